public import OutturnAlgebra

/// Which orthogonal shocks the forecast error of each series comes from.
public struct VarianceDecomposition: Sendable, Hashable {
  public let seriesNames: [String]
  /// For h = 1, …, H an n×n matrix: element (i, j) is the share, 0 to 1, of shock j in the variance
  /// of series i's forecast error h steps ahead. Every row adds up to 1.
  public let shares: [Matrix]
}

extension FittedVectorAutoregression {
  /// Forecast-error variance decomposition by the Cholesky factor of Σ̂, in the order of the series.
  ///
  ///     share of j in i = Σ_{s<h} θ²_ij,s / Σ_j Σ_{s<h} θ²_ij,s,    Θ_s = Φ_s·L
  ///
  /// - Complexity: O(H·p·n³).
  /// - Source: Lütkepohl (2005), 2.3.3.
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func varianceDecomposition(horizon: Int) -> VarianceDecomposition {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    let n = seriesCount
    var sums = Matrix(rowCount: n, columnCount: n)
    let shares = impulseResponse(horizon: horizon - 1).responses.map { theta in
      for i in 0..<n {
        for j in 0..<n { sums[i, j] += theta[i, j] * theta[i, j] }
      }
      var share = sums
      for i in 0..<n {
        let total = sums.row(i).reduce(0, +)
        for j in 0..<n { share[i, j] = sums[i, j] / total }
      }
      return share
    }
    return VarianceDecomposition(seriesNames: seriesNames, shares: shares)
  }
}
