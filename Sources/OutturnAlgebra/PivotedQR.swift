internal import OutturnKernel

/// A = Q·R·Pᵀ with column pivoting: the way to least squares that neither squares the condition
/// number nor hides a deficient rank.
///
/// Columns are divided by the power of two next below their norm before the factorisation, which
/// does not round, so that the rank is judged on their directions and not on their units: NIST's
/// Filip looks deficient in raw units and is not.
///
/// - Source: Golub & Van Loan (2013), §5.4.2 and §5.5; for large matrices `dgeqp3`, `dormqr`.
/// - Verified: `PivotedQRTests`, NIST StRD; the two ways against each other.
public struct PivotedQR: Sendable {
  let reflectors: Reflectors
  let rowCount: Int
  /// R, n×n.
  let upper: Matrix
  /// Column of A at each place of R.
  public let pivots: [Int]
  /// Divisor of each column of A.
  let scales: [Double]
  /// Number of linearly independent columns at relative tolerance `tolerance`.
  public let rank: Int

  /// Factors an m×n matrix with m ≥ n.
  ///
  /// - Parameter tolerance: A pivot smaller than this share of the largest counts as zero.
  /// - Complexity: O(m·n²).
  public init(_ matrix: Matrix, tolerance: Double = 0x1p-50) {
    self.init(
      matrix, tolerance: tolerance,
      isBlock: matrix.elements.count <= Reflectors.largestBlock)
  }

  /// The same by the kernel or by LAPACK, whatever the size.
  package init(_ matrix: Matrix, tolerance: Double = 0x1p-50, isBlock: Bool) {
    if isBlock {
      let none = Matrix(rowCount: matrix.rowCount, columnCount: 0)
      self = Self.factored(matrix, carrying: none, tolerance: tolerance).qr
      return
    }
    Self.check(matrix)
    let (rows, n) = (matrix.rowCount, matrix.columnCount)
    let stride = Self.stride(rows)
    let columns = AlignedBlock(stride: stride, matrix, zeros: n)
    let scales = Self.scale(columns, stride: stride, columns: n, squares: stride * n)
    var scaled = columns.matrix(rowCount: rows, columnCount: n, stride: stride)
    let (pivots, factors) = LAPACKCall.pivotedQR(&scaled)
    var upper = Matrix(rowCount: matrix.columnCount, columnCount: matrix.columnCount)
    for j in 0..<matrix.columnCount {
      for i in 0...j { upper[i, j] = scaled[i, j] }
    }
    self.init(
      .lapack(scaled, scales: factors), rowCount: matrix.rowCount, upper: upper, pivots: pivots,
      scales: scales, tolerance: tolerance)
  }

  private init(
    _ reflectors: Reflectors, rowCount: Int, upper: Matrix, pivots: [Int], scales: [Double],
    tolerance: Double
  ) {
    self.reflectors = reflectors
    self.rowCount = rowCount
    self.upper = upper
    self.pivots = pivots
    self.scales = scales
    let n = upper.columnCount
    let largest = n == 0 ? 0 : abs(upper.elements[0])
    var rank = 0
    while rank < n, abs(upper.elements[rank * n + rank]) > tolerance * largest { rank += 1 }
    self.rank = rank
  }

  /// Factors A by the kernel and takes B with it.
  ///
  /// - Returns: The factorisation, the first n rows of QᵀB, and BᵀB of the others.
  static func factored(
    _ a: Matrix, carrying b: Matrix, tolerance: Double
  ) -> (qr: PivotedQR, projected: Matrix, products: Matrix) {
    check(a)
    let n = a.columnCount
    let m = b.columnCount
    let stride = stride(a.rowCount)
    // After the columns: squared norms, factors, then R and what stands beside it.
    let squares = stride * (n + m)
    let factors = squares + n + m
    let upper = factors + n
    let block = AlignedBlock(stride: stride, a, b, zeros: n + m + n + n * (n + m))
    let scales = scale(block, stride: stride, columns: n, squares: squares)
    var pivots = Array(0..<n)
    let kernel = Kernel()
    kernel.pivotedQR(
      block.pointer, stride: stride, columns: n, carried: m, block.pointer + upper,
      block.pointer + factors, &pivots, block.pointer + squares)
    var products = Matrix(rowCount: m, columnCount: m)
    kernel.columnProducts(
      block.pointer + n * stride, stride: stride, count: m, &products.elements)
    func beside(_ place: Int, columns: Int) -> Matrix {
      let start = block.pointer + upper + place * n
      return Matrix(
        rowCount: n, columnCount: columns,
        columnMajor: Array(UnsafeBufferPointer(start: start, count: n * columns)))
    }
    let qr = PivotedQR(
      .block(block, stride: stride, count: n, factors: factors), rowCount: a.rowCount,
      upper: beside(0, columns: n), pivots: pivots, scales: scales, tolerance: tolerance)
    return (qr, beside(n, columns: m), products)
  }

  private static func check(_ matrix: Matrix) {
    precondition(
      matrix.rowCount >= matrix.columnCount,
      "\(matrix.rowCount) rows cannot determine \(matrix.columnCount) columns")
  }

  private static func stride(_ rows: Int) -> Int { (rows + 7) & ~7 }

  private static func scale(
    _ block: AlignedBlock, stride: Int, columns: Int, squares: Int
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: columns) { scales, count in
      if columns > 0 {
        Kernel().scaleColumns(
          block.pointer, stride: stride, columns: columns, scales.baseAddress!,
          block.pointer + squares)
      }
      count = columns
    }
  }

  /// The columns of A that the others explain, in ascending order; empty at full rank.
  public var dependentColumns: [Int] { rank < pivots.count ? pivots[rank...].sorted() : [] }

  /// The X that minimises ‖A·X − B‖ column by column. Shapes: B m×k, X n×k.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``: no column is dropped in silence.
  /// - Complexity: O(m·n·k).
  public func leastSquares(_ b: Matrix) throws(AlgebraError) -> Matrix {
    precondition(b.rowCount == rowCount, "\(b.rowCount) rows beside \(rowCount)")
    let rotated = reflectors.multiplied(by: b, transposed: true)
    return try solution(rotated[Array(0..<upper.columnCount), Array(0..<b.columnCount)])
  }

  /// (AᵀA)⁻¹, n×n, from R alone.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``.
  public func inverseGram() throws(AlgebraError) -> Matrix {
    let inverse = try inverseUpper()
    let n = upper.columnCount
    let gram = inverse.withUnsafeBufferPointer { inverse in
      [Double](unsafeUninitializedCapacity: n * n) { gram, count in
        for j in 0..<n {
          let (column, scale) = (pivots[j], 1 / scales[pivots[j]])
          for i in 0...j {
            // Row j of R⁻¹ is zero before its diagonal.
            var sum = 0.0
            for m in j..<n { sum += inverse[i + m * n] * inverse[j + m * n] }
            sum *= scale / scales[pivots[i]]
            gram[pivots[i] + column * n] = sum
            gram[column + pivots[i] * n] = sum
          }
        }
        count = n * n
      }
    }
    return Matrix(rowCount: n, columnCount: n, columnMajor: gram)
  }
}
