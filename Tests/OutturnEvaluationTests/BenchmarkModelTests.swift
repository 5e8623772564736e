import OutturnEvaluation
import Testing
import _OutturnTestSupport

@Suite("The models to beat, against simulation in NumPy")
struct BenchmarkModelTests {
  struct File: Decodable {
    struct Forecast: Decodable {
      var history, model, kind: String
      var horizon: Int
      var quantiles, errors: [Double]
    }
    var levels: [Double]
    var histories: [String: [Double?]]
    var forecasts: [Forecast]
  }

  @Test("Quantiles at several horizons, over histories with and without holes.")
  func quantiles() throws {
    let file = try ReferenceFile.read("benchmark-models", as: File.self)
    try #require(file.forecasts.count > 80)
    for row in file.forecasts {
      let model = try #require(BenchmarkModel(rawValue: row.model))
      let target = try #require(ForecastTarget(kind: row.kind, horizon: row.horizon))
      let history = Self.history(try #require(file.histories[row.history]))
      let law = try #require(model.forecast(history, target: target))
      for (place, level) in file.levels.enumerated() {
        let value = law.quantile(level)
        // A million paths each; errors of so many quantiles reach four standard errors by chance.
        #expect(
          (value - row.quantiles[place]).magnitude <= 5 * row.errors[place],
          "\(row.model), \(row.history), \(row.kind) \(row.horizon) at \(level): \(value)")
      }
    }
  }

  @Test("Percentiles are those of the law and never decrease.")
  func percentiles() throws {
    let history = Self.history([7.9, 7.8, 7.3, 6.9, 6.7, 6.9])
    for model in BenchmarkModel.allCases {
      let law = try #require(model.forecast(history, target: .point(horizon: 2)))
      let percentiles = law.percentiles
      for (level, value) in zip(QuantileForecast.levels, percentiles.values) {
        // The quantile is found to 1e-10 of its size; densities here are below 2.
        #expect((law.cumulative(value) - level).magnitude < 1e-8)
      }
    }
  }

  @Test("The density is the derivative of the distribution.")
  func density() throws {
    let history = Self.history([3.1, -0.4, 2.2, 4.9, 1.0, 2.0])
    for model in BenchmarkModel.allCases {
      let law = try #require(model.forecast(history, target: .average(horizon: 3)))
      for y in [-2.0, 1.5, 6] {
        let slope = (law.cumulative(y + 1e-4) - law.cumulative(y - 1e-4)) / 2e-4
        #expect((law.density(y) - slope).magnitude < 1e-6)
      }
    }
  }

  @Test("A history that never changes keeps the spread of its rounding.")
  func constant() throws {
    let history = Self.history(Array(repeating: 6.5, count: 8))
    for model in BenchmarkModel.allCases {
      let law = try #require(model.forecast(history, target: .point(horizon: 1)))
      let spread = law.quantile(0.9) - law.quantile(0.1)
      #expect(spread > 0.05 && spread < 0.5, "\(model)")
      #expect((law.quantile(0.5) - 6.5).magnitude < 0.05)
    }
  }

  @Test("A history that is too short has no forecast.")
  func short() {
    let one = Self.history([5.0])
    #expect(
      BenchmarkModel.allCases.allSatisfy {
        $0.forecast(one, target: .point(horizon: 1)) == nil
      })
    let four = Self.history([5.0, 4, 3, 4])
    #expect(BenchmarkModel.autoregression.forecast(four, target: .point(horizon: 1)) == nil)
    #expect(BenchmarkModel.historicalMean.forecast(four, target: .point(horizon: 1)) != nil)
  }

  static func history(_ values: [Double?]) -> BenchmarkHistory {
    var growth: [Int: Double] = [:]
    for (place, value) in values.enumerated() { growth[2000 + place] = value }
    return BenchmarkHistory(growth, years: 2000...1999 + values.count)
  }
}
