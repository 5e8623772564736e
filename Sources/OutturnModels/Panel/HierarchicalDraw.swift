/// One posterior sample of a hierarchical autoregression.
public struct HierarchicalDraw: Sendable, Hashable {
  /// μ_i, one a unit, model units.
  public var means: [Double]
  /// ρ_i, one a unit.
  public var persistences: [Double]
  /// σ_i², one a unit.
  public var variances: [Double]
  /// The value of each unit in the last period, drawn where it is not published.
  public var lastValues: [Double]
  /// m₀.
  public var centre: Double
  /// τ².
  public var meanVariance: Double
  /// r₀.
  public var persistenceCentre: Double
  /// w².
  public var persistenceVariance: Double
  /// a.
  public var varianceShape: Double
  /// b.
  public var varianceScale: Double
  /// ν.
  public var degreesOfFreedom: Double

  package init(
    means: [Double], persistences: [Double], variances: [Double], lastValues: [Double],
    centre: Double, meanVariance: Double, persistenceCentre: Double, persistenceVariance: Double,
    varianceShape: Double, varianceScale: Double, degreesOfFreedom: Double
  ) {
    self.means = means
    self.persistences = persistences
    self.variances = variances
    self.lastValues = lastValues
    self.centre = centre
    self.meanVariance = meanVariance
    self.persistenceCentre = persistenceCentre
    self.persistenceVariance = persistenceVariance
    self.varianceShape = varianceShape
    self.varianceScale = varianceScale
    self.degreesOfFreedom = degreesOfFreedom
  }
}
