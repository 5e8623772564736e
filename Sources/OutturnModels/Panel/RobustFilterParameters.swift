private import Glibc

/// What all units of a robust panel filter share.
///
///     y_t = μ + l_t + σ_t·e_t,   l_t = φ·l_{t−1} + κ·σ_t·η_t,   μ ~ N(m₀, k₀²·σ²)
///     n ← δ·n + (1 − δ)·d₀ + 1,   S ← δ·S + (1 − δ)·d₀·s₀² + the weighted square
public struct RobustFilterParameters: Sendable, Hashable {
  /// φ, persistence of the departures from the unit's mean; above −1, below 1.
  public var persistence: Double
  /// κ, scale of their innovations, as a multiple of σ; positive.
  public var departureScale: Double
  /// k₀, spread of the units' means, as a multiple of σ; positive.
  public var meanSpread: Double
  /// m₀, centre of the units' means, model units.
  public var meanCentre: Double
  /// s₀², centre of the units' σ², squared model units; positive.
  public var variance: Double
  /// d₀, how many observations that centre counts for; positive.
  public var varianceWeight: Double
  /// δ, how much of what is known of σ² is still worth a period later; between 0 and 1.
  public var discount: Double
  /// c, standardised surprise beyond which an observation counts less; above 1.2.
  public var bound: Double

  public init(
    persistence: Double, departureScale: Double, meanSpread: Double, meanCentre: Double,
    variance: Double, varianceWeight: Double, discount: Double, bound: Double
  ) {
    precondition(
      abs(persistence) < 1 && departureScale > 0 && meanSpread > 0 && variance > 0
        && varianceWeight > 0 && discount > 0 && discount < 1 && bound > Self.leastBound,
      "parameters of a robust filter out of range")
    self.persistence = persistence
    self.departureScale = departureScale
    self.meanSpread = meanSpread
    self.meanCentre = meanCentre
    self.variance = variance
    self.varianceWeight = varianceWeight
    self.discount = discount
    self.bound = bound
  }

  private static let leastBound = 1.2

  /// Eight numbers without limits, for a search.
  var coordinates: [Double] {
    [
      atanh(persistence), log(departureScale), log(meanSpread), meanCentre, log(variance),
      log(varianceWeight), log(discount / (1 - discount)), log(bound - Self.leastBound),
    ]
  }

  /// The parameters at a place of the search; far out they stay finite.
  init(coordinates: [Double]) {
    precondition(coordinates.count == 8, "\(coordinates.count) coordinates")
    func limited(_ place: Int, _ limit: Double) -> Double {
      min(max(coordinates[place], -limit), limit)
    }
    self.init(
      persistence: tanh(limited(0, 6)), departureScale: exp(limited(1, 20)),
      meanSpread: exp(limited(2, 20)), meanCentre: coordinates[3],
      variance: exp(limited(4, 300)), varianceWeight: exp(limited(5, 20)),
      discount: 1 / (1 + exp(-limited(6, 20))), bound: Self.leastBound + exp(limited(7, 20)))
  }
}
