private import Glibc

/// The course of the shocks' size after an outbreak: s₀, s₁, …, s₍m₋₁₎ and then
/// 1 + (s₍m₋₁₎ − 1)·ρʲ for j = 1, 2, ….
public struct OutbreakScale: Sendable, Hashable {
  /// s: factors on the standard deviation, at least 1 each; at least one.
  public var factors: [Double]
  /// ρ, in (0, 1).
  public var decay: Double

  public init(factors: [Double], decay: Double) {
    precondition(
      !factors.isEmpty && factors.allSatisfy { $0 >= 1 && $0.isFinite } && decay > 0 && decay < 1,
      "factors \(factors) with decay \(decay)")
    self.factors = factors
    self.decay = decay
  }

  /// The factor so many periods after the outbreak's first; 1 before it.
  public func factor(after periods: Int) -> Double {
    if periods < 0 { return 1 }
    if periods < factors.count { return factors[periods] }
    return 1 + (factors[factors.count - 1] - 1) * pow(decay, Double(periods - factors.count + 1))
  }
}
