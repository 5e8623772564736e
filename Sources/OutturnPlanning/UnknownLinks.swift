/// What can be said of several events together when nothing is known of how they are linked.
///
/// Every bound is attained by some law, so that no narrower one is true without knowing more.
///
/// - Source: Fréchet (1935) for all of them; Rüger (1978), "Das maximale Signifikanzniveau des
///   Tests: Lehne H0 ab, wenn k unter n gegebenen Tests zur Ablehnung führen", for k of n.
/// - Verified: `UnknownLinksTests`, against a linear program over all joint laws.
public enum UnknownLinks {
  /// P(all) lies between max(0, Σp − (n − 1)) and min p; of no events it is 1.
  public static func all(_ probabilities: [Double]) -> ClosedRange<Double> {
    let highest = probabilities.min() ?? 1
    let lowest = probabilities.reduce(1) { $0 - (1 - $1) }
    return min(max(0, lowest), highest)...highest
  }

  /// P(at least k of the events).
  ///
  /// The upper bound is the least of 1 and of Σ of the n − r smallest probabilities over k − r, for
  /// r from 0 to k − 1: on a path that counts, the r likeliest events are given away. The lower one
  /// is that of the complements.
  public static func atLeast(_ k: Int, of probabilities: [Double]) -> ClosedRange<Double> {
    guard k > 0 else { return 1...1 }
    guard k <= probabilities.count else { return 0...0 }
    let high = highest(k, probabilities)
    let low = 1 - highest(probabilities.count - k + 1, probabilities.map { 1 - $0 })
    return min(max(0, low), high)...high
  }

  private static func highest(_ k: Int, _ probabilities: [Double]) -> Double {
    let sorted = probabilities.sorted()
    var bound = 1.0
    for given in 0..<k {
      let sum = sorted.dropLast(given).reduce(0, +)
      bound = min(bound, sum / Double(k - given))
    }
    return bound
  }
}
