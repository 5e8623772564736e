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

  @Test("Blocks are added as their elements are, on the diagonal and off it", arguments: [3, 4])
  func blocks(n: Int) throws {
    // Off the diagonal, on it, further off; the last element of each block is its own.
    let corners = [(row: n, column: 0), (row: n, column: n), (row: 2 * n, column: n)]
    let values = (0..<3 * n * n).map { 0.1 * Double($0) - 1 }
    let (order, bandwidth) = (3 * n + 1, 2 * n - 1)
    var added = BandedSymmetricMatrix(order: order, bandwidth: bandwidth)
    added.addBlocks(values, order: n, factor: 2, corners: corners, from: 1)
    added.addBlocks(values, order: n, factor: 0.3, corners: corners, from: 0)
    var expected = BandedSymmetricMatrix(order: order, bandwidth: bandwidth)
    for (start, factor) in [(1, 2.0), (0, 0.3)] {
      for (block, corner) in corners.enumerated() {
        for j in 0..<n {
          for i in (corner.row == corner.column ? j : 0)..<n {
            expected[start + corner.row + i, start + corner.column + j] +=
              factor * values[block * n * n + i + n * j]
          }
        }
      }
    }
    for i in 0..<order {
      for j in max(0, i - bandwidth)...i { #expect(added[i, j] == expected[i, j]) }
    }
  }
}
