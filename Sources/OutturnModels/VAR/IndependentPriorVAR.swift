/// A Minnesota prior of the coefficients that does not depend on Σ, so that own and cross lags can
/// be differently tight; Σ ~ IW(diag ψ, n + 2) beside it.
public struct IndependentPrior: Sendable, Hashable {
  /// λ: standard deviation of a series' own first lag.
  ///
  /// Source of 0.2 and ½: Litterman (1986), doi:10.1080/07350015.1986.10509491.
  public var tightness = 0.2
  /// θ: how much tighter the lags of others are.
  public var crossTightness = 0.5
  /// How fast variances fall with the lag.
  public var decay = 2.0
  public var errors = ErrorLaw.normal

  public init() {}
}
