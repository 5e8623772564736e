/// The triangular law on an interval, with its peak at the mode.
///
/// - Verified: `StatedLawTests`, against SciPy.
public struct Triangular: Sendable, Hashable {
  public let low: Double
  public let mode: Double
  public let high: Double

  /// - Precondition: low ≤ mode ≤ high, low < high.
  public init(low: Double, mode: Double, high: Double) {
    precondition(
      low <= mode && mode <= high && low < high, "a triangle \(low), \(mode), \(high)")
    self.low = low
    self.mode = mode
    self.high = high
  }

  /// A third of the sum of the three.
  public var mean: Double { (low + mode + high) / 3 }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: In the open interval (0, 1).
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    let (width, rise) = (high - low, mode - low)
    if p * width <= rise { return low + (p * width * rise).squareRoot() }
    return high - ((1 - p) * width * (high - mode)).squareRoot()
  }
}
