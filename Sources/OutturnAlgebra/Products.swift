internal import COutturnLAPACK

extension Matrix {
  /// The product A·B by `dgemm`. Shapes: m×k times k×n gives m×n.
  ///
  /// - Complexity: O(m·n·k).
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    left.multiplied(by: right)
  }

  /// op(self)·op(other), each transposed when asked, without forming the transpose.
  ///
  /// - Returns: The product; m×n where op(self) is m×k and op(other) k×n.
  /// - Complexity: O(m·n·k).
  public func multiplied(
    by other: Matrix, transposingSelf: Bool = false, transposingOther: Bool = false
  ) -> Matrix {
    let (m, k) = transposingSelf ? (columnCount, rowCount) : (rowCount, columnCount)
    let (otherK, n) =
      transposingOther
      ? (other.columnCount, other.rowCount) : (other.rowCount, other.columnCount)
    precondition(k == otherK, "\(m)×\(k) times \(otherK)×\(n) is not defined")
    var result = Matrix(rowCount: m, columnCount: n)
    if m == 0 || n == 0 || k == 0 { return result }
    LAPACKCall.multiply(
      self, transposed: transposingSelf, other, transposed: transposingOther, into: &result)
    return result
  }

  /// The matrix times a vector.
  public static func * (left: Matrix, vector: [Double]) -> [Double] {
    left.multiplied(by: Matrix(column: vector)).elements
  }
}
