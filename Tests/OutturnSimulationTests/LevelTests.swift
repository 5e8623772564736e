import Glibc
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

/// Growth, price change and base level of one step, all uncertain and independent.
@Suite("Levels from growth, prices and an uncertain base")
struct LevelTests {
  // g ~ N(5, 0.9²) %, π ~ N(0.3, 0.6²) %, base 312.8 with standard deviation 2.
  let growth = (mean: 5.0, deviation: 0.9)
  let prices = (mean: 0.3, deviation: 0.6)
  let base = (mean: 312.8, deviation: 2.0)

  /// P(growth ≥ least and level ≥ 330) by quadrature over prices and base (trapezoids on ±8).
  private func probability(growthAtLeast least: Double, baseFactor: (Double) -> Double) -> Double {
    let step = 0.05
    var total = 0.0
    for i in -160...160 {
      let change = 1 + (prices.mean + prices.deviation * Double(i) * step) / 100
      for j in -160...160 {
        let z = Double(j) * step
        let needed = 100 * (330 / (base.mean * baseFactor(z) * change) - 1)
        let distance = (max(least, needed) - growth.mean) / growth.deviation
        let weight = exp(-0.5 * (Double(i * i) * step * step + z * z)) * step * step / (2 * .pi)
        total += weight * Normal.cumulative(-distance)
      }
    }
    return total
  }

  @Test("the quadrature gives the reference values for a normal base")
  func quadrature() {
    let spread = base.deviation / base.mean
    let level = probability(growthAtLeast: -1e9) { 1 + spread * $0 }
    let joint = probability(growthAtLeast: 5.5) { 1 + spread * $0 }
    #expect(abs(level - 0.441_902_00) < 1e-8)
    #expect(abs(joint - 0.231_999_23) < 1e-8)
  }

  @Test(
    "single and joint probabilities agree with quadrature, however the price change is shared",
    arguments: [0.0, 0.4, 1.0])
  func simulation(commonShare: Double) {
    let spread = base.deviation / base.mean
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: 0, drawCount: 1,
        parameters: [growth.mean, 0, growth.deviation], history: [0]))
    let ensemble = SimulationPlan(
      model: model, horizon: 1, paths: 400_000, seed: 11, transformations: [.identity], shift: [],
      shockScale: 1,
      levels: [
        LevelRule(
          baseLevels: [base.mean], noise: .logNormal(standardDeviation: spread),
          usesDeflator: true)
      ],
      deflator: DeflatorRule(
        means: [prices.mean],
        commonStandardDeviations: [prices.deviation * commonShare.squareRoot()],
        yearStandardDeviations: [prices.deviation * (1 - commonShare).squareRoot()]),
      targets: [
        TargetCell(
          measure: .growth, series: 0, step: 0, exact: 5.5 ... .infinity,
          published: 5.45 ... .infinity),
        TargetCell(
          measure: .level, series: 0, step: 0, exact: 330 ... .infinity,
          published: 329.5 ... .infinity),
      ],
      batches: []
    ).run(threads: 2)
    let level = ensemble.probability(published: false) { $0 & 2 != 0 }
    let joint = ensemble.probability(published: false) { $0 == 3 }
    let expectedLevel = probability(growthAtLeast: -1e9) { exp(spread * $0) }
    let expectedJoint = probability(growthAtLeast: 5.5) { exp(spread * $0) }
    #expect(abs(level.value - expectedLevel) < 4 * level.standardError)
    #expect(abs(joint.value - expectedJoint) < 4 * joint.standardError)
    let rounded = ensemble.probability(published: true) { $0 & 1 != 0 }
    #expect(
      abs(rounded.value - Normal.cumulative(-0.5)) < 4 * rounded.standardError)
  }

  @Test("a uniform base stays within its half-width and fills it")
  func uniformBase() {
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: 0, drawCount: 1, parameters: [0, 0, 0],
        history: [0]))
    let plan = SimulationPlan(
      model: model, horizon: 1, paths: 20_000, seed: 12, transformations: [.identity], shift: [],
      shockScale: 1,
      levels: [LevelRule(baseLevels: [20], noise: .uniform(relativeHalfWidth: 0.025))],
      deflator: nil, targets: [], batches: [])
    let levels = Array(plan.simulatedPaths(0..<20_000).values(.level, series: 0, step: 0))
    #expect(levels.allSatisfy { $0 > 19.5 && $0 < 20.5 })
    let distance = KolmogorovSmirnov.statistic(levels) { $0 - 19.5 }
    #expect(distance < KolmogorovSmirnov.limit(count: levels.count))
  }
}
