private import Glibc
package import OutturnAlgebra
package import OutturnRandom

/// A Gibbs sampler of a multivariate regression with independent priors and normal or Student-t
/// shocks.
///
/// Every step is an exact draw from a full conditional: B from a normal law, Σ from an inverse
/// Wishart law, mixing factors from gamma laws, their degrees of freedom from a finite law. The scale
/// of an outbreak enters as known weights of the rows and is moved by slice steps.
///
/// - Source: Kadiyala & Karlsson (1997),
///   doi:10.1002/(SICI)1099-1255(199703)12:2<99::AID-JAE429>3.0.CO;2-A; Geweke (1993).
/// - Verified: `IndependentPriorTests`, `OutbreakScaleStepTests`: calibration, closed form.
package struct IndependentPriorChain: PosteriorChain {
  private let x: Matrix
  private let y: Matrix
  private let prior: RegressionPrior
  private var stream: RandomStream
  /// B, k×n.
  package private(set) var coefficients: Matrix
  /// Σ, n×n.
  package private(set) var covariance: Matrix
  private var mixing: MixingFactors
  /// nil where the shocks' size does not follow an outbreak.
  package private(set) var outbreak: OutbreakScaleStep?
  /// Periods from the outbreak's first to the first of the future.
  private let elapsed: Int
  /// X′X and X′Y where no row is weighted.
  private let plain: (gram: Matrix, cross: Matrix)

  /// Starts at the prior means.
  ///
  /// - Parameters:
  ///   - outbreak: With normal shocks alone: a Student-t factor and a scale of one period could not
  ///     be told apart.
  ///   - elapsed: Periods from the outbreak's first to the first of the future.
  package init(
    regressors: Matrix, responses: Matrix, prior: RegressionPrior,
    outbreak: OutbreakScaleStep? = nil, elapsed: Int = 0, stream: RandomStream
  ) {
    precondition(
      outbreak == nil || prior.errors == .normal, "an outbreak with shocks \(prior.errors)")
    precondition(
      regressors.rowCount == responses.rowCount && regressors.columnCount == prior.means.rowCount
        && responses.columnCount == prior.means.columnCount,
      "X \(regressors.rowCount)×\(regressors.columnCount), Y \(responses.rowCount)×\(responses.columnCount)"
    )
    x = regressors
    y = responses
    self.prior = prior
    self.stream = stream
    coefficients = prior.means
    covariance = (1 / prior.degreesOfFreedom) * prior.scale
    mixing = MixingFactors(prior.errors, count: regressors.rowCount)
    self.outbreak = outbreak
    self.elapsed = elapsed
    plain = (
      regressors.multiplied(by: regressors, transposingSelf: true),
      regressors.multiplied(by: responses, transposingSelf: true)
    )
  }

  /// ν at present; nil for normal shocks.
  package var degreesOfFreedom: Double? { mixing.degreesOfFreedom }

  package mutating func sweep(isBurnIn: Bool) throws(AlgebraError) {
    let weights = outbreak?.weights ?? (mixing.degreesOfFreedom == nil ? nil : mixing.values)
    var products = plain
    if let weights {
      let weighted = x.withRows(scaledBy: weights)
      products = (
        weighted.multiplied(by: x, transposingSelf: true),
        weighted.multiplied(by: y, transposingSelf: true)
      )
    }
    var normal = CoefficientConditional(means: prior.means, variances: prior.variances)
    normal.add(
      gram: products.gram, cross: products.cross, inverse: try Cholesky(covariance).inverse)
    coefficients = try normal.draw(from: &stream)

    let errors = y - x * coefficients
    let weighted = weights.map { errors.withRows(scaledBy: $0) } ?? errors
    covariance = try InverseWishart(
      scale: prior.scale + weighted.multiplied(by: errors, transposingSelf: true),
      degreesOfFreedom: prior.degreesOfFreedom + Double(x.rowCount)
    ).draw(from: &stream)
    try mixing.sweep(errors: errors, covariance: covariance, stream: &stream)
    try outbreak?.sweep(errors: errors, covariance: covariance, stream: &stream)
  }

  /// The chain's present point; nothing is drawn.
  package mutating func draw() throws(AlgebraError) -> PosteriorDraw {
    if let course = outbreak?.course {
      return PosteriorDraw(
        coefficients: coefficients, factor: try Cholesky(covariance).lower,
        shockLaw: .outbreak(course, elapsed: elapsed),
        parameters: course.factors + [course.decay])
    }
    let nu = mixing.degreesOfFreedom
    return PosteriorDraw(
      coefficients: coefficients, factor: try Cholesky(covariance).lower,
      shockLaw: nu.map { .student(degreesOfFreedom: $0) } ?? .normal,
      parameters: nu.map { [$0] } ?? [])
  }
}

extension Matrix {
  /// Row i times factor i.
  func withRows(scaledBy factors: [Double]) -> Matrix {
    var result = self
    for j in 0..<columnCount {
      for i in 0..<rowCount { result[i, j] *= factors[i] }
    }
    return result
  }
}
