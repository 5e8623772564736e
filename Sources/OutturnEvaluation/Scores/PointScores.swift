private import Glibc

/// How far point forecasts lay from the outturns.
///
///     let scores = PointScores(forecasts: [5.4, 5.0], outturns: [5.2, 5.5])
public struct PointScores: Sendable, Hashable {
  /// Forecasts that were scored.
  public let count: Int
  /// Mean of forecast − outturn: above 0 when forecasts were too high.
  public let bias: Double
  public let meanAbsoluteError: Double
  public let rootMeanSquaredError: Double

  /// - Parameters:
  ///   - forecasts: At least one.
  ///   - outturns: One a forecast, in the same unit.
  public init(forecasts: [Double], outturns: [Double]) {
    precondition(
      forecasts.count == outturns.count && !forecasts.isEmpty,
      "\(forecasts.count) forecasts for \(outturns.count) outturns")
    let errors = zip(forecasts, outturns).map { $0 - $1 }
    count = errors.count
    bias = mean(errors)
    meanAbsoluteError = mean(errors.map(\.magnitude))
    rootMeanSquaredError = sqrt(mean(errors.map { $0 * $0 }))
  }
}

/// The mean of at least one number.
func mean(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "nothing has no mean")
  return values.reduce(0, +) / Double(values.count)
}

/// The middle of at least one number: of an even count the mean of the two in the middle.
func median(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "nothing has no median")
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
