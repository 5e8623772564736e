internal import OutturnAlgebra
internal import OutturnRandom

/// The normal law of n coefficients β given equations response = regressors∘β + N(0, (weight·W)⁻¹)
/// and independent normal priors.
struct NormalConditional {
  /// n×n, column-major, as ``CovarianceLaw`` keeps its scale.
  private var precision: [Double]
  private var linear: [Double]

  init(_ prior: [NormalPrior]) {
    let precisions = prior.map { 1 / ($0.standardDeviation * $0.standardDeviation) }
    precision = Matrix(diagonal: precisions).elements
    linear = zip(prior, precisions).map { $0.mean * $1 }
  }

  /// Adds equations, one after the other, each of n rows; row i has the single regressor
  /// `regressors[i]`.
  mutating func add(
    regressors: ArraySlice<Double>, response: ArraySlice<Double>, precision inverse: Matrix,
    weight: (Int) -> Double
  ) {
    let n = linear.count
    precondition(
      regressors.count % n == 0 && response.count == regressors.count && inverse.rowCount == n
        && inverse.columnCount == n,
      "\(regressors.count) regressors, \(response.count) responses for \(n) coefficients")
    regressors.withUnsafeBufferPointer { x in
      response.withUnsafeBufferPointer { y in
        inverse.elements.withUnsafeBufferPointer { inverse in
          precision.withUnsafeMutableBufferPointer { precision in
            linear.withUnsafeMutableBufferPointer { linear in
              for start in stride(from: 0, to: x.count, by: n) {
                let weight = weight(start / n)
                for i in 0..<n {
                  let left = weight * x[start + i]
                  for j in 0..<n {
                    precision[i + j * n] += left * inverse[i + j * n] * x[start + j]
                    linear[i] += left * inverse[i + j * n] * y[start + j]
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  func draw(from stream: inout RandomStream) throws(AlgebraError) -> [Double] {
    let n = linear.count
    let factor = try Cholesky(Matrix(rowCount: n, columnCount: n, columnMajor: precision))
    let mean = factor.solve(linear)
    let noise = Matrix(column: mean.map { _ in stream.normal() })
    let spread = try factor.lower.solveLower(noise, transposed: true)
    return zip(mean, spread.elements).map { $0 + $1 }
  }
}
