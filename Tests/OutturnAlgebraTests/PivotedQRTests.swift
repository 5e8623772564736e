import OutturnAlgebra
import Testing

@Suite("Least squares by pivoted QR")
struct PivotedQRTests {
  @Test("Residuals stand at right angles to every column.", arguments: sizes)
  func normalEquations(n: Int) throws {
    var source = TestMatrices(seed: UInt64(n))
    let a = source.matrix(3 * n + 2, n)
    let b = source.matrix(3 * n + 2, 2)
    let x = try PivotedQR(a).leastSquares(b)
    let residuals = b - naiveProduct(a, x)
    #expect(x.rowCount == n && x.columnCount == 2)
    // Condition numbers of such matrices are below 10.
    let zero = Matrix(rowCount: n, columnCount: 2)
    #expect(distance(naiveProduct(a.transposed, residuals), zero) < rounding(3 * n + 2, scale: 10))
  }

  @Test("A square system is solved exactly.", arguments: sizes)
  func square(n: Int) throws {
    var source = TestMatrices(seed: UInt64(50 + n))
    let a = source.matrix(n, n) + Double(n) * Matrix.identity(n)
    let x = source.matrix(n, 1)
    #expect(distance(try PivotedQR(a).leastSquares(naiveProduct(a, x)), x) < rounding(n, scale: 10))
  }

  @Test("The inverse of AᵀA comes from R alone.", arguments: sizes)
  func gram(n: Int) throws {
    var source = TestMatrices(seed: UInt64(100 + n))
    let a = source.matrix(2 * n + 1, n)
    let gram = naiveProduct(a.transposed, a)
    let inverse = try PivotedQR(a).inverseGram()
    // The condition number of a 2n+1 by n matrix here is below 20, so that of AᵀA below 400.
    #expect(distance(naiveProduct(gram, inverse), .identity(n)) < rounding(n, scale: 400))
  }

  @Test("Rescaling the columns rescales the coefficients and nothing else.", arguments: sizes)
  func scaling(n: Int) throws {
    var source = TestMatrices(seed: UInt64(150 + n))
    let a = source.matrix(2 * n + 1, n)
    let b = source.matrix(2 * n + 1, 1)
    // Powers of two, so that scaling does not round; they span 60 orders of magnitude.
    let scales = (0..<n).map { j in
      var scale = 1.0
      for _ in 0..<(j * 100 / n) { scale *= 4 }
      return scale
    }
    let scaled = naiveProduct(a, Matrix(diagonal: scales))
    let qr = PivotedQR(scaled)
    #expect(qr.rank == n && qr.dependentColumns.isEmpty)
    let x = try PivotedQR(a).leastSquares(b)
    let y = naiveProduct(Matrix(diagonal: scales), try qr.leastSquares(b))
    #expect(distance(x, y) < rounding(2 * n + 1, scale: 20))
  }

  @Test(
    "A column that the others explain is named, and no coefficient is made up.",
    arguments: sizes.filter { $0 > 1 })
  func rankDeficiency(n: Int) {
    var source = TestMatrices(seed: UInt64(250 + n))
    var a = source.matrix(2 * n + 1, n)
    let (twin, original) = (n / 2, 0)
    for i in 0..<a.rowCount { a[i, twin] = 3 * a[i, original] }
    let qr = PivotedQR(a)
    #expect(qr.rank == n - 1)
    // Either of the two explains the other.
    #expect(qr.dependentColumns == [twin] || qr.dependentColumns == [original])
    let expected = AlgebraError.rankDeficient(rank: n - 1, columns: qr.dependentColumns)
    #expect(throws: expected) { try qr.leastSquares(Matrix(rowCount: 2 * n + 1, columnCount: 1)) }
    #expect(throws: expected) { try qr.inverseGram() }
  }

  @Test("A column of zeros is dependent, alone or beside others.", arguments: sizes)
  func zeroColumn(n: Int) {
    var source = TestMatrices(seed: UInt64(300 + n))
    var a = source.matrix(n + 1, n)
    for i in 0...n { a[i, n - 1] = 0 }
    let qr = PivotedQR(a)
    #expect(qr.rank == n - 1)
    #expect(qr.dependentColumns == [n - 1])
  }
}
