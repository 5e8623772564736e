private import Glibc

/// A = Q·R·Pᵀ with column pivoting: the way to least squares that neither squares the condition
/// number nor hides a deficient rank.
///
/// Columns are scaled to unit norm before the factorisation, so that the rank is judged on their
/// directions and not on their units: NIST's Filip looks deficient in raw units and is not.
///
/// - Source: `dgeqp3`, `dormqr`; Golub & Van Loan (2013), §5.5.
/// - Verified: `PivotedQRTests`, NIST StRD.
public struct PivotedQR: Sendable {
  let factor: Matrix
  let reflectorScales: [Double]
  /// Column of A at each place of R.
  public let pivots: [Int]
  /// Norm of each column of A.
  let scales: [Double]
  /// Number of linearly independent columns at relative tolerance `tolerance`.
  public let rank: Int

  /// Factors an m×n matrix with m ≥ n.
  ///
  /// - Parameter tolerance: A pivot smaller than this share of the largest counts as zero.
  /// - Complexity: O(m·n²).
  public init(_ matrix: Matrix, tolerance: Double = 0x1p-50) {
    precondition(
      matrix.rowCount >= matrix.columnCount,
      "\(matrix.rowCount) rows cannot determine \(matrix.columnCount) columns")
    var scaled = matrix
    scales = (0..<matrix.columnCount).map { j in
      let norm = sqrt(matrix.column(j).reduce(0) { $0 + $1 * $1 })
      return norm > 0 ? norm : 1
    }
    for j in 0..<matrix.columnCount {
      for i in 0..<matrix.rowCount { scaled[i, j] /= scales[j] }
    }
    (pivots, reflectorScales) = LAPACKCall.pivotedQR(&scaled)
    factor = scaled
    let pivotSizes = scaled.diagonal.map(abs)
    let largest = pivotSizes.first ?? 0
    rank = pivotSizes.prefix { $0 > tolerance * largest }.count
  }

  /// The columns of A that the others explain, in ascending order; empty at full rank.
  public var dependentColumns: [Int] { pivots[rank...].sorted() }

  /// The X that minimises ‖A·X − B‖ column by column. Shapes: B m×k, X n×k.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``: no column is dropped in silence.
  /// - Complexity: O(m·n·k).
  public func leastSquares(_ b: Matrix) throws(AlgebraError) -> Matrix {
    precondition(b.rowCount == factor.rowCount, "\(b.rowCount) rows beside \(factor.rowCount)")
    let n = factor.columnCount
    if rank < n { throw .rankDeficient(rank: rank, columns: dependentColumns) }
    var projected = b
    LAPACKCall.multiplyByQ(factor, reflectorScales, .transposed, &projected)
    let top = projected[Array(0..<n), Array(0..<b.columnCount)]
    let solved = try upper.solveUpper(top)
    var x = Matrix(rowCount: n, columnCount: b.columnCount)
    for (place, column) in pivots.enumerated() {
      for j in 0..<b.columnCount { x[column, j] = solved[place, j] / scales[column] }
    }
    return x
  }

  /// (AᵀA)⁻¹, n×n, from R alone.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``.
  public func inverseGram() throws(AlgebraError) -> Matrix {
    let n = factor.columnCount
    if rank < n { throw .rankDeficient(rank: rank, columns: dependentColumns) }
    let inverse = try upper.solveUpper(.identity(n))
    let gram = inverse.multiplied(by: inverse, transposingOther: true)
    var result = Matrix(rowCount: n, columnCount: n)
    for (i, row) in pivots.enumerated() {
      for (j, column) in pivots.enumerated() {
        result[row, column] = gram[i, j] / (scales[row] * scales[column])
      }
    }
    return result
  }

  /// R, n×n.
  var upper: Matrix {
    let n = factor.columnCount
    var r = Matrix(rowCount: n, columnCount: n)
    for j in 0..<n {
      for i in 0...j { r[i, j] = factor[i, j] }
    }
    return r
  }
}
