private import OutturnSeries

/// The change of prices at which a growth target at constant prices and a level target at current
/// prices ask for the same.
///
/// With base b, growth g and level L it is L / (b·(1 + g)) − 1. When prices rise by more, whoever
/// reaches the growth reaches the level as well, and the level target is idle; when they rise by
/// less, the growth target is.
public struct PriceGap: Sendable, Hashable {
  /// Year of the level that is started from.
  public var from: Int
  /// That level.
  public var base: Double
  /// Years from there to the plan's.
  public var years: Int
  /// Change of prices over all these years that makes both targets equally hard, in per cent, and
  /// its range over what rounding leaves open and over growth that was not published.
  public var required: Double
  public var interval: ClosedRange<Double>
  /// What the model takes prices to do over these years, in per cent; nil when it says nothing.
  public var expected: Double?
  /// Years whose growth was not published; the range is that of the region's published growth.
  public var unknownYears: [Int]

  public init(
    from: Int, base: Double, years: Int, required: Double, interval: ClosedRange<Double>,
    expected: Double?, unknownYears: [Int]
  ) {
    self.from = from
    self.base = base
    self.years = years
    self.required = required
    self.interval = interval
    self.expected = expected
    self.unknownYears = unknownYears
  }

  /// Which target is idle if prices do what the model expects; nil when either may be.
  public var idle: Idle? {
    guard let expected else { return nil }
    if expected < interval.lowerBound { return .growth }
    return expected > interval.upperBound ? .level : nil
  }

  /// The target that the other one makes redundant.
  public enum Idle: String, Sendable, Hashable {
    case growth, level
  }
}

extension PriceGap {
  /// For an indicator with both targets, growth being real.
  ///
  /// - Parameter history: The past of its series; nil when there is none.
  init?(_ indicator: Indicator, planYear: Int, history: IndicatorHistory?) {
    guard indicator.growthIsReal == true, let growth = indicator.growthTarget,
      let level = indicator.levelTarget
    else { return nil }
    let levels = level.figure.interval
    func gap(_ level: Double, _ base: Double, _ factor: Double) -> Double {
      100 * (level / (base * factor) - 1)
    }
    let target = 1 + growth.figure.value / 100
    let last = CoherenceArithmetic(indicator)
    if let base = indicator.outturn.level?.value, let interval = last.baseInterval,
      interval.lowerBound > 0
    {
      self.init(
        from: planYear - 1, base: base, years: 1,
        required: gap(level.figure.value, base, target),
        interval: gap(
          levels.lowerBound, interval.upperBound, target)...gap(
            levels.upperBound, interval.lowerBound, target),
        expected: history?.prices(after: planYear - 1, through: planYear), unknownYears: [])
      return
    }
    guard let history, let from = history.lastLevel, from.year < planYear - 1 else { return nil }
    let between = (from.year + 1)..<planYear
    let known = between.compactMap { history.growth[$0] }
    let unknown = between.filter { history.growth[$0] == nil }
    let own = history.growth.values
    guard let least = own.min(), let most = own.max() else { return nil }
    let fixed = known.reduce(target) { $0 * (1 + $1 / 100) }
    let low = unknown.reduce(fixed) { factor, _ in factor * (1 + least / 100) }
    let high = unknown.reduce(fixed) { factor, _ in factor * (1 + most / 100) }
    self.init(
      from: from.year, base: from.value, years: planYear - from.year,
      required: gap(level.figure.value, from.value, (low * high).squareRoot()),
      interval: gap(
        levels.lowerBound, from.interval.upperBound, high)...gap(
          levels.upperBound, from.interval.lowerBound, low),
      expected: history.prices(after: from.year, through: planYear), unknownYears: unknown)
  }
}
