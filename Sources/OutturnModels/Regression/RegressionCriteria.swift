private import Glibc

/// Information criteria of a regression; smaller is better, and only equations of the same
/// observations compare.
public struct RegressionCriteria: Sendable, Hashable {
  /// ℓ.
  public let logLikelihood: Double
  /// k.
  public let coefficientCount: Int
  /// T.
  public let observationCount: Int

  /// How the three are defined here; programs differ.
  public static let definition =
    "AIC = -2l + 2k, BIC = -2l + k log T, HQ = -2l + 2k log log T; l the normal log-likelihood "
    + "at its maximum, k the coefficients without the variance, T the observations"

  /// Akaike (1974).
  public var akaike: Double { -2 * logLikelihood + 2 * Double(coefficientCount) }

  /// Schwarz (1978).
  public var bayesian: Double {
    -2 * logLikelihood + Double(coefficientCount) * log(Double(observationCount))
  }

  /// Hannan & Quinn (1979); nil below 3 observations, where log log T is not positive.
  public var hannanQuinn: Double? {
    if observationCount < 3 { return nil }
    return -2 * logLikelihood + 2 * Double(coefficientCount) * log(log(Double(observationCount)))
  }
}
