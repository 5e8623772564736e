import OutturnKernel
import OutturnSeries
import OutturnSimulation
import Synchronization
import Testing

@Suite("Reproducibility of ensembles")
struct ReproducibilityTests {
  static let plans: [SimulationPlan] = [
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 60, seed: 1),
      horizon: 3, paths: 150_003, batches: 12),
    PlanFixtures.plan(
      PlanFixtures.autoregression(series: 3, lags: 2, degreesOfFreedom: 5, draws: 50, seed: 2),
      horizon: 2, paths: 98_305, batches: 10),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 2, lags: 1, degreesOfFreedom: 12, seed: 3),
      horizon: 2, paths: 70_001),
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 60, seed: 1),
      horizon: 3, paths: 100_011, batches: 12, sampler: .antithetic),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 2, lags: 1, degreesOfFreedom: 12, seed: 3),
      horizon: 2, paths: 70_001, sampler: .antithetic),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 3, lags: 2, degreesOfFreedom: 12, seed: 3),
      horizon: 3, paths: 70_001, sampler: .sobol),
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 60, seed: 1),
      horizon: 3, paths: 100_011, batches: 12, sampler: .antithetic, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 5, draws: 50, seed: 2),
      horizon: 2, paths: 98_305, batches: 10, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 13, seed: 3),
      horizon: 2, paths: 70_001, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.gaussian(series: 3, horizon: 3, draws: 60, seed: 1),
      horizon: 3, paths: 70_001, batches: 12),
    PlanFixtures.plan(
      PlanFixtures.gaussian(series: 3, horizon: 3, draws: 60, seed: 1),
      horizon: 3, paths: 70_001, batches: 12, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 60, seed: 1),
      horizon: 3, paths: 100_011, batches: 12, sampler: .raoBlackwell),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 13, seed: 3),
      horizon: 2, paths: 70_001, sampler: .raoBlackwell, precision: .fast),
    PlanFixtures.plan(
      PlanFixtures.gaussian(series: 6, horizon: 3, draws: 60, seed: 1),
      horizon: 3, paths: 70_001, batches: 12, identities: PathIdentityTests.identities(horizon: 3)),
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 6, components: 2, degreesOfFreedom: [5, 4], draws: 60, seed: 1),
      horizon: 3, paths: 70_001, batches: 12, precision: .fast,
      identities: PathIdentityTests.identities(horizon: 3)),
    PlanFixtures.plan(
      PlanFixtures.volatile(
        PlanFixtures.components(
          series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 60, seed: 1),
        each: true, setADraw: true, seed: 6),
      horizon: 3, paths: 70_001, batches: 12, sampler: .antithetic),
    PlanFixtures.plan(
      PlanFixtures.volatile(
        PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 0, draws: 60, seed: 1),
        each: false, setADraw: false, seed: 6),
      horizon: 3, paths: 98_305, batches: 12, precision: .fast),
    PlanFixtures.plan(
      try! PlanFixtures.resampled(
        PlanFixtures.components(
          series: 4, components: 3, degreesOfFreedom: [0, 0, 0], draws: 60, seed: 1),
        rows: 17, tableADraw: true, seed: 6),
      horizon: 3, paths: 70_001, batches: 12),
    PlanFixtures.plan(
      try! PlanFixtures.resampled(
        PlanFixtures.autoregression(series: 3, lags: 2, degreesOfFreedom: 0, draws: 60, seed: 1),
        rows: 17, tableADraw: false, seed: 6),
      horizon: 3, paths: 98_305, batches: 12, precision: .fast),
  ]

  @Test("1, 2 and 7 threads give identical ensembles", arguments: plans.indices)
  func threads(index: Int) {
    let plan = Self.plans[index]
    let one = plan.run(threads: 1)
    #expect(plan.run(threads: 2) == one)
    #expect(plan.run(threads: 7) == one)
    #expect(one.paths == plan.paths)
  }

  @Test(
    "every instruction set gives identical ensembles",
    arguments: plans.indices, InstructionSet.allCases.filter(\.isSupported))
  func instructionSets(index: Int, set: InstructionSet) {
    let plan = Self.plans[index]
    #expect(plan.run(threads: 2, instructionSet: set) == plan.run(threads: 2))
  }

  @Test("parts merge into exactly the whole, in any order", arguments: plans.indices)
  func merging(index: Int) {
    let plan = Self.plans[index]
    let whole = plan.run(threads: 2)
    let chunks = plan.chunkCount
    #expect(chunks >= 3)
    var forward = plan.run(threads: 1, chunks: 0..<1)
    forward.merge(plan.run(threads: 2, chunks: 1..<chunks))
    #expect(forward == whole)
    var backward = plan.run(threads: 1, chunks: chunks - 1..<chunks)
    for chunk in (0..<chunks - 1).reversed() {
      backward.merge(plan.run(threads: 1, chunks: chunk..<chunk + 1))
    }
    #expect(backward == whole)
  }

  @Test("any number of paths counts that many", arguments: [1, 7, 8, 9, 1023, 1025, 32_769])
  func oddNumbers(paths: Int) {
    let plan = PlanFixtures.plan(
      PlanFixtures.components(
        series: 2, components: 2, degreesOfFreedom: [0, 3], draws: 9, seed: 5),
      horizon: 2, paths: paths, batches: 3)
    let ensemble = plan.run(threads: 2)
    #expect(ensemble.paths == paths)
    #expect(ensemble.pathsPerBatch.reduce(0, +) == paths)
    #expect(ensemble.count(published: false) { _ in true } == paths)
    for measure in Measure.allCases {
      for step in 0..<2 {
        for series in 0..<2 {
          let counted = ensemble.cell(measure, series: series, step: step).histogram.reduce(0, +)
          #expect(counted == UInt64(paths))
          let values = plan.simulatedPaths(0..<paths).values(measure, series: series, step: step)
          let mean = values.reduce(0, +) / Double(paths)
          #expect(
            abs(ensemble.mean(measure, series: series, step: step) - mean) < 1e-9 * abs(mean) + 1e-9
          )
        }
      }
    }
  }

  @Test("fewer paths are the first of more", arguments: plans.indices)
  func prefixes(index: Int) {
    let plan = Self.plans[index]
    let many = Array(plan.simulatedPaths(0..<2000).values(.level, series: 1, step: 1))
    let few = Array(plan.simulatedPaths(100..<108).values(.level, series: 1, step: 1))
    #expect(few == Array(many[100..<108]))
  }

  @Test("progress ends at the number of paths")
  func progress() {
    let reports = Mutex<[Int]>([])
    let plan = Self.plans[0]
    _ = plan.run(threads: 2) { count in reports.withLock { $0.append(count) } }
    let counts = reports.withLock { $0 }
    #expect(counts.count == plan.chunkCount)
    #expect(counts.max() == plan.paths)
    #expect(Set(counts).count == counts.count)
  }
}
