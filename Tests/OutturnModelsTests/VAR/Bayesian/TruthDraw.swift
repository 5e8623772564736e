import OutturnAlgebra
import OutturnModels
import OutturnRandom

/// Parameters drawn from priors and tables drawn from parameters.
enum TruthDraw {
  /// B, k×n, element by element.
  static func coefficients(_ prior: RegressionPrior, _ stream: inout RandomStream) -> Matrix {
    var b = prior.means
    for j in 0..<b.columnCount {
      for i in 0..<b.rowCount { b[i, j] += prior.variances[i, j].squareRoot() * stream.normal() }
    }
    return b
  }

  /// A path of an autoregression of order 1 with a constant, T×n, from zeros on.
  ///
  /// - Parameter factor: On the standard deviation of the shocks of a period.
  static func path(
    _ periods: Int, coefficients b: Matrix, covariance: Matrix, nu: Double?,
    factor size: (Int) -> Double = { _ in 1 }, _ stream: inout RandomStream
  ) throws -> Matrix {
    let n = b.columnCount
    let factor = try Cholesky(covariance).lower
    var rows = [[Double](repeating: 0, count: n)]
    for t in 1..<periods {
      let scale =
        size(t) * (nu.map { ($0 / stream.chiSquared(degreesOfFreedom: $0)).squareRoot() } ?? 1)
      let shock = factor * (0..<n).map { _ in scale * stream.normal() }
      rows.append(
        (0..<n).map { i in
          b[0, i] + shock[i] + (0..<n).reduce(0.0) { $0 + b[1 + $1, i] * rows[t - 1][$1] }
        })
    }
    return Matrix(rows: rows)
  }
}
