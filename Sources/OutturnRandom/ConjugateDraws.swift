private import COutturnSIMD
public import OutturnAlgebra
private import OutturnKernel

/// Draws of (B, L) from the conjugate law of a regression, Σ = L·Lᵀ ~ IW(S, ν) and
/// vec(B) | Σ ~ N(vec(B̄), Σ ⊗ V), side by side in one block.
///
///     let draws = ConjugateDraws(
///       10_000, mean: mean, rowFactor: m, scaleFactor: lambda, degreesOfFreedom: 30, seed: seed,
///       first: 0)
///     let b = draws[7].coefficients
///
/// Draw i is a function of the law, the seed and `first` + i alone.
///
/// - Source: Bartlett's factor from its other end, so that L needs no factorisation; χ² by the
///   rejection of Marsaglia & Tsang (2000), doi:10.1145/358407.358414.
/// - Verified: `ConjugateDrawsTests`, `NormalInverseWishartTests`.
public struct ConjugateDraws: RandomAccessCollection, Sendable {
  /// One draw: B k×n, L n×n lower triangular with a positive diagonal.
  public typealias Element = (coefficients: Matrix, factor: Matrix)

  public let count: Int
  /// k.
  public let regressorCount: Int
  /// n.
  public let seriesCount: Int
  let seed: Seed
  let first: UInt32
  /// By group of eight draws: B by rows, then L packed by rows; eight draws each.
  let values: AlignedBlock

  /// - Parameters:
  ///   - count: Number of draws.
  ///   - mean: B̄, k×n.
  ///   - rowFactor: Lower factor of V, k×k.
  ///   - scaleFactor: Lower factor of S, n×n.
  ///   - degreesOfFreedom: ν, above n − 1; need not be whole.
  ///   - seed: Where the numbers come from.
  ///   - first: Counter of the first draw.
  /// - Complexity: O(count · (k²n + kn² + n³)); no allocation for a draw.
  public init(
    _ count: Int, mean: Matrix, rowFactor: Matrix, scaleFactor: Matrix, degreesOfFreedom: Double,
    seed: Seed, first: UInt32
  ) {
    let k = mean.rowCount
    let n = mean.columnCount
    precondition(count >= 0 && n >= 1, "\(count) draws of \(n) series")
    precondition(
      rowFactor.rowCount == k && rowFactor.isSquare && scaleFactor.rowCount == n
        && scaleFactor.isSquare,
      "factors of order \(rowFactor.rowCount) and \(scaleFactor.rowCount) for B \(k)×\(n)")
    precondition(
      degreesOfFreedom > Double(n - 1), "\(degreesOfFreedom) degrees of freedom for order \(n)")
    self.count = count
    self.seed = seed
    self.first = first
    regressorCount = k
    seriesCount = n
    let kernel = Kernel()
    let rows = k * n + n * (n + 1) / 2
    let groups = (count + 7) / 8
    values = mean.transposed.elements.withUnsafeBufferPointer { meanRows in
      rowFactor.packedLower.withUnsafeBufferPointer { rowFactor in
        scaleFactor.packedLower.withUnsafeBufferPointer { scaleFactor in
          var law = outturn_conjugate_law(
            seed: seed.value, series_count: Int64(n), regressor_count: Int64(k),
            mean: meanRows.baseAddress, row_factor: rowFactor.baseAddress,
            scale_factor: scaleFactor.baseAddress, degrees_of_freedom: degreesOfFreedom)
          return LaneBlocks.fill(groups: groups, rows: rows) { stage in
            Kernel.conjugateWordCount(series: n, regressors: k, groups: stage)
          } _: { draws, words, firstGroup, stage in
            kernel.conjugateDraws(
              &law, draws, words, firstDraw: UInt64(first) + UInt64(firstGroup * 8),
              groups: stage)
          }
        }
      }
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// Draw `index` as matrices of its own.
  public subscript(index: Int) -> Element {
    let row = parameters(of: index)
    let k = regressorCount
    let n = seriesCount
    var coefficients = Matrix(rowCount: k, columnCount: n)
    var factor = Matrix(rowCount: n, columnCount: n)
    for j in 0..<k {
      for i in 0..<n { coefficients[j, i] = row[j * n + i] }
    }
    var place = k * n
    for i in 0..<n {
      for j in 0...i {
        factor[i, j] = row[place]
        place += 1
      }
    }
    return (coefficients, factor)
  }

  /// B by rows, then L packed by rows: k·n + n·(n + 1)/2 numbers.
  package func parameters(of index: Int) -> [Double] {
    precondition(index >= 0 && index < count, "no draw \(index) of \(count)")
    let rows = regressorCount * seriesCount + seriesCount * (seriesCount + 1) / 2
    let start = index / 8 * rows * 8 + index % 8
    return (0..<rows).map { values.pointer[start + $0 * 8] }
  }
}

extension Matrix {
  /// The lower triangle by rows.
  package var packedLower: [Double] {
    (0..<rowCount).flatMap { i in (0...i).map { self[i, $0] } }
  }
}
