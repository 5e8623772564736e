/// The one-sample test of Kolmogorov and Smirnov.
package enum KolmogorovSmirnov {
  /// Largest distance between the sample's distribution function and `cumulative`.
  package static func statistic(
    _ sample: [Double], cumulative: (Double) -> Double
  ) -> Double {
    let sorted = sample.sorted()
    let count = Double(sorted.count)
    var largest = 0.0
    for (index, value) in sorted.enumerated() {
      let expected = cumulative(value)
      largest = max(largest, expected - Double(index) / count, Double(index + 1) / count - expected)
    }
    return largest
  }

  /// Value that a true law exceeds with probability 10⁻⁶ (asymptotic: sqrt(−ln(5·10⁻⁷)/2)/√N).
  package static func limit(count: Int) -> Double {
    2.693_386 / Double(count).squareRoot()
  }
}
