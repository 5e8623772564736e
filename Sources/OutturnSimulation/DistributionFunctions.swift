private import Glibc

/// Distribution functions behind the closed forms that simulations are checked against.
package enum DistributionFunctions {
  /// P(Z ≤ x), Z standard normal.
  package static func normal(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// P(T ≤ x), T Student t with `degreesOfFreedom` > 0.
  package static func studentT(_ x: Double, degreesOfFreedom: Double) -> Double {
    let tail =
      0.5
      * regularizedBeta(
        degreesOfFreedom / (degreesOfFreedom + x * x), a: degreesOfFreedom / 2, b: 0.5)
    return x > 0 ? 1 - tail : tail
  }

  /// Iₓ(a, b), by the continued fraction in the half where it converges fast.
  ///
  /// - Source: DLMF 8.17.22, evaluated by Lentz's method.
  package static func regularizedBeta(_ x: Double, a: Double, b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let logFront = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    return x < (a + 1) / (a + b + 2)
      ? exp(logFront) * betaFraction(x, a, b) / a
      : 1 - exp(logFront) * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func awayFromZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...10_000 {
      let m = Double(m)
      for numerator in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / awayFromZero(1 + numerator * d)
        c = awayFromZero(1 + numerator / c)
        result *= c * d
      }
      if abs(c * d - 1) < 1e-16 { break }
    }
    return result
  }
}
