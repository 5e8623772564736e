extension PivotedQR {
  /// Q, m×n: orthonormal columns that span the columns of A.
  ///
  /// What leverage and robust covariances need: computed from Q they do not suffer from the
  /// condition number of A.
  ///
  /// - Complexity: O(m·n²).
  /// - Verified: `PivotedQRFactorsTests`.
  public func orthonormalBasis() -> Matrix {
    let n = upper.columnCount
    var basis = Matrix(rowCount: rowCount, columnCount: n)
    for j in 0..<n { basis[j, j] = 1 }
    return n > 0 ? reflectors.multiplied(by: basis, transposed: false) : basis
  }

  /// F, n×n, with A·F = Q and so (AᵀA)⁻¹ = F·Fᵀ.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``.
  /// - Complexity: O(n³).
  /// - Verified: `PivotedQRFactorsTests`.
  public func inverseFactor() throws(AlgebraError) -> Matrix {
    let n = upper.columnCount
    return Matrix(rowCount: n, columnCount: n, columnMajor: unpivoted(try inverseUpper()))
  }

  /// R⁻¹, column after column.
  func inverseUpper() throws(AlgebraError) -> [Double] {
    try checkRank()
    let n = upper.columnCount
    return Array(unsafeUninitializedCapacity: n * n) { x, count in
      x.initialize(repeating: 0)
      for j in 0..<n { x[j + j * n] = 1 }
      backSubstitute(x, columns: n, isTriangular: true)
      count = n * n
    }
  }

  /// X from the first n rows of QᵀB, n×k.
  func solution(_ projected: Matrix) throws(AlgebraError) -> Matrix {
    try checkRank()
    var result = projected.elements
    result.withUnsafeMutableBufferPointer {
      backSubstitute($0, columns: projected.columnCount, isTriangular: false)
    }
    return Matrix(
      rowCount: projected.rowCount, columnCount: projected.columnCount,
      columnMajor: unpivoted(result))
  }

  /// R⁻¹·X in the place of X, which may be upper triangular as R⁻¹·X then is.
  private func backSubstitute(
    _ x: UnsafeMutableBufferPointer<Double>, columns: Int, isTriangular: Bool
  ) {
    let n = upper.columnCount
    upper.elements.withUnsafeBufferPointer { r in
      var m = n
      while m > 0 {
        m -= 1
        let reciprocal = 1 / r[m + m * n]
        for column in (isTriangular ? m : 0)..<columns {
          let start = column * n
          let value = x[start + m] * reciprocal
          x[start + m] = value
          for i in 0..<m { x[start + i] -= r[i + m * n] * value }
        }
      }
    }
  }

  /// Rows from the places of R to those of A's columns, in the columns' units.
  private func unpivoted(_ rows: [Double]) -> [Double] {
    let n = pivots.count
    return Array(unsafeUninitializedCapacity: rows.count) { target, count in
      for place in 0..<n {
        let column = pivots[place]
        let scale = 1 / scales[column]
        var start = 0
        while start < rows.count {
          target[start + column] = rows[start + place] * scale
          start += n
        }
      }
      count = rows.count
    }
  }

  private func checkRank() throws(AlgebraError) {
    if rank < upper.columnCount { throw .rankDeficient(rank: rank, columns: dependentColumns) }
  }
}
