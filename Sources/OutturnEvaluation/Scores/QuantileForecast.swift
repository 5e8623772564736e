private import Glibc

/// A forecast given by its 99 percentiles, the form in which forecasts of a panel are exchanged.
///
/// Between two percentiles the distribution is linear; beyond the outermost ones it falls off
/// exponentially, at the rate of the outermost four percentiles.
public struct QuantileForecast: Sendable, Hashable {
  /// 0.01, 0.02, …, 0.99.
  public static let levels = (1...99).map { Double($0) / 100 }

  /// One a level, in the forecast's unit (per cent for growth).
  public let values: [Double]

  /// - Parameter values: 99 finite numbers that never decrease.
  public init(_ values: [Double]) {
    precondition(Self.isValid(values), "99 percentiles that never decrease are needed")
    self.values = values
  }

  /// Whether these are 99 finite numbers that never decrease.
  public static func isValid(_ values: [Double]) -> Bool {
    values.count == levels.count && values.allSatisfy(\.isFinite)
      && zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
  }

  public var median: Double { values[49] }

  /// P(Y ≤ x).
  public func cumulative(_ x: Double) -> Double {
    let below = values.count { $0 <= x }
    if below == 0 {
      return 0.01 * exp(-(values[0] - x) / Self.tailScale(values[4] - values[0]))
    }
    if below == values.count {
      return 1 - 0.01 * exp(-(x - values[98]) / Self.tailScale(values[98] - values[94]))
    }
    let (low, high) = (values[below - 1], values[below])
    let part = (x - low) / max(high - low, Self.leastStep)
    return Self.levels[below - 1] + 0.01 * min(max(part, 0), 1)
  }

  /// P(Y ≥ threshold), kept away from 0 and 1: nobody knows to more than half a per cent.
  public func exceedance(_ threshold: Double) -> Double {
    min(max(1 - cumulative(threshold - Self.leastStep), 0.005), 0.995)
  }

  /// Twice the mean pinball loss over the levels: the CRPS but for what lies beyond the outermost
  /// percentiles, about 1 % above the exact score of a normal law.
  public func crps(_ outturn: Double) -> Double {
    2
      * mean(
        zip(values, Self.levels).map {
          ProbabilityScores.quantile($0, level: $1, outturn: outturn)
        })
  }

  /// −ln of the probability of the bin of half a point around the outturn, with 2 % of a uniform
  /// law on 100 points mixed in, so that no single miss decides an average.
  public func binnedLogScore(_ outturn: Double) -> Double {
    let width = 0.5
    let inBin = cumulative(outturn + width / 2) - cumulative(outturn - width / 2)
    return -log(max(0.98 * inBin + 0.02 * width / 100, 1e-9))
  }

  /// Smallest distance between two values that counts as one.
  private static let leastStep = 1e-9

  /// An exponential tail that runs through the percentiles 1 and 5 has scale distance/ln 5.
  private static func tailScale(_ distance: Double) -> Double {
    max(distance / log(5.0), 1e-6)
  }
}
