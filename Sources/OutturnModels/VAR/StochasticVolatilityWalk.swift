private import Glibc
internal import OutturnRandom

/// Draws the log-variances of one series of shocks: log e² = h + log χ²₁, the law of log χ²₁ taken
/// as a mixture of ten normal laws.
///
/// - Source: Kim, Shephard & Chib (1998), doi:10.1111/1467-937X.00050, with the ten components of
///   Omori, Chib, Shephard & Nakajima (2007), doi:10.1016/j.jeconom.2006.07.008, table 1; all of h
///   at once by the factor of its tridiagonal precision, as Chan & Jeliazkov (2009),
///   doi:10.1504/IJMMNO.2009.030090.
/// - Verified: `StochasticVolatilityTests`: moments of the mixture, calibration of the sampler.
package enum VolatilityWalk {
  package struct Component: Sendable {
    package let weight: Double
    package let mean: Double
    package let variance: Double
  }

  package static let components = [
    Component(weight: 0.00609, mean: 1.92677, variance: 0.11265),
    Component(weight: 0.04775, mean: 1.34744, variance: 0.17788),
    Component(weight: 0.13057, mean: 0.73504, variance: 0.26768),
    Component(weight: 0.20674, mean: 0.02266, variance: 0.40611),
    Component(weight: 0.22715, mean: -0.85173, variance: 0.62699),
    Component(weight: 0.18842, mean: -1.97278, variance: 0.98583),
    Component(weight: 0.12047, mean: -3.46788, variance: 1.57469),
    Component(weight: 0.05591, mean: -5.55246, variance: 2.54498),
    Component(weight: 0.01575, mean: -8.68384, variance: 4.16591),
    Component(weight: 0.00115, mean: -14.65000, variance: 7.33342),
  ]

  /// h given its present value (through the components it makes likely), the shocks and q.
  ///
  /// A shock below 10⁻⁸ of its standard deviation, which happens once in 10⁸ draws, is taken for
  /// one of that size: its logarithm may not be −∞.
  ///
  /// - Parameters:
  ///   - shocks: e, by period.
  ///   - step: q.
  /// - Complexity: O(T).
  static func draw(
    _ present: [Double], shocks: [Double], initialMean: Double, initialVariance: Double,
    step: Double, stream: inout RandomStream
  ) -> [Double] {
    let count = present.count
    var factor = [Double](repeating: 0, count: count)
    var below = [Double](repeating: 0, count: count)
    var solved = [Double](repeating: 0, count: count)
    for t in 0..<count {
      let square = max(shocks[t] * shocks[t], 1e-16 * exp(present[t]))
      let value = log(square)
      let component = component(of: value - present[t], &stream)
      var diagonal = 1 / component.variance + (t == 0 ? 1 / initialVariance : 1 / step)
      var linear = (value - component.mean) / component.variance
      if t == 0 { linear += initialMean / initialVariance }
      if t + 1 < count { diagonal += 1 / step }
      if t > 0 {
        below[t] = -1 / step / factor[t - 1]
        diagonal -= below[t] * below[t]
        linear -= below[t] * solved[t - 1]
      }
      factor[t] = sqrt(diagonal)
      solved[t] = linear / factor[t]
    }
    var result = solved
    for t in (0..<count).reversed() {
      var value = solved[t] + stream.normal()
      if t + 1 < count { value -= below[t + 1] * result[t + 1] }
      result[t] = value / factor[t]
    }
    return result
  }

  /// The component that a value of log χ²₁ comes from.
  private static func component(of value: Double, _ stream: inout RandomStream) -> Component {
    let logs = components.map { component in
      let distance = value - component.mean
      return log(component.weight) - 0.5 * log(component.variance)
        - 0.5 * distance * distance / component.variance
    }
    let largest = logs.max()!
    let weights = logs.map { exp($0 - largest) }
    var left = stream.uniform() * weights.reduce(0, +)
    for (component, weight) in zip(components, weights) {
      left -= weight
      if left <= 0 { return component }
    }
    return components[components.count - 1]
  }
}
