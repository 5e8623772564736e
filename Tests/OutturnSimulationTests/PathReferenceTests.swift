import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

/// Kernel and reference share nothing but the formulas; they differ by rounding, which grows with
/// the horizon. Levels compound it: relative tolerance 10⁻¹⁰.
@Suite("Simulated paths against the scalar reference")
struct PathReferenceTests {
  private func expectAgreement(_ plan: SimulationPlan, _ paths: Range<Int>, _ name: String) {
    let worst = ReferencePathKernel.worstDifference(plan, paths)
    #expect(worst < 1e-10, "\(name): largest difference \(worst)")
  }

  @Test(
    "components agree for many shapes",
    arguments: [1, 2, 3, 4, 7, 12], [1, 2, 3, 5])
  func components(series: Int, components: Int) {
    for (horizon, freedom) in [(1, 1), (2, 5), (5, 4), (7, 3)] {
      // Normal and Student components side by side, odd and even degrees of freedom.
      let degrees = (0..<components).map { ($0 + series) % 3 == 1 ? 0 : freedom + $0 % 2 }
      let model = PlanFixtures.components(
        series: series, components: components, degreesOfFreedom: degrees, draws: 7,
        seed: series * 10 + components)
      expectAgreement(
        PlanFixtures.plan(model, horizon: horizon), 0..<19,
        "n \(series), K \(components), H \(horizon), ν \(degrees)")
    }
  }

  @Test(
    "vector autoregressions agree for many shapes",
    arguments: [1, 2, 3, 4, 7, 12], [1, 2, 3, 4])
  func autoregression(series: Int, lags: Int) {
    for (horizon, freedom) in [(1, 3), (3, 0), (6, 5)] {
      let model = PlanFixtures.autoregression(
        series: series, lags: lags, degreesOfFreedom: freedom, draws: 5, seed: series + lags)
      expectAgreement(
        PlanFixtures.plan(model, horizon: horizon), 3..<21,
        "n \(series), p \(lags), H \(horizon), ν \(freedom)")
    }
  }

  @Test("the conjugate posterior agrees for many shapes", arguments: [1, 2, 3, 4, 6], [1, 2, 3])
  func conjugate(series: Int, lags: Int) {
    // χ by its polynomial from ten degrees of freedom, below by uniforms.
    for (horizon, beyond) in [(1, 11 + lags), (4, 11 + lags), (3, 3), (2, 4)] {
      let model = PlanFixtures.conjugate(
        series: series, lags: lags, degreesOfFreedom: series + beyond, seed: series)
      expectAgreement(
        PlanFixtures.plan(model, horizon: horizon), 0..<17,
        "n \(series), p \(lags), H \(horizon), ν n + \(beyond)")
    }
  }

  /// Horizons on both sides of the number of regressors; groups in pairs and one alone.
  @Test(
    "the conjugate posterior agrees with its coefficients integrated out",
    arguments: [1, 2, 3, 4, 6], [1, 2, 3])
  func marginal(series: Int, lags: Int) {
    let model = PlanFixtures.conjugate(
      series: series, lags: lags, degreesOfFreedom: series + 11, seed: series)
    let regressors = 1 + series * lags
    for horizon in 1...regressors + 1 {
      let plan = PlanFixtures.plan(model, horizon: horizon, shockScale: 1)
      #expect(plan.integratesCoefficients == (horizon <= regressors))
      expectAgreement(plan, 3..<27, "n \(series), p \(lags), H \(horizon)")
    }
  }

  /// A horizon of six draws the coefficients, one of five does not: the first five years have one law.
  @Test("integrating coefficients out leaves the law of the path as it is")
  func sameLaw() {
    let paths = 200_000
    func sample(horizon: Int, seed: UInt64) -> [[Double]] {
      let plan = StandardWorkload.posteriorParameters.plan(
        paths: paths, seed: seed, horizon: horizon)
      let paths = plan.simulatedPaths(0..<paths)
      return (0..<5).flatMap { step in
        (0..<4).map { Array(paths.values(.growth, series: $0, step: step)) }
      }
    }
    let marginal = sample(horizon: 5, seed: 1)
    let drawn = sample(horizon: 6, seed: 2)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func z(_ a: [Double], _ b: [Double]) -> Double {
      func spread(_ values: [Double], _ mean: Double) -> Double {
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      }
      let (m, n) = (mean(a), mean(b))
      return (m - n) / ((spread(a, m) + spread(b, n)) / Double(paths)).squareRoot()
    }
    var worst = 0.0
    for cell in marginal.indices {
      worst = max(worst, abs(z(marginal[cell], drawn[cell])))
      for other in 0...cell {
        // Products of two cells: dependence between years is where the two ways differ.
        let centres = (mean(drawn[cell]), mean(drawn[other]))
        func products(_ sample: [[Double]]) -> [Double] {
          zip(sample[cell], sample[other]).map { ($0 - centres.0) * ($1 - centres.1) }
        }
        worst = max(worst, abs(z(products(marginal), products(drawn))))
      }
    }
    // 230 comparisons.
    #expect(worst < 4.2, "largest z \(worst)")
  }

  @Test("joint normal laws agree for many shapes", arguments: [1, 2, 3, 4, 5], [1, 2, 3, 7])
  func gaussian(series: Int, horizon: Int) {
    let model = PlanFixtures.gaussian(
      series: series, horizon: horizon, draws: 5, seed: series + horizon)
    expectAgreement(
      PlanFixtures.plan(model, horizon: horizon), 3..<21, "n \(series), H \(horizon)")
  }

  @Test("long horizons agree", arguments: [20, 40])
  func longHorizons(horizon: Int) {
    expectAgreement(
      PlanFixtures.plan(
        PlanFixtures.components(
          series: 4, components: 5, degreesOfFreedom: [0, 5, 5, 5, 5], draws: 11, seed: 1),
        horizon: horizon), 40..<51, "components")
    expectAgreement(
      PlanFixtures.plan(
        PlanFixtures.autoregression(
          series: 4, lags: 2, degreesOfFreedom: 0, draws: 11, seed: 1), horizon: horizon),
      40..<51, "autoregression")
  }

  @Test("paths beyond 2³² have words of their own")
  func largeIndices() {
    let plan = PlanFixtures.plan(
      PlanFixtures.autoregression(series: 2, lags: 1, degreesOfFreedom: 0, draws: 3, seed: 2),
      horizon: 2)
    let start = (1 << 32) - 8
    expectAgreement(plan, start..<start + 24, "across 2³²")
  }

  @Test("two lags are carried through 24 steps")
  func twoLags() {
    // y(t) = 1.4·y(t−1) − 0.6·y(t−2) without noise; freezing the second lag gives 12049 at 24.
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 2, degreesOfFreedom: 0, drawCount: 1,
        parameters: [0, 1.4, -0.6, 1], history: [-4.414712, -5.444050]))
    let plan = SimulationPlan(
      model: model, horizon: 24, paths: 8, seed: 1, transformations: [.identity], shift: [],
      shockScale: 0, levels: [LevelRule(baseLevels: [100])], deflator: nil, targets: [],
      batches: [])
    let ensemble = plan.run(threads: 1)
    let expected = [
      0: -2.9141668, 1: -1.43100632, 2: -0.254908768, 3: 0.5017315168, 23: 0.00245591002,
    ]
    for (step, value) in expected {
      let mean = ensemble.mean(.growth, series: 0, step: step)
      #expect(abs(mean - value) < 1e-9, "step \(step + 1): \(mean)")
      #expect(ensemble.standardDeviation(.growth, series: 0, step: step) < 1e-9)
    }
  }

  @Test("the shift moves the output and is not fed back")
  func shift() {
    let model = PlanFixtures.autoregression(
      series: 2, lags: 1, degreesOfFreedom: 0, draws: 3, seed: 4)
    func paths(_ shift: [[Double]]) -> SimulatedPaths {
      SimulationPlan(
        model: model, horizon: 3, paths: 8, seed: 1,
        transformations: [.identity, .identity], shift: shift, shockScale: 1,
        levels: [LevelRule(baseLevels: [100]), LevelRule(baseLevels: [100])], deflator: nil,
        targets: [], batches: []
      ).simulatedPaths(0..<40)
    }
    let without = paths([])
    let with = paths([[1, 0], [0, 0], [0, -2]])
    for (step, series, change) in [(0, 0, 1.0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (2, 1, -2)] {
      let pairs = zip(
        without.values(.growth, series: series, step: step),
        with.values(.growth, series: series, step: step))
      for (before, after) in pairs { #expect(abs(after - before - change) < 1e-12) }
    }
  }

  @Test("changing tails or horizon leaves the normal shocks as they were")
  func commonRandomNumbers() {
    func plan(_ freedom: Int, _ horizon: Int) -> SimulatedPaths {
      PlanFixtures.plan(
        PlanFixtures.components(
          series: 1, components: 1, degreesOfFreedom: [freedom], draws: 1, seed: 3),
        horizon: horizon
      ).simulatedPaths(0..<400)
    }
    let normal = plan(0, 1).values(.growth, series: 0, step: 0)
    let student = plan(4, 1).values(.growth, series: 0, step: 0)
    let centre = normal.reduce(0, +) / Double(normal.count)
    let sameSide = zip(normal, student).filter { ($0 > centre) == ($1 > centre) }.count
    #expect(sameSide > 390)
    #expect(Array(plan(4, 3).values(.growth, series: 0, step: 0)) == Array(student))
  }
}
