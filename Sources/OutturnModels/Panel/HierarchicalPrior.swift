/// What is believed of the common laws before the panel is seen.
///
/// The defaults suit annual growth in per cent.
public struct HierarchicalPrior: Sendable, Hashable {
  /// The law of a mean or of a scale parameter: normal, or gamma by shape and rate, or
  /// inverse-gamma by shape and scale, as the property says.
  public struct Pair: Sendable, Hashable {
    public let first: Double
    public let second: Double

    /// Mean and standard deviation, or shape and rate, or shape and scale.
    public init(_ first: Double, _ second: Double) {
      self.first = first
      self.second = second
    }
  }

  /// m₀, the centre of the units' means: normal, mean and standard deviation.
  public var centre = Pair(3, 10)
  /// τ², the variance of the units' means: inverse-gamma, shape and scale.
  public var meanVariance = Pair(1, 0.5)
  /// r₀, the centre of the units' persistence: uniform.
  public var persistenceCentre = -0.5...0.95
  /// w², the variance of the persistence before it is cut: inverse-gamma, shape and scale.
  public var persistenceVariance = Pair(1, 0.02)
  /// Where a persistence may lie.
  public var persistenceLimits = -0.9...0.97
  /// b, the scale of the law of σ²: gamma, shape and rate.
  public var scaleOfVariances = Pair(1, 1e-3)
  /// a, the shape of the law of σ²: one of these, alike.
  public var shapesOfVariances = [0.6, 0.8, 1, 1.3, 1.7, 2.2, 3, 4, 6, 9, 14, 22, 40]
  /// ν: one of these, with probability in proportion to 1/ν.
  public var degreesOfFreedom = [2.2, 2.6, 3, 3.5, 4, 5, 6, 8, 12, 20, 50]

  /// The prior for annual growth in per cent.
  ///
  /// - Source: the study of 113 countries, 1999–2024, in which these laws were chosen.
  public init() {}

  func check() {
    precondition(
      persistenceLimits.lowerBound > -1 && persistenceLimits.upperBound < 1
        && persistenceLimits.lowerBound < persistenceLimits.upperBound
        && persistenceCentre.lowerBound < persistenceCentre.upperBound,
      "a persistence in \(persistenceLimits) around \(persistenceCentre)")
    precondition(
      [centre.second, meanVariance.first, meanVariance.second, persistenceVariance.first]
        .allSatisfy { $0 > 0 }
        && [persistenceVariance.second, scaleOfVariances.first, scaleOfVariances.second]
          .allSatisfy { $0 > 0 }
        && !shapesOfVariances.isEmpty && shapesOfVariances.allSatisfy { $0 > 0 }
        && !degreesOfFreedom.isEmpty && degreesOfFreedom.allSatisfy { $0 > 1 },
      "a prior without a proper law")
  }
}
