/// Whole paths of growth from joint normal laws, one law per draw.
///
/// With y the path by step and series and z ~ N(0, I):
///
///     y = m + L·z
///
/// It is the form of a conditional forecast, whose shocks are no longer independent from step to
/// step: given parameters and scales of the shocks a path under exact conditions is normal with a
/// singular covariance, so rows of L may be zero.
package struct GaussianPathModel: Sendable {
  package let seriesCount: Int
  package let horizon: Int
  package let drawCount: Int
  /// Draw by draw: m[c], then L[c(c+1)/2] packed by rows, c = horizon·series. Model units.
  package let parameters: [Double]

  /// - Parameter parameters: `drawCount` · ``parametersPerDraw(seriesCount:horizon:)`` finite
  ///   values.
  package init(seriesCount: Int, horizon: Int, drawCount: Int, parameters: [Double]) {
    precondition(
      seriesCount >= 1 && horizon >= 1 && drawCount >= 1,
      "\(seriesCount) series, \(horizon) steps, \(drawCount) draws: none may be 0")
    let each = Self.parametersPerDraw(seriesCount: seriesCount, horizon: horizon)
    precondition(
      parameters.count == drawCount * each,
      "\(parameters.count) parameters for \(drawCount) draws of \(each)")
    precondition(parameters.allSatisfy(\.isFinite), "a parameter is not finite")
    self.seriesCount = seriesCount
    self.horizon = horizon
    self.drawCount = drawCount
    self.parameters = parameters
  }

  /// Length of one draw: c + c(c+1)/2 for c cells.
  package static func parametersPerDraw(seriesCount: Int, horizon: Int) -> Int {
    let cells = seriesCount * horizon
    return cells + cells * (cells + 1) / 2
  }
}
