/// A law of motion whose parameters are given once per posterior draw.
package enum PathModel: Sendable {
  /// A sum of independent autoregressive components.
  case components(ComponentPathModel)
  /// A vector autoregression with known parameters per draw.
  case vectorAutoregression(VectorAutoregressionPathModel)
  /// A vector autoregression whose parameters are drawn afresh for every path.
  case normalInverseWishart(NormalInverseWishartPathModel)

  /// Series that one step of a path produces.
  package var seriesCount: Int {
    switch self {
    case .components(let model): model.seriesCount
    case .vectorAutoregression(let model): model.seriesCount
    case .normalInverseWishart(let model): model.seriesCount
    }
  }

  /// Posterior draws that the paths are spread over.
  package var drawCount: Int {
    switch self {
    case .components(let model): model.drawCount
    case .vectorAutoregression(let model): model.drawCount
    case .normalInverseWishart: 1
    }
  }
}

/// Growth as a loaded sum of components, each a diagonal first-order autoregression.
///
/// For component k and step h, with ε ~ N(0, I) and ∘ the product by element:
///
///     x(k,h) = c(k) + ρ(k) ∘ x(k,h−1) + shockScale · s(k,h) · L(k) ε(k,h)
///     y(h)   = Σ_k w(k) ∘ x(k,h) + shift(h)
///
/// s(k,h) = sqrt(ν/χ²(ν)) with ν the component's degrees of freedom, or 1 where they are 0. One
/// scale is shared by the series of a component, so its shocks are multivariate Student t with
/// scale matrix L·Lᵀ: for their covariance to be Σ, L·Lᵀ must be Σ·(ν−2)/ν.
package struct ComponentPathModel: Sendable {
  package let seriesCount: Int
  package let componentCount: Int
  /// One per component; 0 means normal shocks.
  package let degreesOfFreedom: [Int]
  package let drawCount: Int
  /// Draw by draw, and in it component by component: state[n], intercept[n], persistence[n],
  /// factor L[n(n+1)/2] packed by rows, loading[n]. Model units.
  package let parameters: [Double]

  /// - Parameters:
  ///   - seriesCount: n, from 1.
  ///   - componentCount: K, from 1.
  ///   - degreesOfFreedom: One per component, 0 (normal) to 200.
  ///   - drawCount: From 1.
  ///   - parameters: `drawCount` · ``parametersPerDraw(seriesCount:componentCount:)`` finite
  ///     values.
  package init(
    seriesCount: Int, componentCount: Int, degreesOfFreedom: [Int], drawCount: Int,
    parameters: [Double]
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
  }

  /// Length of one draw: K·(4n + n(n+1)/2).
  package static func parametersPerDraw(seriesCount: Int, componentCount: Int) -> Int {
    componentCount * (4 * seriesCount + seriesCount * (seriesCount + 1) / 2)
  }
}

/// A vector autoregression of order p, one set of parameters per draw.
///
///     y(h) = B₀ + Σ_l B_l y(h−l) + shockScale · s(h) · L ε(h)
///
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

  package init(
    seriesCount: Int, lags: Int, degreesOfFreedom: Int, drawCount: Int, parameters: [Double],
    history: [Double]
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
  }

  /// Length of one draw: (1 + n·p)·n + n(n+1)/2.
  package static func parametersPerDraw(seriesCount: Int, lags: Int) -> Int {
    (1 + seriesCount * lags) * seriesCount + seriesCount * (seriesCount + 1) / 2
  }
}

/// A vector autoregression with a fresh (B, Σ) for every path from the conjugate posterior.
///
/// Σ ~ IW(S, ν) and B | Σ ~ MN(B̄, V, Σ); the path then follows y(h) = Bᵀx(h) + ε(h),
/// ε ~ N(0, Σ), with x(h) = (1, y(h−1), …, y(h−p)).
package struct NormalInverseWishartPathModel: Sendable {
  package let seriesCount: Int
  package let lags: Int
  /// B̄, (1 + n·p)×n row-major: row 0 the constant, a column an equation.
  package let mean: [Double]
  /// Lower factor of V, k×k packed by rows, k = 1 + n·p.
  package let rowFactor: [Double]
  /// Lower factor of S, n×n packed by rows.
  package let scaleFactor: [Double]
  /// ν, from n.
  package let degreesOfFreedom: Int
  /// p×n row-major, the latest observation first.
  package let history: [Double]

  package init(
    seriesCount: Int, lags: Int, mean: [Double], rowFactor: [Double], scaleFactor: [Double],
    degreesOfFreedom: Int, history: [Double]
  ) {
    let n = seriesCount
    let k = 1 + n * lags
    precondition(n >= 1 && lags >= 1, "\(n) series, \(lags) lags: none may be 0")
    precondition(mean.count == k * n, "\(mean.count) coefficients for \(k)×\(n)")
    precondition(
      rowFactor.count == k * (k + 1) / 2, "\(rowFactor.count) values for a \(k)×\(k) factor")
    precondition(
      scaleFactor.count == n * (n + 1) / 2, "\(scaleFactor.count) values for a \(n)×\(n) factor")
    precondition(
      (n...200).contains(degreesOfFreedom),
      "degrees of freedom \(degreesOfFreedom) are not within \(n)...200")
    precondition(history.count == lags * n, "\(history.count) values for \(lags)×\(n)")
    self.seriesCount = seriesCount
    self.lags = lags
    self.mean = mean
    self.rowFactor = rowFactor
    self.scaleFactor = scaleFactor
    self.degreesOfFreedom = degreesOfFreedom
    self.history = history
  }
}
