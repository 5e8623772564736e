public import OutturnAlgebra

/// The sample as what would have come without shocks, and what each orthogonal shock added.
///
/// Baseline and contributions add up to the data, period by period, to rounding.
public struct HistoricalDecomposition: Sendable, Hashable {
  public let seriesNames: [String]
  /// The path from the first p rows under the deterministic terms and exogenous series alone, T×n.
  public let baseline: Matrix
  /// By shock, T×n: what it and its echoes add to each series.
  public let contributions: [Matrix]
  /// The orthogonal shocks themselves, T×n: L⁻¹·û_t, of variance about 1.
  public let shocks: Matrix
}

extension FittedVectorAutoregression {
  /// Historical decomposition by the Cholesky factor of Σ̂, in the order of the series.
  ///
  /// - Complexity: O(n·T·p·n²).
  /// - Source: Burbidge & Harrison (1985), doi:10.1016/0304-3932(85)90042-X.
  /// - Verified: `VectorAutoregressionPropertyTests`, by addition and by moving-average weights.
  public func historicalDecomposition() -> HistoricalDecomposition {
    let n = seriesCount
    let start = sample.start
    let inSample = terms.rows[Array(start..<terms.rows.rowCount), Array(0..<terms.count)]
    let baseline = polynomial.path(
      after: sample.history[Array(0..<start), Array(0..<n)],
      drivers: deterministicPart(inSample, coefficients))
    // The factor has a positive diagonal: the fit would have refused otherwise.
    guard let shocks = try? shockFactor.solveLower(residuals.transposed).transposed else {
      preconditionFailure("a Cholesky factor with a zero in its diagonal")
    }
    let rest = Matrix(rowCount: max(1, model.lags), columnCount: n)
    let contributions = (0..<n).map { j in
      var drivers = Matrix(rowCount: rowCount, columnCount: n)
      for t in 0..<rowCount {
        for i in 0..<n { drivers[t, i] = shockFactor[i, j] * shocks[t, j] }
      }
      return polynomial.path(after: rest, drivers: drivers)
    }
    return HistoricalDecomposition(
      seriesNames: seriesNames, baseline: baseline, contributions: contributions, shocks: shocks)
  }
}
