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
    regressors: ArraySlice<Double>, response: ArraySlice<Double>, precision inverse: Matrix,
    weight: Double
  ) {
    let (x, y) = (regressors.startIndex, response.startIndex)
    for i in 0..<regressors.count {
      let left = weight * regressors[x + i]
      for j in 0..<regressors.count {
        precision[i, j] += left * inverse[i, j] * regressors[x + j]
        linear[i] += left * inverse[i, j] * response[y + j]
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
