/// A vector autoregression with a fresh (B, Σ) for every path from the conjugate posterior.
///
/// Σ ~ IW(S, ν) and B | Σ ~ MN(B̄, V, Σ); the path then follows y(h) = Bᵀx(h) + ε(h),
/// ε ~ N(0, Σ), with x(h) = (1, y(h−1), …, y(h−p)). Where a path has no more steps than an equation
/// has regressors, B is integrated out given Σ: the same law of the path from fewer numbers.
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

  /// Whether every χ of Bartlett's factor is drawn by its polynomial; else χ² is −2 times the
  /// logarithm of a product of uniforms.
  package var hasReciprocalChis: Bool {
    ReciprocalChi.degreesOfFreedom.contains(degreesOfFreedom - seriesCount + 1)
      && ReciprocalChi.degreesOfFreedom.contains(degreesOfFreedom)
  }

  /// 1/χ(ν − i) by series, each with as many coefficients as the one with the fewest degrees of
  /// freedom takes.
  package var reciprocalChis: [ReciprocalChi] {
    let least = degreesOfFreedom - seriesCount + 1
    let count = ReciprocalChi.coefficientCount(degreesOfFreedom: least)
    return (0..<seriesCount).map {
      ReciprocalChi(degreesOfFreedom: degreesOfFreedom - $0, count: count)
    }
  }

  /// Whether paths are drawn with B integrated out.
  package func isMarginal(horizon: Int, shockScale: Double) -> Bool {
    shockScale == 1 && horizon <= 1 + seriesCount * lags
  }
}
