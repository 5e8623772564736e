private import Glibc

internal import OutturnRandom

/// A test about a regression: what it supposes, how far the sample is from it, how rare that is.
public struct RegressionTest: Sendable, Hashable {
  /// The law of the statistic when the null hypothesis holds.
  public enum Law: Sendable, Hashable {
    case chiSquared(degreesOfFreedom: Int)
    case fisherF(numerator: Int, denominator: Int)
    /// The largest absolute value of a Brownian bridge.
    case brownianBridge
  }

  /// The usual name, such as `Breusch-Godfrey`.
  public let name: String
  /// The null hypothesis in words.
  public let hypothesis: String
  public let statistic: Double
  public let law: Law
  /// P(statistic as large or larger) under the null hypothesis. F laws are exact with normal errors
  /// of one variance and fixed regressors, the others hold in large samples.
  public let pValue: Double
  /// Terms that the test would use and that the others explain, so that they are not counted.
  public let omitted: [String]

  init(
    _ name: String, hypothesis: String, statistic: Double, law: Law, omitted: [String] = []
  ) {
    self.name = name
    self.hypothesis = hypothesis
    self.statistic = statistic
    self.law = law
    self.omitted = omitted
    pValue =
      switch law {
      case .chiSquared(let degrees):
        ChiSquared.exceedance(statistic, degreesOfFreedom: Double(degrees))
      case .fisherF(let numerator, let denominator):
        FisherF.exceedance(
          statistic, numerator: Double(numerator), denominator: Double(denominator))
      case .brownianBridge: KolmogorovLimit.exceedance(statistic)
      }
  }
}

/// The law of the largest absolute value of a Brownian bridge, also the limit of Kolmogorov's.
package enum KolmogorovLimit {
  /// P(sup |B| > x).
  ///
  /// - Source: Kolmogorov (1933): 2·Σ (−1)^(j−1)·exp(−2j²x²), or for small x the theta function's
  ///   other series, 1 − √(2π)/x·Σ exp(−(2j−1)²π²/(8x²)).
  /// - Verified: `RegressionTestTests`, SciPy.
  package static func exceedance(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x < 1 {
      let sum = (1...6).reduce(0.0) { sum, j in
        let odd = Double(2 * j - 1) * Double.pi / x
        return sum + exp(-odd * odd / 8)
      }
      return 1 - (2 * Double.pi).squareRoot() / x * sum
    }
    return (1...8).reduce(0.0) { sum, j in
      let term = exp(-2 * Double(j * j) * x * x)
      return sum + (j % 2 == 1 ? 2 : -2) * term
    }
  }
}
