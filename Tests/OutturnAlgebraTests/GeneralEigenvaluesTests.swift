import Glibc
import OutturnAlgebra
import Testing

@Suite("Eigenvalues of a general matrix")
struct GeneralEigenvaluesTests {
  @Test("They add up to the trace, and their squares to the trace of the square.", arguments: sizes)
  func traces(n: Int) throws {
    var source = TestMatrices(seed: UInt64(n))
    let a = source.matrix(n, n)
    let values = try GeneralEigenvalues(a).values
    let square = naiveProduct(a, a)
    // Elements below 1: eigenvalues below n, and n of them.
    let tolerance = rounding(n, scale: Double(n * n))
    #expect(values.count == n)
    #expect(abs(values.reduce(0) { $0 + $1.real } - a.diagonal.reduce(0, +)) < tolerance)
    #expect(abs(values.reduce(0) { $0 + $1.imaginary }) < tolerance)
    let squares = values.reduce(0) { $0 + $1.real * $1.real - $1.imaginary * $1.imaginary }
    #expect(abs(squares - square.diagonal.reduce(0, +)) < tolerance)
  }

  @Test("A cyclic shift has the n roots of unity.", arguments: sizes)
  func rootsOfUnity(n: Int) throws {
    var shift = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n { shift[i, (i + 1) % n] = 1 }
    let eigen = try GeneralEigenvalues(shift)
    for k in 0..<n {
      let angle = 2 * Double.pi * Double(k) / Double(n)
      let distances = eigen.values.map { hypot($0.real - cos(angle), $0.imaginary - sin(angle)) }
      #expect(try #require(distances.min()) < rounding(n))
    }
    #expect(abs(eigen.spectralRadius - 1) < rounding(n))
  }

  @Test("They come by falling modulus, pairs with the positive imaginary part first.")
  func order() throws {
    let a = Matrix(rows: [[0, -2, 0, 0], [2, 0, 0, 0], [0, 0, 3, 0], [0, 0, 0, -1]])
    let values = try GeneralEigenvalues(a).values
    for (value, expected) in zip(values, [(3.0, 0.0), (0, 2), (0, -2), (-1, 0)]) {
      #expect(abs(value.real - expected.0) < rounding(4, scale: 3))
      #expect(abs(value.imaginary - expected.1) < rounding(4, scale: 3))
    }
    #expect(values.count == 4)
  }

  @Test("A matrix without rows has none.")
  func empty() throws {
    let eigen = try GeneralEigenvalues(Matrix(rowCount: 0, columnCount: 0))
    #expect(eigen.values.isEmpty && eigen.spectralRadius == 0)
  }
}
