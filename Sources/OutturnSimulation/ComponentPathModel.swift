/// Growth as a loaded sum of components, each a diagonal first-order autoregression.
///
/// For component k and step h, with ε ~ N(0, I) and ∘ the product by element:
///
///     x(k,h) = c(k) + ρ(k) ∘ x(k,h−1) + shockScale · s(k,h) · L(k) ε(k,h)
///     y(h)   = Σ_k w(k) ∘ x(k,h) + shift(h)
///
/// s(k,h) = sqrt(ν/χ²(ν)) with ν the component's degrees of freedom, or 1 where they are 0. One
/// scale is shared by the series of a component, so its shocks are multivariate Student t with
/// scale matrix L·Lᵀ: for their covariance to be Σ, L·Lᵀ must be Σ·(ν−2)/ν. Scales are times
/// exp(h(k,h)) where there is a ``volatility``, and ε is a row of a ``ResidualTable`` where there
/// is one.
package struct ComponentPathModel: Sendable {
  package let seriesCount: Int
  package let componentCount: Int
  /// One per component; 0 means normal shocks.
  package let degreesOfFreedom: [Int]
  package let drawCount: Int
  /// Draw by draw, and in it component by component: state[n], intercept[n], persistence[n],
  /// factor L[n(n+1)/2] packed by rows, loading[n]. Model units.
  package let parameters: [Double]
  package let volatility: ShockVolatility?
  package let residuals: ResidualTable?

  /// - Parameters:
  ///   - seriesCount: n, from 1.
  ///   - componentCount: K, from 1.
  ///   - degreesOfFreedom: One per component, 0 (normal) to 200.
  ///   - drawCount: From 1.
  ///   - parameters: `drawCount` · ``parametersPerDraw(seriesCount:componentCount:)`` finite
  ///     values.
  ///   - volatility: One log-volatility, or one a component; one set, or one a draw.
  ///   - residuals: With a source a component; one table, or one a draw.
  package init(
    seriesCount: Int, componentCount: Int, degreesOfFreedom: [Int], drawCount: Int,
    parameters: [Double], volatility: ShockVolatility? = nil, residuals: ResidualTable? = nil
  ) {
    precondition(
      seriesCount >= 1 && componentCount >= 1 && drawCount >= 1,
      "\(seriesCount) series, \(componentCount) components, \(drawCount) draws: none may be 0")
    precondition(
      degreesOfFreedom.count == componentCount,
      "\(degreesOfFreedom.count) degrees of freedom for \(componentCount) components")
    precondition(
      degreesOfFreedom.allSatisfy((0...200).contains),
      "degrees of freedom \(degreesOfFreedom) are not all within 0...200")
    let each = Self.parametersPerDraw(seriesCount: seriesCount, componentCount: componentCount)
    precondition(
      parameters.count == drawCount * each,
      "\(parameters.count) parameters for \(drawCount) draws of \(each)")
    precondition(parameters.allSatisfy(\.isFinite), "a parameter is not finite")
    self.seriesCount = seriesCount
    self.componentCount = componentCount
    self.degreesOfFreedom = degreesOfFreedom
    self.drawCount = drawCount
    self.parameters = parameters
    self.volatility = volatility
    self.residuals = residuals
    volatility?.check(sources: componentCount, draws: drawCount)
    residuals?.check(series: seriesCount, sources: componentCount, draws: drawCount)
  }

  /// Length of one draw: K·(4n + n(n+1)/2).
  package static func parametersPerDraw(seriesCount: Int, componentCount: Int) -> Int {
    componentCount * (4 * seriesCount + seriesCount * (seriesCount + 1) / 2)
  }
}
