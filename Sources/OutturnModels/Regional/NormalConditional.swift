internal import OutturnAlgebra
internal import OutturnRandom

/// The normal law of n coefficients β given equations response = regressors∘β + N(0, (weight·W)⁻¹)
/// and independent normal priors.
struct NormalConditional {
  private var precision: Matrix
  private var linear: [Double]

  init(_ prior: [NormalPrior]) {
    let precisions = prior.map { 1 / ($0.standardDeviation * $0.standardDeviation) }
    precision = Matrix(diagonal: precisions)
    linear = zip(prior, precisions).map { $0.mean * $1 }
  }

  /// Adds one equation of n rows; row i has the single regressor `regressors[i]`.
  mutating func add(
    regressors: [Double], response: [Double], precision inverse: Matrix, weight: Double
  ) {
    for i in regressors.indices {
      let left = weight * regressors[i]
      for j in regressors.indices {
        precision[i, j] += left * inverse[i, j] * regressors[j]
        linear[i] += left * inverse[i, j] * response[j]
      }
    }
  }

  func draw(from stream: inout RandomStream) throws(AlgebraError) -> [Double] {
    let factor = try Cholesky(precision)
    let mean = factor.solve(linear)
    let noise = Matrix(column: mean.map { _ in stream.normal() })
    let spread = try factor.lower.solveLower(noise, transposed: true)
    return zip(mean, spread.elements).map { $0 + $1 }
  }
}
