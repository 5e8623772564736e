import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("JMulTi's forecast of US output, consumption and investment")
struct MacrodataVARTests {
  @Test("A VAR(4) in levels forecasts to the unit of the fourth decimal printed, bounds included.")
  func forecast() throws {
    let reference = try VectorAutoregressionReference.read().macrodata
    let table = SeriesTable(names: reference.names, values: Matrix(rows: reference.values))
    try #require(table.periodCount == 203)
    let fitted = try VectorAutoregression(lags: 4).fit(table, seed: Seed(1))
    let mean = fitted.forecastMean(horizon: 5)
    let covariances = fitted.forecastCovariances(horizon: 5, .shocks)
    let quantile = Normal.quantile(0.975)
    // JMulTi's last digit is off by up to one here and there; statsmodels agrees with us below.
    for series in 0..<3 {
      for step in 0..<5 {
        let half = quantile * sqrt(covariances[step][series, series])
        #expect(abs(mean[step, series] - reference.forecast[series][step]) < 1e-4)
        #expect(abs(mean[step, series] - half - reference.lower95[series][step]) < 1e-4)
        #expect(abs(mean[step, series] + half - reference.upper95[series][step]) < 1e-4)
      }
    }
    // The levels are near a unit root; statsmodels keeps nine digits of them.
    #expect(relativeDistance(mean, Matrix(rows: reference.statsmodelsForecast)) < 1e-9)
  }

  @Test("An explosive sample is fitted and said to be so.")
  func explosive() throws {
    var stream = Seed(2).stream(.posterior)
    var values = [1.0]
    for _ in 0..<40 { values.append(1.2 * values[values.count - 1] + 0.1 * stream.normal()) }
    let table = SeriesTable(names: ["prices"], values: Matrix(column: values))
    let fitted = try VectorAutoregression(lags: 1).fit(table, seed: Seed(1))
    #expect(!fitted.isStable && abs(fitted.spectralRadius - 1.2) < 0.001)
    #expect(fitted.mean == nil && fitted.smallSampleBias() == nil)
    let bootstrap = fitted.bootstrapPaths(horizon: 2, count: 20, seed: Seed(1), wild: false)
    #expect(bootstrap.unstableCount == 20 && bootstrap.paths.count == 20)
  }
}
