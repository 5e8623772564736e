private import RealModule

/// The normal law.
public enum Normal {
  /// P(Z ≤ z) for a standard normal Z.
  ///
  /// - Verified: `SpecialFunctionsTests`, relative error below 2e-13 down to z = −37: the argument's
  ///   rounding alone costs z²/2 units in the last place.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * Double.erfc(-z / 2.0.squareRoot())
  }

  /// The density of a standard normal variate.
  public static func density(_ z: Double) -> Double {
    Double.exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  /// The z with P(Z ≤ z) = p.
  ///
  /// - Parameter p: In the open interval (0, 1).
  /// - Source: Abramowitz & Stegun (1964), 26.2.23, error below 5e-4, and three steps of Halley's
  ///   method on ``cumulative(_:)``.
  /// - Verified: `SpecialFunctionsTests`, SciPy.
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    let tail = min(p, 1 - p)
    let t = (-2 * Double.log(tail)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = numerator / denominator - t
    for _ in 0..<3 {
      let step = (cumulative(z) - tail) / density(z)
      z -= step / (1 + 0.5 * z * step)
    }
    return p < 0.5 ? z : -z
  }
}

extension RandomStream {
  /// A standard normal variate, by Box and Muller's pairs.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * Double.log(uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }
}
