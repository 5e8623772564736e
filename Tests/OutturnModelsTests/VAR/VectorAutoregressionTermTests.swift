import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Deterministic terms and exogenous series")
struct VectorAutoregressionTermTests {
  private let reference: VectorAutoregressionReference
  private let table: SeriesTable

  init() throws {
    reference = try VectorAutoregressionReference.read()
    table = try VectorAutoregressionReference.table()
  }

  private func fit(
    _ model: VectorAutoregression, _ table: SeriesTable? = nil
  ) throws(EstimationError) -> FittedVectorAutoregression {
    try model.fit(table ?? self.table, seed: Seed(1))
  }

  @Test("Trend, seasonal dummies and an impulse are statsmodels'.")
  func terms() throws {
    let fitted = try fit(
      VectorAutoregression(lags: 3, deterministic: .both, seasons: 4, impulses: [20]))
    #expect(
      Array(fitted.regressorNames.prefix(6)) == [
        "constant", "trend", "season.2", "season.3", "season.4", "impulse.21",
      ])
    let known = reference.terms
    #expect(relativeDistance(fitted.coefficients, Matrix(rows: known.coefficients)) < 1e-11)
    #expect(relativeDistance(fitted.standardErrors, Matrix(rows: known.standardErrors)) < 1e-11)
    #expect(abs(fitted.logLikelihood - known.logLikelihood) < 1e-9)
    #expect(
      relativeDistance(fitted.forecastMean(horizon: 4), Matrix(rows: known.forecast)) < 1e-11)
    // The period with a dummy of its own is met exactly.
    for j in 0..<3 { #expect(abs(fitted.residuals[20 - 3, j]) < 1e-14) }
  }

  @Test("An exogenous series is statsmodels', and its future moves the forecast.")
  func exogenous() throws {
    let known = reference.exogenous
    let fitted = try fit(VectorAutoregression(lags: 1, exogenous: ["consumption"]))
    #expect(fitted.seriesNames == ["investment", "income"])
    #expect(
      fitted.regressorNames == ["constant", "consumption", "investment.l1", "income.l1"])
    #expect(relativeDistance(fitted.coefficients, Matrix(rows: known.coefficients)) < 1e-11)
    #expect(relativeDistance(fitted.standardErrors, Matrix(rows: known.standardErrors)) < 1e-11)
    let future = SeriesTable(names: ["consumption"], values: Matrix(column: known.future))
    let given = try fitted.given(future)
    #expect(relativeDistance(given.forecastMean(horizon: 3), Matrix(rows: known.forecast)) < 1e-11)
    #expect(relativeDistance(given.forecastCovariances(horizon: 3, .shocks), known.mse) < 1e-11)
    // One point more in the second period moves it by the coefficient, and not the first.
    var raised = future.values
    raised[1, 0] += 0.01
    let moved = try fitted.given(SeriesTable(names: ["consumption"], values: raised))
    let difference = moved.forecastMean(horizon: 3) - given.forecastMean(horizon: 3)
    for j in 0..<2 {
      #expect(difference[0, j] == 0)
      #expect(abs(difference[1, j] - 0.01 * fitted.coefficients[1, j]) < 1e-15)
    }
    let paths = (
      given.simulatedPaths(horizon: 3, count: 2, seed: Seed(1)),
      moved.simulatedPaths(horizon: 3, count: 2, seed: Seed(1))
    )
    #expect(paths.0.map { $0.row(0) } == paths.1.map { $0.row(0) } && paths.0 != paths.1)
  }

  @Test("The future of exogenous series is asked for by name.")
  func exogenousFuture() throws {
    let fitted = try fit(VectorAutoregression(lags: 1, exogenous: ["consumption"]))
    let wrong = SeriesTable(names: ["exports"], values: Matrix(column: [1]))
    #expect(
      throws: EstimationError.exogenousFuture(missing: ["consumption"], unexpected: ["exports"])
    ) { try fitted.given(wrong) }
    let short = SeriesTable(names: ["consumption"], values: Matrix(column: [0.02, 0.01]))
    #expect(
      throws: EstimationError.tooFewObservations(
        response: "consumption", observations: 2, needed: 3)
    ) { try fitted.given(short, horizon: 3) }
    #expect(throws: EstimationError.unknownSeries(names: ["exports"], known: table.names)) {
      try fit(VectorAutoregression(lags: 1, exogenous: ["exports"]))
    }
  }

  @Test("Seasons without a constant have a dummy each and the same fit.")
  func seasonsWithoutConstant() throws {
    let with = try fit(VectorAutoregression(lags: 1, seasons: 4))
    let without = try fit(VectorAutoregression(lags: 1, deterministic: .none, seasons: 4))
    #expect(
      Array(without.regressorNames.prefix(4)) == ["season.1", "season.2", "season.3", "season.4"])
    #expect(relativeDistance(without.residuals, with.residuals) < 1e-12)
    #expect(
      relativeDistance(without.forecastMean(horizon: 6), with.forecastMean(horizon: 6)) < 1e-12)
  }

  @Test("More unknowns than rows are refused with the names and the rows needed.")
  func fewRows() throws {
    // 7 regressors and 3 series need 10 rows after the 2 of the lags.
    #expect(
      throws: EstimationError.tooFewObservations(
        response: "investment, income, consumption", observations: 9, needed: 10)
    ) { try fit(VectorAutoregression(lags: 2), table.suffix(11)) }
    let fitted = try fit(VectorAutoregression(lags: 2), table.suffix(12))
    #expect(fitted.rowCount == 10)
    #expect(
      throws: EstimationError.tooFewObservations(
        response: "investment, income, consumption", observations: 0, needed: 16)
    ) { try fit(VectorAutoregression(lags: 4), table.suffix(3)) }
  }

  @Test("A constant series is named.")
  func constantSeries() {
    let still = table.replacing(1) { _ in 0.02 }
    #expect(throws: EstimationError.noVariation(series: ["income"])) {
      try fit(VectorAutoregression(lags: 2), still)
    }
  }

  @Test("Series that add up to each other are named, all of them.")
  func collinear() {
    let sum = table.replacing(2) { $0[0] + $0[1] }
    #expect(
      throws: EstimationError.collinear(
        names: ["investment.l1", "income.l1", "consumption.l1"])
    ) { try fit(VectorAutoregression(lags: 1), sum) }
  }

  @Test("Series whose shocks add up to each other are named when no lag tells.")
  func collinearShocks() {
    let sum = table.replacing(2) { $0[0] + $0[1] }
    #expect(
      throws: EstimationError.collinear(names: ["investment", "income", "consumption"])
    ) { try fit(VectorAutoregression(lags: 0), sum) }
  }

  @Test("A dummy for a row outside the sample is named.")
  func impulseOutside() {
    #expect(throws: EstimationError.collinear(names: ["impulse.1"])) {
      try fit(VectorAutoregression(lags: 2, impulses: [0]))
    }
  }

  @Test("A series that follows its past exactly is refused: nothing is left to chance.")
  func exact() {
    var values = [1.0, 1.5]
    for t in 2..<30 { values.append(1.4 * values[t - 1] - 0.6 * values[t - 2]) }
    let process = SeriesTable(names: ["x"], values: Matrix(column: values))
    #expect(
      throws: EstimationError.exactFit(response: "x", observations: Array(0..<28))
    ) { try fit(VectorAutoregression(lags: 2, deterministic: .none), process) }
  }

  @Test("Without lags and terms the forecast is zero and the covariance that of the data.")
  func nothing() throws {
    let fitted = try fit(VectorAutoregression(lags: 0, deterministic: .none))
    #expect(fitted.regressorNames.isEmpty)
    #expect(fitted.residuals == table.values)
    #expect(fitted.forecastMean(horizon: 2) == Matrix(rowCount: 2, columnCount: 3))
    #expect(fitted.simulatedPaths(horizon: 2, count: 2, seed: Seed(1)).count == 2)
  }
}
