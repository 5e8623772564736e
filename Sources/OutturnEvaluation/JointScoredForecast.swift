private import Glibc

/// Forecasts of several series of one unit, made together at one origin, beside what came.
///
/// Series differ in how much they move, so each is divided by the size of its yearly changes as seen
/// at the origin: a scale that no forecaster chooses, so that the scores stay proper.
public struct JointScoredForecast: Sendable, Hashable {
  public let unit: String
  /// Last visible year.
  public let origin: Int
  /// Years ahead.
  public let horizon: Int
  public let seriesCount: Int
  public let energy: Double
  public let variogram: Double

  public var targetYear: Int { origin + horizon }

  /// - Parameters:
  ///   - sample: Futures, one value a series; all forecasters of a comparison give as many.
  ///   - outturn: One a series; two at least.
  ///   - scales: One a series, positive.
  public init(
    sample: [[Double]], outturn: [Double], scales: [Double], unit: String, origin: Int,
    horizon: Int
  ) {
    precondition(
      outturn.count >= 2 && scales.count == outturn.count && scales.allSatisfy { $0 > 0 },
      "\(outturn.count) series with scales \(scales)")
    self.unit = unit
    self.origin = origin
    self.horizon = horizon
    seriesCount = outturn.count
    let scaled = sample.map { path in zip(path, scales).map { $0 / $1 } }
    let came = zip(outturn, scales).map { $0 / $1 }
    energy = JointScores.energy(sample: scaled, outturn: came)
    variogram = JointScores.variogram(sample: scaled, outturn: came)
  }
}

extension BenchmarkHistory {
  /// Root mean square of the changes from one year to the next, at least the rounding of a figure;
  /// nil without two years in a row.
  public var changeScale: Double? {
    let changes = pairs.map { ($0.after - $0.before) * ($0.after - $0.before) }
    return changes.isEmpty ? nil : max(sqrt(mean(changes)), Self.leastScale)
  }
}

extension QuantileForecast {
  /// Four hundred joint futures, but four, of forecasts that have nothing to do with each other: the
  /// percentiles of each in another order.
  public static func unrelated(_ forecasts: [QuantileForecast]) -> [[Double]] {
    // Coprime to 99.
    let steps = [1, 10, 35, 17, 26, 53, 71, 89]
    return (0..<4).flatMap { copy in
      (0..<99).map { place in
        forecasts.indices.map { series in
          let step = steps[series % steps.count]
          return forecasts[series].values[(place * step + 31 * copy * series) % 99]
        }
      }
    }
  }
}
