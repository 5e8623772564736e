extension Matrix {
  /// X with L·X = B, where L is the lower triangle of self; or Lᵀ·X = B when `transposed`.
  ///
  /// Shapes: self n×n, B n×m, X n×m. Elements above the diagonal are not read.
  ///
  /// - Throws: ``AlgebraError/singular(index:)`` when the diagonal has a zero.
  /// - Complexity: O(n²·m).
  public func solveLower(
    _ b: Matrix, transposed: Bool = false
  ) throws(AlgebraError) -> Matrix {
    try solveTriangle(b, .lower, transposed ? .transposed : .none)
  }

  /// X with R·X = B, where R is the upper triangle of self.
  ///
  /// Shapes: self n×n, B n×m, X n×m. Elements below the diagonal are not read.
  ///
  /// - Throws: ``AlgebraError/singular(index:)`` when the diagonal has a zero.
  /// - Complexity: O(n²·m).
  public func solveUpper(_ b: Matrix) throws(AlgebraError) -> Matrix {
    try solveTriangle(b, .upper, .none)
  }

  private func solveTriangle(
    _ b: Matrix, _ triangle: Triangle, _ transposition: Transposition
  ) throws(AlgebraError) -> Matrix {
    precondition(
      isSquare && b.rowCount == rowCount,
      "\(rowCount)×\(columnCount) cannot solve for \(b.rowCount) rows")
    var x = b
    let zero = LAPACKCall.triangularSolve(self, triangle, transposition, order: rowCount, &x)
    if zero > 0 { throw .singular(index: zero - 1) }
    return x
  }
}
