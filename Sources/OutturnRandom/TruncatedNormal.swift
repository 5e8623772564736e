private import RealModule

extension RandomStream {
  /// A normal variate between two limits, exact however far they lie from the mean.
  ///
  /// - Parameters:
  ///   - mean: Of the normal law before it is cut.
  ///   - standardDeviation: Of that law; positive.
  ///   - limits: Finite, the lower below the upper.
  /// - Complexity: A few tries, at most some five expected, wherever the limits lie.
  /// - Source: Robert (1995), doi:10.1007/BF00143942.
  /// - Verified: `TruncatedNormalTests`, Kolmogorov–Smirnov.
  public mutating func truncatedNormal(
    mean: Double, standardDeviation: Double, limits: ClosedRange<Double>
  ) -> Double {
    let low = (limits.lowerBound - mean) / standardDeviation
    let high = (limits.upperBound - mean) / standardDeviation
    precondition(low < high, "no normal variate of \(mean)±\(standardDeviation) in \(limits)")
    let z = high <= 0 ? -standardNormal(from: -high, to: -low) : standardNormal(from: low, to: high)
    return min(max(mean + standardDeviation * z, limits.lowerBound), limits.upperBound)
  }

  /// Between limits of which the upper is positive.
  private mutating func standardNormal(from low: Double, to high: Double) -> Double {
    let width = high - low
    if low < 0 {
      if width > (2 * Double.pi).squareRoot() {
        while true {
          let z = normal()
          if z >= low && z <= high { return z }
        }
      }
      while true {
        let z = low + width * uniform()
        if 2 * Double.log(uniform()) <= -z * z { return z }
      }
    }
    // In the tail: the density falls from `low` on at least as fast as an exponential one.
    let rate = (low + (low * low + 4).squareRoot()) / 2
    if width * rate < 1 {
      while true {
        let step = width * uniform()
        if 2 * Double.log(uniform()) <= -step * (2 * low + step) { return low + step }
      }
    }
    while true {
      let z = low - Double.log(uniform()) / rate
      if z <= high && 2 * Double.log(uniform()) <= -(z - rate) * (z - rate) { return z }
    }
  }
}
