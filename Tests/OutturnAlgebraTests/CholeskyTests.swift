import Glibc
import OutturnAlgebra
import Testing

@Suite("Cholesky factor")
struct CholeskyTests {
  @Test("L·Lᵀ is the matrix again, and L has zeros above its diagonal.", arguments: sizes)
  func reconstruction(n: Int) throws {
    var source = TestMatrices(seed: UInt64(n))
    let a = source.positiveDefinite(n)
    let lower = try Cholesky(a).lower
    #expect(distance(naiveProduct(lower, lower.transposed), a) < rounding(n, scale: Double(4 * n)))
    for j in 0..<n {
      #expect(lower[j, j] > 0)
      for i in 0..<j { #expect(lower[i, j] == 0) }
    }
  }

  @Test("Only the lower triangle is read.", arguments: sizes)
  func triangle(n: Int) throws {
    var source = TestMatrices(seed: UInt64(20 + n))
    let a = source.positiveDefinite(n)
    var spoiled = a
    for j in 0..<n {
      for i in 0..<j { spoiled[i, j] = .nan }
    }
    #expect(try Cholesky(spoiled).lower == Cholesky(a).lower)
  }

  @Test(
    "A solution fulfils its equations, and the inverse times the matrix is the identity.",
    arguments: sizes)
  func solution(n: Int) throws {
    var source = TestMatrices(seed: UInt64(40 + n))
    let a = source.positiveDefinite(n)
    let b = source.matrix(n, 3)
    let factor = try Cholesky(a)
    // Eigenvalues are at least 1, so that solutions are no larger than their right-hand sides.
    let tolerance = rounding(n, scale: Double(4 * n))
    #expect(distance(naiveProduct(a, factor.solve(b)), b) < tolerance)
    #expect(
      distance(Matrix(column: factor.solve(b.column(1))), factor.solve(b)[Array(0..<n), [1]])
        < tolerance)
    #expect(distance(naiveProduct(a, factor.inverse), .identity(n)) < tolerance)
  }

  @Test("The logarithm of the determinant is that of the eigenvalues.", arguments: sizes)
  func determinant(n: Int) throws {
    var source = TestMatrices(seed: UInt64(60 + n))
    let a = source.positiveDefinite(n)
    let expected = try SymmetricEigenvalues(a).values.reduce(0) { $0 + log($1) }
    #expect(abs(try Cholesky(a).logDeterminant - expected) < rounding(n, scale: Double(4 * n)))
    #expect(abs(try Cholesky(Matrix(rows: [[4, 2], [2, 3]])).logDeterminant - log(8)) < 1e-15)
  }

  @Test(
    "A matrix that is not positive definite is refused with the order of the minor.",
    arguments: sizes)
  func refusal(n: Int) throws {
    var source = TestMatrices(seed: UInt64(80 + n))
    for order in Set([1, (n + 1) / 2, n]) {
      var a = source.positiveDefinite(n)
      // Minors before it are untouched; its own diagonal element makes it negative.
      a[order - 1, order - 1] = -1
      #expect(throws: AlgebraError.notPositiveDefinite(order: order)) { try Cholesky(a) }
    }
  }
}
