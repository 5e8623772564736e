import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("The default forecast of a panel")
struct PanelForecasterTests {
  /// Growth around `centre` with a share that all units have in common.
  private static func panel(
    units: Int, years: Int, common: Double, centre: Double = 4, first: Int = 2000, seed: UInt64 = 5
  ) -> PanelTable {
    var stream = Seed(seed).stream(.posterior)
    let shared = (0..<years).map { _ in stream.normal() }
    return PanelTable(
      series: "gdp", units: (0..<units).map { "u\($0)" }, firstPeriod: first,
      values: (0..<units).map { _ in
        shared.map { centre + common * $0 + (1 - common) * stream.normal() }
      })
  }

  private static func forecaster(_ units: PanelUnits, nominal: Bool = false) -> PanelForecaster {
    var forecaster = PanelForecaster()
    forecaster.units = units
    forecaster.isNominal = nominal
    return forecaster
  }

  @Test("The share that units have in common is NumPy's.")
  func share() throws {
    let reference = try RobustFilterReference.read()
    #expect(abs(CommonShare(reference.panel(0)).value - reference.commonShare) < 1e-12)
  }

  @Test("Units that move together are regions, others countries; few years are both.")
  func choice() throws {
    let auto = PanelForecaster()
    let alike = try auto.fit(Self.panel(units: 12, years: 15, common: 0.7), seed: Seed(1))
    let apart = try auto.fit(Self.panel(units: 12, years: 15, common: 0), seed: Seed(1))
    let short = try auto.fit(Self.panel(units: 12, years: 5, common: 0.7), seed: Seed(1))
    let alone = try auto.fit(Self.panel(units: 1, years: 15, common: 0.7), seed: Seed(1))
    #expect(alike.form == .regions && alike.share.value > 0.5)
    #expect(apart.form == .countries && abs(apart.share.value) < 0.1)
    #expect(short.form == .both && short.share.changes == 2)
    #expect(alone.form == .countries)
    let said = try Self.forecaster(.regionsOfOneCountry)
      .fit(Self.panel(units: 12, years: 15, common: 0), seed: Seed(1))
    #expect(said.form == .regions)
  }

  @Test(
    "One to three units of one to five years have finite forecasts of some width.",
    arguments: PanelUnits.allCases, [false, true])
  func tiny(units: PanelUnits, nominal: Bool) throws {
    for (count, years) in [(1, 1), (1, 3), (2, 3), (3, 5), (2, 1)] {
      let panel = Self.panel(units: count, years: years, common: 0.3, first: 2019)
      let fitted = try Self.forecaster(units, nominal: nominal).fit(panel, seed: Seed(2))
      let paths = fitted.model.simulatedPaths(horizon: 5, count: 1000, seed: Seed(3))
      #expect(paths.allSatisfy { $0.elements.allSatisfy { $0.isFinite } })
      for unit in 0..<count {
        let next = paths.map { $0[0, unit] }.sorted()
        // Annual growth is never known to a tenth of a point, and never so badly as to a hundred.
        #expect((0.1...100).contains(next[950] - next[50]), "\(next[950] - next[50])")
      }
    }
  }

  @Test("Constant, huge and mixed figures have finite forecasts.", arguments: PanelUnits.allCases)
  func odd(units: PanelUnits) throws {
    let rows: [[[Double]]] = [
      [[5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
      [[1e6, 0, 1e6, 0, 1e6], [3, 4, 5, 6, 7], [-100, 900, -100, 900, -100]],
    ]
    for values in rows {
      let panel = PanelTable(
        series: "gdp", units: values.indices.map { "u\($0)" }, firstPeriod: 2001,
        values: values)
      let fitted = try Self.forecaster(units).fit(panel, seed: Seed(2))
      let paths = fitted.model.simulatedPaths(horizon: 5, count: 500, seed: Seed(3))
      #expect(paths.allSatisfy { $0.elements.allSatisfy { $0.isFinite } })
    }
  }

  @Test("The pandemic is left out where enough else is known, and only there.")
  func crisis() throws {
    func median(_ crash: Double, years: Int, units: PanelUnits) throws -> Double {
      var values = Self.panel(units: 6, years: years, common: 0.2, first: 2021 - years).values
      for unit in values.indices { values[unit][years - 1] = crash }
      let panel = PanelTable(
        series: "gdp", units: values.indices.map { "u\($0)" }, firstPeriod: 2021 - years,
        values: values)
      let fitted = try Self.forecaster(units).fit(panel, seed: Seed(2))
      let next = fitted.model.simulatedPaths(horizon: 1, count: 1000, seed: Seed(3))
        .map { $0[0, 0] }.sorted()
      return next[500]
    }
    for units in [PanelUnits.countries, .regionsOfOneCountry] {
      #expect(try median(-8, years: 12, units: units) == median(3, years: 12, units: units))
      #expect(try median(-8, years: 2, units: units) < median(3, years: 2, units: units))
    }
  }

  @Test("Regions share one path: a sum of deviations from it is independent of it.")
  func regions() throws {
    let panel = Self.panel(units: 8, years: 12, common: 0.8)
    let fitted = try Self.forecaster(.regionsOfOneCountry).fit(panel, seed: Seed(2))
    let paths = fitted.model.simulatedPaths(horizon: 1, count: 4000, seed: Seed(3))
    let one = paths.map { $0[0, 0] }
    let two = paths.map { $0[0, 1] }
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    let (a, b) = (mean(one), mean(two))
    let both = mean(zip(one, two).map { ($0 - a) * ($1 - b) })
    let own = (mean(one.map { ($0 - a) * ($0 - a) }) * mean(two.map { ($0 - b) * ($0 - b) }))
      .squareRoot()
    // The common step has four times the scale of a region's own.
    #expect(both / own > 0.5)
  }

  @Test("A national series takes the place of the median, and a path's mean is the exact one.")
  func national() throws {
    let panel = Self.panel(units: 5, years: 10, common: 0.8)
    var forecaster = Self.forecaster(.regionsOfOneCountry)
    forecaster.nationalSeries = Array(repeating: 9, count: 10)
    let fitted = try forecaster.fit(panel, seed: Seed(2))
    let median = try Self.forecaster(.regionsOfOneCountry).fit(panel, seed: Seed(2))
    for model in [fitted.model, median.model] {
      let exact = model.forecastMean(horizon: 5)
      let paths = model.simulatedPaths(horizon: 5, count: 20_000, seed: Seed(3))
      for h in [0, 4] {
        for unit in 0..<5 {
          let sample = paths.map { $0[h, unit] }
          let mean = sample.reduce(0, +) / 20_000
          let square = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
          #expect(abs(mean - exact[h, unit]) < 4.5 * (square / 20_000).squareRoot())
        }
      }
    }
    #expect(fitted.model.forecastMean(horizon: 1) != median.model.forecastMean(horizon: 1))
  }
}
