/// The non-decreasing sequence nearest to given values in weighted squares.
///
/// Pool adjacent violators: neighbours that decrease are merged into their mean until none do.
///
/// - Source: Ayer, Brunk, Ewing, Reid & Silverman (1955), doi:10.1214/aoms/1177728423.
/// - Verified: `IsotonicRegressionTests`, against SciPy's `isotonic_regression`.
public enum IsotonicRegression {
  /// The fitted values, in the order of the given ones.
  ///
  /// - Parameters:
  ///   - values: In the order in which the fit may not decrease.
  ///   - weights: One a value, positive; nil is 1 each.
  /// - Complexity: O(n).
  public static func fit(_ values: [Double], weights: [Double]? = nil) -> [Double] {
    let weights = weights ?? Array(repeating: 1, count: values.count)
    precondition(
      weights.count == values.count && weights.allSatisfy { $0 > 0 },
      "\(weights.count) weights for \(values.count) values, or one not positive")
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      pools.append((value, weight, 1))
      while pools.count > 1, pools[pools.count - 2].mean >= pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let weight = before.weight + last.weight
        pools.append(
          (
            (before.mean * before.weight + last.mean * last.weight) / weight, weight,
            before.count + last.count
          ))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}
