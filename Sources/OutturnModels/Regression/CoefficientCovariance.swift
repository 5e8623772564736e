private import Glibc

/// How the covariance of least-squares coefficients is estimated.
public enum CoefficientCovariance: Sendable, Hashable {
  /// s²·(XᵀWX)⁻¹: errors of one variance (given the weights), uncorrelated.
  case classical
  /// White's: errors of any variances, uncorrelated.
  case white(WhiteCorrection)
  /// Newey and West's with Bartlett weights 1 − l/(L + 1): errors of any variances, correlated over
  /// a few periods.
  ///
  /// - lags: L; nil for ``defaultLags(observations:)``.
  /// - smallSample: Multiplies by T/(T − k).
  case neweyWest(lags: Int? = nil, smallSample: Bool = false)

  /// How White's covariance allows for residuals being smaller than errors.
  ///
  /// - Source: MacKinnon & White (1985), doi:10.1016/0304-4076(85)90158-7.
  public enum WhiteCorrection: String, Sendable, Hashable, CaseIterable {
    /// û².
    case hc0
    /// û²·T/(T − k).
    case hc1
    /// û²/(1 − h).
    case hc2
    /// û²/(1 − h)².
    case hc3
  }

  /// ⌊4·(T/100)^(2/9)⌋, at most T − 1: the rule for L when none is given.
  ///
  /// - Source: Newey & West (1994), doi:10.2307/2297912, as a rule of thumb.
  public static func defaultLags(observations: Int) -> Int {
    precondition(observations > 0, "no lag rule for \(observations) observations")
    let count = Double(observations)
    return min(observations - 1, Int(floor(4 * pow(count / 100, 2.0 / 9))))
  }
}
