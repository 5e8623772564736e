private import Glibc
package import OutturnAlgebra
package import OutturnRandom

/// Draws of the hyperparameters of a conjugate prior from their posterior, by a random walk of
/// Metropolis in their logarithms.
///
/// The steps have the shape of the inverse Hessian at the mode; their size is tuned during the
/// burn-in to an acceptance of about ¼ and fixed afterwards. A proposal beyond a bound is refused.
///
/// - Source: Giannone, Lenza & Primiceri (2015), doi:10.1162/REST_a_00483, appendix B.
/// - Verified: `ConjugateFormTests`, against quadrature; `HyperparameterCalibrationTests`.
package struct HyperparameterSampler: PosteriorChain {
  private let space: HyperparameterSpace
  private let sample: ConjugateSample
  private let shape: Matrix
  private var size: Double
  private var stream: RandomStream
  private var place: [Double]
  private var density: Double
  /// The posterior of the coefficients at the present hyperparameters.
  private(set) var posterior: NormalInverseWishart
  private(set) var steps = 0
  private(set) var accepted = 0

  /// Starts at the mode.
  package init(
    _ prior: ConjugatePrior, _ sample: ConjugateSample, mode: HyperparameterSearch,
    stream: RandomStream
  ) throws(AlgebraError) {
    let space = HyperparameterSpace(
      prior, freeFactors: sample.sample.outbreak?.freeFactors ?? 0)
    self.space = space
    self.sample = sample
    self.stream = stream
    place = mode.logarithms
    posterior = mode.posterior
    density = mode.objective + place.reduce(0, +)
    shape = try Self.stepShape(at: place) { u throws(AlgebraError) in
      try Self.evaluate(u, space, sample).density
    }
    size = 2.4 / sqrt(Double(max(1, place.count)))
  }

  var parameterNames: [String] { space.coordinates.map(\.name) }

  /// Coefficients and covariance given the present hyperparameters: exact.
  package mutating func draw() throws(AlgebraError) -> PosteriorDraw {
    let point = space.point(place)
    let pair = try posterior.draws(1, seed: Seed(stream.next()), firstStream: 0)[0]
    return PosteriorDraw(
      coefficients: pair.coefficients, factor: pair.factor,
      shockLaw: sample.sample.shockLaw(space.hyperparameters(point).outbreak), parameters: point)
  }

  /// One proposal; the step's size follows the acceptance during burn-in only.
  package mutating func sweep(isBurnIn: Bool) throws(AlgebraError) {
    let noise = Matrix(column: place.map { _ in stream.normal() })
    let move = shape * noise
    let proposal = zip(place, move.elements).map { $0 + size * $1 }
    let threshold = log(stream.uniform())
    var isAccepted = false
    if space.holds(proposal) {
      let next = try Self.evaluate(proposal, space, sample)
      if threshold < next.density - density {
        (place, density, posterior) = (proposal, next.density, next.law)
        isAccepted = true
      }
    }
    if isBurnIn {
      size *= exp(0.05 * ((isAccepted ? 1 : 0) - 0.25))
    } else {
      steps += 1
      accepted += isAccepted ? 1 : 0
    }
  }

  /// log of the density of u = log θ, whose volume element is θ.
  private static func evaluate(
    _ u: [Double], _ space: HyperparameterSpace, _ sample: ConjugateSample
  ) throws(AlgebraError) -> (density: Double, law: NormalInverseWishart) {
    let point = space.point(u)
    let result = try sample.posterior(space.hyperparameters(point))
    return (
      result.logMarginalLikelihood + space.logPrior(point) + u.reduce(0, +), result.law
    )
  }

  /// A root of the inverse of the negative Hessian; where that is not positive definite, as on a
  /// bound, steps of 0.2 a coordinate, which the tuning corrects.
  private static func stepShape(
    at place: [Double], _ density: ([Double]) throws(AlgebraError) -> Double
  ) throws(AlgebraError) -> Matrix {
    let n = place.count
    let h = 1e-3
    func value(_ i: Int, _ a: Double, _ j: Int, _ b: Double) throws(AlgebraError) -> Double {
      var u = place
      u[i] += a
      u[j] += b
      return try density(u)
    }
    var hessian = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0...i {
        hessian[i, j] =
          try
          -(value(i, h, j, h) - value(i, h, j, -h) - value(i, -h, j, h)
          + value(i, -h, j, -h)) / (4 * h * h)
        hessian[j, i] = hessian[i, j]
      }
    }
    if let factor = try? Cholesky(hessian).lower,
      factor.diagonal.allSatisfy({ $0 > 0.1 })
    {
      return try factor.solveLower(.identity(n), transposed: true)
    }
    return Matrix(diagonal: [Double](repeating: 0.2, count: n))
  }
}
