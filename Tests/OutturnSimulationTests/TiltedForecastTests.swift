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
    // Resampling 4096 particles of a spread of about 1: 1/√4096 is 0.016.
    #expect(abs(forecast.mean[0] + forecast.mean[2] - sum) < 0.02)
    #expect(abs(forecast.mean[3] - views[1].mean) < 0.02)
    #expect(forecast.effectiveSampleSize > 500)
  }

  @Test("A view under a condition leaves the condition met; one that it excludes is refused.")
  func withCondition() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 0], draws: 64, seed: 2)
    let known = PathCondition(weights: [(0, 1)], law: .exact(4))
    let forecast = try tilted(
      model, horizon: 1, conditions: [known], views: [PathView(weights: [(1, 1)], mean: 3)])
    #expect(abs(forecast.mean[0] - 4) < 1e-12)
    #expect(abs(forecast.mean[1] - 3) < 0.02)
    #expect(throws: ConditionError.viewsOutOfReach) {
      try tilted(
        model, horizon: 1, conditions: [known], views: [PathView(weights: [(0, 1)], mean: 5)])
    }
  }
}
