import OutturnEvaluation
import Testing

@Suite("Forecasts by percentiles")
struct QuantileForecastTests {
  /// Uniform on 0 to 100 but for the tails.
  private static let uniform = QuantileForecast((1...99).map(Double.init))

  @Test("Percentiles have their own levels and the line between them.")
  func middle() {
    for (level, value) in zip(QuantileForecast.levels, Self.uniform.values) {
      expectEqual(Self.uniform.cumulative(value), level)
    }
    expectEqual(Self.uniform.cumulative(50.25), 0.5025)
  }

  @Test("Beyond the outermost percentiles the tail runs through the first and the fifth.")
  func tails() {
    // Scale 4/ln 5: four points further out the probability is a fifth.
    expectEqual(Self.uniform.cumulative(-3), 0.01 / 5)
    expectEqual(1 - Self.uniform.cumulative(103), 0.01 / 5)
  }

  @Test("No event is held for certain or impossible.")
  func clipped() {
    #expect(Self.uniform.exceedance(-1000) == 0.995)
    #expect(Self.uniform.exceedance(1000) == 0.005)
    expectEqual(Self.uniform.exceedance(30), 0.7 + 1e-11)
  }

  @Test("A step in the distribution is passed in one go.")
  func step() {
    let forecast = QuantileForecast(
      Array(repeating: 1.0, count: 50) + Array(repeating: 2, count: 49))
    #expect(forecast.cumulative(1) == 0.5)
    #expect(forecast.cumulative(0.9) < 0.01)
    // Reaching the step itself counts: only the tail below it, held at 1 %, falls short.
    #expect((forecast.exceedance(1) - 0.99).magnitude < 1e-4)
  }

  @Test("Decreasing or missing percentiles are no forecast.")
  func invalid() {
    var values = (1...99).map(Double.init)
    #expect(QuantileForecast.isValid(values))
    values[50] = 0
    #expect(!QuantileForecast.isValid(values))
    #expect(!QuantileForecast.isValid(Array(repeating: 1, count: 98)))
    values[50] = .nan
    #expect(!QuantileForecast.isValid(values))
  }

  @Test("Forecasts of one unit count as that unit, however many they are.")
  func units() {
    let thresholds = EventThresholds(history: [50])
    func scored(_ unit: String, _ origin: Int, _ outturn: Double) -> ScoredForecast {
      ScoredForecast(
        Self.uniform, unit: unit, origin: origin, target: .point(horizon: 1),
        outturn: outturn, thresholds: thresholds)
    }
    let near = scored("a", 2000, 50).crps
    let far = scored("b", 2000, 90).crps
    let forecasts = [scored("a", 2000, 50), scored("a", 2001, 50), scored("b", 2000, 90)]
    let summary = ScoreSummary(forecasts, reference: forecasts)
    expectEqual(summary.crps, (near + far) / 2)
    expectEqual(summary.skill ?? .nan, 0)
    #expect(summary.unitCount == 2 && summary.count == 3 && summary.yearCount == 2)
  }
}
