private import Glibc

/// What is believed of a robust filter's shared parameters before a panel is seen.
public struct RobustFilterPrior: Sendable, Hashable {
  /// Its centre.
  public var centre: RobustFilterParameters
  /// Standard deviations of atanh φ, log κ, log k₀, m₀, log s₀², log d₀, logit δ, log(c − 1.2).
  public var deviations: [Double]
  /// How alike the surprises of two units in one year are.
  public var commonShare: Double

  public init(centre: RobustFilterParameters, deviations: [Double], commonShare: Double) {
    precondition(
      deviations.count == 8 && deviations.allSatisfy { $0 > 0 } && 0...1 ~= commonShare,
      "a prior without a proper law")
    self.centre = centre
    self.deviations = deviations
    self.commonShare = commonShare
  }

  /// For countries' real growth in per cent.
  public static let countries = RobustFilterPrior(
    centre: RobustFilterParameters(
      persistence: 0.65, departureScale: 1.25, meanSpread: 1.0, meanCentre: 3.7, variance: 1.0,
      varianceWeight: 1.4, discount: 0.5, bound: 2.25),
    deviations: [0.25, 0.3, 0.4, 0.6, 0.5, 0.3, 0.6, 0.4], commonShare: 0.05)

  /// For what regions of one country deviate from their common path, in percentage points.
  public static let regions = RobustFilterPrior(
    centre: RobustFilterParameters(
      persistence: 0.84, departureScale: 1.0, meanSpread: 1.0, meanCentre: 0, variance: 0.15,
      varianceWeight: 3.5, discount: 0.5, bound: 2.25),
    deviations: [0.3, 0.4, 0.5, 0.5, 1.0, 0.5, 0.6, 0.4], commonShare: 0.05)

  func parameters(at place: [Double]) -> RobustFilterParameters {
    let start = centre.coordinates
    return RobustFilterParameters(
      coordinates: start.indices.map { start[$0] + deviations[$0] * place[$0] })
  }

  /// The density of parameters that the search climbs, up to a factor.
  package func logDensity(of parameters: RobustFilterParameters, given panel: PanelTable) -> Double
  {
    let place = zip(zip(parameters.coordinates, centre.coordinates), deviations).map {
      ($0.0 - $0.1) / $1
    }
    return RobustFilterTarget(panel: panel, prior: self).logDensity(at: place)
  }

  /// Normal, but with Student-t tails for m₀ and log s₀²: a panel in another unit moves them far.
  func logDensity(at place: [Double]) -> Double {
    place.enumerated().reduce(0) { sum, coordinate in
      let square = coordinate.element * coordinate.element
      return sum
        - (Self.heavyTailed.contains(coordinate.offset) ? 2 * log1p(square / 3) : square / 2)
    }
  }

  private static let heavyTailed: Set<Int> = [3, 4]

  /// N units with one share in common are worth N/(1 + (N − 1)·share) that have none.
  func likelihoodWeight(units: Int) -> Double {
    1 / (1 + Double(max(0, units - 1)) * commonShare)
  }
}
