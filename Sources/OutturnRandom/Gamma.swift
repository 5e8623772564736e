private import RealModule

extension RandomStream {
  /// A gamma variate of the given shape and rate 1.
  ///
  /// - Parameter shape: Positive.
  /// - Source: Marsaglia & Tsang (2000), doi:10.1145/358407.358414; for a shape below 1 their
  ///   boost by a power of a uniform number.
  /// - Verified: `LawTests`, Kolmogorov–Smirnov.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "a gamma law has no shape \(shape)")
    if shape < 1 {
      let boost = Double.pow(uniform(), 1 / shape)
      return boost * gamma(shape: shape + 1)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normal()
      let cube = 1 + c * z
      if cube <= 0 { continue }
      let v = cube * cube * cube
      let u = uniform()
      // What nine in ten variates pass, and none that would not pass after it.
      if u < 1 - 0.0331 * (z * z) * (z * z) { return d * v }
      if Double.log(u) < 0.5 * z * z + d - d * v + d * Double.log(v) { return d * v }
    }
  }

  /// A chi-squared variate; `degreesOfFreedom` need not be whole.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    2 * gamma(shape: degreesOfFreedom / 2)
  }
}

/// The gamma law's integrals.
public enum Gamma {
  /// The regularised lower incomplete gamma function P(a, x): the probability that a gamma variate
  /// of shape `a` is at most `x`.
  ///
  /// - Source: DLMF 8.7.1 (series, x < a + 1) and 8.9.2 (continued fraction by Lentz).
  /// - Verified: `SpecialFunctionsTests`, relative error below 1e-12.
  public static func cumulative(_ x: Double, shape a: Double) -> Double {
    precondition(a > 0, "a gamma law has no shape \(a)")
    if x <= 0 { return 0 }
    return x < a + 1 ? lowerBySeries(x, a) : 1 - upperByFraction(x, a)
  }

  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with all its digits in
  /// the far tail, where the difference has none.
  ///
  /// - Verified: `SpecialFunctionsTests`, relative error below 1e-12.
  public static func exceedance(_ x: Double, shape a: Double) -> Double {
    precondition(a > 0, "a gamma law has no shape \(a)")
    if x <= 0 { return 1 }
    return x < a + 1 ? 1 - lowerBySeries(x, a) : upperByFraction(x, a)
  }

  /// xᵃ·e⁻ˣ/Γ(a).
  private static func front(_ x: Double, _ a: Double) -> Double {
    Double.exp(a * Double.log(x) - x - Double.logGamma(a))
  }

  private static func lowerBySeries(_ x: Double, _ a: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    while abs(term) > abs(sum) * 0x1p-54 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum * front(x, a)
  }

  private static func upperByFraction(_ x: Double, _ a: Double) -> Double {
    let tiny = Double.leastNormalMagnitude
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for i in 1...10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / nonZero(an * d + b, tiny)
      c = nonZero(b + an / c, tiny)
      fraction *= d * c
      if abs(d * c - 1) < 0x1p-52 { break }
    }
    return front(x, a) * fraction
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}

/// The chi-squared law.
public enum ChiSquared {
  /// P(X > x) for the given degrees of freedom.
  public static func exceedance(_ x: Double, degreesOfFreedom: Double) -> Double {
    Gamma.exceedance(x / 2, shape: degreesOfFreedom / 2)
  }
}
