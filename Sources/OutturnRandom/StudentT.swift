private import RealModule

/// Student's t law.
public enum StudentT {
  /// P(T ≤ t) for the given degrees of freedom.
  ///
  /// - Source: DLMF 8.17; continued fraction of the incomplete beta function by Lentz.
  /// - Verified: `SpecialFunctionsTests`, relative error below 1e-12.
  public static func cumulative(_ t: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(nu > 0, "Student's t has no \(nu) degrees of freedom")
    let square = t * t
    if square < 1 {
      // Near the middle 1 − ν/(ν + t²) has no digits left; take the distance from ½ itself.
      let half = 0.5 * Beta.regularised(square / (nu + square), 0.5, nu / 2)
      return t > 0 ? 0.5 + half : 0.5 - half
    }
    let tail = 0.5 * Beta.regularised(nu / (nu + square), nu / 2, 0.5)
    return t > 0 ? 1 - tail : tail
  }
}

/// The beta law's integral.
enum Beta {
  /// The regularised incomplete beta function I_x(a, b).
  static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges fast on one side of the mode; use the reflection on the other.
    if x > (a + 1) / (a + b + 2) { return 1 - regularised(1 - x, b, a) }
    let logFront =
      Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b) + a * Double.log(x) + b
      * Double.log(onePlus: -x)
    return Double.exp(logFront) * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = Double.leastNormalMagnitude
    func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1...10_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonZero(1 + even * d)
      c = nonZero(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonZero(1 + odd * d)
      c = nonZero(1 + odd / c)
      h *= d * c
      if abs(d * c - 1) < 0x1p-52 { break }
    }
    return h
  }
}
