import OutturnAlgebra
import Testing

@Suite("Products")
struct ProductsTests {
  @Test("Every pair of transpositions gives the product of the definition.", arguments: sizes)
  func transpositions(n: Int) {
    var source = TestMatrices(seed: UInt64(n))
    // Three different lengths, so that exchanging two of them does not go unnoticed.
    let (m, k) = (n + 2, n + 5)
    for transposingSelf in [false, true] {
      for transposingOther in [false, true] {
        let a = transposingSelf ? source.matrix(k, m) : source.matrix(m, k)
        let b = transposingOther ? source.matrix(n, k) : source.matrix(k, n)
        let product = a.multiplied(
          by: b, transposingSelf: transposingSelf, transposingOther: transposingOther)
        let expected = naiveProduct(
          transposingSelf ? a.transposed : a, transposingOther ? b.transposed : b)
        #expect(product.rowCount == m && product.columnCount == n)
        #expect(distance(product, expected) < rounding(k))
      }
    }
  }

  @Test("A matrix times a vector is the matrix times a single column.", arguments: sizes)
  func vector(n: Int) {
    var source = TestMatrices(seed: UInt64(100 + n))
    let a = source.matrix(n + 1, n)
    let x = source.vector(n)
    let expected = naiveProduct(a, Matrix(column: x))
    #expect(distance(Matrix(column: a * x), expected) < rounding(n))
    #expect((a * Matrix(column: x)).elements == a * x)
  }

  @Test("A product over no columns is zero, and a product with no rows is empty.")
  func empty() {
    let none = Matrix(rowCount: 3, columnCount: 0)
    #expect(none * Matrix(rowCount: 0, columnCount: 2) == Matrix(rowCount: 3, columnCount: 2))
    #expect((Matrix(rowCount: 0, columnCount: 3) * Matrix.identity(3)).elements.isEmpty)
  }

  @Test("Rows, columns, diagonal and parts are those of the elements written by hand.")
  func parts() {
    let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a.row(1) == [4, 5, 6])
    #expect(a.column(1) == [2, 5])
    #expect(a.diagonal == [1, 5])
    #expect(a.transposed == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(a[[1, 0], [2, 0]] == Matrix(rows: [[6, 4], [3, 1]]))
    #expect(2 * a - a == a)
  }
}
