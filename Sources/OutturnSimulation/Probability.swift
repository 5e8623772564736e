/// A simulated probability and how far it may be off.
package struct Probability: Sendable, Hashable {
  /// 0 to 1.
  package let value: Double
  /// Standard error of `value`, simulation and finite number of draws together.
  package let standardError: Double

  package init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}
