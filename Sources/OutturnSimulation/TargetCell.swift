package import OutturnSeries

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
