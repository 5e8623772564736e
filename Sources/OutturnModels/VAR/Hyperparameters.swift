/// One choice of everything that the conjugate prior leaves open.
public struct Hyperparameters: Sendable, Hashable {
  /// λ.
  public var tightness: Double
  /// μ; nil without these dummies.
  public var sumOfCoefficients: Double?
  /// δ; nil without this dummy.
  public var singleUnitRoot: Double?
  /// The shocks' size after an outbreak; nil when it is not scaled.
  public var outbreak: OutbreakScale?

  public init(
    tightness: Double, sumOfCoefficients: Double? = nil, singleUnitRoot: Double? = nil,
    outbreak: OutbreakScale? = nil
  ) {
    self.tightness = tightness
    self.sumOfCoefficients = sumOfCoefficients
    self.singleUnitRoot = singleUnitRoot
    self.outbreak = outbreak
  }
}
