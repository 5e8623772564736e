import OutturnAlgebra
import Testing

@Suite("Factors of a pivoted QR")
struct PivotedQRFactorsTests {
  @Test("Q is orthonormal, A·F is Q, and F·Fᵀ is the inverse of AᵀA.", arguments: sizes)
  func factors(n: Int) throws {
    var source = TestMatrices(seed: UInt64(400 + n))
    let a = source.matrix(2 * n + 3, n)
    let qr = PivotedQR(a)
    let q = qr.orthonormalBasis()
    let f = try qr.inverseFactor()
    #expect(q.rowCount == 2 * n + 3 && q.columnCount == n)
    #expect(distance(naiveProduct(q.transposed, q), .identity(n)) < rounding(2 * n + 3, scale: 4))
    // Condition numbers of such matrices are below 20.
    #expect(distance(naiveProduct(a, f), q) < rounding(2 * n + 3, scale: 20))
    let inverse = try qr.inverseGram()
    #expect(distance(naiveProduct(f, f.transposed), inverse) < rounding(n, scale: 400))
  }

  @Test("A dependent column has no factor.")
  func dependent() {
    let a = Matrix(rows: [[1, 2], [2, 4], [3, 6]])
    let qr = PivotedQR(a)
    #expect(throws: AlgebraError.rankDeficient(rank: 1, columns: qr.dependentColumns)) {
      try qr.inverseFactor()
    }
  }
}
