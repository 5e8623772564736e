import OutturnSeries

/// What is worth saying about one indicator, found from its numbers.
struct CoherenceFindings {
  private let indicator: Indicator
  private let arithmetic: CoherenceArithmetic
  private let plan: Plan

  init(_ indicator: Indicator, _ arithmetic: CoherenceArithmetic, _ plan: Plan) {
    self.indicator = indicator
    self.arithmetic = arithmetic
    self.plan = plan
  }

  /// The weightiest first.
  var all: [Finding] {
    [disagreement, rounding, missingBase, lastLevel, lastGrowth, qualifier].compactMap { $0 }
  }

  private var disagreement: Finding? {
    let stated = indicator.growthTarget?.figure.value
    switch arithmetic.verdict {
    case .slack:
      guard let implied = arithmetic.impliedGrowth, let stated,
        let required = arithmetic.requiredLevel, let level = indicator.levelTarget
      else { return nil }
      return .slack(
        impliedGrowth: implied, statedGrowth: stated, requiredLevel: required,
        statedLevel: level.figure.value)
    case .binding:
      guard let implied = arithmetic.impliedGrowth, let stated,
        let reached = arithmetic.requiredLevel, let level = indicator.levelTarget,
        let base = indicator.outturn.level, let impliedBase = arithmetic.impliedBase
      else { return nil }
      return .binding(
        impliedGrowth: implied, statedGrowth: stated, levelAtStatedGrowth: reached,
        statedLevel: level.figure.value, base: base.value, impliedBase: impliedBase)
    case .inconsistent:
      guard let implied = arithmetic.impliedGrowthInterval, let stated else { return nil }
      return .inconsistent(impliedGrowth: implied, statedGrowth: stated)
    case .scope:
      return .scope(
        impliedGrowth: arithmetic.impliedGrowth, statedGrowth: stated,
        levelAtStatedGrowth: arithmetic.requiredLevel, impliedBase: arithmetic.impliedBase)
    case .concept: return concept
    case .consistent, nil: return nil
    }
  }

  private var concept: Finding {
    let other = indicator.comparison?.other.flatMap { plan[$0] }
    return .concept(
      other: other?.id,
      growth: arithmetic.impliedGrowth ?? indicator.growthTarget?.figure.value,
      otherGrowth: other.flatMap(Self.plannedGrowth),
      lastGrowth: indicator.outturn.growth?.value, otherLastGrowth: other?.outturn.growth?.value)
  }

  private static func plannedGrowth(_ indicator: Indicator) -> Double? {
    indicator.growthTarget?.figure.value ?? CoherenceArithmetic(indicator).impliedGrowth
  }

  private var rounding: Finding? {
    guard [.slack, .binding].contains(arithmetic.verdict), arithmetic.isReconcilable == true,
      let base = arithmetic.baseInterval, let level = indicator.levelTarget,
      let implied = arithmetic.impliedGrowthInterval
    else { return nil }
    return .reconcilableWithinRounding(
      base: base, level: level.figure.interval, impliedGrowth: implied)
  }

  private var missingBase: Finding? {
    guard indicator.outturn.level == nil, let base = arithmetic.impliedBase,
      let interval = arithmetic.impliedBaseInterval
    else { return nil }
    return .baseNotPublished(
      impliedBase: base, interval: interval,
      perDeflatorPoint: arithmetic.baseChangePerDeflatorPoint)
  }

  private var lastLevel: Finding? {
    guard let outturn = indicator.outturn.level, let target = indicator.levelTarget else {
      return nil
    }
    let figure = target.figure
    if Self.isSame(outturn, figure, sense: target.sense) {
      return .atLastOutturn(outturn: outturn.value, target: figure.value)
    }
    let change =
      indicator.unit?.isPercentage == true || outturn.value <= 0
      ? figure.value - outturn.value
      : GrowthPath.growth(from: outturn.value, to: figure.value)
    switch target.sense {
    case .atLeast, .above, .equals, .about, .keep:
      return figure.value < outturn.value
        ? .belowLastOutturn(outturn: outturn.value, target: figure.value, change: change) : nil
    case .atMost:
      return figure.value > outturn.value
        ? .looserThanLastOutturn(outturn: outturn.value, target: figure.value, change: change)
        : nil
    }
  }

  private var lastGrowth: Finding? {
    guard let outturn = indicator.outturn.growth, let target = indicator.growthTarget,
      target.sense.wantsMore, !Self.isSame(outturn, target.figure, sense: target.sense),
      target.figure.value < outturn.value
    else { return nil }
    return .growthBelowLastOutturn(outturn: outturn.value, target: target.figure.value)
  }

  private var qualifier: Finding? {
    guard let base = indicator.outturn.level else { return nil }
    return switch indicator.outturn.qualifier {
    case .expected: .baseIsExpected(base.value)
    case .over: .baseIsLowerBound(base.value)
    case nil: nil
    }
  }

  /// Whether the target is last year's figure, rounded in the direction that asks for no more.
  private static func isSame(
    _ outturn: PublishedFigure, _ target: PublishedFigure, sense: Sense
  ) -> Bool {
    let asksForLess =
      sense.wantsMore ? target.value < outturn.value : target.value > outturn.value
    return target.value == outturn.value
      || asksForLess && target.isPublishedForm(of: outturn.value)
  }
}
