import OutturnAlgebra
import OutturnModels
import Testing

@Suite("What no change of form may change in a linear regression")
struct LinearRegressionPropertyTests {
  private static let estimators: [CoefficientCovariance] = [
    .classical, .white(.hc0), .white(.hc3), .neweyWest(lags: 3),
  ]

  private let table = {
    var sample = RegressionSample(11)
    return sample.table(40, regressors: ["a", "b", "c"])
  }()

  private let equation = LinearRegression("y", on: ["a", "b", "c"])

  @Test("A regressor in units a thousand times smaller has a thousandth of the coefficient.")
  func units() throws {
    let plain = try equation.fit(table)
    let scaled = try equation.fit(table.mapping("b") { 1000 * $0 })
    for estimator in Self.estimators {
      let one = try plain.coefficientTests(estimator)
      let two = try scaled.coefficientTests(estimator)
      for (x, y) in zip(one, two) {
        let factor = x.name == "b" ? 1000.0 : 1
        #expect(relative(y.estimate * factor, x.estimate) < 1e-12)
        #expect(relative(y.standardError * factor, x.standardError) < 1e-12)
        #expect(relative(y.tStatistic, x.tStatistic) < 1e-11)
      }
    }
    let tests: [(FittedLinearRegression) throws -> RegressionTest] = [
      { try $0.breuschGodfreyTest(lags: 2) }, { try $0.breuschPaganTest() },
      { try $0.whiteTest() }, { try $0.resetTest() }, { try $0.chowTest(from: 20) },
      { try $0.jointTest(of: ["b", "c"], .white(.hc1)) },
    ]
    for test in tests {
      #expect(relative(try test(scaled).statistic, try test(plain).statistic) < 1e-10)
    }
    #expect(relative(try #require(scaled.rSquared), try #require(plain.rSquared)) < 1e-13)
  }

  @Test("A response in units a thousand times smaller has a thousand times everything but tests.")
  func responseUnits() throws {
    let plain = try equation.fit(table)
    let scaled = try equation.fit(table.mapping("y") { 1000 * $0 })
    for (x, y) in zip(try plain.coefficientTests(), try scaled.coefficientTests()) {
      #expect(relative(y.estimate / 1000, x.estimate) < 1e-12)
      #expect(relative(y.tStatistic, x.tStatistic) < 1e-11)
    }
    let whites = (try plain.whiteTest().statistic, try scaled.whiteTest().statistic)
    #expect(relative(whites.1, whites.0) < 1e-10)
  }

  @Test("The order of the regressors is the order of the answers and nothing else.")
  func order() throws {
    let plain = try equation.fit(table)
    let other = try LinearRegression("y", on: ["c", "a", "b"]).fit(table)
    for name in ["constant", "a", "b", "c"] {
      #expect(relative(other.coefficient(name), plain.coefficient(name)) < 1e-12)
    }
    for estimator in Self.estimators {
      let one = try plain.coefficientTests(estimator)
      let two = try other.coefficientTests(estimator)
      for test in one {
        let same = try #require(two.first { $0.name == test.name })
        #expect(relative(same.standardError, test.standardError) < 1e-12)
      }
    }
    let x = ["a": 1.5, "b": 3, "c": -2]
    let errors = (other.prediction(at: x).mean.scale, plain.prediction(at: x).mean.scale)
    #expect(relative(errors.0, errors.1) < 1e-12)
    #expect(relative(try other.whiteTest().statistic, try plain.whiteTest().statistic) < 1e-10)
  }

  @Test("A constant added to the response is added to the intercept.")
  func shift() throws {
    let plain = try equation.fit(table)
    let moved = try equation.fit(table.mapping("y") { $0 + 500 })
    #expect(abs(moved.coefficient("constant") - plain.coefficient("constant") - 500) < 1e-10)
    for name in ["a", "b", "c"] {
      #expect(abs(moved.coefficient(name) - plain.coefficient(name)) < 1e-11)
    }
    #expect(relative(try #require(moved.rSquared), try #require(plain.rSquared)) < 1e-10)
    #expect(zip(moved.residuals, plain.residuals).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test("Leverages lie between 0 and 1 and add up to the number of coefficients.")
  func leverage() throws {
    let fitted = try equation.fit(table)
    #expect(fitted.leverage.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(fitted.leverage.reduce(0, +) - 4) < 1e-12)
  }

  @Test("A weight of 4 is the observation four times, but for the degrees of freedom.")
  func weights() throws {
    let weights = (0..<40).map { $0 % 4 == 0 ? 4.0 : 1 }
    let weighted = try LinearRegression("y", on: ["a", "b", "c"], weights: "w")
      .fit(table.adding("w", weights))
    let repeated = weights.indices.flatMap { t in
      Array(repeating: table.values.row(t), count: Int(weights[t]))
    }
    let plain = try equation.fit(
      SeriesTable(names: table.names, values: Matrix(rows: repeated)))
    for (x, y) in zip(weighted.coefficients, plain.coefficients) {
      #expect(relative(x, y) < 1e-12)
    }
    #expect(relative(weighted.residualSumOfSquares, plain.residualSumOfSquares) < 1e-12)
    #expect(relative(try #require(weighted.rSquared), try #require(plain.rSquared)) < 1e-12)
  }

  @Test("Equal weights of any size weigh nothing.")
  func equalWeights() throws {
    let plain = try equation.fit(table)
    let weighted = try LinearRegression("y", on: ["a", "b", "c"], weights: "w")
      .fit(table.adding("w", Array(repeating: 7, count: 40)))
    let tests = zip(try plain.coefficientTests(), try weighted.coefficientTests())
    for (x, y) in tests {
      #expect(relative(y.estimate, x.estimate) < 1e-12)
      #expect(relative(y.standardError, x.standardError) < 1e-12)
    }
    #expect(relative(try weighted.logLikelihood(), try plain.logLikelihood()) < 1e-12)
  }

  @Test("Chow's test is the F test of regressors switched on at the break.")
  func chow() throws {
    let fitted = try equation.fit(table)
    var extended = table
    for name in ["one", "a", "b", "c"] {
      extended = extended.adding(
        "late.\(name)",
        (0..<40).map { t in t < 15 ? 0 : name == "one" ? 1 : table.series(name)[t] })
    }
    let late = extended.names.filter { $0.hasPrefix("late.") }
    let switched = try LinearRegression("y", on: ["a", "b", "c"] + late).fit(extended)
    let joint = try switched.jointTest(of: late)
    let chow = try fitted.chowTest(from: 15)
    #expect(relative(chow.statistic, joint.statistic) < 1e-10)
    #expect(chow.law == joint.law)
  }
}
