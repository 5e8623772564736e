import OutturnAlgebra
import Testing

@Suite("Least squares that takes the responses with it")
struct LeastSquaresTests {
  @Test("Its products are those of residuals that are formed.", arguments: sizes)
  func products(n: Int) throws {
    for rows in [n, n + 1, 2 * n + 3, 8 * n + 8] {
      var source = TestMatrices(seed: UInt64(500 + n))
      let a = source.matrix(rows, n) + diagonal(rows, n)
      let b = source.matrix(rows, 3)
      let fit = LeastSquares(a, b)
      let x = try fit.solution()
      #expect(distance(x, try PivotedQR(a).leastSquares(b)) < rounding(rows, scale: 50))
      let residuals = b - naiveProduct(a, x)
      let products = naiveProduct(residuals.transposed, residuals)
      #expect(distance(fit.residualProducts, products) < rounding(rows, scale: 50))
      for j in 0..<3 {
        let squares = b.column(j).reduce(0) { $0 + $1 * $1 }
        #expect(abs(fit.squares(response: j) - squares) < rounding(rows, scale: squares))
      }
    }
  }

  @Test("Beyond the cache LAPACK gives the same.")
  func large() throws {
    var source = TestMatrices(seed: 600)
    let a = source.matrix(1100, 60)
    let b = source.matrix(1100, 2)
    #expect(a.elements.count > 1 << 16)
    let fit = LeastSquares(a, b)
    let x = try PivotedQR(a, isBlock: true).leastSquares(b)
    #expect(distance(try fit.solution(), x) < rounding(1100, scale: 10))
    let residuals = b - a * x
    let products = residuals.multiplied(by: residuals, transposingSelf: true)
    #expect(distance(fit.residualProducts, products) < rounding(1100, scale: 10))
  }

  @Test("Without regressors everything is left over.")
  func none() throws {
    let b = Matrix(rows: [[1, 2], [3, 4], [5, 6]])
    let fit = LeastSquares(Matrix(rowCount: 3, columnCount: 0), b)
    #expect(try fit.solution() == Matrix(rowCount: 0, columnCount: 2))
    #expect(fit.residualProducts == Matrix(rows: [[35, 44], [44, 56]]))
  }

  @Test(
    "The kernel's QR and LAPACK's agree on rank, solution, inverse and projection.",
    arguments: sizes)
  func twoWays(n: Int) throws {
    var source = TestMatrices(seed: UInt64(700 + n))
    let rows = 2 * n + 5
    var a = source.matrix(rows, n)
    // Units 12 orders of magnitude apart.
    for j in 0..<n {
      for i in 0..<rows { a[i, j] *= j % 3 == 0 ? 1e6 : j % 3 == 1 ? 1 : 1e-6 }
    }
    let b = source.matrix(rows, 2)
    let (own, other) = (PivotedQR(a, isBlock: true), PivotedQR(a, isBlock: false))
    #expect(own.rank == n && other.rank == n)
    // In units of one: a coefficient has those of 1/column.
    let units = Matrix(diagonal: (0..<n).map { $0 % 3 == 0 ? 1e6 : $0 % 3 == 1 ? 1 : 1e-6 })
    let (x, y) = (try own.leastSquares(b), try other.leastSquares(b))
    #expect(distance(units * x, units * y) < rounding(rows, scale: 50))
    let (g, h) = (try own.inverseGram(), try other.inverseGram())
    #expect(distance(units * g * units, units * h * units) < rounding(rows, scale: 500))
    let (q, p) = (own.orthonormalBasis(), other.orthonormalBasis())
    #expect(
      distance(naiveProduct(q, q.transposed), naiveProduct(p, p.transposed))
        < rounding(rows, scale: 50))
    for i in 0..<rows { a[i, n - 1] = 0 }
    #expect(
      PivotedQR(a, isBlock: true).dependentColumns
        == PivotedQR(a, isBlock: false).dependentColumns)
  }

  /// n on the diagonal, so that square cases are well conditioned.
  private func diagonal(_ rows: Int, _ columns: Int) -> Matrix {
    var result = Matrix(rowCount: rows, columnCount: columns)
    for j in 0..<columns { result[j, j] = Double(columns) }
    return result
  }
}
