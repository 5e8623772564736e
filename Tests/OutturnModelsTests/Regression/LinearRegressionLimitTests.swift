import Glibc
import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Short samples, constant series and collinear regressors")
struct LinearRegressionLimitTests {
  private let equation = LinearRegression("y", on: ["a", "b"])

  private func table(_ count: Int, deviation: Double = 1) -> SeriesTable {
    var sample = RegressionSample(5)
    return sample.table(count, deviation: deviation)
  }

  @Test("One observation more than coefficients gives one degree of freedom.")
  func oneDegree() throws {
    let fitted = try equation.fit(table(4))
    #expect(fitted.degreesOfFreedom == 1)
    #expect(!fitted.isExact)
    for test in try fitted.coefficientTests() {
      // Student t with one degree of freedom is Cauchy's law.
      let p = 1 - 2 / Double.pi * atan(abs(test.tStatistic))
      #expect(abs(test.pValue - p) < 1e-13)
    }
  }

  @Test("As many observations as coefficients, or fewer, are refused.", arguments: 0...3)
  func tooShort(count: Int) {
    let all = table(4)
    let short = SeriesTable(
      names: all.names, values: all.values[Array(0..<count), Array(0..<3)])
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: count, needed: 4)
    ) { try equation.fit(short) }
  }

  @Test("Tests that need more observations than there are say so.")
  func testsOfShortSamples() throws {
    let fitted = try equation.fit(table(5))
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: 5, needed: 7)
    ) { try fitted.whiteTest() }
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: 5, needed: 7)
    ) { try fitted.breuschGodfreyTest(lags: 3) }
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: 2, needed: 4)
    ) { try fitted.chowTest(from: 2) }
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: 5, needed: 6)
    ) { try fitted.resetTest() }
  }

  @Test("A constant response is met exactly: coefficients stand, tests are refused.")
  func constantResponse() throws {
    let fitted = try equation.fit(table(20).mapping("y") { _ in 0.1 })
    #expect(abs(fitted.coefficient("constant") - 0.1) < 1e-15)
    #expect(abs(fitted.coefficient("a")) < 1e-15)
    #expect(fitted.isExact)
    #expect(fitted.rSquared == nil && fitted.adjustedRSquared == nil)
    let refusal = EstimationError.exactFit(response: "y", observations: Array(0..<20))
    #expect(throws: refusal) { try fitted.coefficientTests() }
    #expect(throws: refusal) { try fitted.criteria() }
    #expect(throws: refusal) { try fitted.durbinWatson() }
    #expect(throws: refusal) { try fitted.jarqueBeraTest() }
    #expect(throws: refusal) { try fitted.cumulatedResidualTest() }
  }

  @Test("A response that is zero throughout is met exactly too.")
  func zeroResponse() throws {
    let fitted = try equation.fit(table(20).mapping("y") { _ in 0 })
    #expect(fitted.isExact && fitted.rSquared == nil)
    #expect(fitted.coefficients.allSatisfy { $0 == 0 })
  }

  @Test("Small errors are not taken for none.", arguments: [1e-3, 1e-6, 1e-9])
  func smallErrors(deviation: Double) throws {
    let fitted = try equation.fit(table(30, deviation: deviation))
    #expect(!fitted.isExact)
    #expect(abs(fitted.coefficient("a") - 0.5) < 2 * deviation)
    #expect(fitted.residualStandardDeviation < 2 * deviation)
    #expect(fitted.residualStandardDeviation > 0.5 * deviation)
  }

  @Test("Collinear regressors are named, whatever their units.", arguments: [1e-6, 1, 1e6])
  func collinear(scale: Double) throws {
    let plain = table(20)
    let double = plain.adding("twin", plain.series("a").map { scale * (3 - 2 * $0) })
    let error = #expect(throws: EstimationError.self) {
      try LinearRegression("y", on: ["a", "b", "twin"]).fit(double)
    }
    guard case .collinear(let names)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(names == ["constant", "a", "twin"])
  }

  @Test("A regressor that never varies is collinear with the intercept, and not without one.")
  func constantRegressor() throws {
    let still = table(20).mapping("b") { _ in 5 }
    let error = #expect(throws: EstimationError.self) { try equation.fit(still) }
    #expect(error == .collinear(names: ["constant", "b"]))
    let fitted = try LinearRegression("y", on: ["a", "b"], hasIntercept: false).fit(still)
    #expect(fitted.totalSumOfSquaresKind == .uncentred)
  }

  @Test("Weights that are not positive are counted by observation.")
  func weights() {
    let weighted = table(6).adding("w", [1, 0, 2, -1, 1, 1])
    #expect(throws: EstimationError.weightsNotPositive(name: "w", observations: [1, 3])) {
      try LinearRegression("y", on: ["a"], weights: "w").fit(weighted)
    }
  }

  @Test("An observation with a regressor of its own has leverage 1: HC2 and HC3 name it.")
  func dummy() throws {
    let table = table(20).adding("crisis", (0..<20).map { $0 == 8 ? 1 : 0 })
    let fitted = try LinearRegression("y", on: ["a", "crisis"]).fit(table)
    #expect(abs(fitted.leverage[8] - 1) < 1e-14)
    #expect(abs(fitted.residuals[8]) < 1e-13)
    for correction in [CoefficientCovariance.WhiteCorrection.hc2, .hc3] {
      #expect(throws: EstimationError.exactFit(response: "y", observations: [8])) {
        try fitted.covariance(.white(correction))
      }
    }
    #expect(try fitted.standardErrors(.white(.hc1)).allSatisfy(\.isFinite))
    // The square of a 0–1 regressor is itself, and its products are multiples of it.
    let white = try fitted.whiteTest()
    #expect(white.law == .chiSquared(degreesOfFreedom: 3))
    #expect(white.omitted.count == 2)
  }

  @Test("An equation of the intercept alone is the mean.")
  func intercept() throws {
    let table = table(12)
    let fitted = try LinearRegression("y", on: []).fit(table)
    let mean = table.series("y").reduce(0, +) / 12
    #expect(abs(fitted.coefficients[0] - mean) < 1e-14)
    #expect(abs(try #require(fitted.rSquared)) < 1e-14)
    #expect(try fitted.overallTest() == nil)
    #expect(fitted.leverage.allSatisfy { abs($0 - 1.0 / 12) < 1e-15 })
    #expect(throws: EstimationError.collinear(names: ["constant"])) {
      try fitted.breuschPaganTest()
    }
    #expect(throws: EstimationError.collinear(names: ["fitted^2", "fitted^3"])) {
      try fitted.resetTest()
    }
  }

  @Test("Without an intercept residuals can be one number: tests of their spread say so.")
  func equalResiduals() throws {
    let x = (0..<10).map { $0 % 2 == 0 ? 1.0 : -1 }
    let table = SeriesTable(
      names: ["y", "x"],
      values: Matrix(rowCount: 10, columnCount: 2, columnMajor: x.map { 3 * $0 + 0.7 } + x))
    let fitted = try LinearRegression("y", on: ["x"], hasIntercept: false).fit(table)
    #expect(fitted.residuals.allSatisfy { abs($0 - 0.7) < 1e-14 })
    let refusal = EstimationError.noVariation(series: ["residuals of y"])
    #expect(throws: refusal) { try fitted.jarqueBeraTest() }
    #expect(throws: refusal) { try fitted.ljungBoxTest(lags: 2) }
    // x does not vary in absolute value either: û² is one number, and nothing moves with x.
    #expect(try fitted.breuschPaganTest().statistic == 0)
  }

  @Test("Series that the table does not hold are named.")
  func unknownSeries() {
    let refusal = EstimationError.unknownSeries(names: ["c", "w"], known: ["y", "a", "b"])
    let equation = LinearRegression("y", on: ["a", "c"], weights: "w")
    #expect(throws: refusal) { try equation.fit(table(10)) }
    #expect(throws: refusal) { try RidgeRegression(equation, penalty: 1).fit(table(10)) }
    let prior = NormalInverseGamma(
      mean: [0, 0, 0], covarianceScale: .identity(3), shape: 1, scale: 1)
    #expect(throws: refusal) {
      try BayesianLinearRegression(equation, prior: prior).fit(table(10))
    }
  }

  @Test("Lags of residuals that the regressors explain leave nothing to test.")
  func explainedLags() throws {
    // Dummies for all but observations 0, 2 and 4: residuals elsewhere are 0, and each lag of one
    // that is not falls on a dummy.
    var table = table(8)
    let dummies = [1, 3, 5, 6, 7]
    for place in dummies {
      table = table.adding("d\(place)", (0..<8).map { $0 == place ? 1 : 0 })
    }
    let fitted = try LinearRegression("y", on: dummies.map { "d\($0)" }).fit(table)
    #expect(!fitted.isExact)
    let error = #expect(throws: EstimationError.self) {
      try fitted.breuschGodfreyTest(lags: 1)
    }
    guard case .collinear(let names)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(names.count == 1)
  }
}
