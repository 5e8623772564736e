import OutturnSeries
import Testing

@Suite struct GrowthPathTests {
  /// Deterministic numbers in [0, 1): a small linear congruence is enough to vary the cases.
  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  @Test("Growth to levels and back returns the growth", arguments: [1, 2, 3, 7, 17, 64])
  func growthRoundTrip(count: Int) throws {
    for seed in UInt64(1)...20 {
      let growth = numbers(count, seed: seed).map { $0 * 120 - 60 }
      let path = GrowthPath(base: 20, growth: growth)
      #expect(path.levels.count == count + 1)
      let back = try #require(GrowthPath(levels: path.levels)).growth
      for (left, right) in zip(growth, back) {
        // One rounding of a level is 2^-53 of it; in per cent, over a fall to 40 %, some 1e-13.
        #expect(abs(left - right) < 1e-12)
      }
    }
  }

  @Test("Levels to growth and back returns the levels", arguments: [1, 2, 3, 7, 17, 64])
  func levelRoundTrip(count: Int) throws {
    for seed in UInt64(1)...20 {
      let levels = numbers(count, seed: seed).map { 1 + $0 * 400 }
      let back = try #require(GrowthPath(levels: levels)).levels
      for (left, right) in zip(levels, back) {
        // Each step adds a few roundings, and they add up along the path.
        #expect(abs(left - right) <= left * 1e-15 * Double(8 * count))
      }
    }
  }

  @Test("Scaling the base scales every level and no growth")
  func scaling() throws {
    let growth = [5.4, -3.0, 120, 0]
    let small = GrowthPath(base: 2, growth: growth)
    let large = GrowthPath(base: 2048, growth: growth)
    // 1024 is a power of two, so the scaling is exact.
    #expect(large.levels == small.levels.map { $0 * 1024 })
    #expect(GrowthPath(levels: large.levels)?.growth == GrowthPath(levels: small.levels)?.growth)
  }

  @Test("The numbers of the plan report come out")
  func report() {
    #expect(abs(GrowthPath.growth(from: 20, to: 21) - 5) < 1e-12)
    #expect(abs(GrowthPath.level(after: 8, from: 20) - 21.6) < 1e-12)
    #expect(abs(GrowthPath.base(before: 5.5, to: 330) - 312.796) < 0.001)
    #expect(abs(GrowthPath.growth(from: 107.7, to: 130) - 20.7) < 0.01)
  }

  @Test("Paths that cannot grow are no paths")
  func refused() {
    for levels in [[], [0], [0, 1], [-1, 2], [1, 0, 1], [1, -1]] as [[Double]] {
      #expect(GrowthPath(levels: levels) == nil)
    }
    #expect(GrowthPath(levels: [1, 0])?.growth == [-100])
  }
}
