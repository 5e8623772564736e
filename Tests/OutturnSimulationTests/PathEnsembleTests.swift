import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Path ensemble")
struct PathEnsembleTests {
  static let plan = PlanFixtures.plan(
    PlanFixtures.components(
      series: 3, components: 2, degreesOfFreedom: [0, 5], draws: 40, seed: 8),
    horizon: 2, paths: 20_005, batches: 10)

  @Test("moments and quantiles are those of the paths")
  func distribution() {
    let plan = Self.plan
    let ensemble = plan.run(threads: 2)
    let paths = plan.simulatedPaths(0..<plan.paths)
    for measure in Measure.allCases {
      for series in 0..<3 {
        let sorted = paths.values(measure, series: series, step: 1).sorted()
        let count = Double(sorted.count)
        let mean = sorted.reduce(0, +) / count
        let deviation =
          (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
        #expect(abs(ensemble.mean(measure, series: series, step: 1) - mean) < 1e-9 * deviation)
        let spread = ensemble.standardDeviation(measure, series: series, step: 1)
        #expect(abs(spread / deviation - 1) < 1e-9)
        let width = ensemble.cell(measure, series: series, step: 1).binWidth
        for p in [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] {
          let exact = sorted[Int((p * count).rounded(.up)) - 1]
          let quantile = ensemble.quantile(p, measure, series: series, step: 1)
          #expect(abs(quantile - exact) <= width, "\(p) of series \(series)")
        }
      }
    }
  }

  @Test("quantiles never decrease")
  func monotone() {
    let ensemble = Self.plan.run(threads: 1)
    var last = -Double.infinity
    for i in 0...1000 {
      let quantile = ensemble.quantile(Double(i) / 1000, .growth, series: 1, step: 0)
      #expect(quantile >= last)
      last = quantile
    }
  }

  @Test("masks count the paths that meet each combination of targets")
  func masks() {
    let plan = Self.plan
    let ensemble = plan.run(threads: 2)
    let paths = plan.simulatedPaths(0..<plan.paths)
    for published in [false, true] {
      var expected = [Int](repeating: 0, count: 8)
      for path in 0..<plan.paths {
        var mask = 0
        for (bit, target) in plan.targets.enumerated() {
          let values = paths.values(target.measure, series: target.series, step: target.step)
          let wanted = published ? target.published : target.exact
          if wanted.contains(values[values.startIndex + path]) { mask |= 1 << bit }
        }
        expected[mask] += 1
      }
      for mask in 0..<8 {
        #expect(ensemble.count(published: published) { $0 == mask } == expected[mask])
      }
    }
    let byBatch = (0..<10).map { ensemble.count(published: false, batch: $0) { $0 & 1 == 1 } }
    #expect(byBatch.reduce(0, +) == ensemble.count(published: false) { $0 & 1 == 1 })
  }

  @Test("draws are used evenly, whatever the number of paths", arguments: [400, 1600, 20_000])
  func evenDraws(paths: Int) {
    let model = PlanFixtures.components(
      series: 1, components: 1, degreesOfFreedom: [0], draws: 1000, seed: 1)
    let ensemble = PlanFixtures.plan(model, horizon: 1, paths: paths, batches: 10)
      .run(threads: 1)
    let share = paths / 10
    for count in ensemble.pathsPerBatch { #expect(abs(count - share) <= 8 * 4) }
  }

  @Test("the standard error holds what a finite set of draws adds")
  func standardErrors() {
    // Draws that differ only in their level: a path's target depends on its draw almost alone.
    let draws = 200
    var parameters: [Double] = []
    var numbers = Numbers(3)
    for _ in 0..<draws { parameters += [numbers.next(0...10), 0, 1, 0.01, 1] }
    func plan(members: [Range<Int>], draws used: Int, batches: Int) -> SimulationPlan {
      SimulationPlan(
        model: .components(
          ComponentPathModel(
            seriesCount: 1, componentCount: 1, degreesOfFreedom: [0], drawCount: used,
            parameters: Array(parameters[..<(5 * used)]))),
        horizon: 1, paths: 160_000, seed: 5, transformations: [.identity], shift: [],
        shockScale: 1, levels: [LevelRule(baseLevels: [100])], deflator: nil,
        targets: [
          TargetCell(
            measure: .growth, series: 0, step: 0, exact: 5 ... .infinity,
            published: 5 ... .infinity)
        ],
        batches: (0..<batches).map { used * $0 / batches..<used * ($0 + 1) / batches },
        members: members)
    }
    let batched = plan(members: [], draws: draws, batches: 20).run(threads: 1)
      .probability(published: false) { $0 == 1 }
    let ofDraws = (batched.value * (1 - batched.value) / Double(draws)).squareRoot()
    #expect(batched.standardError > 0.5 * ofDraws && batched.standardError < 2 * ofDraws)

    let few = plan(members: [], draws: draws, batches: 4).run(threads: 1)
      .probability(published: false) { $0 == 1 }
    #expect(few.value == batched.value)
    #expect(abs(few.standardError - (few.value * (1 - few.value) / 160_000).squareRoot()) < 1e-12)

    let ensemble = plan(members: [0..<12, 12..<20], draws: draws, batches: 20).run(threads: 1)
    let whole = ensemble.probability(published: false) { $0 == 1 }
    let parts = (0..<2).map { ensemble.memberProbability($0, published: false) { $0 == 1 } }
    #expect(abs(0.6 * parts[0].value + 0.4 * parts[1].value - whole.value) < 1e-12)
    let combined =
      (0.36 * parts[0].standardError * parts[0].standardError
      + 0.16 * parts[1].standardError * parts[1].standardError).squareRoot()
    #expect(abs(whole.standardError - combined) < 1e-12)
  }

  @Test("impossible and certain targets have probability 0 and 1")
  func extremes() {
    let ensemble = Self.plan.run(threads: 1)
    #expect(ensemble.probability(published: true) { _ in true }.value == 1)
    #expect(ensemble.probability(published: true) { _ in false }.value == 0)
    #expect(ensemble.probability(published: true) { _ in false }.standardError == 0)
  }

  @Test("heavy tails leave the histogram counted, not dropped")
  func outOfRange() {
    let ensemble = PlanFixtures.plan(
      PlanFixtures.components(
        series: 1, components: 1, degreesOfFreedom: [1], draws: 1, seed: 2),
      horizon: 1, paths: 50_000
    ).run(threads: 1)
    let outside = ensemble.outOfRange(.growth, series: 0, step: 0)
    let cell = ensemble.cell(.growth, series: 0, step: 0)
    #expect(outside.below > 100 && outside.above > 100)
    #expect(cell.histogram.reduce(0, +) == 50_000)
    #expect(
      ensemble.quantile(0, .growth, series: 0, step: 0)
        == cell.centre - cell.binWidth * Double(CellSummary.binCount / 2))
  }

  @Test("values that are not finite make moments unknown, not wrong")
  func overflow() {
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: 0, drawCount: 1, parameters: [0, 1e200, 1],
        history: [1]))
    let ensemble = SimulationPlan(
      model: model, horizon: 3, paths: 1000, seed: 1, transformations: [.identity], shift: [],
      shockScale: 1, levels: [LevelRule(baseLevels: [100])], deflator: nil, targets: [],
      batches: []
    ).run(threads: 1)
    #expect(ensemble.mean(.growth, series: 0, step: 2).isNaN)
    #expect(ensemble.cell(.growth, series: 0, step: 2).overflownChunks == 1)
    #expect(ensemble.mean(.growth, series: 0, step: 0).isFinite)
  }
}
