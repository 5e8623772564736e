import OutturnEvaluation
import Testing

@Suite("Forecasts of several series together")
struct JointScoredForecastTests {
  private static let sample = (0..<60).map { place -> [Double] in
    let x = Double(place % 12) - 5.5
    return [x, 3 * x + Double(place % 5)]
  }

  private func scored(_ sample: [[Double]], _ outturn: [Double], _ scales: [Double])
    -> JointScoredForecast
  {
    JointScoredForecast(
      sample: sample, outturn: outturn, scales: scales, unit: "a", origin: 2019, horizon: 2)
  }

  @Test("do not hang on the units of the series")
  func scaling() {
    let one = scored(Self.sample, [1, 2], [2, 5])
    let other = scored(Self.sample.map { [$0[0], 10 * $0[1]] }, [1, 20], [2, 50])
    // Rounding of ten products.
    #expect(abs(one.energy - other.energy) < 1e-12)
    #expect(abs(one.variogram - other.variogram) < 1e-12)
    #expect(one.targetYear == 2021 && one.seriesCount == 2)
  }

  @Test("are the plain scores where every scale is 1")
  func plain() {
    let one = scored(Self.sample, [1, 2], [1, 1])
    #expect(one.energy == JointScores.energy(sample: Self.sample, outturn: [1, 2]))
    #expect(one.variogram == JointScores.variogram(sample: Self.sample, outturn: [1, 2]))
  }

  @Test("unrelated futures keep every percentile and have no correlation to speak of")
  func unrelated() {
    let forecasts = (0..<5).map { series in
      QuantileForecast((0..<99).map { Double($0) * Double(series + 1) })
    }
    let futures = QuantileForecast.unrelated(forecasts)
    #expect(futures.count == 396)
    for series in 0..<5 {
      let values = futures.map { $0[series] }.sorted()
      #expect(values == forecasts[series].values.flatMap { Array(repeating: $0, count: 4) })
      for other in 0..<series {
        let pairs = futures.map { ($0[series] / Double(series + 1), $0[other] / Double(other + 1)) }
        let product = pairs.reduce(0) { $0 + ($1.0 - 49) * ($1.1 - 49) }
        let square = pairs.reduce(0) { $0 + ($1.0 - 49) * ($1.0 - 49) }
        // A permutation by a step has a small correlation of its own.
        #expect(abs(product / square) < 0.12, "\(series), \(other): \(product / square)")
      }
    }
  }

  @Test("the size of yearly changes takes years in a row alone, and a figure's rounding at least")
  func changes() {
    let holes = BenchmarkHistory([2010: 5, 2011: 8, 2013: 1, 2014: 5], years: 2010...2014)
    // Changes of 3 and 4.
    #expect(abs(holes.changeScale! - (25.0 / 2).squareRoot()) < 1e-12)
    #expect(BenchmarkHistory([2010: 5, 2012: 5], years: 2010...2012).changeScale == nil)
    let still = BenchmarkHistory([2010: 5, 2011: 5], years: 2010...2011)
    #expect(abs(still.changeScale! - 0.1 / 12.0.squareRoot()) < 1e-12)
  }
}
