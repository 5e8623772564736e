private import Glibc

/// A symmetric positive definite matrix as L·Lᵀ.
///
/// Only the lower triangle of the matrix is read. Not rank-revealing: for a matrix that may be
/// singular use ``PivotedQR`` or ``SymmetricEigenvalues``.
///
/// - Verified: `CholeskyTests`, by reconstruction at sizes 1, 2, 3, 7, 17, 64.
public struct Cholesky: Sendable {
  /// L, n×n, zeros above the diagonal.
  public let lower: Matrix

  /// Factors a symmetric n×n matrix.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(n³).
  public init(_ matrix: Matrix) throws(AlgebraError) {
    precondition(
      matrix.isSquare, "a \(matrix.rowCount)×\(matrix.columnCount) matrix has no Cholesky factor")
    var factor = matrix
    let order = LAPACKCall.choleskyFactor(&factor, .lower)
    if order > 0 { throw .notPositiveDefinite(order: order) }
    for j in 1..<max(1, factor.columnCount) {
      for i in 0..<j { factor[i, j] = 0 }
    }
    lower = factor
  }

  /// X with A·X = B. Shapes: B n×m, X n×m.
  ///
  /// - Complexity: O(n²·m).
  public func solve(_ b: Matrix) -> Matrix {
    precondition(
      b.rowCount == lower.rowCount, "\(lower.rowCount) equations, \(b.rowCount) right-hand rows")
    var x = b
    LAPACKCall.choleskySolve(lower, .lower, &x)
    return x
  }

  /// x with A·x = b.
  public func solve(_ b: [Double]) -> [Double] { solve(Matrix(column: b)).elements }

  /// A⁻¹, n×n.
  public var inverse: Matrix { solve(.identity(lower.rowCount)) }

  /// log det A.
  public var logDeterminant: Double { lower.diagonal.reduce(0) { $0 + 2 * log($1) } }
}
