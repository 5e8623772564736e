private import Glibc
internal import OutturnAlgebra

/// The hyperparameters of a conjugate prior with the largest posterior density: marginal likelihood
/// times hyperprior.
///
/// One unknown is found by a grid and Brent's method in its logarithm, several by the simplex of
/// Nelder and Mead from three starts. No randomness.
///
/// - Source: Giannone, Lenza & Primiceri (2015), doi:10.1162/REST_a_00483.
/// - Verified: `HyperparameterSearchTests`.
public struct HyperparameterSearch: Sendable {
  public let hyperparameters: Hyperparameters
  /// log p(Y) there.
  public let logMarginalLikelihood: Double
  /// log p(Y) plus the log densities of the hyperpriors.
  public let objective: Double
  public let posterior: NormalInverseWishart
  /// Names of hyperparameters that lie on one of their bounds: there the data ask for more.
  public let atBounds: [String]
  /// Evaluations of the marginal likelihood.
  public let evaluations: Int
  /// Whether the search ended because nothing better was near, not at its limit of steps.
  public let isSettled: Bool
  /// log θ by coordinate.
  let logarithms: [Double]

  /// - Throws: ``EstimationError``.
  /// - Complexity: Some 50 marginal likelihoods for one unknown, some thousand for several.
  public init(
    _ prior: ConjugatePrior, _ sample: ConjugateSample
  ) throws(EstimationError) {
    let space = HyperparameterSpace(
      prior, freeFactors: sample.sample.outbreak?.freeFactors ?? 0)
    do {
      func objective(_ logarithms: [Double]) throws(AlgebraError) -> Double {
        let point = space.point(logarithms)
        return try sample.posterior(space.hyperparameters(point)).logMarginalLikelihood
          + space.logPrior(point)
      }
      var place: [Double] = []
      var count = 0
      var settled = true
      if space.coordinates.count == 1 {
        let bounds = space.coordinates[0].bounds
        let maximum = try IntervalMaximum(
          over: log(bounds.lowerBound)...log(bounds.upperBound), grid: 25, tolerance: 1e-8
        ) { u throws(AlgebraError) in try objective([u]) }
        place = [maximum.place]
        count = maximum.evaluations
      } else if space.coordinates.count > 1 {
        // Three starts: with outliers two explanations of them can be hills of their own.
        var best = -Double.infinity
        for shift in [0, -1.5, 1.5] {
          let start = space.point(space.coordinates.map { log($0.start) + shift })
          let maximum = try SimplexMaximum(
            from: start.map { log($0) }, step: 0.7, tolerance: 1e-8, objective)
          count += maximum.evaluations
          if maximum.value > best {
            (best, place, settled) = (maximum.value, maximum.place, maximum.isSettled)
          }
        }
      }
      let point = space.point(place)
      let chosen = space.hyperparameters(point)
      let best = try sample.posterior(chosen)
      hyperparameters = chosen
      posterior = best.law
      logMarginalLikelihood = best.logMarginalLikelihood
      self.objective = best.logMarginalLikelihood + space.logPrior(point)
      atBounds = zip(space.coordinates, point).compactMap { coordinate, value in
        // Within the search's own width of a bound.
        let bounds = coordinate.bounds
        let isAtBound =
          value < bounds.lowerBound * (1 + 1e-4) || value > bounds.upperBound * (1 - 1e-4)
        return isAtBound ? coordinate.name : nil
      }
      evaluations = count + 1
      isSettled = settled
      logarithms = point.map { log($0) }
    } catch {
      throw .numbersRefused(model: "bvar", error)
    }
  }
}
