import OutturnKernel
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

/// Four series with one lag leave levels with their steps where nothing lies between, and keep no
/// growth that nobody reads.
@Suite("Four series with one lag")
struct FourSeriesTests {
  private static let models: [PathModel] = [
    PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 0, draws: 7, seed: 3),
    PlanFixtures.autoregression(series: 4, lags: 1, degreesOfFreedom: 5, draws: 1, seed: 4),
    PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 25, seed: 5),
    PlanFixtures.conjugate(series: 4, lags: 1, degreesOfFreedom: 9, seed: 6),
  ]

  private enum Bases: CaseIterable {
    case fixed, noisy, byDraw
  }

  private static func plan(
    _ model: PathModel, horizon: Int, bases: Bases, isShifted: Bool, published: Double = 4,
    paths: Int = 1000, sampler: Sampler = .plain
  ) -> SimulationPlan {
    let levels = (0..<4).map { series in
      let noises: [LevelNoise] = [
        .none, .logNormal(standardDeviation: 0.02), .uniform(relativeHalfWidth: 0.025), .none,
      ]
      let count = bases == .byDraw ? model.drawCount : 1
      return LevelRule(
        baseLevels: (0..<count).map { 90 + Double(10 * series + $0) },
        noise: bases == .noisy ? noises[series] : .none)
    }
    return SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: 11,
      transformations: Array(repeating: .identity, count: 4),
      shift: isShifted ? (0..<horizon).map { [0.5, -0.3, 0, Double($0)] } : [], shockScale: 1,
      levels: levels, deflator: nil,
      targets: [
        TargetCell(
          measure: .growth, series: 1, step: 0, exact: 4 ... .infinity,
          published: published ... .infinity),
        TargetCell(
          measure: .level, series: 2, step: horizon - 1, exact: 100...140, published: 100...140),
      ],
      batches: [0..<model.drawCount], measures: [.level], sampler: sampler)
  }

  @Test("paths agree with the scalar reference", arguments: Array(models.indices), [1, 2, 4, 5])
  func reference(model: Int, horizon: Int) {
    for bases in Bases.allCases {
      for isShifted in [false, true] {
        let plan = Self.plan(
          Self.models[model], horizon: horizon, bases: bases, isShifted: isShifted)
        // From the fourth path on, so that the last groups are one, then three.
        for paths in [3..<40, 3..<60] {
          let worst = ReferencePathKernel.worstDifference(plan, paths)
          #expect(worst < 1e-10, "\(bases), shifted \(isShifted): largest difference \(worst)")
        }
      }
    }
  }

  /// 20,005 paths: a last group that is not whole.
  @Test(
    "an ensemble counts what its paths are", arguments: Array(models.indices),
    [Sampler.plain, .antithetic])
  func ensemble(model: Int, sampler: Sampler) {
    for published in [4, 3.95] {
      let plan = Self.plan(
        Self.models[model], horizon: 3, bases: .fixed, isShifted: false, published: published,
        paths: 20_005, sampler: sampler)
      let ensemble = plan.run(threads: 2)
      let paths = plan.simulatedPaths(0..<plan.paths)
      let growth = paths.values(.growth, series: 1, step: 0)
      let level = paths.values(.level, series: 2, step: 2)
      let hits = zip(growth, level).map { g, l in
        (exact: g >= 4, published: g >= published, level: (100...140).contains(l))
      }
      for mask in 0..<4 {
        let (first, second) = (mask & 1 == 1, mask & 2 == 2)
        let exact = hits.count { $0.exact == first && $0.level == second }
        let asPublished = hits.count { $0.published == first && $0.level == second }
        #expect(ensemble.count(published: false) { $0 == mask } == exact)
        #expect(ensemble.count(published: true) { $0 == mask } == asPublished)
      }
      for step in 0..<3 {
        let values = paths.values(.level, series: 3, step: step)
        let mean = values.reduce(0, +) / Double(values.count)
        let found = ensemble.mean(.level, series: 3, step: step)
        #expect(abs(found / mean - 1) < 1e-12, "step \(step)")
      }
    }
  }

  @Test("what the first step leaves is the rest of the coefficients' law")
  func firstStep() {
    var numbers = Numbers(8)
    let factor = numbers.factor(5, diagonal: 0.1...2, below: -0.5...0.5)
    let history = numbers.array(4, -2...8)
    let first = FirstStep(rowFactor: factor, history: history)
    func m(_ i: Int, _ j: Int) -> Double { j > i ? 0 : factor[i * (i + 1) / 2 + j] }
    let x = [1] + history
    let v = (0..<5).map { i in (0..<5).map { j in (0..<5).reduce(0) { $0 + m(i, $1) * m(j, $1) } } }
    let product = v.map { zip($0, x).reduce(0) { $0 + $1.0 * $1.1 } }
    let square = zip(product, x).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(first.deviation - (1 + square).squareRoot()) < 1e-12)
    #expect(abs(first.length - square.squareRoot()) < 1e-12)
    // a and N, k rows, from the packed columns.
    let columns = first.columns.enumerated().map { index, packed in
      [packed[0]] + Array(repeating: 0, count: max(0, index - 1)) + packed.dropFirst()
    }
    for column in columns.dropFirst() {
      #expect(abs(zip(column, x).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-12)
    }
    for i in 0..<5 {
      for j in 0..<5 {
        let rest = v[i][j] - product[i] * product[j] / (1 + square)
        let found = columns.reduce(0) { $0 + $1[i] * $1[j] }
        #expect(abs(found - rest) < 1e-12, "row \(i), column \(j)")
      }
    }
    #expect(first.numbers.count == 21)
  }
}
