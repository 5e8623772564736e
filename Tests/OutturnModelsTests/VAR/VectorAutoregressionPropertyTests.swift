import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Properties of vector autoregressions")
struct VectorAutoregressionPropertyTests {
  private let table: SeriesTable

  init() throws {
    table = try VectorAutoregressionReference.table()
  }

  private func fit(
    _ model: VectorAutoregression, _ table: SeriesTable? = nil
  ) throws -> FittedVectorAutoregression {
    try model.fit(table ?? self.table, seed: Seed(1))
  }

  @Test("Residuals stand at right angles to every regressor.", arguments: 0...4)
  func normalEquations(lags: Int) throws {
    let fitted = try fit(VectorAutoregression(lags: lags, deterministic: .both))
    #expect(fitted.rowCount == 75 - lags)
    for j in 0..<3 {
      #expect(abs(fitted.residuals.column(j).reduce(0, +)) < 1e-13)
      for lag in 0..<lags {
        let past = table.values[Array(lags - 1 - lag..<74 - lag), [0, 1, 2]]
        let products = past.multiplied(by: fitted.residuals, transposingSelf: true)
        #expect(products.elements.allSatisfy { abs($0) < 1e-14 })
      }
    }
  }

  @Test("Permuting the series permutes coefficients, covariance and tests.")
  func permutation() throws {
    let order = [2, 0, 1]
    let plain = try fit(VectorAutoregression(lags: 2))
    let permuted = try fit(VectorAutoregression(lags: 2), table.permuted(order))
    let rows = [0] + order.map { 1 + $0 } + order.map { 4 + $0 }
    #expect(relativeDistance(permuted.coefficients, plain.coefficients[rows, order]) < 1e-12)
    #expect(relativeDistance(permuted.covariance, plain.covariance[order, order]) < 1e-12)
    #expect(abs(permuted.logLikelihood - plain.logLikelihood) < 1e-10)
    let one = try plain.grangerTest(["income"], causes: ["investment"])
    let two = try permuted.grangerTest(["income"], causes: ["investment"])
    #expect(abs(one.statistic - two.statistic) < 1e-10)
    let generalised = (
      plain.impulseResponse(horizon: 5, .generalised).responses,
      permuted.impulseResponse(horizon: 5, .generalised).responses
    )
    for (a, b) in zip(generalised.0, generalised.1) {
      #expect(relativeDistance(b, a[order, order]) < 1e-11)
    }
  }

  @Test("A change of units changes no test, root, share or criterion but by its constant.")
  func units() throws {
    let plain = try fit(VectorAutoregression(lags: 2))
    let scaled = try fit(VectorAutoregression(lags: 2), table.scaled(1, by: 1000))
    #expect(abs(plain.spectralRadius - scaled.spectralRadius) < 1e-12)
    #expect(
      abs(scaled.informationCriteria.akaike - plain.informationCriteria.akaike - 2 * log(1000))
        < 1e-10)
    let causes = try [plain, scaled].map {
      try $0.grangerTest(["income"], causes: ["consumption"]).statistic
    }
    #expect(abs(causes[0] - causes[1]) < 1e-9)
    #expect(
      abs(plain.normalityTest().both.statistic - scaled.normalityTest().both.statistic) < 1e-9)
    #expect(
      abs(try plain.archTest(lags: 1).statistic - scaled.archTest(lags: 1).statistic) < 1e-7)
    let shares = (plain.varianceDecomposition(horizon: 5), scaled.varianceDecomposition(horizon: 5))
    for (a, b) in zip(shares.0.shares, shares.1.shares) { #expect(relativeDistance(a, b) < 1e-11) }
  }

  @Test("Baseline and contributions add up to the data.", arguments: [1, 2, 4])
  func historicalDecomposition(lags: Int) throws {
    let fitted = try fit(VectorAutoregression(lags: lags, seasons: 4))
    let parts = fitted.historicalDecomposition()
    var sum = parts.baseline
    for contribution in parts.contributions { sum += contribution }
    #expect(
      relativeDistance(sum, table.values[Array(lags..<75), [0, 1, 2]]) < 1e-13)
    // Of the shock in the first period the moving average tells what is left in every later one.
    let theta = fitted.impulseResponse(horizon: 5).responses
    for (j, contribution) in parts.contributions.enumerated() {
      for i in 0..<3 {
        let expected = (0...5).reduce(0.0) { $0 + theta[5 - $1][i, j] * parts.shocks[$1, j] }
        #expect(abs(contribution[5, i] - expected) < 1e-14)
      }
    }
    // Shocks are orthonormal with divisor T − k.
    let square = parts.shocks.multiplied(by: parts.shocks, transposingSelf: true)
    let identity = (1 / Double(fitted.degreesOfFreedom)) * square
    #expect(relativeDistance(identity, .identity(3)) < 1e-12)
  }

  @Test("The covariance of simulated paths across horizons is that of the companion form.")
  func pathCovariance() throws {
    let fitted = try fit(VectorAutoregression(lags: 2, pathLaw: .shocksOnly))
    let horizon = 4
    let exact = fitted.shockPathCovariance(horizon: horizon)
    // Its diagonal blocks are the forecast covariances.
    for (h, block) in fitted.forecastCovariances(horizon: horizon, .shocks).enumerated() {
      let places = Array(h * 3..<h * 3 + 3)
      #expect(relativeDistance(exact[places, places], block) < 1e-12)
    }
    let count = 20_000
    let mean = fitted.forecastMean(horizon: horizon)
    let paths = fitted.simulatedPaths(horizon: horizon, count: count, seed: Seed(21))
    for a in 0..<3 * horizon {
      for b in 0...a {
        let sum = paths.reduce(0.0) { sum, path in
          sum + (path[a / 3, a % 3] - mean[a / 3, a % 3])
            * (path[b / 3, b % 3] - mean[b / 3, b % 3])
        }
        // Standard error √((v_aa·v_bb + v_ab²)/N); five of them, 78 cells: 5e-5 in all.
        let error = sqrt((exact[a, a] * exact[b, b] + exact[a, b] * exact[a, b]) / Double(count))
        #expect(abs(sum / Double(count) - exact[a, b]) < 5 * error)
      }
    }
  }

  @Test("Paths that vary the coefficients spread as the first-order formula says.")
  func parameterUncertainty() throws {
    let fitted = try fit(VectorAutoregression(lags: 2))
    let count = 20_000
    let paths = fitted.simulatedPaths(horizon: 2, count: count, seed: Seed(22))
    let covariances = fitted.forecastCovariances(horizon: 2)
    for step in 0..<2 {
      for i in 0..<3 {
        let deviation = moments(paths, step, i).deviation
        let expected = sqrt(covariances[step][i, i])
        // Standard error of a deviation 1/√(2N) = 0.5 %, five of them; from step 2 the products of
        // two errors, of order (k/T)² = 1 %, come on top.
        #expect(abs(deviation / expected - 1) < (step == 0 ? 0.025 : 0.04))
      }
    }
  }

  @Test("Bootstrap paths spread as normal ones do when the residuals are nearly normal.")
  func bootstrap() throws {
    let fitted = try fit(VectorAutoregression(lags: 1))
    let expected = sqrt(fitted.forecastCovariances(horizon: 1)[0][1, 1])
    for wild in [false, true] {
      let bootstrap = fitted.bootstrapPaths(horizon: 1, count: 3000, seed: Seed(23), wild: wild)
      #expect(bootstrap.refusedSamples == 0)
      #expect(bootstrap.spectralRadii.count == 3000)
      // Kurtosis of income's residuals near 4: standard error √(3/4/3000) = 1.6 %, five of them.
      #expect(abs(moments(bootstrap.paths, 0, 1).deviation / expected - 1) < 0.08)
    }
  }

  @Test("Coefficients re-estimated from generated samples spread by their standard error.")
  func bootstrapCoefficients() throws {
    var stream = Seed(24).stream(.posterior)
    var values = [0.0]
    for _ in 0..<200 { values.append(0.6 * values[values.count - 1] + stream.normal()) }
    let fitted = try fit(
      VectorAutoregression(lags: 1),
      SeriesTable(names: ["x"], values: Matrix(column: values)))
    for wild in [false, true] {
      // Of one series with one lag the root is the coefficient.
      let roots = fitted.bootstrapPaths(
        horizon: 1, count: 2000, seed: Seed(25), wild: wild
      ).spectralRadii
      let mean = roots.reduce(0, +) / 2000
      let deviation = sqrt(roots.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000)
      // 1/√(2·2000) = 1.6 %, five of them, and some per cent for T = 200.
      #expect(abs(deviation / fitted.standardErrors[1, 0] - 1) < 0.12)
      // They show the bias that the sample itself has.
      let bias = try #require(fitted.smallSampleBias())[0, 0]
      let error = 4.5 * deviation / sqrt(2000)
      #expect(abs(mean - fitted.coefficients[1, 0] - bias) < error + 0.003)
    }
  }

  @Test(
    "What the coefficients add to a forecast's covariance follows from its derivatives.",
    arguments: [VectorAutoregression.DeterministicTerms.constant, .both])
  func derivatives(terms: VectorAutoregression.DeterministicTerms) throws {
    let fitted = try fit(VectorAutoregression(lags: 2, deterministic: terms))
    let horizon = 5
    let k = fitted.regressorNames.count
    let m = k - 6
    func forecast(_ coefficients: Matrix) -> Matrix {
      let lags = (0..<2).map { lag in
        coefficients[Array(m + 3 * lag..<m + 3 * lag + 3), [0, 1, 2]].transposed
      }
      var drivers = Matrix(rowCount: horizon, columnCount: 3)
      for h in 0..<horizon {
        for j in 0..<3 {
          drivers[h, j] =
            coefficients[0, j] + (m == 2 ? coefficients[1, j] * Double(76 + h) : 0)
        }
      }
      return LagPolynomial(lags, seriesCount: 3).path(after: table.values, drivers: drivers)
    }
    #expect(
      relativeDistance(forecast(fitted.coefficients), fitted.forecastMean(horizon: horizon)) < 1e-12
    )
    // Forecasts are polynomials of degree 5 in the coefficients: central differences with a step of
    // 1e-5 are good to 1e-9.
    let step = 1e-5
    var slopes: [[Matrix]] = []
    for i in 0..<k {
      slopes.append(
        (0..<3).map { j in
          var up = fitted.coefficients
          var down = up
          up[i, j] += step
          down[i, j] -= step
          return (1 / (2 * step)) * (forecast(up) - forecast(down))
        })
    }
    let all = fitted.forecastCovariances(horizon: horizon)
    let shocks = fitted.forecastCovariances(horizon: horizon, .shocks)
    for h in 0..<horizon {
      var expected = Matrix(rowCount: 3, columnCount: 3)
      for (a, row) in slopes.enumerated() {
        for (b, other) in slopes.enumerated() {
          for c in 0..<3 {
            for d in 0..<3 {
              let weight = fitted.inverseGram[a, b] * fitted.covariance[c, d]
              for r in 0..<3 {
                for s in 0..<3 { expected[r, s] += weight * row[c][h, r] * other[d][h, s] }
              }
            }
          }
        }
      }
      #expect(relativeDistance(all[h] - shocks[h], expected) < 1e-7)
    }
  }
}
