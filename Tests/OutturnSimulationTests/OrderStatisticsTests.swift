import Glibc
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Exact quantiles by replaying the paths")
struct OrderStatisticsTests {
  private static let levels = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.9999, 1]

  private static let plans: [SimulationPlan] = [
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 3, components: 2, degreesOfFreedom: [0, 5], draws: 60, seed: 1),
      horizon: 3, paths: 70_003, batches: 12),
    PlanFixtures.plan(
      PlanFixtures.autoregression(series: 2, lags: 2, degreesOfFreedom: 5, draws: 50, seed: 2),
      horizon: 2, paths: 40_001, batches: 10, sampler: .antithetic, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 2, lags: 1, degreesOfFreedom: 12, seed: 3),
      horizon: 2, paths: 33_001, measures: [.level], sampler: .sobol),
    // Tails without moments: hundreds of paths lie beyond the histogram.
    PlanFixtures.plan(
      PlanFixtures.components(series: 1, components: 1, degreesOfFreedom: [1], draws: 1, seed: 2),
      horizon: 1, paths: 50_000),
    // Closed after the kernel has simulated.
    PlanFixtures.plan(
      PlanFixtures.gaussian(series: 6, horizon: 3, draws: 60, seed: 1),
      horizon: 3, paths: 33_000, batches: 12, identities: PathIdentityTests.identities(horizon: 3)),
    // Seven draws without shocks: seven values, each thousands of times.
    SimulationPlan(
      model: PlanFixtures.autoregression(
        series: 2, lags: 1, degreesOfFreedom: 0, draws: 7, seed: 4), horizon: 2, paths: 35_000,
      seed: 1, transformations: [.identity, .logGrowth], shift: [], shockScale: 0,
      levels: [LevelRule(baseLevels: [100]), LevelRule(baseLevels: [100])], deflator: nil,
      targets: [], batches: []),
  ]

  /// Every cell and level against a sort of all values.
  private func expectSorted(
    _ plan: SimulationPlan, _ found: PathEnsemble, levels: [Double] = levels
  ) {
    let paths = plan.simulatedPaths(0..<plan.paths)
    for measure in plan.measures {
      for step in 0..<plan.horizon {
        for series in 0..<plan.model.seriesCount {
          let sorted = paths.values(measure, series: series, step: step).sorted()
          for level in levels {
            let rank = max(1, Int((level * Double(sorted.count)).rounded(.up)))
            #expect(
              found.quantile(level, measure, series: series, step: step) == sorted[rank - 1],
              "\(measure), series \(series), step \(step), level \(level)")
          }
        }
      }
    }
  }

  @Test("every one is that of all values sorted", arguments: plans.indices)
  func sorted(index: Int) {
    let plan = Self.plans[index]
    let ensemble = plan.run(threads: 2)
    expectSorted(
      plan, plan.withExactQuantiles(ensemble, threads: 2) { _, _, _ in Self.levels })
  }

  @Test(
    "with room for a few values the same are found in more replays", arguments: plans.indices)
  func littleRoom(index: Int) {
    let plan = Self.plans[index]
    let ensemble = plan.run(threads: 2)
    let roomy = plan.withExactQuantiles(ensemble, threads: 1) { _, _, _ in Self.levels }
    let narrow = plan.withExactQuantiles(ensemble, threads: 7, mostKept: 1) { _, _, _ in
      Self.levels
    }
    #expect(narrow == roomy)
    #expect(roomy != ensemble)
  }

  @Test("levels that were not looked for are read off the histogram")
  func elsewhere() {
    let plan = Self.plans[0]
    let ensemble = plan.run(threads: 2)
    let found = plan.withExactQuantiles(ensemble, threads: 2) { measure, series, _ in
      measure == .growth && series == 1 ? [0.5] : []
    }
    for level in [0.1, 0.5] {
      #expect(
        found.quantile(level, .level, series: 1, step: 2)
          == ensemble.quantile(level, .level, series: 1, step: 2))
    }
    #expect(
      found.quantile(0.1, .growth, series: 1, step: 0)
        == ensemble.quantile(0.1, .growth, series: 1, step: 0))
    let exact = found.quantile(0.5, .growth, series: 1, step: 0)
    let near = ensemble.quantile(0.5, .growth, series: 1, step: 0)
    #expect(exact != near)
    #expect(abs(exact - near) < ensemble.cell(.growth, series: 1, step: 0).binWidth)
  }
}
