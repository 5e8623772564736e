import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Paths of which some cells are kept")
struct PathSourceTests {
  @Test(
    "Cells that are kept are those of all, in either precision and from any path on",
    arguments: [Precision.double, .fast])
  func subset(precision: Precision) {
    let plan = PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 24, seed: 1),
      horizon: 3, batches: 6, precision: precision)
    let kept: [(Measure, Int, Int)] = [
      (.level, 3, 2), (.growth, 0, 0), (.level, 0, 1), (.growth, 0, 0),
    ]
    let source = PathSource(
      plan, cells: kept.map { SimulatedPaths.Cell($0.0, series: $0.1, step: $0.2) })
    for range in [0..<1, 5..<1029, 2040..<4100] {
      let (all, some) = (plan.simulatedPaths(range), source.paths(range))
      for (measure, series, step) in kept {
        #expect(
          some.values(measure, series: series, step: step)
            == all.values(measure, series: series, step: step))
      }
    }
  }

  @Test("Each chunk sees its own paths, whatever is kept of them")
  func chunks() {
    let plan = PlanFixtures.plan(
      PlanFixtures.autoregression(series: 2, lags: 1, degreesOfFreedom: 0, draws: 8, seed: 2),
      horizon: 2)
    let paths = SimulationPlan.pathsPerChunk + 100
    let cell = SimulatedPaths.Cell(.growth, series: 1, step: 1)
    let found = plan.map(firstPaths: paths, cells: [cell], threads: 2) {
      Array($0.values(.growth, series: 1, step: 1))
    }
    #expect(found.map(\.count) == [SimulationPlan.pathsPerChunk, 100])
    let all = plan.simulatedPaths(0..<paths).values(.growth, series: 1, step: 1)
    #expect(found.flatMap { $0 } == Array(all))
  }
}
