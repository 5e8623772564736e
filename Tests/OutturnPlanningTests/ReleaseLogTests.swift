import OutturnPlanning
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Releases as measurements of the year")
struct ReleaseLogTests {
  private static func quarter(_ index: Int) -> Period {
    Period(year: 2026, index: index, of: .quarterly)
  }

  private static func log(_ figures: [(Int, String)], spread: Double = 1.2) -> ReleaseLog {
    ReleaseLog(
      figures.map {
        Release(series: "gdp", period: quarter($0.0), growth: PublishedFigure($0.1)!)
      },
      bases: [
        "gdp": ReleaseLog.Basis(
          place: 0, shares: QuarterShares([1, 1, 1, 1], uncertainty: 0),
          transformation: .identity, spread: spread)
      ])
  }

  /// Covariance of the noises of two measurements.
  private static func product(_ one: PathMeasurement, _ other: PathMeasurement) -> Double {
    zip(one.loadings, other.loadings).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("Noises have the covariance of the year in parts, with rounding of their own.")
  func covariance() {
    let log = Self.log([(2, "5.1"), (1, "5.6"), (3, "5.05")])
    #expect(log.releases.map(\.period.indexInYear) == [1, 2, 3])
    let all = log.measurements(first: 3, step: 0, seriesCount: 4).all
    let parts = [0.25, 0.5, 0.75]
    let widths = [0.1, 0.1, 0.01]
    for i in 0..<3 {
      for j in 0..<3 {
        let scale = WithinYear.usualRatio * 1.2
        var expected = scale * scale * WithinYear.covariance(parts[i], parts[j])
        if i == j { expected += widths[i] * widths[i] / 12 }
        #expect(abs(Self.product(all[i], all[j]) - expected) < 1e-14)
      }
    }
    // What is said of the first does not depend on those that follow.
    let first = log.measurements(first: 1, step: 0, seriesCount: 4).all[0]
    #expect(first.value == all[0].value && first.loadings == Array(all[0].loadings.prefix(2)))
  }

  @Test("What is expected of a release is its mean given the forecast and the release before.")
  func expectation() {
    let log = Self.log([(1, "5.6"), (2, "5.1")])
    #expect(log.expected(0, mean: 5) == 5)
    let scale = WithinYear.usualRatio * 1.2
    let square = scale * scale
    let slope =
      square * WithinYear.covariance(0.25, 0.5)
      / (square * WithinYear.covariance(0.25, 0.25) + 0.1 * 0.1 / 12)
    #expect(abs(log.expected(1, mean: 5.2) - (5.2 + slope * 0.4)) < 1e-12)
    // (0.5·5.1 − 0.25·5.6)/0.25
    #expect(abs((log.latestGrowth(1) ?? 0) - 4.6) < 1e-12 && log.latestGrowth(0) == nil)
  }

  /// One normal year, N(5, 1.2²), known parameters.
  private static let model = PathModel.components(
    ComponentPathModel(
      seriesCount: 1, componentCount: 1, degreesOfFreedom: [0], drawCount: 256,
      parameters: (0..<256).flatMap { _ in [0, 5, 0, 1.2, 1] }))

  @Test("With Student-t noise the year's law is that of quadrature over it.")
  func quadrature() throws {
    let log = Self.log([(2, "6.4")])
    let measurements = log.measurements(first: 1, step: 0, seriesCount: 1)
    let forecast = try ConditionalForecast(
      Self.model, horizon: 1, conditions: [], measurements: measurements, seed: Seed(3),
      threads: 2)
    #expect(forecast.agreement.largest < 1e-10)
    // The year by Simpson's rule; the noise is √(3/5)·0.5·0.83·1.2 times Student's t with 5
    // degrees of freedom, beside which rounding, 0.03, is a three-hundredth of the variance.
    let scale = (0.6).squareRoot() * 0.5 * WithinYear.usualRatio * 1.2
    var (mass, mean) = (0.0, 0.0)
    for step in -4000...4000 {
      let growth = 5 + Double(step) * 0.002
      let z = (growth - 5) / 1.2
      let t = (6.4 - growth) / scale
      let kernel = 1 + t * t / 5
      let density = Normal.density(z) / (kernel * kernel * kernel)
      mass += density
      mean += density * growth
    }
    // 8192 pairs count as about 7000, and the year keeps a spread of 0.45: three standard errors
    // are 0.02; rounding adds 0.002.
    #expect(abs(forecast.mean[0] - mean / mass) < 0.02)
    #expect(forecast.effectiveSampleSize > 3000)
  }

  @Test("No release leaves all as it is, and the year's own figure settles the year.")
  func ends() throws {
    #expect(Self.log([]).measurements(first: 0, step: 0, seriesCount: 1) == .none)
    let whole = Self.log([(4, "6.4")]).measurements(first: 1, step: 0, seriesCount: 1)
    let forecast = try ConditionalForecast(
      Self.model, horizon: 1, conditions: [], measurements: whole, seed: Seed(3), threads: 2)
    // The posterior mean of a figure that is known to its rounding, in closed form.
    let noise = 0.1 * 0.1 / 12
    let exact = 5 + 1.4 * 1.44 / (1.44 + noise)
    #expect(abs(forecast.mean[0] - exact) < 1e-9)
  }
}
