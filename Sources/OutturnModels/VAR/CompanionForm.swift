public import OutturnAlgebra

/// A vector autoregression of order p as one of order 1 in the state (y_t, …, y_{t−p+1}):
///
///     A = | A₁ A₂ … A_p |
///         | I  0  …  0  |
///         | …        0  |
///
/// - Source: Lütkepohl (2005), (2.1.8).
/// - Verified: `LagPolynomialTests`.
public struct CompanionForm: Sendable, Hashable {
  /// A, np×np.
  public let matrix: Matrix
  /// n.
  public let seriesCount: Int

  /// The companion form of a lag polynomial.
  public init(_ polynomial: LagPolynomial) {
    let n = polynomial.seriesCount
    let order = n * polynomial.lags
    var matrix = Matrix(rowCount: order, columnCount: order)
    for (lag, block) in polynomial.matrices.enumerated() {
      for i in 0..<n {
        for j in 0..<n { matrix[i, lag * n + j] = block[i, j] }
      }
    }
    for i in n..<max(n, order) { matrix[i, i - n] = 1 }
    self.matrix = matrix
    seriesCount = n
  }

  /// The roots λ of det(λᵖ·I − A₁·λᵖ⁻¹ − … − A_p) = 0, largest modulus first. The process is
  /// stable when every modulus is below 1.
  ///
  /// - Throws: ``AlgebraError/eigenvaluesDidNotConverge(count:)``.
  /// - Complexity: O((np)³).
  public func roots() throws(AlgebraError) -> [Eigenvalue] {
    try GeneralEigenvalues(matrix).values
  }

  /// Covariance Γ(0) = Σ_i Aⁱ·S·(Aⁱ)ᵀ of the state of a stable process, S the covariance of the
  /// shocks in its first block; nil when the sum has not settled after 2⁶⁰ terms: the process is
  /// not stable, or cannot be told from one that is not.
  ///
  /// - Parameter covariance: Σ, n×n.
  /// - Returns: np×np.
  /// - Complexity: O((np)³) times some ten doublings.
  public func stateCovariance(shocks covariance: Matrix) -> Matrix? {
    let order = matrix.rowCount
    var sum = Matrix(rowCount: order, columnCount: order)
    for i in 0..<min(seriesCount, order) {
      for j in 0..<seriesCount { sum[i, j] = covariance[i, j] }
    }
    // After k doublings the sum holds 2ᵏ terms.
    var power = matrix
    for _ in 0..<60 {
      let added = (power * sum).multiplied(by: power, transposingOther: true)
      sum += added
      power = power * power
      guard sum.elements.allSatisfy({ $0.isFinite }) else { return nil }
      // Each variance against its own size: series may differ by many orders of magnitude.
      let settled = zip(added.diagonal, sum.diagonal).allSatisfy { $0 <= 0x1p-60 * $1 }
      if settled { return sum }
    }
    return nil
  }
}
