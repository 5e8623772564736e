private import Glibc
package import OutturnKernel

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
  private let stride: Int

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
    stride = matrix.stride
    self.kernel = kernel
    if kernel != nil { block = AlignedBlock(copying: matrix.block) }
    try factor(matrix)
  }

  /// Factors another matrix of the same shape in its own storage and leaves it that of this factor,
  /// cleared: a sampler does so thousands of times, and copies would cost a third of the factor.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``, and then the factor is of no use until the
  ///   next matrix.
  /// - Complexity: O(order · bandwidth²).
  package mutating func factor(
    emptying matrix: inout BandedSymmetricMatrix
  ) throws(AlgebraError) {
    precondition(
      matrix.order == order && matrix.bandwidth == bandwidth,
      "order \(matrix.order), band \(matrix.bandwidth) in a factor of \(order), \(bandwidth)")
    if kernel == nil {
      defer { matrix.clear() }
      try factor(matrix)
      return
    }
    _ = matrix.ownBlock()
    if !isKnownUniquelyReferenced(&block) {
      block = BandedSymmetricMatrix.zeroBlock(order: order, bandwidth: bandwidth)
    }
    matrix.exchange(&block!)
    try factor(matrix)
  }

  /// Overwrites the block that has been filled, or that of LAPACK from the matrix.
  private mutating func factor(_ matrix: BandedSymmetricMatrix) throws(AlgebraError) {
    let failed: Int
    if let kernel, let block {
      failed = kernel.factorBanded(
        block.pointer, stride: stride, order: order, bandwidth: bandwidth)
    } else {
      band = matrix.band
      failed = LAPACKCall.bandedCholeskyFactor(
        &band, order: order, bandwidth: bandwidth, .lower)
    }
    if failed > 0 { throw .notPositiveDefinite(order: failed) }
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
