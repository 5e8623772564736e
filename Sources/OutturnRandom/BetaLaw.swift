/// The beta law on (0, 1).
public enum BetaLaw {
  /// P(X ≤ x) for shapes a and b.
  ///
  /// - Verified: `BetaLawTests`.
  public static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0, "a beta law has no shapes \(a), \(b)")
    return Beta.regularised(x, a, b)
  }

  /// The x with P(X ≤ x) = p, by bisection to the last bit.
  ///
  /// - Parameter p: In [0, 1].
  /// - Verified: `BetaLawTests`.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    precondition(p >= 0 && p <= 1, "no quantile at \(p)")
    var below = 0.0
    var above = 1.0
    while true {
      let middle = (below + above) / 2
      if middle <= below || middle >= above { return middle }
      if cumulative(middle, a, b) < p { below = middle } else { above = middle }
    }
  }
}
