import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing
import _OutturnTestSupport

import OutturnModels

@Suite("Autoregression")
struct AutoregressionTests {
  private func table() throws -> SeriesTable {
    let table = try RegressionReference.read().table
    return SeriesTable(
      names: ["consumption", "income"],
      values: table.values[Array(0..<table.periodCount), [0, 1]])
  }

  private func fit(_ order: Int) throws -> FittedAutoregression {
    try Autoregression(order: order).fit(table(), seed: Seed(1))
  }

  @Test("Coefficients, errors and forecasts are those of statsmodels.")
  func reference() throws {
    let reference = try RegressionReference.read()
    try #require(reference.autoregressions.count == 3)
    for expected in reference.autoregressions {
      let model = Autoregression(order: expected.order, hasIntercept: expected.intercept)
      let fitted = try model.fit(table(), seed: Seed(1))
      let equation = fitted.equations[0]
      for (x, y) in zip(equation.coefficients, expected.coefficients) {
        #expect(abs(x - y) < 1e-10)
      }
      for (x, y) in zip(try equation.standardErrors(), expected.standardErrors) {
        #expect(abs(x - y) < 1e-10)
      }
      let forecast = fitted.forecastMean(horizon: expected.forecasts.count).column(0)
      for (x, y) in zip(forecast, expected.forecasts) { #expect(abs(x - y) < 1e-10) }
    }
  }

  @Test("The recursion uses the lags in their order, step after step.")
  func recursion() {
    // numbers of an oscillating second-order equation: 0.6 and 1.4 exchanged, or a lag that stands
    // still, end far away.
    let path = FittedAutoregression.continued(
      [-5.444050, -4.414712], intercept: 0, lags: [1.4, -0.6],
      shocks: Array(repeating: 0, count: 24))
    let expected = [-2.9141668, -1.43100632, -0.254908768, 0.5017315168]
    for (x, y) in zip(path, expected) { #expect(abs(x - y) < 1e-12) }
    #expect(abs(path[23] - 0.00245591002) < 1e-11)
  }

  @Test("Stability is decided as by the roots.")
  func stability() {
    // Lag polynomials from their inverse roots: (1 − az)(1 − bz) has lags a + b and −ab.
    for (a, b) in [(0.5, 0.9), (-0.99, 0.2), (0.999, 0.999), (-0.5, -0.6)] {
      #expect(FittedAutoregression.isStable([a + b, -a * b]))
    }
    for (a, b) in [(1.01, 0.2), (1, 0.5), (-1.2, 0.9), (2, 3)] {
      #expect(!FittedAutoregression.isStable([a + b, -a * b]))
    }
    // Complex pairs of modulus r: 2r·cos and −r².
    for angle in [0.1, 1, 2, 3] {
      #expect(FittedAutoregression.isStable([2 * 0.98 * cos(angle), -0.98 * 0.98]))
      #expect(!FittedAutoregression.isStable([2 * 1.02 * cos(angle), -1.02 * 1.02]))
    }
    #expect(FittedAutoregression.isStable([0.2, 0.1, 0.3, 0.1]))
    #expect(!FittedAutoregression.isStable([0.5, 0.3, 0.1, 0.2]))
  }

  @Test("First steps of paths have the closed law of the next observation.", arguments: 0..<2)
  func closedLaw(series: Int) throws {
    let fitted = try fit(2)
    let law = fitted.nextObservation(of: fitted.seriesNames[series])
    #expect(abs(law.location - fitted.forecastMean(horizon: 1)[0, series]) < 1e-13)
    let count = 20_000
    let sample = fitted.simulatedPaths(horizon: 1, count: count, seed: Seed(3)).map {
      $0[0, series]
    }
    let distance = KolmogorovSmirnov.statistic(sample) { law.cumulative($0) }
    #expect(distance < KolmogorovSmirnov.limit(count: count))
  }

  @Test("Ten periods of history hold the next one as often as the closed law says.")
  func coverage() throws {
    var inside = 0
    for index in 0..<500 {
      var sample = RegressionSample(90_000 + UInt64(index))
      var values = sample.normals(40)
      for t in 1..<40 { values[t] += 1 + 0.5 * values[t - 1] }
      let history = SeriesTable(
        names: ["y"], values: Matrix(column: Array(values[20..<39])))
      let fitted = try Autoregression(order: 1).fit(history, seed: Seed(1))
      if fitted.nextObservation(of: "y").interval(0.8).contains(values[39]) { inside += 1 }
    }
    // 4.5 standard errors of 400 are 40; the least-squares bias of 19 values costs a few of 500.
    #expect(abs(inside - 400) < 45)
  }

  @Test("A series is forecast from itself: the others change nothing, nor does their order.")
  func independence() throws {
    let table = try table()
    let both = try fit(2)
    let alone = try Autoregression(order: 2).fit(
      SeriesTable(names: ["income"], values: Matrix(column: table.series("income"))),
      seed: Seed(1))
    #expect(alone.forecastMean(horizon: 5).column(0) == both.forecastMean(horizon: 5).column(1))
    let one = alone.simulatedPaths(horizon: 5, count: 3, seed: Seed(9))
    let two = both.simulatedPaths(horizon: 5, count: 3, seed: Seed(9))
    #expect(one.map { $0.column(0) } == two.map { $0.column(1) })
    #expect(two[0].column(0) != two[0].column(1))
  }

  @Test("Order 1 within order 3 whose further lags are 0 gives the same path.")
  func embedding() {
    let shocks = [0.3, -1, 0.2, 0.7, 0, 0.1]
    let short = FittedAutoregression.continued(
      [2.5], intercept: 0.4, lags: [0.8], shocks: shocks)
    let long = FittedAutoregression.continued(
      [9, -3, 2.5], intercept: 0.4, lags: [0.8, 0, 0], shocks: shocks)
    #expect(zip(short, long).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("Unstable draws are counted.")
  func unstable() throws {
    #expect(try fit(1).unstableDraws(count: 200, seed: Seed(1)) == [0, 0])
    var sample = RegressionSample(6)
    var walk = sample.normals(30)
    for t in 1..<30 { walk[t] += walk[t - 1] }
    let fitted = try Autoregression(order: 1).fit(
      SeriesTable(names: ["walk"], values: Matrix(column: walk)), seed: Seed(1))
    let count = fitted.unstableDraws(count: 2000, seed: Seed(1))[0]
    // Given σ², φ is normal; over σ² it is Student t: the count is binomial with its tail beyond 1
    // (below −1 there is nothing).
    let test = try fitted.equations[0].coefficientTests()[1]
    let share = StudentT.cumulative(
      (test.estimate - 1) / test.standardError,
      degreesOfFreedom: Double(test.degreesOfFreedom))
    #expect(abs(Double(count) - 2000 * share) <= 4.5 * sqrt(2000 * share * (1 - share)) + 1)
    #expect(count > 0)
  }

  @Test("Too short, constant and determined series are refused in their names.")
  func refusals() throws {
    func fit(_ values: [Double], _ order: Int) throws {
      _ = try Autoregression(order: order).fit(
        SeriesTable(names: ["y"], values: Matrix(column: values)), seed: Seed(1))
    }
    for count in 0...5 {
      #expect(
        throws: EstimationError.tooFewObservations(
          response: "y", observations: count, needed: 6)
      ) { try fit((0..<count).map { Double($0 * $0) }, 2) }
    }
    try fit([1, 4, 2, 8, 5, 7], 2)
    let error = #expect(throws: EstimationError.self) { try fit([3, 3, 3, 3, 3, 3], 1) }
    #expect(error == .collinear(names: ["constant", "y.l1"]))
    #expect(
      throws: EstimationError.exactFit(response: "y", observations: Array(0..<7))
    ) { try fit([1, 2, 4, 8, 16, 32, 64, 128], 1) }
  }
}
