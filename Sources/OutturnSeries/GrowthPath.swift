/// Levels and their growth from one period to the next: two forms of one path.
///
/// With base L₀ and growth g in per cent, L_t = L_{t−1}·(1 + g_t/100), and g_t is
/// 100·(L_t/L_{t−1} − 1). Going to the other form and back returns the numbers up to rounding.
///
///     GrowthPath(base: 20, growth: [5, 8]).levels          // [20, 21, 22.68]
///     GrowthPath(levels: [20, 21])?.growth                 // [5]
public struct GrowthPath: Hashable, Sendable {
  /// Level before the first growth; above 0.
  public let base: Double
  /// In per cent, one a period.
  public let growth: [Double]

  /// - Parameters:
  ///   - base: Above 0.
  ///   - growth: In per cent; each above −100, but the last may be −100.
  public init(base: Double, growth: [Double]) {
    precondition(base > 0, "growth needs a base above 0, not \(base)")
    precondition(growth.allSatisfy { $0 >= -100 }, "nothing shrinks by more than 100 %")
    self.base = base
    self.growth = growth
  }

  /// The path through these levels, the first being the base; nil unless there is one and all
  /// but the last are above 0, the last not below 0.
  public init?(levels: [Double]) {
    guard let base = levels.first, base > 0, base.isFinite else { return nil }
    guard levels.dropLast().allSatisfy({ $0 > 0 }), levels.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    self.base = base
    growth = zip(levels, levels.dropFirst()).map { Self.growth(from: $0, to: $1) }
  }

  /// Base and the level after each growth: one more than ``growth`` has.
  public var levels: [Double] {
    var levels = [base]
    levels.reserveCapacity(growth.count + 1)
    for rate in growth { levels.append(Self.level(after: rate, from: levels[levels.count - 1])) }
    return levels
  }

  /// Growth in per cent that leads from one level to another.
  public static func growth(from base: Double, to level: Double) -> Double {
    100 * (level - base) / base
  }

  /// The level that growth in per cent leads to.
  public static func level(after growth: Double, from base: Double) -> Double {
    base + base * growth / 100
  }

  /// The base from which growth in per cent, above −100, leads to a level.
  public static func base(before growth: Double, to level: Double) -> Double {
    level / (1 + growth / 100)
  }
}
