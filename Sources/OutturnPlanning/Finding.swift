/// A fact about an indicator's numbers, with the numbers; the words are for a reader to choose.
public enum Finding: Sendable, Hashable {
  /// The level target asks for less than the growth target.
  case slack(
    impliedGrowth: Double, statedGrowth: Double, requiredLevel: Double, statedLevel: Double)
  /// The level target asks for more than the growth target; the last is the base from which the
  /// stated growth would lead to the stated level.
  case binding(
    impliedGrowth: Double, statedGrowth: Double, levelAtStatedGrowth: Double, statedLevel: Double,
    base: Double, impliedBase: Double)
  /// No outcome meets both targets.
  case inconsistent(impliedGrowth: ClosedRange<Double>, statedGrowth: Double)
  /// Slack or binding as the numbers stand, and values that round to them agree.
  case reconcilableWithinRounding(
    base: ClosedRange<Double>, level: ClosedRange<Double>, impliedGrowth: ClosedRange<Double>)
  /// Base and target cover different things, and how far apart their numbers are.
  case scope(
    impliedGrowth: Double?, statedGrowth: Double?, levelAtStatedGrowth: Double?,
    impliedBase: Double?)
  /// Two quantities that are not the same; growth of this one and, where it is named, of the
  /// other, this year and last.
  case concept(
    other: String?, growth: Double?, otherGrowth: Double?, lastGrowth: Double?,
    otherLastGrowth: Double?)
  /// Level and growth are stated and the last level is not: the base that they imply. The change
  /// for each point that prices fall is nil when growth is not real.
  case baseNotPublished(
    impliedBase: Double, interval: ClosedRange<Double>, perDeflatorPoint: Double?)
  /// The level target is below what was reached; `change` in per cent, in points for a share.
  case belowLastOutturn(outturn: Double, target: Double, change: Double)
  /// The level target is what was reached, as far as its digits say.
  case atLastOutturn(outturn: Double, target: Double)
  /// An upper bound above what was reached.
  case looserThanLastOutturn(outturn: Double, target: Double, change: Double)
  /// The growth target is below the growth that was reached.
  case growthBelowLastOutturn(outturn: Double, target: Double)
  /// The report expects the base and does not yet know it.
  case baseIsExpected(Double)
  /// The report says that the base was exceeded, not by how much.
  case baseIsLowerBound(Double)

  /// Names the kind of finding for good.
  public var code: String {
    switch self {
    case .slack: "W0401"
    case .binding: "W0402"
    case .inconsistent: "W0403"
    case .scope: "W0404"
    case .concept: "W0405"
    case .baseNotPublished: "W0406"
    case .belowLastOutturn: "W0407"
    case .atLastOutturn: "W0408"
    case .looserThanLastOutturn: "W0409"
    case .growthBelowLastOutturn: "W0410"
    case .reconcilableWithinRounding: "W0411"
    case .baseIsExpected: "W0412"
    case .baseIsLowerBound: "W0413"
    }
  }

  /// Whether the plan's own numbers are at odds, rather than worth knowing.
  public var isWarning: Bool {
    switch self {
    case .slack, .binding, .inconsistent, .scope, .concept: true
    default: false
    }
  }

  /// The numbers by name, for a machine to read; growth and changes in per cent (points for a
  /// share), levels in the indicator's unit.
  public var numbers: [String: Double] {
    switch self {
    case .slack(let implied, let stated, let required, let level):
      [
        "implied_growth": implied, "stated_growth": stated, "required_level": required,
        "stated_level": level,
      ]
    case .binding(let implied, let stated, let reached, let level, let base, let impliedBase):
      [
        "implied_growth": implied, "stated_growth": stated, "level_at_stated_growth": reached,
        "stated_level": level, "base": base, "implied_base": impliedBase,
      ]
    case .inconsistent(let implied, let stated):
      [
        "implied_growth_low": implied.lowerBound, "implied_growth_high": implied.upperBound,
        "stated_growth": stated,
      ].filter { $0.value.isFinite }
    case .reconcilableWithinRounding(let base, let level, let implied):
      [
        "base_low": base.lowerBound, "base_high": base.upperBound, "level_low": level.lowerBound,
        "level_high": level.upperBound, "implied_growth_low": implied.lowerBound,
        "implied_growth_high": implied.upperBound,
      ]
    case .scope(let implied, let stated, let reached, let impliedBase):
      Self.present([
        "implied_growth": implied, "stated_growth": stated, "level_at_stated_growth": reached,
        "implied_base": impliedBase,
      ])
    case .concept(_, let growth, let other, let last, let otherLast):
      Self.present([
        "growth": growth, "other_growth": other, "last_growth": last,
        "other_last_growth": otherLast,
      ])
    case .baseNotPublished(let base, let interval, let change):
      Self.present([
        "implied_base": base, "implied_base_low": interval.lowerBound,
        "implied_base_high": interval.upperBound, "per_deflator_point": change,
      ])
    case .belowLastOutturn(let outturn, let target, let change),
      .looserThanLastOutturn(let outturn, let target, let change):
      ["outturn": outturn, "target": target, "change": change]
    case .atLastOutturn(let outturn, let target),
      .growthBelowLastOutturn(let outturn, let target):
      ["outturn": outturn, "target": target]
    case .baseIsExpected(let base), .baseIsLowerBound(let base): ["base": base]
    }
  }

  private static func present(_ numbers: [String: Double?]) -> [String: Double] {
    numbers.compactMapValues { $0 }
  }
}
