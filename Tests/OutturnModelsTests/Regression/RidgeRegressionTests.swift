import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Ridge regression")
struct RidgeRegressionTests {
  private let equation = RegressionReference.specification("ordinary")

  @Test("Coefficients are those of statsmodels on standardised regressors.")
  func reference() throws {
    let reference = try RegressionReference.read()
    try #require(reference.ridge.count == 3)
    for expected in reference.ridge {
      let fitted = try RidgeRegression(equation, penalty: expected.penalty).fit(reference.table)
      for (x, y) in zip(fitted.coefficients, expected.coefficients) {
        #expect(abs(x - y) < 1e-11 * abs(y))
      }
      #expect(abs(fitted.effectiveParameters - expected.effectiveParameters) < 1e-11)
    }
  }

  @Test("A vanishing penalty gives least squares, a huge one the mean.")
  func limits() throws {
    let table = try RegressionReference.read().table
    let plain = try equation.fit(table)
    let free = try RidgeRegression(equation, penalty: 1e-10).fit(table)
    for (x, y) in zip(free.coefficients, plain.coefficients) { #expect(abs(x - y) < 1e-10) }
    #expect(abs(free.effectiveParameters - 4) < 1e-10)
    let held = try RidgeRegression(equation, penalty: 1e12).fit(table)
    let y = table.series("consumption")
    #expect(abs(held.coefficients[0] - y.reduce(0, +) / Double(y.count)) < 1e-8)
    #expect(held.coefficients.dropFirst().allSatisfy { abs($0) < 1e-8 })
  }

  @Test("It is the mean of a Bayesian regression whose prior is the penalty.")
  func bayesian() throws {
    let table = try RegressionReference.read().table
    let penalty = 25.0
    let equation = LinearRegression(
      "consumption", on: ["income", "investment"], hasIntercept: false)
    let ridge = try RidgeRegression(equation, penalty: penalty).fit(table)
    let variances = ["income", "investment"].map { name in
      let x = table.series(name)
      return Double(x.count) / x.reduce(0) { $0 + $1 * $1 } / penalty
    }
    let prior = NormalInverseGamma(
      mean: [0, 0], covarianceScale: Matrix(diagonal: variances), shape: 1, scale: 1)
    let posterior = try BayesianLinearRegression(equation, prior: prior).fit(table).posterior
    for (x, y) in zip(ridge.coefficients, posterior.mean) { #expect(relative(x, y) < 1e-12) }
  }

  @Test("Units change nothing but units.")
  func units() throws {
    let table = try RegressionReference.read().table
    let plain = try RidgeRegression(equation, penalty: 7).fit(table)
    let scaled = try RidgeRegression(equation, penalty: 7)
      .fit(table.mapping("income") { 1000 * $0 }.mapping("investment") { $0 + 40 })
    #expect(relative(1000 * scaled.coefficient("income"), plain.coefficient("income")) < 1e-12)
    #expect(relative(scaled.coefficient("investment"), plain.coefficient("investment")) < 1e-12)
    #expect(zip(scaled.fittedValues, plain.fittedValues).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("More regressors than observations and collinear ones are no obstacle.")
  func singular() throws {
    var sample = RegressionSample(3)
    let few = sample.table(4, regressors: ["a", "b", "c", "d", "e"])
    let twin = few.adding("f", few.series("a"))
    let names = ["a", "b", "c", "d", "e", "f"]
    let fitted = try RidgeRegression(LinearRegression("y", on: names), penalty: 0.5).fit(twin)
    // Equal columns share their coefficient equally.
    #expect(abs(fitted.coefficient("a") - fitted.coefficient("f")) < 1e-12)
    #expect(fitted.effectiveParameters < 4)
  }

  @Test("A regressor that never varies is named, one observation is too few.")
  func refusals() {
    var sample = RegressionSample(4)
    let table = sample.table(10)
    #expect(throws: EstimationError.collinear(names: ["b"])) {
      try RidgeRegression(LinearRegression("y", on: ["a", "b"]), penalty: 1)
        .fit(table.mapping("b") { _ in 0.1 })
    }
    let one = SeriesTable(names: table.names, values: table.values[[0], [0, 1, 2]])
    #expect(
      throws: EstimationError.tooFewObservations(response: "y", observations: 1, needed: 2)
    ) { try RidgeRegression(LinearRegression("y", on: ["a"]), penalty: 1).fit(one) }
  }
}
