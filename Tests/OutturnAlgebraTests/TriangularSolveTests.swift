import OutturnAlgebra
import Testing

@Suite("Triangular systems")
struct TriangularSolveTests {
  /// A full matrix whose triangles are well conditioned: a diagonal of 2 to 3 and small others.
  private func wellConditioned(_ n: Int) -> Matrix {
    var source = TestMatrices(seed: UInt64(n))
    var a = (1 / Double(n)) * source.matrix(n, n)
    for i in 0..<n { a[i, i] = 2.5 + source.value() / 2 }
    return a
  }

  private func part(_ a: Matrix, keep: (Int, Int) -> Bool) -> Matrix {
    var result = a
    for i in 0..<a.rowCount {
      for j in 0..<a.columnCount where !keep(i, j) { result[i, j] = 0 }
    }
    return result
  }

  @Test(
    "The lower triangle, its transpose and the upper triangle are solved; the rest is not read.",
    arguments: sizes)
  func solutions(n: Int) throws {
    let a = wellConditioned(n)
    var source = TestMatrices(seed: UInt64(200 + n))
    let b = source.matrix(n, 2)
    let lower = part(a) { $0 >= $1 }
    let upper = part(a) { $0 <= $1 }
    #expect(distance(naiveProduct(lower, try a.solveLower(b)), b) < rounding(n))
    #expect(
      distance(naiveProduct(lower.transposed, try a.solveLower(b, transposed: true)), b)
        < rounding(n))
    #expect(distance(naiveProduct(upper, try a.solveUpper(b)), b) < rounding(n))
  }

  @Test("A zero in the diagonal is named by its place.", arguments: sizes)
  func singular(n: Int) {
    for place in Set([0, n / 2, n - 1]) {
      var a = wellConditioned(n)
      a[place, place] = 0
      let b = Matrix(rowCount: n, columnCount: 1, repeating: 1)
      #expect(throws: AlgebraError.singular(index: place)) { try a.solveLower(b) }
      #expect(throws: AlgebraError.singular(index: place)) { try a.solveUpper(b) }
    }
  }
}
