private import Glibc

/// Information criteria of a vector autoregression with T rows, n equations and k regressors an
/// equation, every one of them counted, deterministic terms included:
///
///     AIC = log det Σ̃ + 2·nk/T
///     BIC = log det Σ̃ + log(T)·nk/T
///     HQ  = log det Σ̃ + 2·log(log T)·nk/T
///     FPE = ((T + k)/(T − k))ⁿ · det Σ̃
///
/// with Σ̃ of divisor T. The other convention, −2ℓ/T in the place of log det Σ̃, adds the constant
/// n·(1 + log 2π) to the first three and ranks models alike; gretl, JMulTi's log likelihoods and R's
/// `AIC` (times T) use it, statsmodels, R's `VARselect` and Lütkepohl the one above. Lütkepohl's
/// table counts the lag coefficients alone, which takes a constant off each.
///
/// - Source: Lütkepohl (2005), 4.3.
/// - Verified: `LuetkepohlVARTests`, statsmodels.
public struct InformationCriteria: Sendable, Hashable {
  public let akaike: Double
  public let bayes: Double
  public let hannanQuinn: Double
  public let finalPredictionError: Double
  /// n·(1 + log 2π): what −2ℓ/T adds to the first three.
  public let likelihoodConstant: Double

  init(logDeterminant: Double, rows: Int, equations: Int, regressors: Int) {
    let t = Double(rows)
    let n = Double(equations)
    let k = Double(regressors)
    akaike = logDeterminant + 2 * n * k / t
    bayes = logDeterminant + log(t) * n * k / t
    hannanQuinn = logDeterminant + 2 * log(log(t)) * n * k / t
    finalPredictionError = exp(n * log((t + k) / (t - k)) + logDeterminant)
    likelihoodConstant = n * (1 + log(2 * Double.pi))
  }
}
