internal import OutturnKernel

/// A banded symmetric matrix of n×n blocks, each a sum of given blocks times given weights.
///
/// What the precision of a Gaussian is whose equations come back year after year: the same few
/// blocks, weighted, in many places. Where they go is laid down once; a sampler brings the numbers
/// thousands of times.
///
/// - Verified: `BandedBlockSumTests`, element by element.
public struct BandedBlockSum: Sendable {
  /// One block among those that are added up at a place of the lower triangle.
  public struct Term: Sendable {
    /// In blocks; never above the column.
    public let row: Int
    /// In blocks.
    public let column: Int
    /// Place among the given blocks.
    public let block: Int
    /// Place among the given weights.
    public let weight: Int

    public init(row: Int, column: Int, block: Int, weight: Int) {
      self.row = row
      self.column = column
      self.block = block
      self.weight = weight
    }
  }

  /// n.
  public let blockOrder: Int
  private let blockCount: Int
  private let weightCount: Int
  private let lastRow: Int
  private let reach: Int
  /// What the kernel takes: by place its first row and column and its number of terms.
  private var places: [Int] = []
  /// By term the first element of its block and its weight, place after place.
  private var terms: [Int] = []
  private let kernel = Kernel()

  /// - Parameters:
  ///   - terms: What is added up at one place is added up in their order.
  ///   - blockOrder: n.
  public init(_ terms: [Term], blockOrder n: Int) {
    precondition(
      terms.allSatisfy { $0.column >= 0 && $0.row >= $0.column && $0.block >= 0 && $0.weight >= 0 },
      "a term stands above the diagonal or nowhere")
    blockOrder = n
    blockCount = (terms.map(\.block).max() ?? -1) + 1
    weightCount = (terms.map(\.weight).max() ?? -1) + 1
    lastRow = (terms.map(\.row).max() ?? -1) * n + n - 1
    reach = (terms.map { $0.row - $0.column }.max() ?? 0) * n + n - 1
    let order = terms.indices.sorted {
      let (one, other) = (terms[$0], terms[$1])
      return (one.column, one.row, $0) < (other.column, other.row, $1)
    }
    for place in order {
      let term = terms[place]
      let corner = [term.row * n, term.column * n]
      if places.suffix(3).prefix(2).elementsEqual(corner) {
        places[places.count - 1] += 1
      } else {
        places += corner + [1]
      }
      self.terms += [term.block * n * n, term.weight]
    }
  }

  /// Overwrites the blocks of a matrix that have terms; the others stay.
  ///
  /// - Parameters:
  ///   - blocks: One after the other, each column-major.
  ///   - weights: By place.
  /// - Complexity: O(terms · n²).
  public func assign(
    to matrix: inout BandedSymmetricMatrix, blocks: [Double], weights: [Double]
  ) {
    precondition(
      blocks.count >= blockCount * blockOrder * blockOrder && weights.count >= weightCount,
      "\(blocks.count) elements and \(weights.count) weights for \(blockCount), \(weightCount)")
    precondition(
      lastRow < matrix.order && reach <= matrix.bandwidth,
      "blocks to row \(lastRow), \(reach) off, in order \(matrix.order), \(matrix.bandwidth)")
    let (target, stride) = (matrix.ownBlock().pointer, matrix.stride)
    kernel.sumBlocks(
      target, stride: stride, order: blockOrder, places: places, count: places.count / 3,
      terms: terms, blocks: blocks, weights: weights)
  }
}
