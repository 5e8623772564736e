import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Lütkepohl's vector autoregression")
struct LuetkepohlVARTests {
  private let reference: VectorAutoregressionReference.Luetkepohl
  private let table: SeriesTable
  private let fitted: FittedVectorAutoregression

  init() throws {
    reference = try VectorAutoregressionReference.read().luetkepohl
    table = try VectorAutoregressionReference.table()
    fitted = try VectorAutoregression(lags: 2).fit(table, seed: Seed(1))
  }

  @Test("Coefficients, standard errors and covariances are statsmodels'.")
  func estimates() {
    #expect(fitted.rowCount == 73 && fitted.degreesOfFreedom == 66)
    #expect(
      fitted.regressorNames == [
        "constant", "investment.l1", "income.l1", "consumption.l1", "investment.l2", "income.l2",
        "consumption.l2",
      ])
    // Condition number of the scaled regressors below 10; twelve digits are kept.
    #expect(relativeDistance(fitted.coefficients, Matrix(rows: reference.coefficients)) < 1e-12)
    #expect(relativeDistance(fitted.standardErrors, Matrix(rows: reference.standardErrors)) < 1e-12)
    #expect(relativeDistance(fitted.covariance, Matrix(rows: reference.covariance)) < 1e-12)
    #expect(
      relativeDistance(
        fitted.maximumLikelihoodCovariance, Matrix(rows: reference.maximumLikelihoodCovariance))
        < 1e-12)
    #expect(abs(fitted.logLikelihood - reference.logLikelihood) < 1e-9)
  }

  @Test("The textbook's own digits.")
  func textbook() {
    // Lütkepohl (2005), 3.2.3: three decimals of the coefficients.
    let printed: [[Double]] = [
      [-0.017, 0.016, 0.013], [-0.320, 0.044, -0.002], [0.146, -0.153, 0.225],
      [0.961, 0.289, -0.264], [-0.161, 0.050, 0.034], [0.115, 0.019, 0.355],
      [0.934, -0.010, -0.022],
    ]
    for (i, row) in printed.enumerated() {
      for (j, value) in row.enumerated() {
        #expect(abs(fitted.coefficients[i, j] - value) <= 0.0005 + 1e-12)
      }
    }
    // Σ̂·10⁴ to the same.
    for (place, value) in [(0, 21.30), (1, 1.37), (2, 0.89)] {
      #expect(abs(1e4 * fitted.covariance[place, place] - value) <= 0.0051)
    }
  }

  @Test("Roots, stability and mean.")
  func roots() throws {
    #expect(fitted.isStable)
    let roots = try fitted.roots()
    for (root, modulus) in zip(roots, reference.moduli) {
      #expect(abs(root.modulus - modulus) < 1e-12)
    }
    #expect(roots.count == 6)
    #expect(abs(fitted.spectralRadius - 1 / 1.7529439618) < 1e-10)
    let mean = try #require(fitted.mean)
    for (one, other) in zip(mean, reference.mean) { #expect(abs(one - other) < 1e-13) }
  }

  @Test("Information criteria by both conventions.")
  func criteria() {
    let criteria = fitted.informationCriteria
    #expect(abs(criteria.akaike - -24.549438529) < 5e-10)
    // gretl prints −2ℓ/T + 2k/T to four decimals.
    #expect(abs(criteria.akaike + criteria.likelihoodConstant - -16.0358) < 5e-5)
    let byLikelihood = (-2 * fitted.logLikelihood + 2 * 21) / 73
    #expect(abs(criteria.akaike + criteria.likelihoodConstant - byLikelihood) < 1e-12)
  }

  @Test("Lag selection on one sample: AIC and FPE choose 2, BIC and HQ 0.")
  func lagOrder() throws {
    let selection = try VectorAutoregression(lags: 1).lagSelection(table, maximumLags: 4)
    #expect(selection.rowCount == 71)
    #expect(selection.akaike == 2 && selection.finalPredictionError == 2)
    #expect(selection.bayes == 0 && selection.hannanQuinn == 0)
    try #require(selection.criteria.count == reference.criteria.count)
    for (one, other) in zip(selection.criteria, reference.criteria) {
      #expect(abs(one.values.akaike - other.akaike) < 1e-11)
      #expect(abs(one.values.bayes - other.bayes) < 1e-11)
      #expect(abs(one.values.hannanQuinn - other.hannanQuinn) < 1e-11)
      #expect(abs(one.values.finalPredictionError / other.fpe - 1) < 1e-10)
    }
  }

  @Test("Forecasts and their covariance, with and without the error of the coefficients.")
  func forecasts() {
    #expect(
      relativeDistance(fitted.forecastMean(horizon: 8), Matrix(rows: reference.forecast)) < 1e-12)
    #expect(
      relativeDistance(fitted.forecastCovariances(horizon: 8, .shocks), reference.mse) < 1e-12)
    let average = fitted.forecastCovariances(horizon: 8, .shocksAndParametersOnAverage)
    #expect(relativeDistance(average, reference.forecastCovariance) < 1e-11)
    // One step ahead the coefficients add k/T.
    #expect(abs(sqrt(average[0][0, 0] / fitted.covariance[0, 0]) - 1.0468478452) < 1e-10)
    #expect(abs(fitted.forecastMean(horizon: 1)[0, 0] - -0.0108109430691) < 1e-13)
  }

  @Test("The printed half-widths of investment.")
  func halfWidths() {
    let quantile = Normal.quantile(0.975)
    let shocks = fitted.forecastCovariances(horizon: 3, .shocks).map { quantile * sqrt($0[0, 0]) }
    for (one, printed) in zip(shocks, [0.0904482271501, 0.0953635492125, 0.0961031505713]) {
      #expect(abs(one - printed) < 1e-12)
    }
    let average = fitted.forecastCovariances(horizon: 1, .shocksAndParametersOnAverage)[0]
    let mean = fitted.forecastMean(horizon: 1)[0, 0]
    #expect(abs(mean - quantile * sqrt(average[0, 0]) - -0.10549647) < 1e-8)
    #expect(abs(mean + quantile * sqrt(average[0, 0]) - 0.08387459) < 1e-8)
  }

  @Test("From the rows at hand the coefficients add xᵀ(XᵀX)⁻¹x one step ahead.")
  func conditionalUncertainty() {
    let x = [1] + table.values.row(74) + table.values.row(73)
    let leverage = zip(x, fitted.inverseGram * x).reduce(0) { $0 + $1.0 * $1.1 }
    let covariances = fitted.forecastCovariances(horizon: 6)
    #expect(relativeDistance(covariances[0], (1 + leverage) * fitted.covariance) < 1e-12)
    for (all, shocks) in zip(covariances, fitted.forecastCovariances(horizon: 6, .shocks)) {
      for i in 0..<3 { #expect(all[i, i] > shocks[i, i]) }
    }
  }

  @Test("Impulse responses: unit, orthogonalised, generalised, cumulated.")
  func impulseResponses() {
    let orthogonalised = fitted.impulseResponse(horizon: 8)
    #expect(relativeDistance(orthogonalised.responses, reference.orthogonalised) < 1e-11)
    #expect(relativeDistance(orthogonalised.cumulated.responses, reference.cumulated) < 1e-11)
    #expect(
      relativeDistance(fitted.impulseResponse(horizon: 8, .unit).responses, reference.unit) < 1e-11)
    #expect(
      relativeDistance(
        fitted.impulseResponse(horizon: 8, .generalised).responses, reference.generalised) < 1e-11)
    let printed = [0.00267055, -0.00046785, 0.00278309, 0.00006515]
    for (one, value) in zip(orthogonalised.path(of: "consumption", to: "investment"), printed) {
      #expect(abs(one - value) < 5.001e-9)
    }
  }

  @Test("Forecast-error variance decomposition.")
  func decomposition() {
    let shares = fitted.varianceDecomposition(horizon: 8).shares
    #expect(shares.count == 8)
    for (h, share) in shares.enumerated() {
      for i in 0..<3 {
        #expect(abs(share.row(i).reduce(0, +) - 1) < 1e-14)
        for j in 0..<3 {
          #expect(abs(share[i, j] - reference.decomposition[i][h][j]) < 1e-12)
        }
      }
    }
    for (one, printed) in zip(shares[3].row(2), [0.12870329, 0.33498754, 0.53630917]) {
      #expect(abs(one - printed) < 5.001e-9)
    }
  }

  @Test("Granger causality, both ways.")
  func granger() throws {
    let tests = try [
      fitted.grangerTest(["investment"], causes: ["income", "consumption"]),
      fitted.grangerTest(["income", "consumption"], causes: ["investment"]),
    ]
    for (test, known) in zip(tests, reference.granger) {
      #expect(abs(test.statistic - known.statistic) < 1e-10)
      #expect(abs(test.pValue - known.p) < 1e-11)
      #expect([Double(test.restrictions), Double(test.degreesOfFreedom)] == known.df)
    }
    #expect(abs(tests[1].statistic - 1.5917019484) < 5.001e-11)
    #expect(abs(tests[1].pValue - 0.1779664418) < 5.001e-11)
  }

  @Test("The Granger statistic is what one regression with and without the lags gives.")
  func grangerByRestriction() throws {
    // In one equation the Wald statistic is the F test of two residual sums of squares.
    let test = try fitted.grangerTest(["income", "consumption"], causes: ["investment"])
    let rows = Array(2..<75)
    let lags = Matrix(
      rows: rows.map { [1, table.values[$0 - 1, 0], table.values[$0 - 2, 0]] })
    let y = table.values[rows, [0]]
    let errors = y - lags * (try PivotedQR(lags).leastSquares(y))
    let restricted = errors.elements.reduce(0) { $0 + $1 * $1 }
    let free = fitted.residuals.column(0).reduce(0) { $0 + $1 * $1 }
    #expect(abs(test.statistic - (restricted - free) / 4 / (free / 66)) < 1e-9)
  }

  @Test("Residual tests are statsmodels'.")
  func residualTests() throws {
    let normality = fitted.normalityTest()
    #expect(abs(normality.both.statistic - reference.normality.statistic) < 1e-9)
    #expect(abs(normality.both.pValue - reference.normality.p) < 1e-11)
    #expect(
      normality.both.statistic == normality.skewness.statistic + normality.kurtosis.statistic)
    let portmanteau = [
      fitted.portmanteauTest(lags: 12), fitted.portmanteauTest(lags: 12, adjusted: false),
      fitted.portmanteauTest(lags: 4),
    ]
    for (test, known) in zip(portmanteau, reference.portmanteau) {
      #expect(abs(test.statistic - known.statistic) < 1e-9)
      #expect(test.degreesOfFreedom == known.df)
      #expect(abs(test.pValue - known.p) < 1e-10)
    }
  }

  @Test("Multiplier tests are those of the formulas in NumPy.")
  func multiplierTests() throws {
    for (lags, known) in zip([1, 4], reference.lagrangeMultiplier) {
      let test = try fitted.lagrangeMultiplierTest(lags: lags)
      #expect(abs(test.statistic - known.statistic) < 1e-9)
      #expect(test.degreesOfFreedom == known.df)
      #expect(abs(test.pValue - known.p) < 1e-10)
    }
    let arch = try fitted.archTest(lags: 1)
    #expect(abs(arch.statistic - reference.arch[0].statistic) < 1e-8)
    #expect(arch.degreesOfFreedom == reference.arch[0].df)
    #expect(abs(arch.pValue - reference.arch[0].p) < 1e-9)
  }

  @Test("With one series they are statsmodels' univariate tests.")
  func univariateTests() throws {
    let single = SeriesTable(
      names: ["investment"], values: Matrix(column: table.values.column(0)))
    let fitted = try VectorAutoregression(lags: 2).fit(single, seed: Seed(1))
    let test = try fitted.lagrangeMultiplierTest(lags: 3)
    #expect(abs(test.statistic - reference.univariate.lagrangeMultiplier) < 1e-9)
    #expect(abs(try fitted.archTest(lags: 3).statistic - reference.univariate.arch) < 1e-9)
  }
}
