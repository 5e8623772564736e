private import Glibc

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

  /// Adds factor·diag(left)·W·diag(right) to the n×n block whose first element is (row, column).
  ///
  /// Of a block on the diagonal only the lower triangle is added. One call does what n² subscripts
  /// would, each of them checked.
  ///
  /// - Parameters:
  ///   - matrix: W, n×n.
  ///   - left: n long.
  ///   - right: n long.
  ///   - row: At least `column`, and `column + n` or more unless the block is on the diagonal.
  /// - Complexity: O(n²).
  public mutating func addBlock(
    _ matrix: Matrix, left: [Double], right: [Double], factor: Double, row: Int, column: Int
  ) {
    let n = matrix.rowCount
    precondition(
      matrix.columnCount == n && left.count == n && right.count == n,
      "\(matrix.rowCount)×\(matrix.columnCount) between \(left.count) and \(right.count)")
    precondition(
      column >= 0 && (row == column || row >= column + n) && row + n <= order
        && row + n - 1 - column <= bandwidth,
      "a block of \(n) at (\(row), \(column)) leaves the band \(bandwidth) of order \(order)")
    let height = bandwidth + 1
    band.withUnsafeMutableBufferPointer { band in
      for j in 0..<n {
        let start = row - column - j + (column + j) * height
        for i in (row == column ? j : 0)..<n {
          band[start + i] += factor * left[i] * matrix.elements[i + j * n] * right[j]
        }
      }
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
/// What a Gaussian with banded precision needs: its mean, its draws, its density.
///
/// - Verified: `BandedCholeskyTests`, against the dense factor.
public struct BandedCholesky: Sendable {
  public let order: Int
  public let bandwidth: Int
  private let band: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(order · bandwidth²).
  public init(_ matrix: consuming BandedSymmetricMatrix) throws(AlgebraError) {
    order = matrix.order
    bandwidth = matrix.bandwidth
    var band = matrix.band
    let failed = LAPACKCall.bandedCholeskyFactor(
      &band, order: order, bandwidth: bandwidth, .lower)
    if failed > 0 { throw .notPositiveDefinite(order: failed) }
    self.band = band
  }

  /// Overwrites b, `order` long or a multiple of it for several right-hand sides, with L⁻¹·b.
  public func solveLower(_ b: inout [Double]) { solve(&b, .none) }

  /// Overwrites b, `order` long or a multiple of it for several right-hand sides, with L⁻ᵀ·b.
  public func solveUpper(_ b: inout [Double]) { solve(&b, .transposed) }

  /// log det A.
  public var logDeterminant: Double {
    stride(from: 0, to: band.count, by: bandwidth + 1).reduce(0) { $0 + 2 * log(band[$1]) }
  }

  private func solve(_ b: inout [Double], _ transposition: Transposition) {
    precondition(order > 0 && b.count % order == 0, "\(b.count) values for order \(order)")
    // The factor has a positive diagonal, or the initialiser would have thrown.
    let zero = LAPACKCall.bandedTriangularSolve(
      band, order: order, bandwidth: bandwidth, .lower, transposition, &b)
    precondition(zero == 0, "a Cholesky factor with a zero at \(zero)")
  }
}
