import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Scrambled Sobol points with the parameters integrated out")
struct SobolTests {
  private static let workload = StandardWorkload.posteriorParameters

  @Test("unscrambled points are those of another implementation")
  func directions() {
    // SciPy 1.17.1, `qmc.Sobol(64, scramble=False, bits=32)`, dimensions 0, 1, 2, 10, 63.
    let expected: [Int: [UInt32]] = [
      5: [2_684_354_560, 536_870_912, 3_758_096_384, 536_870_912, 3_758_096_384],
      37: [2_751_463_424, 3_959_422_976, 3_154_116_608, 1_275_068_416, 1_543_503_872],
    ]
    for (index, point) in expected {
      for (dimension, coordinate) in zip([0, 1, 2, 10, 63], point) {
        let directions = SobolDirections.directions(dimension)
        let found = (0..<32).reduce(UInt32(0)) { index >> $1 & 1 == 1 ? $0 ^ directions[$1] : $0 }
        #expect(found == coordinate, "point \(index), dimension \(dimension)")
      }
    }
  }

  @Test(
    "every figure's own law given the path so far is met once in every 256th",
    arguments: [(1, 1, 3), (2, 2, 4), (4, 1, 5), (3, 3, 2)])
  func strata(series: Int, lags: Int, horizon: Int) {
    let model = PlanFixtures.conjugate(
      series: series, lags: lags, degreesOfFreedom: series + 5, seed: 7)
    guard case .normalInverseWishart(let posterior) = model else { return }
    let perReplicate = 256
    let paths = SimulationPlan(
      model: model, horizon: horizon, paths: 4096, seed: 3,
      transformations: Array(repeating: .identity, count: series), shift: [], shockScale: 1,
      levels: Array(repeating: LevelRule(baseLevels: [100]), count: series), deflator: nil,
      targets: [], batches: [], sampler: .sobol
    ).simulatedPaths(0..<perReplicate * 16)
    let growth = (0..<horizon).map { step in
      (0..<series).map { Array(paths.values(.growth, series: $0, step: step)) }
    }
    var points = Array(repeating: [[Double]](), count: 16)
    for path in 0..<perReplicate * 16 {
      points[path / 8 % 16].append(
        PredictiveByDefinition(posterior).uniforms(of: growth.map { $0.map { $0[path] } }))
    }
    for replicate in points {
      for dimension in 0..<horizon * series {
        let strata = replicate.map { Int($0[dimension] * Double(perReplicate)) }
        #expect(Set(strata).count == perReplicate, "dimension \(dimension)")
      }
    }
    let first = points.map { $0[0][0] }
    #expect(Set(first).count == 16)
  }

  @Test("probabilities agree with closed forms and with plain paths")
  func agreement() {
    let sobol = Self.workload.run(paths: 1 << 18, threads: 2, sampler: .sobol)
    let plain = Self.workload.run(paths: 2_000_000, threads: 2)
    for series in 0..<4 {
      let found = sobol.ensemble.probability(published: false) { $0 >> series & 1 == 1 }
      let exact = Self.workload.exactProbability(ofSeries: series)
      #expect(abs(found.value - exact) < 4 * found.standardError, "series \(series)")
    }
    let a = sobol.jointProbability
    let b = plain.jointProbability
    let error = (a.standardError * a.standardError + b.standardError * b.standardError).squareRoot()
    #expect(abs(a.value - b.value) < 4 * error)
    // 0.15613 ± 0.0001 and 129.1168 by a prototype of the same sampler in Python.
    #expect(abs(a.value - 0.15613) < 4 * 0.00013)
    #expect(abs(sobol.ensemble.mean(.level, series: 0, step: 4) - 129.1169) < 0.004)
    for series in 0..<4 {
      // After five steps the fourth moment hardly exists: a deviation says little there.
      for (step, tolerance) in [(0, 0.002), (1, 0.003), (2, 0.004)] {
        let ratio =
          sobol.ensemble.standardDeviation(.level, series: series, step: step)
          / plain.ensemble.standardDeviation(.level, series: series, step: step)
        #expect(abs(ratio - 1) < tolerance, "series \(series), step \(step)")
      }
      for p in [0.05, 0.5, 0.95] {
        let difference =
          sobol.ensemble.quantile(p, .level, series: series, step: 4)
          - plain.ensemble.quantile(p, .level, series: series, step: 4)
        let deviation = plain.ensemble.standardDeviation(.level, series: series, step: 4)
        #expect(abs(difference) < 0.01 * deviation, "series \(series), quantile \(p)")
      }
    }
  }

  @Test("65,536 points have a tenth of the variance of independent paths, and say so")
  func variance() {
    let paths = 65_536
    let seeds = 1...40
    let results = seeds.map {
      Self.workload.run(paths: paths, threads: 2, seed: UInt64($0), sampler: .sobol)
    }
    let exact = Self.workload.exactProbability(ofSeries: 0)
    let joint = results.map(\.jointProbability.value)
    let mean = joint.reduce(0, +) / Double(seeds.count)
    let squares = joint.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(seeds.count - 1)
    let gain = mean * (1 - mean) / Double(paths) / variance
    #expect(gain > 10, "joint probability: variance \(gain) times less")
    let single = results.reduce(0) {
      $0 + ($1.probability.value - exact) * ($1.probability.value - exact) / Double(seeds.count)
    }
    #expect(exact * (1 - exact) / Double(paths) / single > 500)
    let reported = results.reduce(0) {
      let error = $1.jointProbability.standardError
      return $0 + error * error / Double(seeds.count)
    }
    #expect((0.5...2).contains(reported / variance), "\(reported / variance)")
  }

  @Test("it is offered where the parameters can be integrated out, and nowhere else")
  func availability() {
    let fixed = StandardWorkload.fixedParameters.model
    let drawn = Self.workload.model
    #expect(drawn.allows(.sobol, horizon: 16, shockScale: 1))
    #expect(!drawn.allows(.sobol, horizon: 17, shockScale: 1))
    #expect(!drawn.allows(.sobol, horizon: 5, shockScale: 1.5))
    #expect(!fixed.allows(.sobol, horizon: 5, shockScale: 1))
    for sampler in [Sampler.plain, .antithetic] {
      #expect(fixed.allows(sampler, horizon: 200, shockScale: 2))
      #expect(drawn.allows(sampler, horizon: 200, shockScale: 2))
    }
  }

  @Test("the points of a seed never change")
  func frozenCounts() {
    let ensemble = Self.workload.run(paths: 100_000, threads: 2, sampler: .sobol).ensemble
    #expect(ensemble.count(published: false) { $0 & 1 == 1 } == 42_541)
    #expect(ensemble.count(published: false) { $0 == 0b1111 } == 15_645)
  }
}
