internal import COutturnSIMD
public import OutturnAlgebra
internal import OutturnKernel

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
    let law = PackedLaw(
      mean: mean, rowFactor: rowFactor, scaleFactor: scaleFactor,
      degreesOfFreedom: degreesOfFreedom, seed: seed)
    let kernel = Kernel()
    let values = law.withKernelLaw { kernelLaw in
      LaneBlocks.fill(groups: Self.groups(of: count), rows: law.rows) { stage in
        law.wordCount(groups: stage)
      } _: { draws, words, firstGroup, stage in
        kernel.conjugateDraws(
          &kernelLaw, draws, words, firstDraw: UInt64(first) + UInt64(firstGroup * 8),
          groups: stage)
      }
    }
    self.init(count, law, first: first, values: values)
  }

  init(_ count: Int, _ law: PackedLaw, first: UInt32, values: AlignedBlock) {
    self.count = count
    self.values = values
    self.first = first
    seed = law.seed
    regressorCount = law.regressorCount
    seriesCount = law.seriesCount
  }

  /// Groups of eight that hold so many draws.
  static func groups(of count: Int) -> Int {
    precondition(count >= 0, "\(count) draws")
    return (count + 7) / 8
  }

  /// Numbers of a draw.
  static func rows(series n: Int, regressors k: Int) -> Int { k * n + n * (n + 1) / 2 }

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
    let rows = Self.rows(series: seriesCount, regressors: regressorCount)
    let start = index / 8 * rows * 8 + index % 8
    return (0..<rows).map { values.pointer[start + $0 * 8] }
  }
}

/// The law in the form that crosses the kernel's border.
struct PackedLaw {
  let regressorCount: Int
  let seriesCount: Int
  let seed: Seed
  private let mean: [Double]
  private let rowFactor: [Double]
  private let scaleFactor: [Double]
  private let degreesOfFreedom: Double

  init(
    mean: Matrix, rowFactor: Matrix, scaleFactor: Matrix, degreesOfFreedom: Double, seed: Seed
  ) {
    let k = mean.rowCount
    let n = mean.columnCount
    precondition(
      n >= 1 && rowFactor.rowCount == k && rowFactor.isSquare && scaleFactor.rowCount == n
        && scaleFactor.isSquare,
      "factors of order \(rowFactor.rowCount) and \(scaleFactor.rowCount) for B \(k)×\(n)")
    precondition(
      degreesOfFreedom > Double(n - 1), "\(degreesOfFreedom) degrees of freedom for order \(n)")
    regressorCount = k
    seriesCount = n
    self.seed = seed
    self.mean = mean.transposed.elements
    self.rowFactor = rowFactor.packedLower
    self.scaleFactor = scaleFactor.packedLower
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Numbers of a draw.
  var rows: Int { ConjugateDraws.rows(series: seriesCount, regressors: regressorCount) }

  func wordCount(groups: Int) -> Int {
    Kernel.conjugateWordCount(series: seriesCount, regressors: regressorCount, groups: groups)
  }

  func withKernelLaw<Result>(_ body: (inout outturn_conjugate_law) -> Result) -> Result {
    mean.withUnsafeBufferPointer { mean in
      rowFactor.withUnsafeBufferPointer { rowFactor in
        scaleFactor.withUnsafeBufferPointer { scaleFactor in
          var law = outturn_conjugate_law(
            seed: seed.value, series_count: Int64(seriesCount),
            regressor_count: Int64(regressorCount), mean: mean.baseAddress,
            row_factor: rowFactor.baseAddress, scale_factor: scaleFactor.baseAddress,
            degrees_of_freedom: degreesOfFreedom)
          return body(&law)
        }
      }
    }
  }
}

extension Matrix {
  /// The lower triangle by rows.
  package var packedLower: [Double] {
    (0..<rowCount).flatMap { i in (0...i).map { self[i, $0] } }
  }
}
