private import Glibc
private import OutturnRandom

/// A mixture of Student-t laws; normal ones have infinite degrees of freedom.
///
/// What a forecast is when a parameter on a grid is integrated out and the others in closed form.
public struct StudentMixture: Sendable, Hashable {
  /// One law of the mixture.
  public struct Component: Sendable, Hashable {
    /// Positive; the weights add up to 1.
    public var weight: Double
    public var location: Double
    public var scale: Double
    /// Infinite for a normal law.
    public var degreesOfFreedom: Double

    /// - Parameter degreesOfFreedom: Infinite for a normal law.
    public init(
      weight: Double, location: Double, scale: Double, degreesOfFreedom: Double
    ) {
      self.weight = weight
      self.location = location
      self.scale = scale
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  public let components: [Component]

  /// - Parameter components: Weights in any unit; scales positive.
  public init(_ components: [Component]) {
    let total = components.reduce(0) { $0 + $1.weight }
    precondition(
      total > 0 && components.allSatisfy { $0.weight >= 0 && $0.scale > 0 },
      "a mixture needs weights, and every scale above 0")
    self.components = components.filter { $0.weight > 0 }.map {
      Component(
        weight: $0.weight / total, location: $0.location, scale: $0.scale,
        degreesOfFreedom: $0.degreesOfFreedom)
    }
  }

  /// P(Y ≤ y).
  public func cumulative(_ y: Double) -> Double {
    components.reduce(0) { sum, part in
      let z = (y - part.location) / part.scale
      return sum + part.weight
        * (part.degreesOfFreedom.isFinite
          ? StudentT.cumulative(z, degreesOfFreedom: part.degreesOfFreedom)
          : Normal.cumulative(z))
    }
  }

  /// The density.
  public func density(_ y: Double) -> Double {
    components.reduce(0) { sum, part in
      let z = (y - part.location) / part.scale
      let logarithm =
        part.degreesOfFreedom.isFinite
        ? ProbabilityScores.studentLogDensity(z, degreesOfFreedom: part.degreesOfFreedom)
        : -0.5 * z * z - 0.5 * log(2 * Double.pi)
      return sum + part.weight * exp(logarithm) / part.scale
    }
  }

  /// The y with P(Y ≤ y) = p, by Newton's method kept within a bracket.
  ///
  /// - Parameter p: In the open interval (0, 1).
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    let ends = components.map { part in
      part.location + part.scale
        * (part.degreesOfFreedom.isFinite
          ? StudentT.quantile(p, degreesOfFreedom: part.degreesOfFreedom) : Normal.quantile(p))
    }
    // The quantile lies between the smallest and the largest of the components'.
    var (low, high) = (ends.min()!, ends.max()!)
    var y = zip(components, ends).reduce(0) { $0 + $1.0.weight * $1.1 }
    for _ in 0..<100 {
      let excess = cumulative(y) - p
      if excess > 0 { high = y } else { low = y }
      let newton = y - excess / density(y)
      let tolerance = 1e-12 * max(1, y.magnitude)
      if (newton - y).magnitude <= tolerance || high - low <= tolerance { break }
      y = newton > low && newton < high ? newton : low + (high - low) / 2
    }
    return y
  }

  /// The 99 percentiles.
  public var percentiles: QuantileForecast {
    var values = QuantileForecast.levels.map(quantile)
    // Neighbours found by iteration may cross in the last digit.
    for place in values.indices.dropFirst() {
      values[place] = max(values[place], values[place - 1])
    }
    return QuantileForecast(values)
  }
}
