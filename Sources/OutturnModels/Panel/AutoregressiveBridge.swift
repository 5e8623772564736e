package import OutturnRandom

/// What a first-order autoregression does between two known values.
package enum AutoregressiveBridge {
  /// A draw of the values in between, all at once: forwards, with what the end says of each value
  /// carried backwards.
  ///
  ///     d_t = ρ·d_{t−1} + N(0, v_t),   d₀ = start,   d_{k+1} = end
  ///
  /// - Parameters:
  ///   - start: The value before the gap, as a distance from the mean.
  ///   - end: The value after it, alike.
  ///   - persistence: ρ.
  ///   - variances: v of the k steps into the gap's values and of the step out of it; k + 1, positive.
  /// - Returns: k values.
  /// - Complexity: O(k).
  /// - Verified: `AutoregressiveBridgeTests`, against the Kalman smoother.
  package static func draw(
    start: Double, end: Double, persistence: Double, variances: [Double],
    from stream: inout RandomStream
  ) -> [Double] {
    let count = variances.count - 1
    precondition(count >= 0, "a bridge without a step")
    // The end given the value of place q: normal with mean slopes[q]·value, variance spreads[q].
    var slopes = [Double](repeating: persistence, count: count)
    var spreads = [Double](repeating: variances[count], count: count)
    for q in stride(from: count - 2, through: 0, by: -1) {
      slopes[q] = slopes[q + 1] * persistence
      spreads[q] = spreads[q + 1] + slopes[q + 1] * slopes[q + 1] * variances[q + 1]
    }
    var before = start
    return (0..<count).map { q in
      let precision = 1 / variances[q] + slopes[q] * slopes[q] / spreads[q]
      let linear = persistence * before / variances[q] + slopes[q] * end / spreads[q]
      before = linear / precision + stream.normal() / precision.squareRoot()
      return before
    }
  }
}
