/// What is not known of the level that a path starts from.
package enum LevelNoise: Sendable, Hashable {
  case none
  /// Factor exp(sd·z), z standard normal; the standard deviation is a fraction (0.01 is 1 %).
  case logNormal(standardDeviation: Double)
  /// Factor 1 + w·(2u − 1), u uniform on (0, 1); the half-width is a fraction below 1.
  case uniform(relativeHalfWidth: Double)
}

/// How the levels of one series follow from its growth.
///
/// level(h) = level(h−1) · (1 + growth(h)/100), times (1 + π(h)/100) when the growth is real and
/// the level nominal.
package struct LevelRule: Sendable {
  /// Level before the first step, in the series' unit: one value, or one per draw. Positive.
  package let baseLevels: [Double]
  package let noise: LevelNoise
  /// True when growth is at constant prices and the level at current prices.
  package let usesDeflator: Bool

  package init(baseLevels: [Double], noise: LevelNoise = .none, usesDeflator: Bool = false) {
    precondition(
      !baseLevels.isEmpty && baseLevels.allSatisfy { $0 > 0 && $0.isFinite },
      "base levels must be positive and finite")
    switch noise {
    case .none: break
    case .logNormal(let deviation):
      precondition(
        deviation >= 0 && deviation <= 10, "standard deviation \(deviation) is not within 0...10")
    case .uniform(let width):
      precondition(width >= 0 && width < 1, "relative half-width \(width) is not within 0..<1")
    }
    self.baseLevels = baseLevels
    self.noise = noise
    self.usesDeflator = usesDeflator
  }

  /// The rule for draws that are taken from others by their places.
  func of(draws: [Int]) -> LevelRule {
    guard baseLevels.count > 1 else { return self }
    return LevelRule(
      baseLevels: draws.map { baseLevels[$0] }, noise: noise, usesDeflator: usesDeflator)
  }
}
