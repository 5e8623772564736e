extension PivotedQR {
  /// Q, m×n: orthonormal columns that span the columns of A.
  ///
  /// What leverage and robust covariances need: computed from Q they do not suffer from the
  /// condition number of A.
  ///
  /// - Complexity: O(m·n²).
  /// - Verified: `PivotedQRFactorsTests`.
  public func orthonormalBasis() -> Matrix {
    let n = factor.columnCount
    var basis = Matrix(rowCount: factor.rowCount, columnCount: n)
    for j in 0..<n { basis[j, j] = 1 }
    if n > 0 { LAPACKCall.multiplyByQ(factor, reflectorScales, .none, &basis) }
    return basis
  }

  /// F, n×n, with A·F = Q and so (AᵀA)⁻¹ = F·Fᵀ.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``.
  /// - Complexity: O(n³).
  /// - Verified: `PivotedQRFactorsTests`.
  public func inverseFactor() throws(AlgebraError) -> Matrix {
    let n = factor.columnCount
    if rank < n { throw .rankDeficient(rank: rank, columns: dependentColumns) }
    let inverse = try upper.solveUpper(.identity(n))
    var result = Matrix(rowCount: n, columnCount: n)
    for (place, column) in pivots.enumerated() {
      for j in 0..<n { result[column, j] = inverse[place, j] / scales[column] }
    }
    return result
  }
}
