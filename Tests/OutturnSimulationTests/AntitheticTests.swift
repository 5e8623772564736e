import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Antithetic pairs")
struct AntitheticTests {
  private static let models: [PathModel] = [
    PlanFixtures.components(
      series: 3, components: 2, degreesOfFreedom: [0, 5], draws: 7, seed: 1),
    PlanFixtures.autoregression(series: 4, lags: 2, degreesOfFreedom: 4, draws: 5, seed: 2),
    PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 12, seed: 3),
  ]

  /// Growth as the model has it, levels with all kinds of noise.
  private func plan(
    _ model: PathModel, horizon: Int, sampler: Sampler, shockScale: Double? = nil
  ) -> SimulationPlan {
    let full = PlanFixtures.plan(model, horizon: horizon, shockScale: shockScale)
    return SimulationPlan(
      model: model, horizon: horizon, paths: 1000, seed: full.seed,
      transformations: Array(repeating: .identity, count: model.seriesCount), shift: full.shift,
      shockScale: full.shockScale, levels: full.levels, deflator: full.deflator, targets: [],
      batches: [], sampler: sampler)
  }

  /// The conjugate law with its coefficients drawn and, at scale 1, integrated out.
  @Test("the first of a pair is the plain path", arguments: models.indices, [1, 1.1])
  func first(index: Int, scale: Double) {
    let model = Self.models[index]
    let plain = plan(model, horizon: 3, sampler: .plain, shockScale: scale)
      .simulatedPaths(0..<64)
    let pairs = plan(model, horizon: 3, sampler: .antithetic, shockScale: scale)
      .simulatedPaths(0..<128)
    for measure in Measure.allCases {
      let expected = Array(plain.values(measure, series: 1, step: 2))
      let found = Array(pairs.values(measure, series: 1, step: 2))
      for group in 0..<8 {
        #expect(
          found[group * 16..<group * 16 + 8].elementsEqual(expected[group * 8..<group * 8 + 8]))
      }
    }
  }

  @Test("pairs of joint normal paths lie opposite each other around their draw's mean")
  func gaussian() {
    let model = PlanFixtures.gaussian(series: 3, horizon: 2, draws: 1, seed: 4)
    guard case .gaussianPaths(let law) = model else { return }
    let pairs = plan(model, horizon: 2, sampler: .antithetic).simulatedPaths(0..<64)
    let shift = PlanFixtures.plan(model, horizon: 2).shift
    for step in 0..<2 {
      for series in 0..<3 {
        let values = Array(pairs.values(.growth, series: series, step: step))
        let mean = law.parameters[step * 3 + series] + shift[step][series]
        for pair in 0..<4 {
          for lane in 0..<8 {
            let sum = values[pair * 16 + lane] + values[pair * 16 + 8 + lane]
            #expect(abs(sum / 2 - mean) < 1e-12)
          }
        }
      }
    }
  }

  @Test(
    "the two of a pair lie opposite each other around the centre", arguments: models.indices,
    [1, 1.1])
  func opposite(index: Int, scale: Double) {
    // With parameters drawn for every path a first step only is linear in the normals.
    let horizon = index == 2 ? 1 : 4
    let model = Self.models[index]
    let pairs = plan(model, horizon: horizon, sampler: .antithetic, shockScale: scale)
      .simulatedPaths(0..<1120)
    let centre = SimulationPlan(
      model: model, horizon: horizon, paths: 8, seed: 1,
      transformations: Array(repeating: .identity, count: model.seriesCount),
      shift: PlanFixtures.plan(model, horizon: horizon).shift,
      shockScale: 0, levels: Array(repeating: LevelRule(baseLevels: [1]), count: model.seriesCount),
      deflator: nil, targets: [], batches: []
    ).simulatedPaths(0..<560)
    for step in 0..<horizon {
      for series in 0..<model.seriesCount {
        let values = Array(pairs.values(.growth, series: series, step: step))
        let middles = Array(centre.values(.growth, series: series, step: step))
        for pair in 0..<560 {
          let place = pair / 8 * 16 + pair % 8
          // The conjugate law has no path without shocks: its pairs share one centre.
          let middle =
            index == 2 ? (values[0] + values[8]) / 2 : middles[pair]
          #expect(abs((values[place] + values[place + 8]) / 2 - middle) < 1e-11)
          #expect(values[place] != values[place + 8])
        }
      }
    }
  }

  @Test("the noise of the starting level is mirrored too")
  func levels() {
    let model = Self.models[1]
    let pairs = plan(model, horizon: 1, sampler: .antithetic).simulatedPaths(0..<16)
    func start(_ series: Int, _ path: Int) -> Double {
      let levels = Array(pairs.values(.level, series: series, step: 0))
      let growth = Array(pairs.values(.growth, series: series, step: 0))
      return levels[path] / (1 + growth[path] / 100)
    }
    let rules = plan(model, horizon: 1, sampler: .plain).levels
    // Series 2 has uniform noise and no deflator, one base level a draw; group 0 has draw 0.
    #expect(rules[2].noise == .uniform(relativeHalfWidth: 0.025) && !rules[2].usesDeflator)
    for path in 0..<8 {
      let sum = start(2, path) + start(2, path + 8)
      #expect(abs(sum / 2 / rules[2].baseLevels[0] - 1) < 1e-12)
      #expect(start(2, path) != start(2, path + 8))
    }
  }

  @Test(
    "probabilities agree with the closed form and with plain paths, their errors are honest",
    arguments: StandardWorkload.allCases)
  func standardErrors(workload: StandardWorkload) {
    let paths = 32_768
    var squares = [0.0, 0.0]
    var reported = [0.0, 0.0]
    let seeds = 1...60
    let exact = workload.exactProbability(ofSeries: 0)
    let joint = workload.run(paths: 1_000_000, threads: 2).jointProbability
    for seed in seeds {
      let result = workload.run(
        paths: paths, threads: 2, seed: UInt64(seed), sampler: .antithetic)
      let found = [result.probability, result.jointProbability]
      for (index, truth) in [exact, joint.value].enumerated() {
        squares[index] += (found[index].value - truth) * (found[index].value - truth)
        reported[index] += found[index].standardError * found[index].standardError
        #expect(
          abs(found[index].value - truth)
            < 4
            * (found[index].standardError * found[index].standardError
            + joint.standardError * joint.standardError).squareRoot())
      }
    }
    let count = Double(seeds.count)
    for index in 0..<2 {
      let ratio = reported[index] / squares[index]
      #expect((0.5...2).contains(ratio), "reported over true variance \(ratio)")
    }
    let independent = exact * (1 - exact) / Double(paths)
    let gain = independent / (squares[0] / count)
    #expect(gain > 2, "variance \(gain) times less than that of independent paths")
  }

  @Test("draws are used as evenly as by plain paths, batches stay")
  func batches() {
    let model = PlanFixtures.autoregression(
      series: 2, lags: 1, degreesOfFreedom: 0, draws: 64, seed: 1)
    let plan = PlanFixtures.plan(
      model, horizon: 1, paths: 64 * 16 * 10, batches: 8, sampler: .antithetic)
    let ensemble = plan.run(threads: 1)
    #expect(ensemble.pathsPerBatch == Array(repeating: 8 * 16 * 10, count: 8))
    #expect(ensemble.members == [0..<8])
    let few = PlanFixtures.plan(
      model, horizon: 1, paths: 64 * 16 * 10, batches: 2, sampler: .antithetic
    ).run(threads: 1)
    #expect(few.pathsPerBatch == Array(repeating: 160, count: 64))
  }

  @Test(
    "the paths of a seed never change",
    arguments: [
      (StandardWorkload.fixedParameters, [41_410, 14_709]),
      (StandardWorkload.posteriorParameters, [42_507, 15_634]),
    ])
  func frozenCounts(workload: StandardWorkload, expected: [Int]) {
    let ensemble = workload.run(paths: 100_000, threads: 2, sampler: .antithetic).ensemble
    #expect(ensemble.count(published: false) { $0 & 1 == 1 } == expected[0])
    #expect(ensemble.count(published: false) { $0 == 0b1111 } == expected[1])
  }
}
