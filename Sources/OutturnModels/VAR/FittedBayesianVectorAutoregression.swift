public import OutturnAlgebra
public import OutturnRandom

/// A Bayesian vector autoregression with its posterior draws.
public struct FittedBayesianVectorAutoregression: FittedForecastModel {
  public let sample: BayesianSample
  public let draws: PosteriorDraws
  /// Where the hyperparameters of the conjugate form have their largest density; nil for others.
  public let search: HyperparameterSearch?
  /// Share of the proposals that were accepted, where hyperparameters are sampled by Metropolis.
  public let acceptance: Double?

  public var seriesNames: [String] { sample.series }

  /// The mean of the predictive distribution, H×n, model units: the mean over the draws of their
  /// forecasts without shocks, which are the draws' own means. Where hyperparameters are set and
  /// not sampled the first period is exact, B̄′x.
  ///
  /// - Complexity: O(draws · H · p · n²).
  public func forecastMean(horizon: Int) -> Matrix {
    precondition(horizon >= 1, "horizon \(horizon)")
    var sum = Matrix(rowCount: horizon, columnCount: seriesNames.count)
    var silent: RandomStream?
    for draw in draws.draws {
      sum += draw.path(after: sample.recent, horizon: horizon, stream: &silent)
    }
    var mean = (1 / Double(draws.draws.count)) * sum
    if let search, acceptance == nil {
      let x = sample.recent.reduce([1.0], +)
      for i in seriesNames.indices {
        mean[0, i] = x.indices.reduce(0) { $0 + x[$1] * search.posterior.mean[$1, i] }
      }
    }
    return mean
  }

  /// Paths with shocks and parameters uncertain: `count` times H×n.
  ///
  /// Path i takes a draw at random and its shocks from a stream of its own.
  ///
  /// - Complexity: O(count · H · p · n²).
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    precondition(horizon >= 1 && count >= 0, "\(count) paths of \(horizon) periods")
    return (0..<count).map { index in
      // The upper half of the streams, so that a fit under the same seed shares none with it.
      var stream: RandomStream? = seed.stream(.posterior, 0x8000_0000 + UInt32(index))
      let place = Int(stream!.uniform() * Double(draws.draws.count))
      return draws.draws[place].path(after: sample.recent, horizon: horizon, stream: &stream)
    }
  }
}
