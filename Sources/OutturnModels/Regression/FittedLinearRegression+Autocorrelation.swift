private import Glibc

/// Whether errors of neighbouring periods go together. With weights the scaled residuals are used.
extension FittedLinearRegression {
  /// Durbin and Watson's Σ(û_t − û_{t−1})²/Σû_t², between 0 and 4; 2 without autocorrelation.
  ///
  /// It has no p-value here: its law depends on the regressors, and with a lagged response among
  /// them it is biased towards 2. Use ``breuschGodfreyTest(lags:)``.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  public func durbinWatson() throws(EstimationError) -> Double {
    try requireErrors()
    let u = scaledResiduals
    return zip(u, u.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
      / residualSumOfSquares
  }

  /// Breusch and Godfrey's test of autocorrelation up to a lag; lagged responses may be among the
  /// regressors.
  ///
  /// û is regressed on the regressors and its own p lags, with 0 before the sample: T·R² is
  /// chi-squared with p degrees of freedom.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)``;
  ///   ``EstimationError/collinear(names:)`` when the regressors explain every lag.
  /// - Source: Breusch (1978), Godfrey (1978), doi:10.2307/1913829.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func breuschGodfreyTest(lags: Int) throws(EstimationError) -> RegressionTest {
    precondition(lags >= 1, "autocorrelation up to lag \(lags)")
    try requireErrors()
    let u = scaledResiduals
    let past = (1...lags).map { lag in
      u.indices.map { $0 < lag ? 0 : u[$0 - lag] }
    }
    let auxiliary = try AuxiliaryRegression(
      u, on: scaledColumns + past, name: specification.response)
    let names =
      specification.coefficientNames + (1...lags).map { "residual.l\($0)" }
    let omitted = auxiliary.dependent.map { names[$0] }
    if auxiliary.rank <= coefficients.count { throw .collinear(names: omitted) }
    return RegressionTest(
      "Breusch-Godfrey", hypothesis: "errors are not autocorrelated up to lag \(lags)",
      statistic: Double(u.count) * auxiliary.uncentredRSquared,
      law: .chiSquared(degreesOfFreedom: auxiliary.rank - coefficients.count),
      omitted: omitted)
  }

  /// Ljung and Box's T(T + 2)·Σ r_l²/(T − l) over lags 1 to p, chi-squared.
  ///
  /// - Parameters:
  ///   - lags: p, below T.
  ///   - fittedLags: Autoregressive coefficients that were estimated; they are taken off the
  ///     degrees of freedom.
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/noVariation(series:)`` when all residuals are the same.
  /// - Source: Ljung & Box (1978), doi:10.1093/biomet/65.2.297.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func ljungBoxTest(
    lags: Int, fittedLags: Int = 0
  ) throws(EstimationError) -> RegressionTest {
    let count = observationCount
    precondition(
      lags >= 1 && lags < count && fittedLags >= 0 && fittedLags < lags,
      "\(lags) lags, \(fittedLags) fitted, \(count) observations")
    let u = try centredResiduals()
    let variance = u.reduce(0) { $0 + $1 * $1 }
    let sum = (1...lags).reduce(0.0) { sum, lag in
      let r = zip(u, u.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / variance
      return sum + r * r / Double(count - lag)
    }
    return RegressionTest(
      "Ljung-Box", hypothesis: "errors are not autocorrelated up to lag \(lags)",
      statistic: Double(count) * Double(count + 2) * sum,
      law: .chiSquared(degreesOfFreedom: lags - fittedLags))
  }
}
