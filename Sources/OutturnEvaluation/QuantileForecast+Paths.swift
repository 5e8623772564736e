public import OutturnAlgebra
internal import OutturnModels

extension QuantileForecast {
  /// What joint paths say of one unit's growth, or of its mean over some years.
  ///
  /// - Parameters:
  ///   - target: With a horizon of at most H.
  ///   - unit: Column of the paths, from 0.
  ///   - paths: At least one; H×N, growth in per cent.
  /// - Complexity: O(paths · log paths).
  public init(of target: ForecastTarget, unit: Int, in paths: [Matrix]) {
    precondition(!paths.isEmpty && target.horizon >= 1, "no path, or no year ahead")
    let steps = target.years(after: -1)
    let sorted = paths.map { path in
      steps.reduce(0) { $0 + path[$1, unit] } / Double(steps.count)
    }.sorted()
    self.init(Self.levels.map { SampleQuantile.linear($0, of: sorted) })
  }
}
