package import OutturnAlgebra

/// A positive semidefinite matrix as L·D·Lᵀ, L unit lower triangular, zeros in D allowed.
///
/// What a covariance with exact observations or fewer shocks than states needs, where Cholesky's
/// factor does not exist.
///
/// - Source: Golub & Van Loan (2013), §4.2.8.
/// - Verified: `SemidefiniteFactorTests`, by reconstruction at every rank.
package struct SemidefiniteFactor {
  /// L, n×n.
  package let unitLower: Matrix
  /// D, n; what rounding left of a zero is zero.
  package let pivots: [Double]

  /// - Parameter name: The matrix's letter, for the error.
  /// - Throws: ``StateSpaceError/notPositiveSemidefinite(matrix:)``.
  /// - Complexity: O(n³).
  package init(_ matrix: Matrix, name: String) throws(StateSpaceError) {
    let n = matrix.rowCount
    precondition(matrix.isSquare, "\(n)×\(matrix.columnCount) is no covariance")
    var lower = Matrix.identity(n)
    var pivots = [Double](repeating: 0, count: n)
    // A pivot below the first is zero; rounding may leave the second of what should be zero.
    let tolerance = 0x1p-44
    let rounding = 0x1p-30
    for j in 0..<n {
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= lower[j, k] * lower[j, k] * pivots[k] }
      if pivot < -rounding * abs(matrix[j, j]) || matrix[j, j] < 0 || !pivot.isFinite {
        throw .notPositiveSemidefinite(matrix: name)
      }
      let vanishes = pivot <= tolerance * matrix[j, j]
      pivots[j] = vanishes ? 0 : pivot
      for i in (j + 1)..<max(j + 1, n) {
        var rest = matrix[i, j]
        for k in 0..<j { rest -= lower[i, k] * lower[j, k] * pivots[k] }
        if vanishes {
          // A zero variance admits no covariance.
          if rest * rest > rounding * matrix[i, i] * matrix[j, j] {
            throw .notPositiveSemidefinite(matrix: name)
          }
        } else {
          lower[i, j] = rest / pivot
        }
      }
    }
    unitLower = lower
    self.pivots = pivots
  }

  /// L·D^½, n×n: times standard normals it draws from N(0, A).
  package var root: Matrix {
    var result = unitLower
    for j in 0..<result.columnCount {
      let scale = pivots[j].squareRoot()
      for i in 0..<result.rowCount { result[i, j] *= scale }
    }
    return result
  }
}
