import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("What every forecasting model promises")
struct ForecastModelContractTests {
  @Test("Names, shapes and finite numbers.", arguments: ForecastModelContract.models)
  func shapes(contract: ForecastModelContract) throws {
    let table = try ForecastModelContract.table()
    let fitted = try contract.fit(table)
    #expect(fitted.seriesNames == table.names)
    for horizon in [1, 2, 7] {
      let mean = fitted.forecastMean(horizon: horizon)
      #expect(mean.rowCount == horizon && mean.columnCount == 3)
      #expect(mean.elements.allSatisfy { $0.isFinite })
      let paths = fitted.simulatedPaths(horizon: horizon, count: 3, seed: Seed(1))
      #expect(paths.count == 3)
      #expect(paths.allSatisfy { $0.rowCount == horizon && $0.columnCount == 3 })
      #expect(paths.allSatisfy { $0.elements.allSatisfy { $0.isFinite } })
    }
    #expect(fitted.simulatedPaths(horizon: 2, count: 0, seed: Seed(1)).isEmpty)
  }

  @Test(
    "The same seed gives the same paths, another one others.",
    arguments: ForecastModelContract.models)
  func seeds(contract: ForecastModelContract) throws {
    let table = try ForecastModelContract.table()
    let one = try contract.fit(table)
    let two = try contract.fit(table)
    let paths = one.simulatedPaths(horizon: 3, count: 5, seed: Seed(1))
    #expect(paths == two.simulatedPaths(horizon: 3, count: 5, seed: Seed(1)))
    #expect(paths != one.simulatedPaths(horizon: 3, count: 5, seed: Seed(2)))
    #expect(Set(paths).count == 5)
  }

  @Test("Path i depends on the seed and on i alone.", arguments: ForecastModelContract.models)
  func pathsAreIndependent(contract: ForecastModelContract) throws {
    let fitted = try contract.fit(try ForecastModelContract.table())
    let seven = fitted.simulatedPaths(horizon: 3, count: 7, seed: Seed(5))
    #expect(fitted.simulatedPaths(horizon: 3, count: 2, seed: Seed(5)) == Array(seven.prefix(2)))
  }

  @Test("Horizon 1 is the first step of a longer one.", arguments: ForecastModelContract.models)
  func horizonOne(contract: ForecastModelContract) throws {
    let fitted = try contract.fit(try ForecastModelContract.table())
    #expect(
      fitted.forecastMean(horizon: 1).row(0) == fitted.forecastMean(horizon: 6).row(0))
    let short = fitted.simulatedPaths(horizon: 1, count: 4, seed: Seed(8))
    let long = fitted.simulatedPaths(horizon: 6, count: 4, seed: Seed(8))
    #expect(short.map { $0.row(0) } == long.map { $0.row(0) })
  }

  @Test("Permuting the series permutes the forecast.", arguments: ForecastModelContract.models)
  func permutation(contract: ForecastModelContract) throws {
    let table = try ForecastModelContract.table()
    let order = [2, 0, 1]
    let plain = try contract.fit(table)
    let permuted = try contract.fit(table.permuted(order))
    #expect(permuted.seriesNames == order.map { table.names[$0] })
    let count = 1000
    let one = plain.simulatedPaths(horizon: 4, count: count, seed: Seed(6))
    let two = permuted.simulatedPaths(horizon: 4, count: count, seed: Seed(7))
    let means = (plain.forecastMean(horizon: 4), permuted.forecastMean(horizon: 4))
    for (place, series) in order.enumerated() {
      for step in 0..<4 {
        let (mean, deviation) = moments(one, step, series)
        let (otherMean, otherDeviation) = moments(two, step, place)
        #expect(
          abs(means.0[step, series] - means.1[step, place]) <= contract.tolerance * deviation)
        // Two samples of 1000: standard errors of √(2/1000) and, with kurtosis up to 6, √(2.5/1000)
        // of a deviation; five of them, 6e-7 a comparison.
        let error = 5 * sqrt(2 / Double(count))
        #expect(abs(mean - otherMean) <= (error + contract.tolerance) * deviation)
        #expect(
          abs(deviation / otherDeviation - 1) <= 5 * sqrt(2.5 / Double(count)) + contract.tolerance)
      }
    }
  }

  @Test(
    "A series in units a thousand times smaller has forecasts a thousand times larger, the others theirs.",
    arguments: ForecastModelContract.models.filter { !$0.hasUnits })
  func scaling(contract: ForecastModelContract) throws {
    let table = try ForecastModelContract.table()
    let plain = try contract.fit(table)
    let paths = plain.simulatedPaths(horizon: 4, count: 200, seed: Seed(4))
    let mean = plain.forecastMean(horizon: 4)
    for column in 0..<3 {
      let scaled = try contract.fit(table.scaled(column, by: 1000))
      let others = scaled.simulatedPaths(horizon: 4, count: 200, seed: Seed(4))
      let otherMean = scaled.forecastMean(horizon: 4)
      for series in 0..<3 {
        let factor: Double = series == column ? 1000 : 1
        for step in 0..<4 {
          let deviation = moments(paths, step, series).deviation
          #expect(
            abs(otherMean[step, series] / factor - mean[step, series])
              <= contract.tolerance * deviation)
          let worst = zip(paths, others).reduce(0.0) {
            max($0, abs($1.0[step, series] - $1.1[step, series] / factor))
          }
          #expect(worst <= contract.tolerance * deviation)
        }
      }
    }
  }

  @Test(
    "The mean of many first steps is the forecast of the first step.",
    arguments: ForecastModelContract.models)
  func mean(contract: ForecastModelContract) throws {
    let fitted = try contract.fit(try ForecastModelContract.table())
    let count = 2000
    let paths = fitted.simulatedPaths(horizon: 1, count: count, seed: Seed(12))
    let mean = fitted.forecastMean(horizon: 1)
    for series in 0..<3 {
      let (average, deviation) = moments(paths, 0, series)
      // 4.5 standard errors: 7e-6 a series. The bias of a bootstrap is smaller by far.
      #expect(
        abs(average - mean[0, series]) <= (4.5 / sqrt(Double(count)) + contract.tolerance)
          * deviation)
    }
  }

  @Test(
    "Short, constant, collinear and wildly scaled samples are fitted or refused in words.",
    arguments: ForecastModelContract.models)
  func difficultSamples(contract: ForecastModelContract) throws {
    let table = try ForecastModelContract.table()
    var samples = [1, 2, 3, 4, 5, 8, 12].map { table.suffix($0) }
    samples.append(table.replacing(1) { _ in 5.5 })
    samples.append(table.replacing(2) { $0[0] + $0[1] })
    samples.append(table.scaled(0, by: 1e9).scaled(2, by: 1e-9))
    samples.append(Self.explosive(table))
    samples.append(Self.explosive(table.suffix(6)))
    var refused = 0
    for sample in samples {
      do {
        let fitted = try contract.fit(sample)
        let paths = fitted.simulatedPaths(horizon: 2, count: 2, seed: Seed(1))
        #expect(fitted.forecastMean(horizon: 2).elements.allSatisfy { $0.isFinite })
        #expect(paths.allSatisfy { $0.elements.allSatisfy { $0.isFinite } })
      } catch is EstimationError {
        refused += 1
      }
    }
    #expect(refused < samples.count)
  }

  /// The table with every period's shock half as large again as the last.
  private static func explosive(_ table: SeriesTable) -> SeriesTable {
    var values = table.values
    for t in 0..<table.periodCount {
      for i in 0..<table.seriesCount { values[t, i] *= pow(1.5, Double(min(t, 40))) }
    }
    return SeriesTable(names: table.names, values: values)
  }

  @Test(
    "Draws of a sampled form are the same on 1, 2 and 7 threads.",
    arguments: ForecastModelContract.sampledForms.indices)
  func threads(form: Int) throws {
    let table = try ForecastModelContract.table()
    let paths = try [1, 2, 7].map { threads in
      var model = ForecastModelContract.sampledForms[form](table)
      model.sampling.threads = threads
      return try model.fit(table, seed: Seed(3)).simulatedPaths(
        horizon: 2, count: 20, seed: Seed(4))
    }
    #expect(paths[0] == paths[1] && paths[0] == paths[2])
  }
}
