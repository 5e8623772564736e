import Glibc
import OutturnKernel
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

@Suite("Probabilities taken over the normals of a target's step")
struct RaoBlackwellTests {
  private static let models: [(PathModel, horizon: Int)] = [
    (
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 7, seed: 1), 3
    ),
    (
      PlanFixtures.components(
        series: 3, components: 2, degreesOfFreedom: [3, 0], draws: 2, seed: 5), 1
    ),
    (PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 0, draws: 5, seed: 2), 4),
    (PlanFixtures.autoregression(series: 3, lags: 2, degreesOfFreedom: 5, draws: 5, seed: 2), 2),
    (PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 12, seed: 3), 5),
    (PlanFixtures.conjugate(series: 2, lags: 2, degreesOfFreedom: 9, seed: 4), 2),
    (PlanFixtures.gaussian(series: 3, horizon: 3, draws: 4, seed: 4), 3),
    (
      PlanFixtures.volatile(
        PlanFixtures.components(
          series: 3, components: 2, degreesOfFreedom: [0, 5], draws: 3, seed: 5),
        each: true, setADraw: true, seed: 2), 3
    ),
    (
      PlanFixtures.volatile(
        PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 0, draws: 5, seed: 2),
        each: false, setADraw: true, seed: 2), 2
    ),
  ]

  /// Growth and levels of every kind, lower and upper bounds, at the first and at the last step.
  private func plan(
    _ model: PathModel, _ horizon: Int, paths: Int, precision: Precision = .double,
    sampler: Sampler = .raoBlackwell, shockScale: Double? = nil
  ) -> SimulationPlan {
    let full = PlanFixtures.plan(model, horizon: horizon, shockScale: shockScale)
    let n = model.seriesCount
    let cells = (0..<min(n, 3)).flatMap { series in
      [0, horizon - 1].map { (series: series, step: $0) }
    }
    let sample = full.simulatedPaths(0..<512)
    let targets = cells.enumerated().map { place, cell -> TargetCell in
      let measure: Measure = place % 2 == 0 ? .growth : .level
      let values = sample.values(measure, series: cell.series, step: cell.step).sorted()
      let exact: ClosedRange<Double> =
        switch place % 3 {
        case 0: values[200] ... .infinity
        case 1: -Double.infinity...values[100]
        default: values[100]...values[400]
        }
      return TargetCell(
        measure: measure, series: cell.series, step: cell.step, exact: exact,
        published: exact.lowerBound - 0.05...exact.upperBound)
    }
    return SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: full.seed,
      transformations: full.transformations, shift: full.shift, shockScale: full.shockScale,
      levels: full.levels, deflator: full.deflator, targets: targets,
      batches: [], sampler: sampler, precision: precision)
  }

  /// What one path says of a step's cells by definition: growth in model units is linear in the
  /// step's normals, so its mean is that of the path without them and its variance the sum of what
  /// each adds, squared.
  private struct Law {
    var means: [Double]
    var variances: [Double]
    /// Levels before the step's growth.
    var before: [Double]

    init(_ plan: SimulationPlan, path: Int, step: Int) {
      var reference = ReferencePathKernel(plan)
      let count = reference.shocksPerStep
      let still = [Double](repeating: 0, count: (count + 3) / 4 * 4)
      reference.given = (step, still)
      let (growth, levels) = reference.path(path)
      func outputs(_ growth: [[Double]]) -> [Double] {
        zip(plan.transformations, growth[step]).map { $0.forward($1) }
      }
      before = zip(levels[step], growth[step]).map { $0 / (1 + $1 / 100) }
      means = outputs(growth)
      variances = means.map { _ in 0 }
      for j in 0..<count {
        var one = still
        one[j] = 1
        reference.given = (step, one)
        for (series, moved) in outputs(reference.path(path).growth).enumerated() {
          variances[series] += (moved - means[series]) * (moved - means[series])
        }
      }
    }

    func probability(
      of target: TargetCell, _ range: ClosedRange<Double>, _ transformation: Transformation
    ) -> Double {
      let series = target.series
      func below(_ value: Double) -> Double {
        var bound = value
        if value.isFinite {
          bound = transformation.forward(
            target.measure == .growth ? value : 100 * (value / before[series] - 1))
        }
        return erfc(-(bound - means[series]) / (2 * variances[series]).squareRoot()) / 2
      }
      return below(range.upperBound) - below(range.lowerBound)
    }
  }

  @Test(
    "every path adds what its definition says", arguments: models.indices, Precision.allCases)
  func reference(index: Int, precision: Precision) {
    let (model, horizon) = Self.models[index]
    expectDefinition(plan(model, horizon, paths: 37, precision: precision))
  }

  @Test("so does every path whose coefficients are integrated out", arguments: Precision.allCases)
  func marginal(precision: Precision) {
    for (series, lags, horizon) in [(4, 1, 5), (4, 1, 1), (3, 2, 4), (2, 1, 3)] {
      let model = PlanFixtures.conjugate(
        series: series, lags: lags, degreesOfFreedom: series + 12, seed: 3)
      let plan = plan(model, horizon, paths: 37, precision: precision, shockScale: 1)
      #expect(plan.integratesCoefficients)
      expectDefinition(plan)
    }
  }

  private func expectDefinition(_ plan: SimulationPlan) {
    let count = plan.paths
    let ensemble = plan.run(threads: 1)
    let laws = Dictionary(
      uniqueKeysWithValues: Set(plan.targets.map(\.step)).map { step in
        (step, (0..<count).map { Law(plan, path: $0, step: step) })
      })
    // Single precision is off by some 1e-6 of a path's size, and so is the distance to a bound.
    let tolerance = plan.precision == .double ? 1e-9 : 3e-4
    for (place, target) in plan.targets.enumerated() {
      for published in [false, true] {
        let range = published ? target.published : target.exact
        let expected =
          laws[target.step]!.reduce(0) {
            $0 + $1.probability(of: target, range, plan.transformations[target.series])
          } / Double(count)
        let found = ensemble.probability(ofTarget: place, published: published).value
        #expect(
          abs(found - expected) < tolerance, "target \(place): \(found) instead of \(expected)")
        // Bounds are told from paths of double precision.
        #expect(plan.precision == .fast || (found > 0.05 && found < 0.95))
      }
    }
  }

  @Test("paths and counts are those of plain sampling")
  func counts() {
    let (model, horizon) = Self.models[0]
    let integrated = plan(model, horizon, paths: 50_000)
    let plain = plan(model, horizon, paths: 50_000, sampler: .plain)
    #expect(integrated.simulatedPaths(0..<100) == plain.simulatedPaths(0..<100))
    let (one, other) = (integrated.run(threads: 2), plain.run(threads: 2))
    for mask in 0..<1 << integrated.targets.count {
      for published in [false, true] {
        #expect(
          one.count(published: published) { $0 == mask }
            == other.count(published: published) { $0 == mask })
      }
    }
    for place in integrated.targets.indices {
      let a = one.probability(ofTarget: place, published: false)
      let b = other.probability(ofTarget: place, published: false)
      #expect(a.value != b.value)
      // Both see the same paths: the difference is below the larger error.
      #expect(abs(a.value - b.value) < 4 * b.standardError)
    }
  }

  @Test("a first step with fixed parameters is exact")
  func exact() {
    let result = StandardWorkload.fixedParameters.run(
      paths: 100_000, threads: 2, sampler: .raoBlackwell)
    for series in 0..<StandardWorkload.seriesCount {
      let found = result.ensemble.probability(ofTarget: series, published: false)
      let exact = StandardWorkload.fixedParameters.exactProbability(ofSeries: series)
      // Sums of a batch and chunk are rounded to 2⁻³², the normal law to 7e-15.
      #expect(abs(found.value - exact) < 1e-12)
      #expect(found.standardError == 1e-12)
    }
  }

  @Test("with drawn parameters the variance is a tenth of plain paths', and the error says so")
  func variance() {
    let workload = StandardWorkload.posteriorParameters
    let paths = 16_384
    let seeds = 1...60
    let exact = workload.exactProbability(ofSeries: 0)
    var squares = 0.0
    var reported = 0.0
    for seed in seeds {
      let found = workload.run(
        paths: paths, threads: 2, seed: UInt64(seed), sampler: .raoBlackwell
      ).probability
      squares += (found.value - exact) * (found.value - exact)
      reported += found.standardError * found.standardError
    }
    let ratio = reported / squares
    #expect((0.6...1.7).contains(ratio), "reported over true variance \(ratio)")
    let gain = exact * (1 - exact) / Double(paths) / (squares / Double(seeds.count))
    #expect(gain > 8, "variance \(gain) times less than that of independent paths")
  }

  @Test("a cell that its step does not move is met or missed")
  func still() {
    // The second series of a two-step path is what the first step made of it.
    let model = PathModel.gaussianPaths(
      GaussianPathModel(
        seriesCount: 2, horizon: 2, drawCount: 1,
        parameters: [1, 2, 3, 4] + [1, 0.5, 1, 0.3, 0.2, 1, 0.4, 0.6, 0, 0]))
    func plan(_ sampler: Sampler) -> SimulationPlan {
      SimulationPlan(
        model: model, horizon: 2, paths: 10_000, seed: 3,
        transformations: [.identity, .logGrowth], shift: [], shockScale: 1,
        levels: [LevelRule(baseLevels: [100]), LevelRule(baseLevels: [100])], deflator: nil,
        targets: [
          TargetCell(
            measure: .growth, series: 1, step: 1, exact: 4.2 ... .infinity,
            published: 4.15 ... .infinity)
        ], batches: [], sampler: sampler)
    }
    let found = plan(.raoBlackwell).run(threads: 1)
    let counted = plan(.plain).run(threads: 1)
    for published in [false, true] {
      #expect(
        found.probability(ofTarget: 0, published: published).value
          == counted.probability(ofTarget: 0, published: published).value)
    }
  }

  @Test("a scenario's difference is taken of what the paths add")
  func difference() {
    let (model, horizon) = Self.models[0]
    let one = plan(model, horizon, paths: 20_000).run(threads: 2)
    let same = one.difference(from: one, ofTarget: 0, published: false)
    #expect(same.value == 0 && same.standardError == 0)
    let plain = plan(model, horizon, paths: 20_000, sampler: .plain)
    let counted = plain.run(threads: 2)
    #expect(
      counted.probability(ofTarget: 1, published: true)
        == counted.probability(published: true) { $0 >> 1 & 1 == 1 })
  }

  @Test("counters hold the sums, and refuse those that no paths have")
  func counters() {
    let (model, horizon) = Self.models[2]
    let ensemble = plan(model, horizon, paths: 40_000).run(threads: 2)
    let counters = ensemble.counters
    #expect(counters.count == ensemble.counterCount)
    #expect(ensemble.replacing(counters: counters) == ensemble)
    let batches = ensemble.pathsPerBatch.count
    let first = 1 + batches + 2 * batches << ensemble.targetCount
    var wrong = counters
    // The limb of 2⁶⁴/2³²: more than a batch has paths.
    wrong[first + 2] += 1
    #expect(ensemble.replacing(counters: wrong) == nil)
    wrong[first + 2] = -1
    #expect(ensemble.replacing(counters: wrong) == nil)
  }
}
