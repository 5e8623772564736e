import Foundation
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Sources of uncertainty")
struct SourcesOfUncertaintyTests {
  /// Standard deviations of what is added up: draw, shock, base noise, price change, all in log
  /// points. The level is 100·exp of their sum over 100.
  private struct Normals {
    var draw = 0.6
    var shock = 0.9
    var base = 0.0
    var price = 0.0
    /// Distance of each of two members from 0.
    var apart = 0.0

    var isLevel: Bool { base > 0 || price > 0 }
    var variances: [Double] {
      [draw, shock, base, price].prefix(isLevel ? 4 : 2).map { $0 * $0 }
    }
  }

  /// - Parameter seed: Of the draws; nil takes the quantiles of their law, in some order.
  private func plan(
    _ normals: Normals, atLeast threshold: Double, draws: Int = 2048, seed: UInt64? = nil
  ) -> SimulationPlan {
    var stream = Seed(seed ?? 5).stream(.posterior)
    let half = draws / 2
    var states = (0..<2).flatMap { _ in
      seed == nil
        ? (0..<half).map { Normal.quantile((Double($0) + 0.5) / Double(half)) }.shuffled(
          using: &stream)
        : (0..<half).map { _ in stream.normal() }
    }
    for place in states.indices {
      states[place] = normals.draw * states[place] + (place < half ? -1 : 1) * normals.apart
    }
    let target =
      normals.isLevel
      ? TargetCell(
        measure: .level, series: 0, step: 0, exact: 100 * exp(threshold / 100) ... .infinity,
        published: 0 ... .infinity)
      : TargetCell(
        measure: .growth, series: 0, step: 0,
        exact: 100 * (exp(threshold / 100) - 1) ... .infinity, published: 0 ... .infinity)
    return SimulationPlan(
      model: .components(
        ComponentPathModel(
          seriesCount: 1, componentCount: 1, degreesOfFreedom: [0], drawCount: draws,
          parameters: states.flatMap { [$0, 0, 1, normals.shock, 1] })),
      horizon: 1, paths: 1, seed: seed ?? 7, transformations: [.logGrowth], shift: [],
      shockScale: 1,
      levels: [
        LevelRule(
          baseLevels: [100],
          noise: normals.base > 0
            ? .logNormal(standardDeviation: normals.base / 100) : .none,
          usesDeflator: normals.isLevel)
      ],
      deflator: DeflatorRule(
        means: [0], commonStandardDeviations: [0], yearStandardDeviations: [normals.price]),
      targets: [target],
      batches: (0..<64).map { draws * $0 / 64..<draws * ($0 + 1) / 64 },
      members: [0..<32, 32..<64])
  }

  // MARK: Closed forms

  /// ∫ f(z) φ(z) dz.
  private func expectation(_ f: (Double) -> Double) -> Double {
    let step = 0.005
    return (-1600...1600).reduce(0) { sum, place in
      let z = Double(place) * step
      return sum + f(z) * exp(-z * z / 2) / (2 * Double.pi).squareRoot() * step
    }
  }

  /// Variance of P(miss | the sources of mask), for a sum of normals.
  private func explained(_ variances: [Double], _ mask: Int, at threshold: Double) -> Double {
    let total = variances.reduce(0, +)
    let known = variances.indices.reduce(0) { $0 + (mask & 1 << $1 != 0 ? variances[$1] : 0) }
    let miss = Normal.cumulative(threshold / total.squareRoot())
    if total - known < 1e-12 { return miss * (1 - miss) }
    return expectation { z in
      let given = Normal.cumulative(
        (threshold - known.squareRoot() * z) / (total - known).squareRoot())
      return given * given
    } - miss * miss
  }

  /// Shapley effects as they are defined: the mean over all orders.
  private func shapley(_ explained: (Int) -> Double, sources: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: sources)
    var orders = 0
    func visit(_ order: [Int]) {
      guard order.count < sources else {
        orders += 1
        var mask = 0
        for source in order {
          sums[source] += explained(mask | 1 << source) - explained(mask)
          mask |= 1 << source
        }
        return
      }
      for next in 0..<sources where !order.contains(next) { visit(order + [next]) }
    }
    visit([])
    let all = explained(1 << sources - 1)
    return sums.map { $0 / Double(orders) / all }
  }

  private func share(_ shares: [SourceShare], _ source: SourceOfUncertainty) -> Double {
    shares.filter { $0.source == source }.reduce(0) { $0 + $1.share }
  }

  // MARK: Tests

  @Test(
    "of a sum of draw and shock have the shares of normal laws in closed form",
    arguments: [(0.6, 0.9, 0.0), (0.3, 1.0, 0.7), (1.0, 1.0, -1.2), (1.4, 0.5, 0.4)])
  func drawAndShock(draw: Double, shock: Double, threshold: Double) throws {
    let normals = Normals(draw: draw, shock: shock)
    let shares = try #require(
      plan(normals, atLeast: threshold).sourcesOfUncertainty(threads: 2)[0])
    let exact = shapley(
      { self.explained(normals.variances, $0, at: threshold) }, sources: 2)
    // 65,536 cases of two pairs: a standard error of 0.003 at most; five of them.
    #expect(abs(share(shares, .shocks) - exact[1]) < 0.015)
    #expect(abs(share(shares, .model) + share(shares, .parameters) - exact[0]) < 0.015)
    // Both members are the same law.
    #expect(abs(share(shares, .model)) < 0.015)
    let all = explained(normals.variances, 3, at: threshold)
    let known = try #require(shares.first { $0.source == .shocks }).ifKnown
    #expect(abs(known - explained(normals.variances, 2, at: threshold) / all) < 0.015)
  }

  @Test("of a level have the shares of four normal laws in closed form")
  func level() throws {
    let normals = Normals(draw: 0.5, shock: 0.8, base: 0.7, price: 0.4)
    let threshold = 0.5
    let shares = try #require(
      plan(normals, atLeast: threshold).sourcesOfUncertainty(threads: 2)[0])
    let exact = shapley(
      { self.explained(normals.variances, $0, at: threshold) }, sources: 4)
    let found = [
      share(shares, .model) + share(shares, .parameters), share(shares, .shocks),
      share(shares, .baseLevel), share(shares, .deflator),
    ]
    for (one, other) in zip(found, exact) { #expect(abs(one - other) < 0.015) }
    #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
  }

  @Test("divide the draw's share between members and draws by the law of total variance")
  func members() throws {
    let normals = Normals(draw: 0.4, shock: 0.8, apart: 0.5)
    let threshold = 0.3
    let shares = try #require(
      plan(normals, atLeast: threshold).sourcesOfUncertainty(threads: 2)[0])
    let centres = [-normals.apart, normals.apart]
    let wide = (normals.draw * normals.draw + normals.shock * normals.shock).squareRoot()
    let misses = centres.map { Normal.cumulative((threshold - $0) / wide) }
    let miss = (misses[0] + misses[1]) / 2
    let total = miss * (1 - miss)
    let byDraw =
      expectation { z in
        centres.reduce(0) { sum, centre in
          let p = Normal.cumulative((threshold - centre - normals.draw * z) / normals.shock)
          return sum + p * p / 2
        }
      } - miss * miss
    let byShock =
      expectation { z in
        let p = centres.reduce(0) { sum, centre in
          sum + Normal.cumulative((threshold - centre - normals.shock * z) / normals.draw) / 2
        }
        return p * p
      } - miss * miss
    let byMember = misses.reduce(0) { $0 + ($1 - miss) * ($1 - miss) / 2 }
    let draw = (byDraw + total - byShock) / 2 / total
    #expect(abs(share(shares, .model) - draw * byMember / byDraw) < 0.015)
    #expect(abs(share(shares, .parameters) - draw * (1 - byMember / byDraw)) < 0.015)
  }

  @Test("have standard errors that fit their distance from the exact share")
  func standardErrors() throws {
    let normals = Normals(draw: 0.8, shock: 0.9)
    let exact = shapley({ self.explained(normals.variances, $0, at: 0.2) }, sources: 2)[1]
    var squares = 0.0
    for seed in 1...24 {
      // Few draws, and these drawn at random: most of the error is theirs.
      let plan = plan(normals, atLeast: 0.2, draws: 256, seed: UInt64(seed))
      let shares = try #require(plan.sourcesOfUncertainty(threads: 2)[0])
      let shocks = try #require(shares.first { $0.source == .shocks })
      let z = (shocks.share - exact) / shocks.standardError
      squares += z * z
    }
    // A chi-squared law of 24 degrees of freedom lies in here with probability 0.998.
    #expect((8.1...51.2).contains(squares), "sum of squares \(squares)")
  }

  @Test("are none of what does not vary, and nil where the answer is certain")
  func certain() throws {
    let still = try #require(
      plan(Normals(base: 0.5), atLeast: 0).sourcesOfUncertainty(threads: 1)[0])
    #expect(share(still, .deflator) == 0)
    #expect(still.first { $0.source == .deflator }?.ifKnown == 0)
    #expect(plan(Normals(), atLeast: 90).sourcesOfUncertainty(threads: 1)[0] == nil)
  }

  @Test("do not depend on the number of threads, and take one draw and whole paths too")
  func threads() {
    let plan = plan(Normals(base: 0.3, price: 0.2), atLeast: 0.4, draws: 256)
    #expect(plan.sourcesOfUncertainty(threads: 1) == plan.sourcesOfUncertainty(threads: 3))
    for model in [
      PlanFixtures.gaussian(series: 2, horizon: 2, draws: 5, seed: 3),
      PlanFixtures.autoregression(series: 2, lags: 1, degreesOfFreedom: 4, draws: 1, seed: 2),
      PlanFixtures.conjugate(series: 2, lags: 1, degreesOfFreedom: 9, seed: 3),
    ] {
      for shares in PlanFixtures.plan(model, horizon: 2).sourcesOfUncertainty(threads: 2) {
        guard let shares else { continue }
        #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      }
    }
  }
}
