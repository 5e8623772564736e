import OutturnAlgebra
import Testing

@Suite("Banded sum of blocks")
struct BandedBlockSumTests {
  @Test(
    "A block is the sum of its weighted terms, in their order, on the diagonal and off it",
    arguments: [1, 2, 3, 4, 5, 8])
  func elements(n: Int) {
    var source = TestMatrices(seed: UInt64(n))
    let (rows, reach) = (5, 2)
    let blocks = (0..<4).map { _ in source.matrix(n, n) }
    let weights = (0..<3).map { _ in source.value() }
    // Every place within reach, some with several terms, and these not side by side.
    var terms: [BandedBlockSum.Term] = []
    for round in 0..<3 {
      for column in 0..<rows {
        for row in column..<min(rows, column + reach + 1) where (row + column) % 3 >= round {
          terms.append(
            .init(
              row: row, column: column, block: (row + round) % 4, weight: (column + round) % 3))
        }
      }
    }
    let sum = BandedBlockSum(terms, blockOrder: n)
    var matrix = BandedSymmetricMatrix(order: rows * n, bandwidth: (reach + 1) * n - 1)
    // What stood there before counts for nothing.
    for j in 0..<rows * n { matrix[j, j] = 7 }
    sum.assign(to: &matrix, blocks: blocks.flatMap(\.elements), weights: weights)

    for j in 0..<rows * n {
      for i in j..<min(rows * n, j + matrix.bandwidth + 1) {
        let own = terms.filter { $0.row == i / n && $0.column == j / n }
        let expected = own.reduce(0.0) {
          $0 + weights[$1.weight] * blocks[$1.block][i % n, j % n]
        }
        #expect(matrix[i, j] == expected)
      }
    }
  }

  @Test("A copy of the matrix stays as it was, and a place without terms as it is")
  func copies() {
    let sum = BandedBlockSum([.init(row: 0, column: 0, block: 0, weight: 0)], blockOrder: 1)
    var matrix = BandedSymmetricMatrix(order: 2, bandwidth: 1)
    matrix[1, 1] = 3
    let copy = matrix
    sum.assign(to: &matrix, blocks: [2], weights: [5])
    #expect(matrix[0, 0] == 10 && matrix[1, 1] == 3 && copy[0, 0] == 0)
    matrix.addDiagonal([1, 2], at: [1, 0])
    #expect(matrix[0, 0] == 12 && matrix[1, 1] == 4 && copy[1, 1] == 3)
  }
}
