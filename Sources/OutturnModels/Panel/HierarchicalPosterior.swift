public import OutturnAlgebra
public import OutturnRandom

/// A fitted panel: draws of all parameters, what comes next, and who borrowed from whom.
public struct HierarchicalPosterior: FittedForecastModel {
  /// One a unit, in the order of the panel.
  public let units: [String]
  /// The draws of each chain, in order.
  public let chains: [[HierarchicalDraw]]
  /// Whose figures each unit's parameters come from.
  public let borrowing: PanelBorrowing

  /// All draws, chain after chain.
  public var draws: [HierarchicalDraw] { chains.flatMap(\.self) }

  /// The units.
  public var seriesNames: [String] { units }

  /// Whether the chains agree on a number of the draws.
  public func convergence(of number: (HierarchicalDraw) -> Double) -> Convergence {
    Convergence(chains: chains.map { $0.map(number) })
  }

  /// The worst of the common laws' numbers: largest R̂, smallest effective sample size.
  public var worstConvergence: (rHat: Double, effectiveSampleSize: Double) {
    let numbers: [(HierarchicalDraw) -> Double] = [
      \.centre, \.meanVariance, \.persistenceCentre, \.persistenceVariance, \.varianceScale,
      \.degreesOfFreedom,
    ]
    let all = numbers.map { convergence(of: $0) }
    return (all.map(\.rHat).max() ?? 1, all.map(\.effectiveSampleSize).min() ?? 0)
  }

  /// The mean of the predictive distribution, H×N, model units: the exact mean given each draw,
  /// averaged.
  public func forecastMean(horizon: Int) -> Matrix {
    precondition(horizon >= 1, "no forecast \(horizon) periods ahead")
    let draws = draws
    var result = Matrix(rowCount: horizon, columnCount: units.count)
    for draw in draws {
      for unit in units.indices {
        var gap = draw.lastValues[unit] - draw.means[unit]
        for h in 0..<horizon {
          gap *= draw.persistences[unit]
          result[h, unit] += (draw.means[unit] + gap) / Double(draws.count)
        }
      }
    }
    return result
  }

  /// Joint paths of all units, `count` times H×N: parameters, holes at the end and shocks all drawn.
  ///
  /// Path i takes draw i of those in turn and a stream of its own. Given the parameters, the units'
  /// shocks are independent.
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    precondition(horizon >= 1 && count >= 0, "\(count) paths of \(horizon) periods")
    let draws = draws
    return (0..<count).map { path in
      var stream = seed.stream(.posterior, Self.pathStreams + UInt32(path))
      let draw = draws[path % draws.count]
      var values = draw.lastValues
      var result = Matrix(rowCount: horizon, columnCount: units.count)
      // Period by period, so that a shorter path is the beginning of a longer one.
      for h in 0..<horizon {
        for unit in units.indices {
          let mean = draw.means[unit]
          values[unit] =
            mean + draw.persistences[unit] * (values[unit] - mean)
            + draw.variances[unit].squareRoot()
            * stream.studentT(degreesOfFreedom: draw.degreesOfFreedom)
          result[h, unit] = values[unit]
        }
      }
      return result
    }
  }

  /// Streams below are the chains'.
  private static let pathStreams: UInt32 = 1 << 30
}
