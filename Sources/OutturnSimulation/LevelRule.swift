package import OutturnSeries

/// What is not known of the level that a path starts from.
package enum LevelNoise: Sendable, Hashable {
  case none
  /// Factor exp(sd·z), z standard normal; the standard deviation is a fraction (0.01 is 1 %).
  case logNormal(standardDeviation: Double)
  /// Factor 1 + w·(2u − 1), u uniform on (0, 1); the half-width is a fraction below 1.
  case uniform(relativeHalfWidth: Double)
}

/// How the levels of one series follow from its growth.
///
/// level(h) = level(h−1) · (1 + growth(h)/100), times (1 + π(h)/100) when the growth is real and
/// the level nominal.
package struct LevelRule: Sendable {
  /// Level before the first step, in the series' unit: one value, or one per draw. Positive.
  package let baseLevels: [Double]
  package let noise: LevelNoise
  /// True when growth is at constant prices and the level at current prices.
  package let usesDeflator: Bool

  package init(baseLevels: [Double], noise: LevelNoise = .none, usesDeflator: Bool = false) {
    precondition(
      !baseLevels.isEmpty && baseLevels.allSatisfy { $0 > 0 && $0.isFinite },
      "base levels must be positive and finite")
    switch noise {
    case .none: break
    case .logNormal(let deviation):
      precondition(
        deviation >= 0 && deviation <= 10, "standard deviation \(deviation) is not within 0...10")
    case .uniform(let width):
      precondition(width >= 0 && width < 1, "relative half-width \(width) is not within 0..<1")
    }
    self.baseLevels = baseLevels
    self.noise = noise
    self.usesDeflator = usesDeflator
  }
}

/// Change of prices per step, in per cent: π(h) = mean(h) + common(h)·z₀ + year(h)·z(h), with z₀
/// shared by all steps of a path and by all series.
package struct DeflatorRule: Sendable {
  /// One per step, per cent.
  package let means: [Double]
  /// One per step, per cent.
  package let commonStandardDeviations: [Double]
  /// One per step, per cent.
  package let yearStandardDeviations: [Double]

  package init(
    means: [Double], commonStandardDeviations: [Double], yearStandardDeviations: [Double]
  ) {
    precondition(
      means.count == commonStandardDeviations.count
        && means.count == yearStandardDeviations.count,
      "a deflator needs one mean and two standard deviations a step")
    precondition(
      (means + commonStandardDeviations + yearStandardDeviations).allSatisfy(\.isFinite)
        && (commonStandardDeviations + yearStandardDeviations).allSatisfy { $0 >= 0 },
      "means must be finite and standard deviations not negative")
    self.means = means
    self.commonStandardDeviations = commonStandardDeviations
    self.yearStandardDeviations = yearStandardDeviations
  }
}

/// A figure that a target speaks of, and the values that meet the target.
package struct TargetCell: Sendable, Hashable {
  package let measure: Measure
  package let series: Int
  /// From 0: the first projected period.
  package let step: Int
  /// Values that meet the target as it is written; both ends belong to it, ±infinity may be one.
  package let exact: ClosedRange<Double>
  /// Values that meet it once rounded as published.
  package let published: ClosedRange<Double>

  package init(
    measure: Measure, series: Int, step: Int, exact: ClosedRange<Double>,
    published: ClosedRange<Double>
  ) {
    self.measure = measure
    self.series = series
    self.step = step
    self.exact = exact
    self.published = published
  }
}
