internal import OutturnRandom
private import Glibc

/// One step of a chain over a single number whose density has no law of its own name.
enum SliceStep {
  /// The next value after `x` of a chain with this log density.
  ///
  /// - Parameters:
  ///   - width: Of the first interval; any is right, about the spread of the law is fast.
  ///   - limits: Outside the density is zero.
  /// - Source: Neal (2003), doi:10.1214/aos/1056562461, stepping out and shrinking.
  /// - Verified: `HierarchicalCalibrationTests`.
  static func next(
    after x: Double, width: Double, limits: ClosedRange<Double>,
    from stream: inout RandomStream, logDensity: (Double) -> Double
  ) -> Double {
    let level = logDensity(x) + log(stream.uniform())
    var low = x - width * stream.uniform()
    var high = low + width
    while low > limits.lowerBound, logDensity(low) > level { low -= width }
    while high < limits.upperBound, logDensity(high) > level { high += width }
    low = max(low, limits.lowerBound)
    high = min(high, limits.upperBound)
    while true {
      let candidate = low + (high - low) * stream.uniform()
      if logDensity(candidate) >= level { return candidate }
      if candidate < x { low = candidate } else { high = candidate }
      // Nothing left but the present value itself.
      if high - low <= 0x1p-50 * abs(x) { return x }
    }
  }
}
