/// A symmetric matrix as V·diag(λ)·Vᵀ.
///
/// - Verified: `SymmetricEigenvaluesTests`, by reconstruction and closed forms.
public struct SymmetricEigenvalues: Sendable {
  /// λ in ascending order.
  public let values: [Double]
  /// Orthonormal eigenvectors, a column each, in the order of `values`.
  public let vectors: Matrix

  /// Decomposes a symmetric n×n matrix; only its lower triangle is read.
  ///
  /// - Throws: ``AlgebraError/eigenvaluesDidNotConverge(count:)``.
  /// - Complexity: O(n³).
  public init(_ matrix: Matrix) throws(AlgebraError) {
    precondition(
      matrix.isSquare, "\(matrix.rowCount)×\(matrix.columnCount) is not square")
    var vectors = matrix
    let (values, failed) = LAPACKCall.symmetricEigenvalues(&vectors)
    if failed > 0 { throw .eigenvaluesDidNotConverge(count: failed) }
    self.values = values
    self.vectors = vectors
  }
}
