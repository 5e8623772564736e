public import OutturnAlgebra

/// The autoregressive part A₁, …, A_p of a vector autoregression
///
///     y_t = d_t + A₁·y_{t−1} + … + A_p·y_{t−p} + u_t,
///
/// without regard to how it was estimated.
///
/// - Verified: `LagPolynomialTests`, against the companion form for p = 1…6 and 24 steps.
public struct LagPolynomial: Sendable, Hashable {
  /// A_l at place l − 1, n×n: element (i, j) is what series j at lag l adds to series i.
  public let matrices: [Matrix]
  /// n.
  public let seriesCount: Int

  /// - Parameters:
  ///   - matrices: A₁ first; may be empty.
  ///   - seriesCount: n.
  public init(_ matrices: [Matrix], seriesCount: Int) {
    precondition(
      matrices.allSatisfy { $0.rowCount == seriesCount && $0.columnCount == seriesCount },
      "a lag matrix is not \(seriesCount)×\(seriesCount)")
    self.matrices = matrices
    self.seriesCount = seriesCount
  }

  /// p.
  public var lags: Int { matrices.count }

  /// The path y_{T+1}, …, y_{T+H} that follows a history under given d_t + u_t.
  ///
  /// Every lag moves forward at every step: lag l of step h is step h − l once h > l.
  ///
  /// - Parameters:
  ///   - history: At least p rows × n, oldest first; the last p are used.
  ///   - drivers: d_t + u_t, H×n.
  /// - Returns: H×n.
  /// - Complexity: O(H·p·n²).
  public func path(after history: Matrix, drivers: Matrix) -> Matrix {
    let n = seriesCount
    precondition(
      history.rowCount >= lags && history.columnCount == n && drivers.columnCount == n,
      "a history of \(history.rowCount)×\(history.columnCount) for \(lags) lags of \(n) series")
    // The last p rows and the path in one list of rows, so that a lag is a distance in it.
    var rows: [[Double]] = (history.rowCount - lags..<history.rowCount).map { history.row($0) }
    for h in 0..<drivers.rowCount {
      var next = drivers.row(h)
      for (back, matrix) in matrices.enumerated() {
        let past = rows[lags + h - 1 - back]
        for j in 0..<n {
          for i in 0..<n { next[i] += matrix.elements[i + j * n] * past[j] }
        }
      }
      rows.append(next)
    }
    var path = Matrix(rowCount: drivers.rowCount, columnCount: n)
    for h in 0..<drivers.rowCount {
      for i in 0..<n { path[h, i] = rows[lags + h][i] }
    }
    return path
  }

  /// Φ₀ = I, Φ₁, …: what a shock of one unit leaves after i steps.
  ///
  ///     Φ_i = Σ_{j ≤ min(i, p)} Φ_{i−j}·A_j
  ///
  /// - Parameter count: How many, Φ₀ among them.
  /// - Returns: `count` matrices n×n.
  /// - Complexity: O(count·p·n³).
  /// - Source: Lütkepohl (2005), (2.1.22).
  public func movingAverage(count: Int) -> [Matrix] {
    var result: [Matrix] = []
    for i in 0..<count {
      var phi =
        i == 0
        ? Matrix.identity(seriesCount) : Matrix(rowCount: seriesCount, columnCount: seriesCount)
      for j in 0..<min(i, lags) { phi += result[i - 1 - j] * matrices[j] }
      result.append(phi)
    }
    return result
  }

  /// The same law in one lag.
  public var companion: CompanionForm { CompanionForm(self) }
}
