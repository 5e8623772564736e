internal import OutturnAlgebra

/// The Minnesota prior in its conjugate form: each series leans on its own first lag, further lags
/// and other series are shrunk towards zero.
///
/// Coefficient variances are Ω = diag(c, λ²/(l²·ψj)) for lag l of series j, the same in every
/// equation: a conjugate prior cannot hold own and cross lags differently tight.
///
/// - Source: Giannone, Lenza & Primiceri (2015), doi:10.1162/REST_a_00483.
public struct MinnesotaPrior: Sendable, Hashable {
  /// λ: the standard deviation of a first-lag coefficient between series of equal scale.
  public var tightness: Double
  /// Prior mean of the coefficient on each series' own first lag.
  public var ownLagMeans: [Double]
  /// ψ, by series: variance of the residual of an autoregression of its own.
  public var residualVariances: [Double]
  /// c: variance of the constant, wide.
  public var constantVariance = 1e7

  public init(tightness: Double, ownLagMeans: [Double], residualVariances: [Double]) {
    precondition(
      tightness > 0 && residualVariances.allSatisfy { $0 > 0 }
        && ownLagMeans.count == residualVariances.count,
      "\(ownLagMeans.count) own lags, tightness \(tightness), residual variances \(residualVariances)"
    )
    self.tightness = tightness
    self.ownLagMeans = ownLagMeans
    self.residualVariances = residualVariances
  }

  /// The prior as a normal–inverse-Wishart law with n + 2 degrees of freedom, so that E[Σ] = Ψ.
  public func law(lags: Int) -> NormalInverseWishart {
    let n = residualVariances.count
    var mean = Matrix(rowCount: 1 + n * lags, columnCount: n)
    for series in 0..<n { mean[1 + series, series] = ownLagMeans[series] }
    let variances =
      [constantVariance]
      + (1...lags).flatMap { lag in
        residualVariances.map { tightness * tightness / (Double(lag * lag) * $0) }
      }
    return NormalInverseWishart(
      mean: mean, rowCovariance: Matrix(diagonal: variances),
      scale: Matrix(diagonal: residualVariances), degreesOfFreedom: Double(n + 2))
  }
}
