import OutturnSeries

/// The numbers that follow from one indicator's figures.
struct CoherenceArithmetic {
  let indicator: Indicator

  init(_ indicator: Indicator) {
    self.indicator = indicator
  }

  private var base: PublishedFigure? { indicator.outturn.level }
  private var level: Target? { indicator.levelTarget }
  private var growth: Target? { indicator.growthTarget }

  /// Half a unit of the last digit around the base; from it upwards when the report says 超.
  var baseInterval: ClosedRange<Double>? {
    guard let base else { return nil }
    guard indicator.outturn.qualifier == .over else { return base.interval }
    let width = base.interval.upperBound - base.interval.lowerBound
    return base.value...(base.value + width)
  }

  /// Only for amounts and counts: a share in per cent has a change, not a growth rate.
  private var hasGrowthRate: Bool { indicator.unit?.isPercentage != true }

  var impliedGrowth: Double? {
    guard hasGrowthRate, let base, let level else { return nil }
    return GrowthPath.growth(from: base.value, to: level.figure.value)
  }

  var impliedGrowthInterval: ClosedRange<Double>? {
    guard hasGrowthRate, let baseInterval, baseInterval.lowerBound > 0, let level else {
      return nil
    }
    return Self.growth(from: baseInterval, to: level.figure.interval)
  }

  var requiredLevel: Double? {
    guard let base, let growth else { return nil }
    return GrowthPath.level(after: growth.figure.value, from: base.value)
  }

  var requiredLevelInterval: ClosedRange<Double>? {
    guard let baseInterval, let growth else { return nil }
    let rate = growth.figure.value
    return GrowthPath.level(
      after: rate, from: baseInterval.lowerBound)...GrowthPath.level(
        after: rate, from: baseInterval.upperBound)
  }

  var impliedBase: Double? {
    guard let level, let growth else { return nil }
    return GrowthPath.base(before: growth.figure.value, to: level.figure.value)
  }

  var impliedBaseInterval: ClosedRange<Double>? {
    guard let level, let growth else { return nil }
    let rates = growth.figure.interval
    guard rates.lowerBound > -100 else { return nil }
    let levels = level.figure.interval
    return GrowthPath.base(
      before: rates.upperBound, to: levels.lowerBound)...GrowthPath.base(
        before: rates.lowerBound, to: levels.upperBound)
  }

  /// How much the implied base rises for each point that prices fall, when growth is real and
  /// the level nominal.
  var baseChangePerDeflatorPoint: Double? {
    guard indicator.growthIsReal == true, let impliedBase else { return nil }
    return GrowthPath.base(before: -1, to: impliedBase) - impliedBase
  }

  /// Whether values that round to base, growth and level agree.
  var isReconcilable: Bool? {
    guard let growth, let impliedGrowthInterval else { return nil }
    return impliedGrowthInterval.overlaps(growth.figure.interval)
  }

  var verdict: Coherence.Verdict? {
    if let kind = indicator.comparison?.kind {
      return kind == .scope ? .scope : .concept
    }
    guard let growth, let level, let impliedGrowth, let requiredLevel, let baseInterval,
      baseInterval.lowerBound > 0
    else { return nil }
    let reachable = Self.growth(from: baseInterval, to: Self.allowed(level))
    guard reachable.overlaps(Self.allowed(growth)) else { return .inconsistent }
    // Asked for the same when one of the two rounds to the other.
    if growth.figure.isPublishedForm(of: impliedGrowth)
      || level.figure.isPublishedForm(of: requiredLevel)
    {
      return .consistent
    }
    switch (level.sense.wantsMore, growth.sense.wantsMore) {
    case (true, true): return requiredLevel > level.figure.value ? .slack : .binding
    case (false, false): return requiredLevel < level.figure.value ? .slack : .binding
    // A floor beside a ceiling asks for different things; that both can be met is all to say.
    default: return .consistent
    }
  }

  /// The outcomes that a target allows when its number is as exact as its digits.
  private static func allowed(_ target: Target) -> ClosedRange<Double> {
    let interval = target.figure.interval
    switch target.sense {
    case .atLeast, .above: return interval.lowerBound ... .infinity
    case .atMost: return -.infinity...interval.upperBound
    case .equals, .keep: return interval
    case .about:
      let band = target.band ?? 0
      return (interval.lowerBound - band)...(interval.upperBound + band)
    }
  }

  /// Growth from anywhere in one interval to anywhere in another.
  private static func growth(
    from base: ClosedRange<Double>, to level: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let low =
      level.lowerBound == -.infinity
      ? -100 : GrowthPath.growth(from: base.upperBound, to: level.lowerBound)
    let high =
      level.upperBound == .infinity
      ? .infinity : GrowthPath.growth(from: base.lowerBound, to: level.upperBound)
    return low...max(low, high)
  }
}
