import OutturnAlgebra
import OutturnKernel
import Testing

@Suite("Banded Cholesky factor")
struct BandedCholeskyTests {
  static let shapes = sizes.flatMap { n in
    [0, 1, 2, 5, n - 1, n + 3].filter { $0 >= 0 }.map { (n, $0) }
  }

  /// A banded positive definite matrix and the same as a dense one.
  private func banded(_ n: Int, _ bandwidth: Int) -> (BandedSymmetricMatrix, Matrix) {
    var source = TestMatrices(seed: UInt64(1000 * n + bandwidth))
    var banded = BandedSymmetricMatrix(order: n, bandwidth: bandwidth)
    var dense = Matrix(rowCount: n, columnCount: n)
    for j in 0..<n {
      for i in j..<min(n, j + bandwidth + 1) {
        // Diagonally dominant, so positive definite.
        let value = i == j ? 2 * Double(bandwidth) + 1 : source.value()
        banded[i, j] = value
        dense[i, j] = value
        dense[j, i] = value
      }
    }
    return (banded, dense)
  }

  @Test(
    "It solves what the dense factor solves, for one and for several right-hand sides.",
    arguments: shapes)
  func againstDense(n: Int, bandwidth: Int) throws {
    let (band, dense) = banded(n, bandwidth)
    var source = TestMatrices(seed: UInt64(n))
    let factor = try BandedCholesky(band)
    let reference = try Cholesky(dense)
    let b = source.matrix(n, 3)
    // Diagonal dominance by 1 bounds the inverse by 1.
    let tolerance = rounding(n, scale: Double(2 * bandwidth + 1))

    var half = b.elements
    factor.solveLower(&half)
    let expected = try reference.lower.solveLower(b)
    #expect(distance(Matrix(rowCount: n, columnCount: 3, columnMajor: half), expected) < tolerance)

    factor.solveUpper(&half)
    let whole = Matrix(rowCount: n, columnCount: 3, columnMajor: half)
    #expect(distance(whole, reference.solve(b)) < tolerance)
    #expect(distance(naiveProduct(dense, whole), b) < tolerance)

    #expect(abs(factor.logDeterminant - reference.logDeterminant) < tolerance)
  }

  @Test(
    "A matrix that is not positive definite is refused with the order of the minor.",
    arguments: sizes)
  func refusal(n: Int) {
    for order in Set([1, (n + 1) / 2, n]) {
      var (band, _) = banded(n, min(2, n - 1))
      band[order - 1, order - 1] = -1
      #expect(throws: AlgebraError.notPositiveDefinite(order: order)) { try BandedCholesky(band) }
    }
  }

  @Test("A cleared matrix is zero and keeps its shape.")
  func clearing() {
    var (band, _) = banded(3, 1)
    band.clear()
    #expect(band[0, 0] == 0 && band[2, 1] == 0)
    #expect(band.order == 3 && band.bandwidth == 1)
  }

  @Test("The kernel and LAPACK give one factor", arguments: shapes)
  func kernelAgainstLAPACK(n: Int, bandwidth: Int) throws {
    let (band, _) = banded(n, bandwidth)
    let block = try BandedCholesky(band, by: Kernel())
    let library = try BandedCholesky(band, by: nil)
    let tolerance = rounding(n, scale: Double(2 * bandwidth + 1))
    #expect(abs(block.logDeterminant - library.logDeterminant) < tolerance)
    for solve in [BandedCholesky.solveLower, BandedCholesky.solveUpper] {
      var (left, right) = (Array(repeating: 1.0, count: 2 * n), Array(repeating: 1.0, count: 2 * n))
      solve(block)(&left)
      solve(library)(&right)
      for (one, other) in zip(left, right) { #expect(abs(one - other) < tolerance) }
    }
  }

  @Test("The factor is the same bits on every instruction set", arguments: shapes)
  func instructionSets(n: Int, bandwidth: Int) throws {
    let (band, _) = banded(n, bandwidth)
    let all = try InstructionSet.allCases.filter(\.isSupported).map { set in
      let factor = try BandedCholesky(band, by: Kernel(set))
      var values = (0..<n).map { Double($0) - 1.5 }
      factor.solveLower(&values)
      let half = values
      factor.solveUpper(&values)
      return (half + values).map(\.bitPattern)
    }
    #expect(all.allSatisfy { $0 == all[0] })
  }

  @Test("A factor takes a matrix's storage, leaves zeros there and copies as they were")
  func emptying() throws {
    let (first, _) = banded(17, 5)
    var (second, _) = banded(17, 5)
    second[3, 3] += 1
    let copy = second
    let expected = try BandedCholesky(second)
    var factor = try BandedCholesky(first)
    let earlier = factor
    for _ in 0..<2 {
      var matrix = second
      try factor.factor(emptying: &matrix)
      #expect(matrix[3, 3] == 0 && matrix[16, 12] == 0)
      #expect(factor.logDeterminant == expected.logDeterminant)
    }
    try factor.factor(emptying: &second)
    #expect(second[3, 3] == 0 && copy[3, 3] == first[3, 3] + 1)
    #expect(factor.logDeterminant == expected.logDeterminant)
    #expect(try earlier.logDeterminant == BandedCholesky(first).logDeterminant)
  }
}
