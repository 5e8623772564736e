private import Glibc

/// Everything of a robust filter that hangs on where values are known and not on the values: gains,
/// spreads and degrees of freedom of each period, and where they end.
struct RobustFilterSchedule {
  /// One known value's update.
  struct Step {
    /// Periods from the known value before, or from the start.
    var gap: Int
    /// F, variance of the surprise as a multiple of σ².
    var spread: Double
    /// Share of a surprise that moves the unit's mean, and its departure.
    var meanGain: Double
    var departureGain: Double
    /// n before the value: degrees of freedom of the prediction.
    var degreesOfFreedom: Double
    /// The part of the log density that no value touches.
    var logConstant: Double
  }

  private(set) var steps: [Step] = []
  /// Periods after the last known value.
  private(set) var rest: Int
  /// P at the end, as a multiple of σ²: of the mean, of both, of the departure.
  private(set) var covariance: (mean: Double, both: Double, departure: Double)
  /// n at the end.
  private(set) var degreesOfFreedom: Double

  init(isKnown: [Bool], parameters: RobustFilterParameters) {
    let phi = parameters.persistence
    let kappa2 = parameters.departureScale * parameters.departureScale
    var p00 = parameters.meanSpread * parameters.meanSpread
    var p01 = 0.0
    var p11 = kappa2 / (1 - min(phi * phi, Self.mostPersistent))
    var n = parameters.varianceWeight
    var gap = 0
    for (period, known) in isKnown.enumerated() {
      if period > 0 {
        gap += 1
        p01 *= phi
        p11 = p11 * phi * phi + kappa2
        n = parameters.discount * n + (1 - parameters.discount) * parameters.varianceWeight
      }
      guard known else { continue }
      let spread = p00 + 2 * p01 + p11 + 1
      let mean = (p00 + p01) / spread
      let departure = (p01 + p11) / spread
      let constant: Double = lgamma((n + 1) / 2) - lgamma(n / 2) - 0.5 * log(n * Double.pi * spread)
      steps.append(
        Step(
          gap: gap, spread: spread, meanGain: mean, departureGain: departure, degreesOfFreedom: n,
          logConstant: constant))
      p00 -= mean * mean * spread
      p01 -= mean * departure * spread
      p11 -= departure * departure * spread
      n += 1
      gap = 0
    }
    rest = gap
    covariance = (p00, p01, p11)
    degreesOfFreedom = n
  }

  /// φ² above which a departure's first spread is that of this φ².
  private static let mostPersistent = 0.98
}
