internal import OutturnAlgebra
internal import OutturnRandom

/// The normal law of vec(B) given the covariances of the shocks and independent normal priors,
/// gathered as precision P and linear term P·mean.
///
/// Gibbs samplers draw it thousands of times, so it is built from cross products; the prior's own
/// precision keeps it from being singular.
struct CoefficientConditional {
  private var precision: Matrix
  private var linear: [Double]
  private let k: Int
  private let n: Int

  /// The priors alone. Shapes: means and variances k×n.
  init(means: Matrix, variances: Matrix) {
    k = means.rowCount
    n = means.columnCount
    precision = Matrix(diagonal: variances.elements.map { 1 / $0 })
    linear = zip(means.elements, variances.elements).map { $0 / $1 }
  }

  /// Adds rows whose shocks have one covariance Σ.
  ///
  /// - Parameters:
  ///   - gram: X′X, k×k.
  ///   - cross: X′Y, k×n.
  ///   - inverse: Σ⁻¹, n×n.
  mutating func add(gram: Matrix, cross: Matrix, inverse: Matrix) {
    for j in 0..<n {
      for i in 0..<n {
        let factor = inverse[i, j]
        for b in 0..<k {
          for a in 0..<k { precision[i * k + a, j * k + b] += factor * gram[a, b] }
        }
        for a in 0..<k { linear[i * k + a] += factor * cross[a, j] }
      }
    }
  }

  /// Adds rows whose shocks have a covariance each.
  ///
  /// - Parameters:
  ///   - x: T×k.
  ///   - y: T×n.
  ///   - inverses: Σ_t⁻¹, n×n, by row.
  /// - Complexity: O(T·n²·k²).
  mutating func add(regressors x: Matrix, responses y: Matrix, inverses: [Matrix]) {
    for i in 0..<n {
      for j in 0..<n {
        let weighted = x.withRows(scaledBy: inverses.map { $0[i, j] })
        let cross = weighted.multiplied(by: y, transposingSelf: true)
        for a in 0..<k { linear[i * k + a] += cross[a, j] }
        // The factor reads the lower triangle alone.
        if j > i { continue }
        let gram = weighted.multiplied(by: x, transposingSelf: true)
        for b in 0..<k {
          for a in 0..<k { precision[i * k + a, j * k + b] += gram[a, b] }
        }
      }
    }
  }

  /// B, k×n.
  func draw(from stream: inout RandomStream) throws(AlgebraError) -> Matrix {
    let factor = try Cholesky(precision)
    let noise = Matrix(column: linear.map { _ in stream.normal() })
    let mean = factor.solve(Matrix(column: linear))
    let draw = mean + (try factor.lower.solveLower(noise, transposed: true))
    return Matrix(rowCount: k, columnCount: n, columnMajor: draw.elements)
  }
}
