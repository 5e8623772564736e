import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("The robust panel filter")
struct RobustPanelFilterTests {
  let reference: RobustFilterReference

  init() throws { reference = try RobustFilterReference.read() }

  @Test(
    "Densities and means are those of a filter by matrices, with and without holes.",
    arguments: 0..<6)
  func filter(index: Int) throws {
    let expected = reference.cases[index]
    let fitted = RobustPanelFilter().posterior(
      reference.panel(index), parameters: expected.parameters.filter)
    let means = fitted.forecastMean(horizon: 5)
    for (unit, own) in expected.units.enumerated() {
      // Twenty steps of a few roundings each.
      #expect(abs(fitted.logDensities[unit] - own.logDensity) < 1e-10 * abs(own.logDensity))
      for h in 0..<5 {
        #expect(abs(means[h, unit] - own.means[h]) < 1e-10 * (1 + abs(own.means[h])))
      }
    }
  }

  @Test("Quantiles of paths agree within the Monte Carlo errors of both.", arguments: [0, 4])
  func quantiles(index: Int) {
    let expected = reference.cases[index]
    let fitted = RobustPanelFilter().posterior(
      reference.panel(index), parameters: expected.parameters.filter)
    let count = 20_000
    let paths = fitted.simulatedPaths(horizon: 5, count: count, seed: Seed(7))
    for (unit, own) in expected.units.enumerated() {
      let next = paths.map { $0[0, unit] }
      let fifth = paths.map { $0[4, unit] }
      let average = paths.map { path in (0..<5).reduce(0) { $0 + path[$1, unit] } / 5 }
      for (sample, quantiles) in [(next, own.next), (fifth, own.fifth), (average, own.average)] {
        for (level, quantile) in zip([0.1, 0.5, 0.9], quantiles) {
          let below = Double(sample.count { $0 <= quantile }) / Double(count)
          // Of 20,000 and of the reference's 200,000 paths; 4.5 of them over 396 comparisons.
          let error = (level * (1 - level) * (1 / 20_000.0 + 1 / 200_000.0)).squareRoot()
          #expect(abs(below - level) < 4.5 * error, "\(reference.units[unit]): \(below)")
        }
      }
    }
  }

  @Test("The search finds the largest density that another one finds.")
  func search() {
    let whole = reference.panel(0)
    let panel = PanelTable(
      series: "gdp", units: Array(whole.units.prefix(6)), firstPeriod: whole.firstPeriod,
      values: Array(whole.values.prefix(6)))
    let fitted = RobustPanelFilter().fit(panel)
    let prior = RobustFilterPrior.countries
    let own = prior.logDensity(of: fitted.parameters, given: panel)
    let other = prior.logDensity(of: reference.fit.parameters.filter, given: panel)
    // The same function: what two filters differ by in rounding.
    #expect(abs(other - reference.fit.logDensity) < 1e-6)
    // The search stops where a step gains less than a thousandth.
    #expect(own > reference.fit.logDensity - 0.01, "\(own) and \(reference.fit.logDensity)")
  }

  @Test("Scaled about the prior's centre, a panel's paths are scaled.")
  func scale() {
    let parameters = reference.cases[0].parameters.filter
    var larger = parameters
    larger.meanCentre *= 3
    larger.variance *= 9
    let panel = reference.panel(3)
    let scaled = PanelTable(
      series: "gdp", units: panel.units, firstPeriod: panel.firstPeriod,
      values: panel.values.map { $0.map { $0.map { 3 * $0 } } })
    let one = RobustPanelFilter().posterior(panel, parameters: parameters)
      .simulatedPaths(horizon: 3, count: 20, seed: Seed(1))
    let two = RobustPanelFilter().posterior(scaled, parameters: larger)
      .simulatedPaths(horizon: 3, count: 20, seed: Seed(1))
    for (a, b) in zip(one, two) {
      for (x, y) in zip(a.elements, b.elements) { #expect(abs(3 * x - y) < 1e-9 * (1 + abs(y))) }
    }
  }

  @Test("An outlier moves the forecast by no more than a bounded surprise.")
  func outlier() {
    func forecast(last: Double) -> Double {
      let row: [Double?] = [3.1, 2.8, 3.3, 2.9, 3.0, 3.2, 2.7, 3.1, 2.9, last]
      let panel = PanelTable(series: "gdp", units: ["a"], firstPeriod: 2001, values: [row])
      return RobustPanelFilter().posterior(
        panel, parameters: RobustFilterPrior.countries.centre
      ).forecastMean(horizon: 1)[0, 0]
    }
    #expect(abs(forecast(last: -1e6) - forecast(last: -1e3)) < 1e-6)
    #expect(forecast(last: -10) < forecast(last: 3))
  }

  @Test("A constant series, one figure, none at all and figures of any size have a forecast.")
  func edges() {
    let rows: [[Double?]] = [
      [5, 5, 5, 5, 5], [nil, nil, nil, nil, 4], [nil, nil, nil, nil, nil], [0, 0, 0, 0, 0],
      [1e6, -50, 9e5, 3, 8e5], [1e-9, -1e-9, 2e-9, 0, 1e-9],
    ]
    for row in rows {
      let panel = PanelTable(series: "gdp", units: ["a"], firstPeriod: 2001, values: [row])
      let fitted = RobustPanelFilter().fit(panel)
      let paths = fitted.simulatedPaths(horizon: 5, count: 200, seed: Seed(3))
      #expect(paths.allSatisfy { $0.elements.allSatisfy { $0.isFinite } }, "\(row)")
    }
  }
}
