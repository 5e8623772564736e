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

  /// Adds a multiple of an n×n block whose first element goes to (row, column).
  ///
  /// Of a block on the diagonal only the lower triangle is added. One call does what n² subscripts
  /// would, each of them checked.
  ///
  /// - Parameters:
  ///   - blocks: Blocks one after the other, each column-major.
  ///   - start: Where in `blocks` this one begins.
  ///   - order: n.
  ///   - row: At least `column`, and `column + n` or more unless the block is on the diagonal.
  /// - Complexity: O(n²).
  public mutating func addBlock(
    _ blocks: [Double], from start: Int, order n: Int, factor: Double, row: Int, column: Int
  ) {
    precondition(
      start >= 0 && start + n * n <= blocks.count,
      "no block of \(n) at \(start) of \(blocks.count)")
    precondition(
      column >= 0 && (row == column || row >= column + n) && row + n <= order
        && row + n - 1 - column <= bandwidth,
      "a block of \(n) at (\(row), \(column)) leaves the band \(bandwidth) of order \(order)")
    let height = bandwidth + 1
    blocks.withUnsafeBufferPointer { blocks in
      band.withUnsafeMutableBufferPointer { band in
        for j in 0..<n {
          let target = row - column - j + (column + j) * height
          for i in (row == column ? j : 0)..<n {
            band[target + i] += factor * blocks[start + i + j * n]
          }
        }
      }
    }
  }

  /// Sets every element to zero and keeps the storage.
  public mutating func clear() {
    for index in band.indices { band[index] = 0 }
  }

  /// The storage, which leaves the matrix without elements.
  fileprivate mutating func takeBand() -> [Double] {
    let taken = band
    band = []
    return taken
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
/// What a Gaussian with banded precision needs: its mean, its draws, its density. Plain loops for
/// narrow bands, `dpbtrf` for wide ones: it works column by column up to 32 diagonals, and there
/// the call of a rank-one update for each column costs more than the update.
///
/// - Verified: `BandedCholeskyTests`, against the dense factor and the two ways against each other.
public struct BandedCholesky: Sendable {
  public let order: Int
  public let bandwidth: Int
  private let band: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(order · bandwidth²).
  public init(_ matrix: consuming BandedSymmetricMatrix) throws(AlgebraError) {
    try self.init(matrix, isPlain: matrix.bandwidth <= Self.widestPlain)
  }

  /// The same by plain loops or by LAPACK, whatever the bandwidth.
  package init(
    _ matrix: consuming BandedSymmetricMatrix, isPlain: Bool
  ) throws(AlgebraError) {
    order = matrix.order
    bandwidth = matrix.bandwidth
    var band = matrix.takeBand()
    let failed: Int
    if isPlain {
      let (order, bandwidth) = (order, bandwidth)
      failed = band.withUnsafeMutableBufferPointer {
        Self.factor($0, order: order, bandwidth: bandwidth)
      }
    } else {
      failed = LAPACKCall.bandedCholeskyFactor(
        &band, order: order, bandwidth: bandwidth, .lower)
    }
    if failed > 0 { throw .notPositiveDefinite(order: failed) }
    self.band = band
  }

  /// Bandwidth up to which loops in place are faster than the call of a library.
  private static let widestPlain = 64

  /// Four columns at a time in place, each four as one update of those to their right; returns 0,
  /// or the order of the leading minor that is not positive.
  ///
  /// Each element has the same products taken off in the same order as column by column, so the
  /// blocks change no bit; they load and store a target once for four columns.
  private static func factor(
    _ band: UnsafeMutableBufferPointer<Double>, order: Int, bandwidth: Int
  ) -> Int {
    guard let first = band.baseAddress else { return 0 }
    let height = bandwidth + 1
    var start = 0
    while start < order {
      let end = min(start + 4, order)
      for j in start..<end {
        let column = first + j * height
        let below = min(bandwidth, order - 1 - j)
        for m in start..<j where j - m <= bandwidth {
          // Column m reaches as far down as its own band.
          let source = first + m * height + (j - m)
          let factor = source[0]
          for i in 0..<min(below, bandwidth - (j - m)) + 1 { column[i] -= factor * source[i] }
        }
        if !(column[0] > 0) { return j + 1 }
        column[0] = column[0].squareRoot()
        let reciprocal = 1 / column[0]
        for i in 0..<below { column[1 + i] *= reciprocal }
      }
      updateRight(of: start..<end, first, order: order, bandwidth: bandwidth)
      start = end
    }
    return 0
  }

  /// Takes the products of finished columns off the columns to their right.
  private static func updateRight(
    of columns: Range<Int>, _ first: UnsafeMutablePointer<Double>, order: Int, bandwidth: Int
  ) {
    let height = bandwidth + 1
    let next = columns.upperBound
    for k in next..<max(next, min(order, next + bandwidth)) {
      let target = first + k * height
      // How far down column k every one of the four still reaches.
      let shared = min(order - 1, columns.lowerBound + bandwidth) - k + 1
      var from = 0
      if columns.count == 4 && shared > 0 {
        let distance = k - columns.lowerBound
        let a = first + columns.lowerBound * height + distance
        let b = a + height - 1
        let c = b + height - 1
        let d = c + height - 1
        let (fa, fb, fc, fd) = (a[0], b[0], c[0], d[0])
        for i in 0..<shared {
          target[i] = target[i] - fa * a[i] - fb * b[i] - fc * c[i] - fd * d[i]
        }
        from = shared
      }
      for m in columns where k - m <= bandwidth {
        let source = first + m * height + (k - m)
        let factor = source[0]
        let reach = min(order - 1, m + bandwidth) - k + 1
        for i in from..<max(from, reach) { target[i] -= factor * source[i] }
      }
    }
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
