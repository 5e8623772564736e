package import OutturnAlgebra
package import OutturnRandom

/// A Gibbs sampler of a vector autoregression about its mean.
///
/// Given μ it is a regression of deviations; given the lags, μ is the coefficient of a regression
/// of y_t − Σ A_l·y_{t−l} on I − Σ A_l. Every step is an exact draw from a full conditional.
///
/// - Source: Villani (2009), doi:10.1002/jae.1065, propositions 2.1 and 2.2.
/// - Verified: `SteadyStateTests`: calibration, recovery, the mean of distant forecasts.
package struct SteadyStateChain: PosteriorChain {
  /// Lags and impulses, T×(k − 1), and responses, T×n.
  private let x: Matrix
  private let y: Matrix
  private let lags: Int
  /// Of the coefficients without a constant.
  private let prior: RegressionPrior
  private let beliefs: [SteadyStatePrior.Belief]
  private var stream: RandomStream
  /// Rows of lag 1, lag 2, … and impulses, (k − 1)×n.
  package private(set) var coefficients: Matrix
  /// Σ.
  package private(set) var covariance: Matrix
  /// μ.
  package private(set) var mean: [Double]
  private var mixing: MixingFactors

  /// Starts at the prior means.
  ///
  /// - Parameters:
  ///   - regressors: Lag 1 of each series, lag 2, …, then what is not a lag; no constant.
  ///   - prior: Of the coefficients of `regressors`.
  package init(
    regressors: Matrix, responses: Matrix, lags: Int, prior: RegressionPrior,
    beliefs: [SteadyStatePrior.Belief], stream: RandomStream
  ) {
    precondition(
      regressors.columnCount == prior.means.rowCount && beliefs.count == responses.columnCount
        && regressors.columnCount >= lags * responses.columnCount,
      "\(regressors.columnCount) regressors, \(prior.means.rowCount) prior means, \(beliefs.count) beliefs"
    )
    x = regressors
    y = responses
    self.lags = lags
    self.prior = prior
    self.beliefs = beliefs
    self.stream = stream
    coefficients = prior.means
    covariance = (1 / prior.degreesOfFreedom) * prior.scale
    mean = beliefs.map(\.mean)
    mixing = MixingFactors(prior.errors, count: responses.rowCount)
  }

  package mutating func sweep(isBurnIn: Bool) throws(AlgebraError) {
    let n = y.columnCount
    var deviations = x
    var responses = y
    for t in 0..<y.rowCount {
      for i in 0..<n {
        responses[t, i] -= mean[i]
        for lag in 0..<lags { deviations[t, lag * n + i] -= mean[i] }
      }
    }
    let weighted = deviations.withRows(scaledBy: mixing.values)
    var normal = CoefficientConditional(means: prior.means, variances: prior.variances)
    normal.add(
      gram: weighted.multiplied(by: deviations, transposingSelf: true),
      cross: weighted.multiplied(by: responses, transposingSelf: true),
      inverse: try Cholesky(covariance).inverse)
    coefficients = try normal.draw(from: &stream)

    let errors = responses - deviations * coefficients
    covariance = try InverseWishart(
      scale: prior.scale
        + errors.withRows(scaledBy: mixing.values).multiplied(by: errors, transposingSelf: true),
      degreesOfFreedom: prior.degreesOfFreedom + Double(y.rowCount)
    ).draw(from: &stream)
    try mixing.sweep(errors: errors, covariance: covariance, stream: &stream)
    try drawMean()
  }

  /// I − Σ A_l.
  private var longRunGap: Matrix {
    let n = y.columnCount
    var gap = Matrix.identity(n)
    for lag in 0..<lags {
      for i in 0..<n {
        for j in 0..<n { gap[i, j] -= coefficients[lag * n + j, i] }
      }
    }
    return gap
  }

  private mutating func drawMean() throws(AlgebraError) {
    let gap = longRunGap
    let inverse = try Cholesky(covariance).inverse
    let left = gap.multiplied(by: inverse, transposingSelf: true)
    let surplus = y - x * coefficients
    let total = mixing.values.reduce(0, +)
    let sums = surplus.multiplied(by: Matrix(column: mixing.values), transposingSelf: true)
    var precision = total * (left * gap)
    var linear = (left * sums).elements
    for (i, belief) in beliefs.enumerated() {
      let weight = 1 / (belief.standardDeviation * belief.standardDeviation)
      precision[i, i] += weight
      linear[i] += weight * belief.mean
    }
    let factor = try Cholesky(precision)
    let noise = Matrix(column: linear.map { _ in stream.normal() })
    let spread = try factor.lower.solveLower(noise, transposed: true)
    mean = zip(factor.solve(linear), spread.elements).map { $0 + $1 }
  }

  /// The chain's present point, with the constant (I − Σ A_l)·μ; μ and ν are its parameters.
  package mutating func draw() throws(AlgebraError) -> PosteriorDraw {
    let constant = Matrix(column: longRunGap * mean).transposed
    let nu = mixing.degreesOfFreedom
    return PosteriorDraw(
      coefficients: constant.above(coefficients), factor: try Cholesky(covariance).lower,
      shockLaw: nu.map { .student(degreesOfFreedom: $0) } ?? .normal,
      parameters: mean + (nu.map { [$0] } ?? []))
  }
}
