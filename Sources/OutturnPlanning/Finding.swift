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
  /// ``reconcilingPrices(_:_:)`` tells what would have to lie between them.
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
  /// A level target with no growth target beside it, above what was reached: the growth in per
  /// cent that it asks for, and over all values that base and level are rounded from.
  case levelAsGrowth(impliedGrowth: Double, interval: ClosedRange<Double>)
  /// An upper bound above what was reached.
  case looserThanLastOutturn(outturn: Double, target: Double, change: Double)
  /// The growth target is below the growth that was reached.
  case growthBelowLastOutturn(outturn: Double, target: Double)
  /// The report expects the base and does not yet know it.
  case baseIsExpected(Double)
  /// The report says that the base was exceeded, not by how much.
  case baseIsLowerBound(Double)
  /// Growth is real and the level nominal: what prices have to do for both to ask for the same.
  case priceGap(PriceGap)
  /// A part is larger than the whole, reached or wanted.
  case partExceedsWhole(whole: String, part: Double, total: Double, isTarget: Bool)
  /// A part, the whole and what is left of it, last year and wanted; the last is the growth that the
  /// rest needs where the whole's growth target asks for more than its level target.
  case partOfWhole(
    whole: String, lastShare: Double?, share: Double, rest: Double, restGrowth: Double?,
    restGrowthAtStatedGrowth: Double?)
  /// The words of outturn and target cover different things.
  case scopeWords(ScopeAlarm)
  /// Capital signed and capital in place stand in one plan: two stages of the same deals.
  case signedAndInPlace(other: String, signed: Double, inPlace: Double)
  /// The growth target against what was reached before.
  case ambition(Ambition)

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
    case .priceGap: "W0414"
    case .partExceedsWhole: "W0415"
    case .partOfWhole: "W0416"
    case .scopeWords: "W0417"
    case .signedAndInPlace: "W0418"
    case .ambition: "W0419"
    case .levelAsGrowth: "W0420"
    }
  }

  /// Whether the plan's own numbers are at odds, rather than worth knowing.
  public var isWarning: Bool {
    switch self {
    case .slack, .binding, .inconsistent, .scope, .concept, .partExceedsWhole, .scopeWords: true
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
    case .levelAsGrowth(let implied, let interval):
      [
        "implied_growth": implied, "implied_growth_low": interval.lowerBound,
        "implied_growth_high": interval.upperBound,
      ]
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
        "reconciling_prices": Self.reconcilingPrices(growth, other),
        "last_reconciling_prices": Self.reconcilingPrices(last, otherLast),
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
    case .priceGap(let gap):
      Self.present([
        "base": gap.base, "base_year": Double(gap.from), "years": Double(gap.years),
        "required_prices": gap.required, "required_prices_low": gap.interval.lowerBound,
        "required_prices_high": gap.interval.upperBound, "expected_prices": gap.expected,
      ])
    case .partExceedsWhole(_, let part, let total, _): ["part": part, "whole": total]
    case .partOfWhole(_, let last, let share, let rest, let growth, let atStated):
      Self.present([
        "last_share": last, "share": share, "rest": rest, "rest_growth": growth,
        "rest_growth_at_stated_growth": atStated,
      ])
    case .scopeWords: [:]
    case .signedAndInPlace(_, let signed, let inPlace): ["signed": signed, "in_place": inPlace]
    case .ambition(let ambition):
      ambition.standings.reduce(into: ["target": ambition.target]) { numbers, standing in
        numbers["percentile_\(standing.region)"] = standing.percentile
        numbers["median_\(standing.region)"] = standing.median
      }
    }
  }

  /// What lies between nominal growth of one quantity and real growth of another, in per cent:
  /// prices, and for output beside value added the share of value added.
  public static func reconcilingPrices(_ growth: Double?, _ other: Double?) -> Double? {
    guard let growth, let other, other > -100 else { return nil }
    return 100 * ((1 + growth / 100) / (1 + other / 100) - 1)
  }

  private static func present(_ numbers: [String: Double?]) -> [String: Double] {
    numbers.compactMapValues { $0 }
  }
}
