private import Glibc
internal import OutturnAlgebra

/// A Minnesota prior with shocks whose size walks:
///
///     y_t = B′x_t + A⁻¹·diag(exp(h_t/2))·ε_t,   ε_t ~ N(0, I),
///     h_it = h_i,t−1 + η_it,   η_it ~ N(0, q_i)
///
/// with A lower triangular with ones on its diagonal. The order of the series matters for the
/// prior of A, as in every model of this form.
///
/// - Source: Cogley & Sargent (2005), doi:10.1016/j.red.2004.10.009, with constant coefficients as
///   in Clark (2011), doi:10.1198/jbes.2010.09248.
public struct StochasticVolatilityPrior: Sendable, Hashable {
  /// λ, θ and the decay of the coefficients; its shocks' law must be normal.
  public var dynamics = IndependentPrior()
  /// Prior mean of q, the variance of a period's change of a log-variance; of an inverse gamma law.
  ///
  /// Source of 0.035 and 5, for quarters: Clark (2011).
  public var stepVariance = 0.035
  /// Degrees of freedom of the prior of q; above 2.
  public var stepDegreesOfFreedom = 5.0
  /// Variance of the log-variance of the first period about log ψ.
  public var initialVariance = 4.0
  /// Standard deviation of an element of A, in units of √(ψ_i/ψ_j).
  public var contemporaneousTightness = 1.0

  public init() {}
}

/// The prior of the volatility part in the form that the sampler needs.
package struct VolatilityPrior: Sendable {
  /// Mean of h in the first period, by equation.
  package var initialMeans: [Double]
  package var initialVariance: Double
  /// q ~ inverse gamma: shape and scale.
  package var stepShape: Double
  package var stepScale: Double
  /// Variances of the elements of A below its diagonal, n×n.
  package var contemporaneous: [[Double]]

  package init(
    initialMeans: [Double], initialVariance: Double, stepShape: Double, stepScale: Double,
    contemporaneous: [[Double]]
  ) {
    precondition(
      initialVariance > 0 && stepShape > 0 && stepScale > 0
        && contemporaneous.count == initialMeans.count,
      "initial variance \(initialVariance), steps of shape \(stepShape) and scale \(stepScale)")
    self.initialMeans = initialMeans
    self.initialVariance = initialVariance
    self.stepShape = stepShape
    self.stepScale = stepScale
    self.contemporaneous = contemporaneous
  }

  init(_ prior: StochasticVolatilityPrior, residualVariances psi: [Double]) {
    precondition(
      prior.dynamics.errors == .normal && prior.stepDegreesOfFreedom > 2,
      "shocks \(prior.dynamics.errors), \(prior.stepDegreesOfFreedom) degrees of freedom")
    let square = prior.contemporaneousTightness * prior.contemporaneousTightness
    self.init(
      initialMeans: psi.map { log($0) }, initialVariance: prior.initialVariance,
      stepShape: prior.stepDegreesOfFreedom / 2,
      stepScale: (prior.stepDegreesOfFreedom - 2) * prior.stepVariance / 2,
      contemporaneous: psi.map { one in psi.map { square * one / $0 } })
  }
}
