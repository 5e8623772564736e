import OutturnAlgebra
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

@Suite("Shocks drawn again from residuals")
struct BootstrapShockTests {
  @Test(
    "paths agree with the scalar reference for many shapes",
    arguments: [1, 2, 3, 4, 7, 12], [1, 2, 3, 4])
  func reference(series: Int, size: Int) throws {
    for (kind, horizon) in [(0, 1), (0, 5), (1, 1), (1, 5)] {
      for tableADraw in [false, true] {
        // With Student-t scales and volatility on top where the place is odd.
        let freedom = (series + size) % 2 == 0 ? 0 : 5
        let plain =
          kind == 0
          ? PlanFixtures.components(
            series: series, components: size,
            degreesOfFreedom: Array(repeating: freedom, count: size), draws: 7, seed: series)
          : PlanFixtures.autoregression(
            series: series, lags: size, degreesOfFreedom: freedom, draws: 5, seed: series)
        let base =
          freedom == 0
          ? plain : PlanFixtures.volatile(plain, each: false, setADraw: tableADraw, seed: size)
        let model = try PlanFixtures.resampled(
          base, rows: series + 9, tableADraw: tableADraw, seed: size)
        let double = ReferencePathKernel.worstDifference(
          PlanFixtures.plan(model, horizon: horizon), 3..<21)
        #expect(double < 1e-10, "n \(series), \(size), H \(horizon): \(double)")
        let single = ReferencePathKernel.worstDifference(
          PlanFixtures.plan(model, horizon: horizon, precision: .fast), 3..<21)
        #expect(single < 1e-5, "n \(series), \(size), H \(horizon): \(single)")
      }
    }
  }

  @Test("tables are standardised as NumPy standardises them")
  func standardised() throws {
    let reference = try ShockLawReference.read()
    let table = try reference.table(sources: 2)
    let expected = reference.components.residualTables.flatMap { $0.flatMap { $0 } }
    for (value, known) in zip(table.values, expected) { #expect(abs(value - known) < 1e-12) }
    #expect(table.values.count == expected.count)
  }

  @Test("residuals that do not span their series are refused")
  func refusal() {
    let cases: [(String, [Double])] = [
      ("as many rows as series", [1, 2, 3, 5]), ("one series", [1, 2, 2, 4, 3, 6, 4, 8]),
      ("a series that stands still", [1, 7, 2, 7, 3, 7, 5, 7]),
    ]
    for (what, rows) in cases {
      #expect(throws: AlgebraError.self, "\(what)") {
        try ResidualTable(seriesCount: 2, residuals: [[rows]])
      }
    }
  }

  @Test("mean, covariance and probabilities are those of all paths listed", arguments: [0, 1])
  func listed(kind: Int) throws {
    let reference = try ShockLawReference.read()
    let known = kind == 0 ? reference.autoregression : reference.components
    let model = try kind == 0 ? reference.autoregressionModel() : reference.componentModel()
    let moments = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    for i in 0..<4 {
      #expect(abs(moments.mean[i] - known.mean[i]) < 1e-12)
      for j in 0..<4 { #expect(abs(moments.covariance[i, j] - known.covariance[i][j]) < 1e-12) }
    }
    let count = 200_000
    func target(_ step: Int) -> TargetCell {
      let bound = known.bounds[step] ... .infinity
      return TargetCell(measure: .growth, series: 0, step: step, exact: bound, published: bound)
    }
    let plan = SimulationPlan(
      model: model, horizon: 2, paths: count, seed: 7, transformations: [.identity, .identity],
      shift: [], shockScale: 1, levels: Array(repeating: LevelRule(baseLevels: [1]), count: 2),
      deflator: nil, targets: [target(0), target(1)], batches: [])
    let ensemble = plan.run(threads: 2)
    let found = [1, 2, 3].map { mask in
      Double(ensemble.count(published: false) { $0 & mask == mask }) / Double(count)
    }
    for (share, exact) in zip(found, known.probabilities) {
      #expect(abs(share - exact) < 5 * (exact * (1 - exact) / Double(count)).squareRoot())
    }
    let values = plan.simulatedPaths(0..<20_000).values(.growth, series: 0, step: 0)
    var counts = known.firstStep.map { _ in 0 }
    for value in values {
      let place = try #require(known.firstStep.firstIndex { abs($0 - value) < 1e-9 })
      counts[place] += 1
    }
    // χ² of equal shares; its mean is one less than the cells, and 5 deviations are generous.
    let expected = Double(values.count) / Double(counts.count)
    let square = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    let freedom = Double(counts.count - 1)
    #expect(square / expected < freedom + 5 * (2 * freedom).squareRoot())
  }

  @Test("rows are drawn evenly by step and source, each source on its own")
  func evenly() throws {
    let n = 1
    let rows = 7
    let places = (0..<rows).map(Double.init)
    let table = try ResidualTable(seriesCount: n, residuals: [[places, places.map { -$0 }]])
    // Two sources in two places of one number: 100 times the first and the second.
    let parameters = [0, 0, 0, 100, 1.0] + [0, 0, 0, 1, 1.0]
    let model = PathModel.components(
      ComponentPathModel(
        seriesCount: 1, componentCount: 2, degreesOfFreedom: [0, 0], drawCount: 1,
        parameters: parameters, residuals: table))
    let paths = 98_000
    let simulated = PlanFixtures.plain(model, horizon: 2, paths: 1).simulatedPaths(0..<paths)
    for step in 0..<2 {
      var counts = [Int](repeating: 0, count: rows * rows)
      for value in simulated.values(.growth, series: 0, step: step) {
        let first = (0..<rows).min {
          abs(100 * table.values[$0] - value) < abs(100 * table.values[$1] - value)
        }!
        let rest = value - 100 * table.values[first]
        let second = (0..<rows).min {
          abs(table.values[rows + $0] - rest) < abs(table.values[rows + $1] - rest)
        }!
        counts[first * rows + second] += 1
      }
      let expected = Double(paths) / 49
      let square = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
      #expect(square / expected < 48 + 5 * (2.0 * 48).squareRoot())
    }
  }

  @Test("samplers that need normals are not allowed")
  func samplers() throws {
    let model = try ShockLawReference.read().autoregressionModel()
    #expect(model.allows(.plain, horizon: 2, shockScale: 1))
    for sampler in [Sampler.antithetic, .raoBlackwell, .sobol] {
      #expect(!model.allows(sampler, horizon: 2, shockScale: 1))
    }
  }
}
