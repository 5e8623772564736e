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
    if rowCount <= Self.largestPlain && triangle == .lower {
      if let zero = (0..<rowCount).first(where: { elements[$0 * (rowCount + 1)] == 0 }) {
        throw .singular(index: zero)
      }
      solvePlainLower(&x, transposition)
      return x
    }
    let zero = LAPACKCall.triangularSolve(self, triangle, transposition, order: rowCount, &x)
    if zero > 0 { throw .singular(index: zero - 1) }
    return x
  }

  /// Order up to which plain loops are faster than the call of a library.
  static let largestPlain = 12

  /// Overwrites B with L⁻¹·B or L⁻ᵀ·B, as `dtrsm` does and in its order.
  func solvePlainLower(_ b: inout Matrix, _ transposition: Transposition) {
    let (n, columns) = (rowCount, b.columnCount)
    elements.withUnsafeBufferPointer { l in
      b.elements.withUnsafeMutableBufferPointer { b in
        for first in stride(from: 0, to: n * columns, by: max(1, n)) {
          switch transposition {
          case .none:
            for k in 0..<n {
              b[first + k] /= l[k + k * n]
              for i in k + 1..<max(k + 1, n) { b[first + i] -= b[first + k] * l[i + k * n] }
            }
          case .transposed:
            for i in (0..<n).reversed() {
              var rest = b[first + i]
              for k in i + 1..<max(i + 1, n) { rest -= l[k + i * n] * b[first + k] }
              b[first + i] = rest / l[i + i * n]
            }
          }
        }
      }
    }
  }
}
