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
