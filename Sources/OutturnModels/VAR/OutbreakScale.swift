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

/// The prior of the course.
///
/// - Source: Lenza & Primiceri (2022), doi:10.1002/jae.2895.
extension OutbreakScale {
  /// Where a factor may lie.
  static let factorBounds = 1.0...500
  /// Where the decay may lie.
  static let decayBounds = 0.005...0.995
  /// The decay with the largest prior density.
  static let decayMode = 0.8
  /// Shapes of the beta law with mode 0.8 and standard deviation 0.2.
  private static let decayShapes = (a: 3.035_685_452_252_92, b: 1.508_921_363_063_23)

  /// Pareto of scale and shape 1, up to what does not depend on the factor.
  static func logDensity(ofFactor factor: Double) -> Double { -2 * log(factor) }

  /// Beta, up to what does not depend on the decay.
  static func logDensity(ofDecay decay: Double) -> Double {
    (decayShapes.a - 1) * log(decay) + (decayShapes.b - 1) * log(1 - decay)
  }

  /// Names of the unknowns: the factors, then the decay.
  static func parameterNames(freeFactors: Int) -> [String] {
    (0..<freeFactors).map { "outbreak_factor.\($0)" } + ["outbreak_decay"]
  }
}
