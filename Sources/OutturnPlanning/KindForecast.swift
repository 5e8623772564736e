private import Glibc
public import OutturnSeries

/// The forecast of an indicator of which one year is known: that year, and how its kind varies.
///
/// The outcome is B·exp(x/100), where B is anything that rounds to last year's figure and x has the
/// ``GrowthLaw`` of the kind; of growth only, it is 100·(exp(x/100) − 1). Of a count of n things the
/// scale is widened by 100·√(2/n), which is what two Poisson counts differ by. Where the report only
/// expects last year's figure, two points are added.
///
/// Nothing is known of its link to other indicators: see ``UnknownLinks``.
///
/// - Verified: `KindForecastTests`, against SciPy.
public struct KindForecast: Sendable, Hashable {
  public let kind: IndicatorKind
  public let law: GrowthLaw
  /// Centre of the law, in log points; points for a rate.
  public let centre: Double
  /// What the law's scale is widened by.
  public let extra: Double
  /// Values that last year's figure may stand for; nil when only growth is asked for.
  public let base: ClosedRange<Double>?

  /// Distance between a figure that a report expects and the one that comes, in log points.
  static let expectedError = 2.0

  /// Nil for an indicator whose kind or whose last year is not known, and for a level whose base
  /// covers other things than the target.
  public init?(_ indicator: Indicator, _ measure: Measure) {
    guard let kind = indicator.kind, indicator.target(measure) != nil else { return nil }
    let outturn = indicator.outturn
    guard outturn.level != nil || outturn.growth != nil else { return nil }
    let isRate = kind == .rate
    if isRate && measure == .growth { return nil }
    // Last year's figures are of no use where they cover something else; the kind's law remains,
    // but only growth can be judged by it.
    let isComparable = indicator.isComparable
    self.kind = kind
    law = GrowthLaw.law(of: kind)
    centre = isRate ? 0 : law.centre(after: isComparable ? outturn.growth?.value : nil)
    var widening = 0.0
    if kind == .count, let count = outturn.level?.value, count > 0 {
      widening = 100 * (2 / count).squareRoot()
    }
    switch measure {
    case .growth:
      base = nil
    case .level:
      let arithmetic = CoherenceArithmetic(indicator)
      guard isComparable, let interval = arithmetic.baseInterval, interval.lowerBound > 0 else {
        return nil
      }
      base = kind == .count ? outturn.level!.value...outturn.level!.value : interval
      if outturn.qualifier == .expected {
        widening = (widening * widening + Self.expectedError * Self.expectedError).squareRoot()
      }
    }
    extra = widening
  }

  /// Probability that the outcome lies in a range; both ends may be infinite.
  public func probability(in outcomes: ClosedRange<Double>) -> Double {
    max(0, share(below: outcomes.upperBound) - share(below: outcomes.lowerBound))
  }

  /// The outcome that is not exceeded with probability `p`, 0 < p < 1.
  ///
  /// It lies between those of the smallest and of the largest base, a few figures apart: there the
  /// share below is nearly a straight line, so that the false position is right after some five looks
  /// where halving would take forty.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    let change = law.quantile(p, around: centre, extra: extra)
    guard let base else { return 100 * (exp(change / 100) - 1) }
    let outcomes = [base.lowerBound, base.upperBound].map {
      kind == .rate ? $0 + change : $0 * exp(change / 100)
    }
    var (low, high) = (outcomes[0], outcomes[1])
    var (below, above) = (share(below: low) - p, share(below: high) - p)
    // The end that moved last, low first: an end that stays twice counts half (Illinois), or it would
    // stay for ever.
    var moved: Bool?
    // As close as a reader could ever see.
    while high - low > 1e-12 * max(1, high.magnitude) && below < 0 && above > 0 {
      let middle = (low * above - high * below) / (above - below)
      guard middle > low && middle < high else { break }
      let rest = share(below: middle) - p
      if rest < 0 {
        if moved == true { above /= 2 }
        (low, below, moved) = (middle, rest, true)
      } else {
        if moved == false { below /= 2 }
        (high, above, moved) = (middle, rest, false)
      }
    }
    return -below < above ? low : high
  }

  /// Points at which the base's range is looked at: the error of the midpoint rule is far below
  /// what a probability is printed with.
  private static let basePoints = 64

  private func share(below value: Double) -> Double {
    guard value.isFinite else { return value > 0 ? 1 : 0 }
    guard let base else {
      return value <= -100
        ? 0 : law.cumulative(100 * log(1 + value / 100), around: centre, extra: extra)
    }
    let width = base.upperBound - base.lowerBound
    let points = width == 0 ? 1 : Self.basePoints
    return (0..<points).reduce(0) { sum, point in
      let start = base.lowerBound + width * (Double(point) + 0.5) / Double(points)
      return sum + change(from: start, below: value)
    } / Double(points)
  }

  private func change(from base: Double, below value: Double) -> Double {
    if kind == .rate {
      return law.cumulative(value - base, around: centre, extra: extra)
    }
    return value <= 0
      ? 0 : law.cumulative(100 * log(value / base), around: centre, extra: extra)
  }
}

extension Indicator {
  /// Whether last year's figures and the target cover the same things, as far as the plan says.
  /// A note about another indicator says nothing of that.
  public var isComparable: Bool { comparison.map { $0.other != nil } ?? true }
}

extension Target {
  /// The target as a task: of a figure that stands alone more is enough as well. A programme of
  /// 2.03 that ends at 2.1 has been carried out, so that `equals` is judged as at least.
  public var asTask: Target {
    guard sense == .equals else { return self }
    var target = self
    target.sense = .atLeast
    return target
  }
}
