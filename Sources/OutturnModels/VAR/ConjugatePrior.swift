/// The conjugate Minnesota prior, its dummies and what of them is learnt from the data.
public struct ConjugatePrior: Sendable, Hashable {
  /// λ.
  public var tightness = HyperparameterRule.tightness
  /// How fast variances fall with the lag.
  public var decay = 2.0
  /// μ; nil leaves these dummies out, as it should for growth rates.
  public var sumOfCoefficients: HyperparameterRule?
  /// δ; nil leaves this dummy out, as it should for growth rates.
  public var singleUnitRoot: HyperparameterRule?
  /// Whether hyperparameters are sampled, so that their uncertainty is in the forecast, or set to
  /// their posterior mode.
  public var samplesHyperparameters = false

  public init() {}
}
