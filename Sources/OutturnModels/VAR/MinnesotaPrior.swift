private import Glibc
internal import OutturnAlgebra

/// The Minnesota prior in its conjugate form: each series leans on its own first lag, further lags
/// and other series are shrunk towards zero.
///
/// Coefficient variances are Ω = diag(c, λ²/(lᵈ·ψj)) for lag l of series j, the same in every
/// equation: a conjugate prior cannot hold own and cross lags differently tight. Where the prior of
/// the coefficients does not depend on Σ, it can: ``variances(lags:crossTightness:)``.
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
  /// d: lag l has l^−d of the first lag's variance.
  public var decay = 2.0

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
        residualVariances.map { tightness * tightness / (pow(Double(lag), decay) * $0) }
      }
    return NormalInverseWishart(
      mean: mean, rowCovariance: Matrix(diagonal: variances),
      scale: Matrix(diagonal: residualVariances), degreesOfFreedom: Double(n + 2))
  }

  /// Variances of the coefficients of each equation apart, k×n: c·ψi for the constant of equation
  /// i, λ²/lᵈ for its own lag l, λ²·θ²/lᵈ·ψi/ψj for lag l of another series j.
  ///
  /// - Parameter crossTightness: θ, at most 1 where the past of others says less than one's own.
  func variances(lags: Int, crossTightness: Double) -> Matrix {
    let n = residualVariances.count
    var result = Matrix(rowCount: 1 + n * lags, columnCount: n)
    for i in 0..<n {
      result[0, i] = constantVariance * residualVariances[i]
      for lag in 1...lags {
        for j in 0..<n {
          let own = tightness * tightness / pow(Double(lag), decay)
          result[1 + (lag - 1) * n + j, i] =
            i == j
            ? own
            : own * crossTightness * crossTightness * residualVariances[i] / residualVariances[j]
        }
      }
    }
    return result
  }
}
