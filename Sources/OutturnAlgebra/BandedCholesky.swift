private import Glibc
package import OutturnKernel

/// A symmetric matrix whose elements further than `bandwidth` from the diagonal are zero.
///
/// LAPACK's lower band storage: element (i, j), i ≥ j, stands at `(i − j) + j·(bandwidth + 1)`.
public struct BandedSymmetricMatrix: Sendable {
  public let order: Int
  /// Diagonals below the main one.
  public let bandwidth: Int
  var band: [Double]

  /// A zero matrix.
  public init(order: Int, bandwidth: Int) {
    precondition(order >= 0 && bandwidth >= 0, "no band of \(bandwidth) in order \(order)")
    self.order = order
    self.bandwidth = bandwidth
    band = Array(repeating: 0, count: order * (bandwidth + 1))
  }

  /// Element (i, j) with i ≥ j and i − j within the band.
  public subscript(i: Int, j: Int) -> Double {
    get { band[place(i, j)] }
    set { band[place(i, j)] = newValue }
  }

  /// Adds a multiple of n×n blocks, each at a corner of its own.
  ///
  /// Of a block on the diagonal only the lower triangle is added. One call does what n² subscripts a
  /// block would, each of them checked.
  ///
  /// - Parameters:
  ///   - blocks: Blocks one after the other, each column-major.
  ///   - order: n.
  ///   - corners: Where the first element of each block goes, less `start`; the row is the column's, or
  ///     `column + n` or more.
  /// - Complexity: O(blocks · n²).
  public mutating func addBlocks(
    _ blocks: [Double], order n: Int, factor: Double, corners: [(row: Int, column: Int)],
    from start: Int
  ) {
    precondition(
      blocks.count == corners.count * n * n,
      "\(blocks.count) elements are not \(corners.count) blocks of \(n)")
    for (row, column) in corners {
      precondition(
        start + column >= 0 && (row == column || row >= column + n) && start + row + n <= order
          && row + n - 1 - column <= bandwidth,
        "a block of \(n) at (\(row), \(column)) leaves the band \(bandwidth) of order \(order)")
    }
    let height = bandwidth + 1
    blocks.withUnsafeBufferPointer { blocks in
      band.withUnsafeMutableBufferPointer { band in
        guard var source = blocks.baseAddress, let band = band.baseAddress else { return }
        for (row, column) in corners {
          let isDiagonal = row == column
          var target = band + (row - column) + (start + column) * height
          for j in 0..<n {
            if n == 4 && !isDiagonal {
              Self.addFour(source, times: factor, to: target)
            } else {
              for i in (isDiagonal ? j : 0)..<n { target[i] += factor * source[i] }
            }
            source += n
            target += height - 1
          }
        }
      }
    }
  }

  /// What the loop does for four elements, two registers at a time.
  @inline(__always)
  private static func addFour(
    _ source: UnsafePointer<Double>, times factor: Double, to target: UnsafeMutablePointer<Double>
  ) {
    let (added, place) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    for half in stride(from: 0, to: 32, by: 16) {
      let sum =
        place.loadUnaligned(fromByteOffset: half, as: SIMD2<Double>.self)
        + factor * added.loadUnaligned(fromByteOffset: half, as: SIMD2<Double>.self)
      place.storeBytes(of: sum, toByteOffset: half, as: SIMD2<Double>.self)
    }
  }

  /// Sets every element to zero and keeps the storage.
  public mutating func clear() {
    for index in band.indices { band[index] = 0 }
  }

  private func place(_ i: Int, _ j: Int) -> Int {
    precondition(
      j >= 0 && i >= j && i < order && i - j <= bandwidth,
      "(\(i), \(j)) is outside the lower band \(bandwidth) of order \(order)")
    return i - j + j * (bandwidth + 1)
  }
}

/// A banded symmetric positive definite matrix as L·Lᵀ, L banded too.
///
/// What a Gaussian with banded precision needs: its mean, its draws, its density. By the kernel for
/// narrow bands, by LAPACK for wide ones: `dpbtrf` works column by column up to 32 diagonals, and
/// there the call for a column costs more than its update.
///
/// - Verified: `BandedCholeskyTests`, against the dense factor; the two ways against each other and
///   the kernel on every instruction set.
public struct BandedCholesky: Sendable {
  public let order: Int
  public let bandwidth: Int
  /// The factor as the kernel has it, or nil where LAPACK is called.
  private var block: AlignedBlock?
  /// The factor as `dpbtrf` leaves it; empty where the kernel is used.
  private var band: [Double] = []
  private let kernel: Kernel?
  /// From one column of the block to the next, with room for three rows more, where the kernel takes
  /// four columns at a time.
  private var stride: Int { (bandwidth + 11 + 7) & ~7 }

  /// Factors a matrix.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(order · bandwidth²).
  public init(_ matrix: BandedSymmetricMatrix) throws(AlgebraError) {
    let isNarrow = matrix.bandwidth <= Self.widestBlock
    try self.init(matrix, by: isNarrow ? Kernel() : nil)
  }

  /// The same by the kernel or, with nil, by LAPACK, whatever the bandwidth.
  package init(_ matrix: BandedSymmetricMatrix, by kernel: Kernel?) throws(AlgebraError) {
    order = matrix.order
    bandwidth = matrix.bandwidth
    self.kernel = kernel
    try factor(matrix)
  }

  /// Factors another matrix of the same shape in the storage of this one: a sampler does so
  /// thousands of times, and fresh pages would cost a third of the factor.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``, and then the factor is of no use until the
  ///   next matrix.
  /// - Complexity: O(order · bandwidth²).
  package mutating func factor(_ matrix: BandedSymmetricMatrix) throws(AlgebraError) {
    precondition(
      matrix.order == order && matrix.bandwidth == bandwidth,
      "order \(matrix.order), band \(matrix.bandwidth) in a factor of \(order), \(bandwidth)")
    let failed: Int
    if let kernel {
      let block = emptiedBlock(filledFrom: matrix)
      failed = kernel.factorBanded(
        block.pointer, stride: stride, order: order, bandwidth: bandwidth)
    } else {
      band = matrix.band
      failed = LAPACKCall.bandedCholeskyFactor(
        &band, order: order, bandwidth: bandwidth, .lower)
    }
    if failed > 0 { throw .notPositiveDefinite(order: failed) }
  }

  /// The block, one that nobody else holds, with the matrix's columns and zeros around them.
  private mutating func emptiedBlock(filledFrom matrix: BandedSymmetricMatrix) -> AlignedBlock {
    if block == nil || !isKnownUniquelyReferenced(&block) {
      block = AlignedBlock(count: order * stride)
    }
    let block = block!
    matrix.band.withUnsafeBufferPointer { band in
      for j in 0..<order {
        let column = block.pointer + j * stride
        let (first, count) = (j & 7, min(bandwidth + 1, order - j))
        column.update(repeating: 0, count: first)
        (column + first).update(
          from: band.baseAddress! + j * (bandwidth + 1), count: count)
        (column + first + count).update(repeating: 0, count: stride - first - count)
      }
    }
    return block
  }

  /// Bandwidth up to which the kernel is used: its four columns stay in the first cache.
  private static let widestBlock = 256

  /// Overwrites b, `order` long or a multiple of it for several right-hand sides, with L⁻¹·b.
  public func solveLower(_ b: inout [Double]) { solve(&b, .none) }

  /// Overwrites b, `order` long or a multiple of it for several right-hand sides, with L⁻ᵀ·b.
  public func solveUpper(_ b: inout [Double]) { solve(&b, .transposed) }

  /// log det A.
  public var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * log(diagonal($1)) }
  }

  private func diagonal(_ j: Int) -> Double {
    if let block { return block.pointer[j * stride + (j & 7)] }
    return band[j * (bandwidth + 1)]
  }

  private func solve(_ b: inout [Double], _ transposition: Transposition) {
    precondition(order > 0 && b.count % order == 0, "\(b.count) values for order \(order)")
    guard let block, let kernel else {
      // The factor has a positive diagonal, or the initialiser would have thrown.
      let zero = LAPACKCall.bandedTriangularSolve(
        band, order: order, bandwidth: bandwidth, .lower, transposition, &b)
      precondition(zero == 0, "a Cholesky factor with a zero at \(zero)")
      return
    }
    let column = AlignedBlock(count: (order + 7) & ~7)
    b.withUnsafeMutableBufferPointer { b in
      for first in Swift.stride(from: 0, to: b.count, by: order) {
        let place = b.baseAddress! + first
        column.pointer.update(from: place, count: order)
        switch transposition {
        case .none:
          kernel.solveBandedLower(
            block.pointer, stride: stride, order: order, bandwidth: bandwidth, column.pointer)
        case .transposed:
          kernel.solveBandedUpper(
            block.pointer, stride: stride, order: order, bandwidth: bandwidth, column.pointer)
        }
        place.update(from: column.pointer, count: order)
      }
    }
  }
}
