/// Quantiles of a sample.
package enum SampleQuantile {
  /// The quantile at `level`, linear between the sorted values: R's type 7.
  ///
  /// - Parameters:
  ///   - level: From 0 to 1.
  ///   - sorted: At least one value, in order.
  package static func linear(_ level: Double, of sorted: [Double]) -> Double {
    precondition(!sorted.isEmpty && 0...1 ~= level, "a quantile at \(level) of no value")
    let position = level * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
