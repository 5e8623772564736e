import Outturn
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import OutturnReporting
import OutturnSeries
import Testing

/// What `fit` shows, held to what the library gives for the same figures, whose referees are the
/// library's own tests.
@Suite("What fit shows is what the library computes")
struct EstimateTests {
  private static let folder = ShippedModelsTests.folders.first { $0.hasSuffix("lingling-2026") }!

  private static func document(
    _ estimator: Estimator, _ change: (inout FitRequest) -> Void = { _ in }
  ) throws -> FittedEstimator {
    var request = FitRequest()
    request.estimators = [estimator]
    change(&request)
    var options = ForecastOptions()
    options.draws = 512
    let document = try Project(at: folder).estimates(request, options)
    #expect(document.asked == [estimator.rawValue])
    return try #require(document.estimators.first)
  }

  /// China's growth 2012 to 2025 by indicator, model units, read from the model's own files.
  private static func table(_ names: [String]) throws -> SeriesTable {
    let model = try Project(at: folder).model
    let columns = try names.map { name in
      let series = try #require(model.specification.series.first { $0.id == name })
      let figures = model.dataset.series(
        SeriesKey(region: "china", series: name, measure: .growth),
        rule: model.specification.vintageRule)
      return try (2012...2025).map {
        series.transformation.forward(try #require(figures[Period(year: $0)]))
      }
    }
    return SeriesTable(
      names: names,
      values: Matrix(
        rowCount: 14, columnCount: names.count, columnMajor: columns.flatMap(\.self)))
  }

  @Test("A regression's coefficients, three standard errors, criteria and tests")
  func regression() throws {
    let shown = try Self.document(.regression) {
      $0.lags = 0
      $0.outliers = OutlierRule.none
      $0.indicators = ["gdp", "industry", "retail"]
    }
    let fitted = try LinearRegression("gdp", on: ["industry", "retail"]).fit(
      try Self.table(["gdp", "industry", "retail"]))
    #expect(shown.coefficients.map(\.regressor) == ["constant", "industry", "retail"])
    #expect(shown.coefficients.map(\.estimate) == fitted.coefficients)
    for (key, estimator) in [
      ("classical", CoefficientCovariance.classical), ("hc3", .white(.hc3)),
      ("newey_west", .neweyWest()),
    ] {
      #expect(
        shown.coefficients.map { $0.standardErrors[key] }
          == (try fitted.coefficientTests(estimator)).map(\.standardError))
    }
    let criteria = try fitted.criteria()
    #expect(shown.criteria.map(\.bayes) == [criteria.bayesian])
    #expect(shown.criteria.map(\.akaike) == [criteria.akaike])
    let breuschGodfrey = try fitted.breuschGodfreyTest(lags: 1)
    let test = try #require(shown.tests.first { $0.id == "breusch_godfrey" })
    #expect(test.statistic == breuschGodfrey.statistic && test.pValue == breuschGodfrey.pValue)
    let simulated = try fitted.simulatedPValue(seed: Seed(20_260_101)) {
      sample throws(EstimationError) in try sample.breuschGodfreyTest(lags: 1).statistic
    }
    #expect(test.simulatedPValue == simulated.pValue)
    #expect(test.verdict == TestVerdict(pValue: simulated.pValue))
    #expect(shown.figures.first { $0.id == "r_squared" }?.value == fitted.rSquared)
    #expect(shown.outliers.rule == "none" && shown.outliers.years == [2020, 2021, 2022])
  }

  @Test("Leaving years out of a regression is a dummy for each of them")
  func leftOut() throws {
    let one = try Self.document(.regression) { $0.lags = 1 }
    let two = try Self.document(.regression) {
      $0.lags = 1
      $0.outliers = .dummies
    }
    for coefficient in one.coefficients {
      let other = try #require(
        two.coefficients.first { $0.regressor == coefficient.regressor })
      // Two computations of one number of size 1, by QR of different columns.
      #expect(abs(coefficient.estimate - other.estimate) < 1e-9)
    }
    #expect(
      two.coefficients.map(\.regressor).suffix(3) == ["dummy.2020", "dummy.2021", "dummy.2022"])
    // A dummy leaves its observation no error of its own to correct.
    #expect(two.coefficients.allSatisfy { $0.standardErrors["hc3"] == nil })
  }

  @Test("Weights are 1 over the factors of the model's files")
  func weighted() throws {
    let shown = try Self.document(.regression) {
      $0.lags = 0
      $0.outliers = .weighted
      $0.indicators = ["gdp", "retail"]
    }
    let plain = try Self.table(["gdp", "retail"])
    let factors: [Int: Double] = [2020: 25, 2021: 25, 2022: 9]
    let weights = (2012...2025).map { 1 / (factors[$0] ?? 1) }
    let fitted = try LinearRegression("gdp", on: ["retail"], weights: "w").fit(
      SeriesTable(
        names: ["gdp", "retail", "w"],
        values: Matrix(
          rowCount: 14, columnCount: 3, columnMajor: plain.values.elements + weights)))
    #expect(shown.coefficients.map(\.estimate) == fitted.coefficients)
    #expect(shown.sample?.rows == 14 && shown.outliers.rule == "weighted")
    #expect(shown.outliers.statement.en.contains("1/25 in 2020, 1/25 in 2021, 1/9 in 2022"))
  }

  @Test("Ridge regression's penalty is the one with the smallest cross-validation")
  func ridge() throws {
    let shown = try Self.document(.ridge) {
      $0.lags = 0
      $0.outliers = OutlierRule.none
      $0.indicators = ["gdp", "industry", "retail"]
    }
    let penalty = try #require(shown.figures.first { $0.id == "penalty" }?.value)
    let equation = LinearRegression("gdp", on: ["industry", "retail"])
    let table = try Self.table(["gdp", "industry", "retail"])
    let fitted = try RidgeRegression(equation, penalty: penalty).fit(table)
    #expect(shown.coefficients.map(\.estimate) == fitted.coefficients)
    #expect(shown.coefficients.allSatisfy { $0.standardErrors.isEmpty && $0.pValue == nil })
    for factor in [0.5, 2] {
      let other = try RidgeRegression(equation, penalty: factor * penalty).fit(table)
      #expect(other.generalisedCrossValidation >= fitted.generalisedCrossValidation)
    }
  }

  @Test("A weak prior moves coefficients towards 0, and with them nothing else")
  func bayesianRegression() throws {
    func shown(_ indicators: [String]) throws -> FittedEstimator {
      try Self.document(.bayesianRegression) {
        $0.lags = 0
        $0.outliers = OutlierRule.none
        $0.indicators = indicators
      }
    }
    let table = try Self.table(["gdp", "retail"])
    let posterior = try shown(["gdp", "retail"])
    let slope = try #require(posterior.coefficients.last)
    let leastSquares = try LinearRegression("gdp", on: ["retail"]).fit(table)
    // With one regressor the unit-information prior is T/(T + 1) of least squares; the constant's
    // own prior, 100 standard deviations wide, moves that in the fifth digit.
    let expected = 14.0 / 15 * leastSquares.coefficient("retail")
    #expect(abs(slope.estimate / expected - 1) < 1e-4)
    #expect((slope.standardErrors["posterior"] ?? 0) > 0)
    // Which series is named first decides what is explained; nothing else has an order.
    let one = try shown(["gdp", "industry", "retail"])
    let other = try shown(["gdp", "retail", "industry"])
    for coefficient in one.coefficients {
      let same = try #require(
        other.coefficients.first { $0.regressor == coefficient.regressor })
      #expect(abs(same.estimate - coefficient.estimate) < 1e-9)
    }
  }

  @Test("An exogenous series explains, and its future has to be known")
  func exogenous() throws {
    let national = ExogenousSeries(region: "china", series: "gdp", next: 4.8)
    let shown = try Self.document(.vectorAutoregression) {
      $0.region = "hunan"
      $0.indicators = ["gdp"]
      $0.exogenous = [national]
      $0.lags = 1
      $0.outliers = OutlierRule.none
    }
    let regression = try Self.document(.regression) {
      $0.region = "hunan"
      $0.indicators = ["gdp"]
      $0.exogenous = [national]
      $0.lags = 1
      $0.outliers = OutlierRule.none
    }
    // One equation is a regression on its own past and the series given.
    for coefficient in shown.coefficients {
      let same = try #require(
        regression.coefficients.first { $0.regressor == coefficient.regressor })
      #expect(abs(same.estimate - coefficient.estimate) < 1e-9)
    }
    #expect(shown.exogenous.map(\.id) == ["china.gdp"])
    let model = try Project(at: Self.folder).model
    let last = try #require(
      model.dataset.series(
        SeriesKey(region: "hunan", series: "gdp", measure: .growth),
        rule: model.specification.vintageRule)[Period(year: 2025)])
    let sum = shown.coefficients.reduce(0.0) { sum, coefficient in
      switch coefficient.regressor {
      case "constant": sum + coefficient.estimate
      case "china.gdp": sum + 4.8 * coefficient.estimate
      default: sum + last * coefficient.estimate
      }
    }
    #expect(abs(try #require(shown.expected.first).mean - sum) < 1e-9)

    #expect("The value of 2026 is not given") {
      _ = try Self.document(.vectorAutoregression) {
        $0.region = "hunan"
        $0.indicators = ["gdp"]
        $0.exogenous = [ExogenousSeries(region: "china", series: "gdp")]
      }
    } throws: { error in
      (error as? ForecastFailure)?.message.en.contains("china.gdp in that year") ?? false
    }
  }

  @Test("A vector autoregression's numbers, from coefficients to the last year's shocks")
  func vectorAutoregression() throws {
    let shown = try Self.document(.vectorAutoregression) {
      $0.lags = 2
      $0.outliers = OutlierRule.none
      $0.indicators = ["gdp", "retail"]
    }
    let table = try Self.table(["gdp", "retail"])
    let fitted = try VectorAutoregression(lags: 2).fit(table, seed: Seed(20_260_101))
    #expect(shown.coefficients.map(\.estimate) == fitted.coefficients.elements)
    #expect(
      shown.coefficients.map { $0.standardErrors["classical"] }
        == fitted.standardErrors.elements.map(Optional.some))
    #expect(shown.roots.map(\.modulus) == (try fitted.roots()).map(\.modulus))
    #expect(shown.expected.map(\.mean) == fitted.forecastMean(horizon: 1).row(0))
    #expect(shown.expected.allSatisfy { $0.period == Period(year: 2026) })
    #expect(shown.criteria.map(\.bayes) == [fitted.informationCriteria.bayes])
    let granger = try fitted.grangerTest(["retail"], causes: ["gdp"])
    let check = try #require(shown.granger.first { $0.cause == "retail" })
    #expect(check.effect == "gdp" && check.pValue == granger.pValue)
    let response = fitted.impulseResponse(horizon: 5)
    for path in shown.impulseResponses {
      #expect(path.values == response.path(of: path.series, to: path.shock))
    }
    let shares = fitted.varianceDecomposition(horizon: 5).shares[4]
    let share = try #require(
      shown.varianceShares.first { $0.series == "retail" && $0.horizon == 5 })
    #expect(share.shares["gdp"] == shares[1, 0])
    for year in shown.lastYear {
      #expect(year.period == Period(year: 2025))
      let sum = year.contributions.values.reduce(year.withoutShocks, +)
      // Sums of a dozen numbers of size 10.
      #expect(abs(sum - year.actual) < 1e-10)
    }
    let portmanteau = fitted.portmanteauTest(lags: 3)
    #expect(shown.tests.first { $0.id == "portmanteau" }?.statistic == portmanteau.statistic)
  }

  @Test("Lags are chosen by BIC among those that every order's sample carries")
  func lagSelection() throws {
    let shown = try Self.document(.vectorAutoregression) {
      $0.outliers = OutlierRule.none
      $0.indicators = ["gdp", "retail"]
    }
    let selection = try VectorAutoregression(lags: 1).lagSelection(
      try Self.table(["gdp", "retail"]), maximumLags: 3)
    #expect(shown.criteria.map(\.bayes) == selection.criteria.map(\.values.bayes))
    let best = try #require(
      selection.criteria.dropFirst().min { $0.values.bayes < $1.values.bayes })
    #expect(shown.sample?.lags == best.lags)
    #expect(shown.criteria.filter(\.isUsed).map(\.lags) == [best.lags])
  }

  @Test("A Bayesian one's posterior, tightness maximised and sampled, likelihood, unstable draws")
  func bayesian() throws {
    let shown = try Self.document(.bayesian) { $0.indicators = ["gdp", "retail"] }
    var prior = ConjugatePrior()
    prior.samplesHyperparameters = true
    var model = BayesianVectorAutoregression(lags: 1, form: .conjugate(prior))
    model.outliers = .leftOut(periods: [8, 9, 10])
    model.ownLagMeans = ["gdp": 0.9, "retail": 0.9]
    model.sampling.draws = 512
    model.sampling.thinning = 4
    let fitted = try model.fit(try Self.table(["gdp", "retail"]), seed: Seed(20_260_101))
    let search = try #require(fitted.search)
    func figure(_ id: String) -> Double? { shown.figures.first { $0.id == id }?.value }
    #expect(figure("tightness_maximised") == search.hyperparameters.tightness)
    #expect(figure("log_marginal_likelihood") == search.logMarginalLikelihood)
    #expect(figure("unstable_draws") == Double(fitted.draws.unstableCount))
    #expect(figure("acceptance") == fitted.acceptance)
    let tightness = RankConvergence(chains: fitted.draws.chains { $0.parameters[0] })
    let parameter = try #require(shown.parameters.first { $0.id == "tightness" })
    #expect(parameter.mean == tightness.mean && parameter.sd == tightness.standardDeviation)
    #expect(parameter.sampling.bulkSize == tightness.bulkSize)
    #expect(parameter.sampling.meanError == tightness.meanError)
    let mean = fitted.draws.meanCoefficients.elements
    #expect(
      zip(shown.coefficients, mean).allSatisfy { abs($0.0.estimate - $0.1) < 1e-12 })
    #expect(shown.expected.map(\.mean) == fitted.forecastMean(horizon: 1).row(0))
    // The outbreak's rows are not explained.
    #expect(shown.sample?.rows == 10)
  }

  @Test("A panel's borrowing adds up, and its means are the library's")
  func panel() throws {
    let shown = try Self.document(.panel)
    #expect(shown.series.map(\.id) == ["china", "hunan", "yongzhou", "lingling"])
    for unit in shown.series {
      let shares = shown.borrowing.filter { $0.unit == unit.id }
      #expect(shares.count == 5)
      #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    }
    let model = try Project(at: Self.folder).model
    var specification = model.specification
    specification.modelled = ["gdp"]
    let observations = RegionalObservations(model.dataset, for: specification, through: 2025)
    let table = PanelTable(
      series: "gdp", units: observations.regions, firstPeriod: 2012,
      values: (0..<4).map { place in observations.values.map { $0[place][0] } }
    ).leavingOut([2020, 2021, 2022])
    let posterior = try HierarchicalAutoregression(
      warmUp: 1000, draws: 128, chains: 4, thinning: 16
    ).fit(table, seed: Seed(20_260_101))
    #expect(shown.expected.map(\.mean) == posterior.forecastMean(horizon: 1).row(0))
    let centre = RankConvergence(chains: posterior.chains.map { $0.map(\.centre) })
    #expect(shown.parameters.first { $0.id == "centre" }?.mean == centre.mean)
    #expect(
      shown.borrowing.first { $0.unit == "lingling" && $0.from == "hunan" }?.share
        == posterior.borrowing.shares[3, 1])
  }

  @Test(
    "Sampled forms show what only they have",
    arguments: [
      (Estimator.studentT, "degrees_of_freedom"), (.steadyState, "mean.gdp"),
      (.volatility, "volatility_step.gdp"), (.independent, "shock_sd.gdp"),
    ])
  func forms(estimator: Estimator, parameter: String) throws {
    let shown = try Self.document(estimator) { $0.indicators = ["gdp", "retail"] }
    #expect(shown.refusal == nil)
    let found = try #require(shown.parameters.first { $0.id == parameter })
    #expect(found.sd > 0 && found.quantiles[0.05]! < found.quantiles[0.95]!)
    #expect(shown.coefficients.count == 6)
    #expect(shown.coefficients.allSatisfy { ($0.standardErrors["posterior"] ?? 0) > 0 })
  }

  @Test(
    "An outbreak's factors are estimated in both forms that can",
    arguments: [Estimator.bayesian, .independent])
  func scaled(estimator: Estimator) throws {
    let shown = try Self.document(estimator) {
      $0.indicators = ["gdp", "retail"]
      $0.outliers = .scaled
    }
    let factors = shown.parameters.filter { $0.id.hasPrefix("outbreak_factor.") }
    #expect(factors.count == 3)
    // 2020 took retail from +8 to −4 %: its shock was several times an ordinary one.
    #expect(factors[0].mean > 2)
    #expect(factors[0].name.en.contains("2020") && factors[0].name.zhHans.contains("2020年"))
    #expect(shown.parameters.contains { $0.id == "outbreak_decay" })
  }
}
