/// A vector autoregression of order p, one set of parameters per draw.
///
///     y(h) = B₀ + Σ_l B_l y(h−l) + shockScale · s(h) · L ε(h)
///
/// with s(h) and ε(h) as in ``ComponentPathModel``, which has several sources where this has one.
/// The plan's shift is added to what comes out and is not fed back into the recursion.
package struct VectorAutoregressionPathModel: Sendable {
  package let seriesCount: Int
  package let lags: Int
  /// 0 means normal shocks. As in ``ComponentPathModel``, L·Lᵀ is the scale matrix.
  package let degreesOfFreedom: Int
  package let drawCount: Int
  /// Draw by draw: coefficients (1 + n·p)×n row-major (row 0 the constant, then lag 1 of each
  /// series, lag 2 of each, …; a column an equation), then L[n(n+1)/2] packed by rows.
  package let parameters: [Double]
  /// p×n row-major, the latest observation first. Model units.
  package let history: [Double]
  package let volatility: ShockVolatility?
  package let residuals: ResidualTable?

  package init(
    seriesCount: Int, lags: Int, degreesOfFreedom: Int, drawCount: Int, parameters: [Double],
    history: [Double], volatility: ShockVolatility? = nil, residuals: ResidualTable? = nil
  ) {
    precondition(
      seriesCount >= 1 && lags >= 1 && drawCount >= 1,
      "\(seriesCount) series, \(lags) lags, \(drawCount) draws: none may be 0")
    precondition(
      (0...200).contains(degreesOfFreedom),
      "degrees of freedom \(degreesOfFreedom) are not within 0...200")
    let each = Self.parametersPerDraw(seriesCount: seriesCount, lags: lags)
    precondition(
      parameters.count == drawCount * each,
      "\(parameters.count) parameters for \(drawCount) draws of \(each)")
    precondition(
      history.count == lags * seriesCount,
      "\(history.count) values of history for \(lags) lags of \(seriesCount) series")
    precondition(
      parameters.allSatisfy(\.isFinite) && history.allSatisfy(\.isFinite),
      "a parameter or a value of the history is not finite")
    self.seriesCount = seriesCount
    self.lags = lags
    self.degreesOfFreedom = degreesOfFreedom
    self.drawCount = drawCount
    self.parameters = parameters
    self.history = history
    self.volatility = volatility
    self.residuals = residuals
    volatility?.check(sources: 1, draws: drawCount)
    residuals?.check(series: seriesCount, sources: 1, draws: drawCount)
  }

  /// Length of one draw: (1 + n·p)·n + n(n+1)/2.
  package static func parametersPerDraw(seriesCount: Int, lags: Int) -> Int {
    (1 + seriesCount * lags) * seriesCount + seriesCount * (seriesCount + 1) / 2
  }
}
