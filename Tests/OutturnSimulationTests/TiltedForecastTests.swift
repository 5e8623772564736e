import OutturnAlgebra
import OutturnRandom
import OutturnSimulation
import Testing

@Suite("Forecasts tilted to outside views")
struct TiltedForecastTests {
  private func tilted(
    _ model: PathModel, horizon: Int, conditions: [PathCondition] = [], views: [PathView]
  ) throws -> ConditionalForecast {
    try ConditionalForecast(
      model, horizon: horizon, conditions: conditions, views: views, seed: Seed(3), threads: 2,
      particles: 4096)
  }

  /// The standard error of the mean of a sum over its particles, were they drawn independently;
  /// systematic ones vary less.
  private func error(
    _ forecast: ConditionalForecast, cells: Int, _ sum: ([Double]) -> Double
  ) -> Double {
    let parameters = forecast.model.parameters
    let count = forecast.ancestors.count
    let each = parameters.count / count
    let values = (0..<count).map { sum(Array(parameters[$0 * each..<$0 * each + cells])) }
    let mean = values.reduce(0, +) / Double(count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    return (square / Double(count)).squareRoot()
  }

  @Test("A normal forecast of known parameters is shifted along its links, and keeps its spread.")
  func normal() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 0], draws: 1, seed: 8)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    let view = before.mean[0] + 0.4
    let forecast = try tilted(
      model, horizon: 2, views: [PathView(weights: [(0, 1)], mean: view)])
    let shift = try AssumptionShift(before, assumed: [[(0, 0, view)]])
    for cell in 0..<4 {
      let moved = before.mean[cell] + shift.shift[cell / 2][cell % 2]
      #expect(abs(forecast.mean[cell] - moved) < 1e-10)
    }
    let after = PredictiveMoments(of: .gaussianPaths(forecast.model), horizon: 2, shockScale: 1)
    for (one, other) in zip(before.covariance.elements, after.covariance.elements) {
      #expect(abs(one - other) < 1e-9)
    }
    // δ²/(2σ²).
    let divergence = try #require(forecast.divergence)
    #expect(abs(divergence - 0.4 * 0.4 / (2 * before.covariance[0, 0])) < 1e-10)
    #expect(abs(divergence - shift.distance / 2) < 1e-10)
  }

  @Test("Views on sums are met under Student shocks and uncertain parameters.")
  func mixture() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 8], draws: 512, seed: 6)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    let sum = before.mean[0] + before.mean[2] + 0.5
    let views = [
      PathView(weights: [(0, 1), (2, 1)], mean: sum),
      PathView(weights: [(3, 1)], mean: before.mean[3] - 0.3),
    ]
    let forecast = try tilted(model, horizon: 2, views: views)
    #expect(
      abs(forecast.mean[0] + forecast.mean[2] - sum) < error(forecast, cells: 4) { $0[0] + $0[2] })
    #expect(abs(forecast.mean[3] - views[1].mean) < error(forecast, cells: 4) { $0[3] })
    #expect(forecast.effectiveSampleSize > 500)
  }

  @Test("A view with a spread gives a normal forecast both, and the others follow by regression.")
  func spread() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 0], draws: 1, seed: 8)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    let variance = before.covariance[0, 0]
    let wanted = 0.6 * variance.squareRoot()
    let forecast = try tilted(
      model, horizon: 2,
      views: [PathView(weights: [(0, 1)], mean: before.mean[0] + 0.4, standardDeviation: wanted)])
    let after = PredictiveMoments(of: .gaussianPaths(forecast.model), horizon: 2, shockScale: 1)
    // The law of the rest given the sum stays: V − (1 − s²/V₀₀)·V·₀V₀·/V₀₀.
    for i in 0..<4 {
      let slope = before.covariance[i, 0] / variance
      #expect(abs(after.mean[i] - before.mean[i] - 0.4 * slope) < 1e-9)
      for j in 0..<4 {
        let expected =
          before.covariance[i, j]
          - (1 - 0.36) * before.covariance[i, 0] * before.covariance[0, j] / variance
        #expect(abs(after.covariance[i, j] - expected) < 1e-9)
      }
    }
  }

  @Test("A spread is met under Student shocks and uncertain parameters, narrower and wider.")
  func mixtureSpread() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 8], draws: 512, seed: 6)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    for share in [0.7, 1.1] {
      let wanted = share * before.covariance[0, 0].squareRoot()
      let view = PathView(
        weights: [(0, 1)], mean: before.mean[0] - 0.2, standardDeviation: wanted)
      let forecast = try tilted(model, horizon: 2, views: [view])
      let after = PredictiveMoments(of: .gaussianPaths(forecast.model), horizon: 2, shockScale: 1)
      #expect(abs(after.mean[0] - view.mean) < 4 * error(forecast, cells: 4) { $0[0] })
      // 4,096 particles: a standard deviation within some 2 % where they were drawn independently.
      #expect(abs(after.covariance[0, 0].squareRoot() / wanted - 1) < 0.03)
    }
  }

  @Test("A view under a condition leaves the condition met; one that it excludes is refused.")
  func withCondition() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 0], draws: 64, seed: 2)
    let known = PathCondition(weights: [(0, 1)], law: .exact(4))
    let forecast = try tilted(
      model, horizon: 1, conditions: [known], views: [PathView(weights: [(1, 1)], mean: 3)])
    #expect(abs(forecast.mean[0] - 4) < 1e-12)
    #expect(abs(forecast.mean[1] - 3) < error(forecast, cells: 2) { $0[1] })
    #expect(throws: ConditionError.viewsOutOfReach) {
      try tilted(
        model, horizon: 1, conditions: [known], views: [PathView(weights: [(0, 1)], mean: 5)])
    }
  }
}
