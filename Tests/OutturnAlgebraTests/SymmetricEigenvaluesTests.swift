import Glibc
import OutturnAlgebra
import Testing

@Suite("Eigenvalues of a symmetric matrix")
struct SymmetricEigenvaluesTests {
  @Test("V·diag(λ)·Vᵀ is the matrix again, V is orthonormal and λ ascends.", arguments: sizes)
  func reconstruction(n: Int) throws {
    var source = TestMatrices(seed: UInt64(n))
    let a = source.symmetric(n)
    let eigen = try SymmetricEigenvalues(a)
    let v = eigen.vectors
    let tolerance = rounding(n, scale: max(1, abs(eigen.values[0]), abs(eigen.values[n - 1])))
    #expect(
      distance(naiveProduct(naiveProduct(v, Matrix(diagonal: eigen.values)), v.transposed), a)
        < tolerance)
    #expect(distance(naiveProduct(v.transposed, v), .identity(n)) < tolerance)
    #expect(eigen.values == eigen.values.sorted())
  }

  @Test("The second difference has the eigenvalues 2 − 2·cos(kπ/(n + 1)).", arguments: sizes)
  func closedForm(n: Int) throws {
    var a = 2 * Matrix.identity(n)
    for i in 1..<max(1, n) {
      a[i, i - 1] = -1
      a[i - 1, i] = -1
    }
    let values = try SymmetricEigenvalues(a).values
    for (k, value) in values.enumerated() {
      let expected = 2 - 2 * cos(Double(k + 1) * Double.pi / Double(n + 1))
      #expect(abs(value - expected) < rounding(n, scale: 4))
    }
  }
}
