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
    ([disagreement] + scopeWords + [partOfWhole, rounding, missingBase, lastLevel]
      + [levelAsGrowth, lastGrowth, qualifier, signedAndInPlace]).compactMap { $0 }
  }

  /// Words that differ, where the plan's author has not already said so.
  private var scopeWords: [Finding?] {
    guard indicator.isComparable else { return [] }
    return ScopeAlarm.alarms(indicator.quotes).map(Finding.scopeWords)
  }

  private var partOfWhole: Finding? {
    guard let whole = indicator.partOf.flatMap({ plan[$0] }), whole.unit == indicator.unit else {
      return nil
    }
    let last = indicator.outturn.level.flatMap { part in
      whole.outturn.level.map { (part: part.value, total: $0.value) }
    }
    let wanted = indicator.levelTarget.flatMap { part in
      whole.levelTarget.map { (part: part.figure.value, total: $0.figure.value) }
    }
    if let wanted, wanted.part > wanted.total {
      return .partExceedsWhole(
        whole: whole.id, part: wanted.part, total: wanted.total, isTarget: true)
    }
    if let last, last.part > last.total {
      return .partExceedsWhole(whole: whole.id, part: last.part, total: last.total, isTarget: false)
    }
    guard let now = wanted ?? last else { return nil }
    let lastRest = last.map { $0.total - $0.part }
    func growth(to rest: Double) -> Double? {
      guard wanted != nil, let lastRest, lastRest > 0, indicator.isComparable else { return nil }
      return GrowthPath.growth(from: lastRest, to: rest)
    }
    let stated = CoherenceArithmetic(whole).requiredLevel
    return .partOfWhole(
      whole: whole.id, lastShare: last.map { 100 * $0.part / $0.total },
      share: 100 * now.part / now.total, rest: now.total - now.part,
      restGrowth: growth(to: now.total - now.part),
      restGrowthAtStatedGrowth: stated.flatMap { $0 > now.total ? growth(to: $0 - now.part) : nil })
  }

  /// Told at the signed capital, with the first capital in place.
  private var signedAndInPlace: Finding? {
    func stage(_ indicator: Indicator) -> (words: String, amount: Double)? {
      guard indicator.kind == .investment, let amount = indicator.outturn.level?.value,
        let words = ScopeAlarm.stage(indicator.quotes.outturn)
      else { return nil }
      return (words, amount)
    }
    guard let own = stage(indicator), own.words == "签约" || own.words == "合同" else { return nil }
    let other = plan.indicators.first { other in
      other.unit == indicator.unit && stage(other).map { $0.words.contains("到位") } == true
    }
    guard let other, let amount = stage(other)?.amount else { return nil }
    return .signedAndInPlace(other: other.id, signed: own.amount, inPlace: amount)
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

  /// Where last year's figure already says that the target is no more than that, that is enough.
  private var levelAsGrowth: Finding? {
    guard indicator.growthTarget == nil, arithmetic.verdict == nil, lastLevel == nil,
      let implied = arithmetic.impliedGrowth, let interval = arithmetic.impliedGrowthInterval
    else { return nil }
    return .levelAsGrowth(impliedGrowth: implied, interval: interval)
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

extension Finding {
  /// Ambition that is worth a word.
  static func unusual(_ ambition: Ambition) -> Finding? {
    ambition.tag == .ordinary ? nil : .ambition(ambition)
  }
}
