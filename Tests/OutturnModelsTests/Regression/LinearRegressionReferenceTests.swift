import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Linear regression against statsmodels")
struct LinearRegressionReferenceTests {
  static let cases = ["ordinary", "weighted", "noIntercept"]

  private func fit(
    _ name: String
  ) throws -> (RegressionReference.Equation, FittedLinearRegression) {
    let reference = try RegressionReference.read()
    let equation = try #require(reference.equations[name])
    return (equation, try RegressionReference.specification(name).fit(reference.table))
  }

  private func agree(
    _ values: [Double], _ expected: [Double], _ what: String, tolerance: Double = 1e-10
  ) {
    #expect(values.count == expected.count)
    for (value, other) in zip(values, expected) {
      #expect(abs(value - other) <= tolerance * abs(other), "\(what): \(value), not \(other)")
    }
  }

  private func agree(
    _ test: RegressionTest, _ expected: RegressionReference.Test, omitted: [String] = []
  ) {
    agree([test.statistic], [expected.statistic], test.name, tolerance: 1e-9)
    agree([test.pValue], [expected.pValue], "p of \(test.name)", tolerance: 1e-9)
    #expect(test.omitted == omitted)
  }

  @Test("Coefficients, goodness of fit, likelihood and criteria.", arguments: cases)
  func fit(name: String) throws {
    let (expected, fitted) = try fit(name)
    agree(fitted.coefficients, expected.coefficients, "coefficients")
    let rSquared = [try #require(fitted.rSquared), try #require(fitted.adjustedRSquared)]
    agree(rSquared, [expected.rSquared, expected.adjustedRSquared], "R²")
    #expect(fitted.totalSumOfSquaresKind == (expected.intercept ? .centred : .uncentred))
    agree([fitted.residualStandardDeviation], [expected.s], "s")
    let criteria = try fitted.criteria()
    agree(
      [
        criteria.logLikelihood, criteria.akaike, criteria.bayesian,
        try #require(criteria.hannanQuinn),
      ],
      [
        expected.logLikelihood, expected.akaike, expected.bayesian, expected.hannanQuinn,
      ], "criteria")
    agree(fitted.leverage, expected.leverage, "leverage")
  }

  @Test("Covariances: classical, White's four, Newey and West's.", arguments: cases)
  func covariances(name: String) throws {
    let (expected, fitted) = try fit(name)
    let pairs: [(CoefficientCovariance, [[Double]])] = [
      (.classical, expected.classical), (.white(.hc0), expected.hc0),
      (.white(.hc1), expected.hc1), (.white(.hc2), expected.hc2), (.white(.hc3), expected.hc3),
      (.neweyWest(lags: 4), expected.neweyWest4),
      (.neweyWest(lags: 4, smallSample: true), expected.neweyWest4Small),
      (.neweyWest(), expected.neweyWestRule),
    ]
    for (estimator, other) in pairs {
      let covariance = try fitted.covariance(estimator)
      let largest = other.joined().reduce(0) { max($0, abs($1)) }
      for i in other.indices {
        for j in other.indices {
          #expect(abs(covariance[i, j] - other[i][j]) <= 1e-11 * largest, "\(estimator)")
        }
      }
    }
  }

  @Test("t and F tests with classical and HC3 errors.", arguments: cases)
  func inference(name: String) throws {
    let (expected, fitted) = try fit(name)
    agree(try fitted.coefficientTests().map(\.pValue), expected.tPValues, "p", tolerance: 1e-9)
    agree(
      try fitted.coefficientTests(.white(.hc3)).map(\.pValue), expected.tPValuesHC3,
      "p of HC3", tolerance: 1e-9)
    agree(try #require(try fitted.overallTest()), expected.overall)
    agree(try #require(try fitted.overallTest(.white(.hc3))), expected.overallHC3)
  }

  @Test("Predictions of the mean and of a new observation.", arguments: cases)
  func prediction(name: String) throws {
    let (expected, fitted) = try fit(name)
    let prediction = fitted.prediction(at: RegressionReference.newObservation)
    agree([prediction.mean.location], [expected.predictionMean], "mean")
    agree([prediction.mean.scale], [expected.predictionMeanError], "error of the mean")
    agree([prediction.observation.scale], [expected.predictionError], "error")
    let interval = prediction.observation.interval(0.9)
    agree(
      [interval.lowerBound, interval.upperBound], expected.predictionInterval90, "interval")
  }

  @Test("Tests of the residuals.", arguments: cases)
  func residualTests(name: String) throws {
    let (expected, fitted) = try fit(name)
    agree([try fitted.durbinWatson()], [expected.durbinWatson], "Durbin–Watson")
    agree(try fitted.jarqueBeraTest(), expected.jarqueBera)
    agree(try fitted.breuschGodfreyTest(lags: 4), expected.breuschGodfrey4)
    agree(try fitted.ljungBoxTest(lags: 8, fittedLags: 1), expected.ljungBox8)
    agree(try fitted.breuschPaganTest(), expected.breuschPagan)
    agree(try fitted.whiteTest(), expected.white)
    agree(try fitted.resetTest(), expected.reset3)
    agree(try fitted.chowTest(from: 50), expected.chow50)
    agree(try fitted.cumulatedResidualTest(), expected.cumulatedResiduals)
  }

  @Test("The lag rule is ⌊4·(T/100)^(2/9)⌋.")
  func lagRule() {
    // 4·(T/100)^(2/9) by hand: 2.80 at 20, 4 at 100, 5.72 at 500; T − 1 at 2.
    let rule = [2, 20, 100, 500].map { CoefficientCovariance.defaultLags(observations: $0) }
    #expect(rule == [1, 2, 4, 5])
  }
}
