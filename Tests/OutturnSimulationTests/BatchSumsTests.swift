import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Sums by batch of draws")
struct BatchSumsTests {
  private static func plan(
    seed: UInt64 = 20_260_101, scale: Double = 1, sampler: Sampler = .plain
  ) -> SimulationPlan {
    let base = PathEnsembleTests.plan
    return SimulationPlan(
      model: base.model, horizon: base.horizon, paths: base.paths, seed: seed,
      transformations: base.transformations, shift: base.shift, shockScale: scale,
      levels: base.levels, deflator: base.deflator, targets: base.targets, batches: base.batches,
      members: base.members, measures: base.measures, sampler: sampler)
  }

  @Test(
    "count the paths and have the means of the ensemble", arguments: [Sampler.plain, .antithetic])
  func means(sampler: Sampler) {
    let plan = Self.plan(sampler: sampler)
    let ensemble = plan.run(threads: 2)
    let sums = plan.batchSums(threads: 2)
    #expect(sums.pathsPerBatch == ensemble.pathsPerBatch)
    #expect(sums == plan.batchSums(threads: 1))
    for measure in Measure.allCases {
      for series in 0..<3 {
        for step in 0..<2 {
          let mean = sums.mean(measure, series: series, step: step)
          // The ensemble rounds the sum of each chunk to a multiple of 2⁻³² bins.
          let expected = ensemble.mean(measure, series: series, step: step)
          let spread = ensemble.standardDeviation(measure, series: series, step: step)
          #expect(abs(mean.value - expected) < 1e-9 * spread)
          #expect(mean.standardError > 0)
        }
      }
    }
  }

  @Test("a scenario differs from itself by nothing, and by nothing unsure")
  func same() {
    let sums = Self.plan().batchSums(threads: 2)
    let difference = sums.difference(from: sums, .growth, series: 1, step: 1)
    #expect(difference.value == 0)
    #expect(difference.standardError == 0)
  }

  @Test("scenarios with the same shocks differ by less error than either mean has")
  func common() {
    let (usual, wild) = (Self.plan(), Self.plan(scale: 1.1))
    let (here, there) = (wild.batchSums(threads: 2), usual.batchSums(threads: 2))
    let difference = here.difference(from: there, .growth, series: 0, step: 0)
    let mean = here.mean(.growth, series: 0, step: 0)
    // A tenth of every shock is all in which the two differ.
    #expect(difference.standardError < 0.5 * mean.standardError)
    let other = Self.plan(seed: 7, scale: 1.1).batchSums(threads: 2)
    let apart = other.difference(from: there, .growth, series: 0, step: 0)
    #expect(apart.standardError > difference.standardError)
  }

  @Test("the stated error of a difference is that of repeated simulations")
  func error() {
    // The draws are the same in each, so their share is left out of neither side: with shocks
    // scaled in one of two scenarios the shocks alone make the difference.
    var values: [Double] = []
    var stated = 0.0
    let seeds = 60
    for seed in 1...seeds {
      let here = Self.plan(seed: UInt64(seed), scale: 1.5).batchSums(threads: 2)
      let there = Self.plan(seed: UInt64(seed)).batchSums(threads: 2)
      let difference = here.difference(from: there, .growth, series: 2, step: 1)
      values.append(difference.value)
      stated += difference.standardError * difference.standardError / Double(seeds)
    }
    let mean = values.reduce(0, +) / Double(seeds)
    let variance =
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(seeds - 1)
    // χ² with 59 degrees of freedom over 59 lies within 0.51 to 1.71 but for one time in 1000; the
    // stated variance is a mean of 60 with 9 degrees of freedom each.
    #expect(variance / stated > 0.5 && variance / stated < 1.75, "\(variance) \(stated)")
  }
}
