internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries

extension Shelf {
  /// The first indicator on the others of the same year and its own past.
  ///
  /// Own lags are those asked for, else 0 or 1 by BIC over the same years. Where years are left out,
  /// tests of neighbouring errors take the years beside the gap for neighbours.
  func regression(into entry: inout FittedEstimator) throws(ForecastFailure) {
    let orders = request.lags.map { [$0] } ?? [0, 1]
    let presample = orders.max()!
    let outliers = try outliers(of: .regression, lags: presample)
    entry.outliers = outliers.statement
    try requireRegressors(lags: presample)
    var fits: [(lags: Int, fitted: FittedLinearRegression)] = []
    var refusal: ForecastFailure?
    for lags in orders where hasRegressors(lags: lags) {
      do {
        fits.append((lags, try fit(lags: lags, presample: presample, outliers)))
      } catch {
        refusal = refusal ?? failure(error, of: .regression, lags: lags)
      }
    }
    let criteria = fits.compactMap { fit in
      (try? fit.fitted.criteria()).map { (fit.lags, fit.fitted, $0) }
    }
    guard let best = criteria.min(by: { $0.2.bayesian < $1.2.bayesian }) else {
      if let refusal { throw refusal }
      throw failure(
        .exactFit(
          response: sample.definitions[0].id,
          observations: Array(0..<fits[0].fitted.observationCount)), of: .regression,
        lags: presample)
    }
    let fitted = best.1
    entry.sample = EstimatorSample(
      from: sample.firstYear + presample - best.0, through: sample.lastYear,
      rows: fitted.observationCount, lags: best.0)
    entry.coefficients = coefficients(fitted)
    entry.criteria = criteria.map {
      CriteriaRow(
        lags: $0.0, akaike: $0.2.akaike, bayes: $0.2.bayesian, hannanQuinn: $0.2.hannanQuinn,
        isUsed: $0.0 == best.0)
    }
    entry.criteriaDefinition = LocalizedText(
      zhHans:
        "AIC＝-2l＋2k，BIC＝-2l＋k·ln T，HQ＝-2l＋2k·ln ln T；l为正态对数似然的最大值，k为系数个数（不含方差），T为年数",
      en: RegressionCriteria.definition)
    entry.figures = figures(fitted)
    entry.tests = tests(fitted)
  }

  private func fit(
    lags: Int, presample: Int, _ outliers: ShelfOutliers
  ) throws(EstimationError) -> FittedLinearRegression {
    let rows = ShelfEquation(sample, lags: lags, presample: presample, outliers)
    return try rows.equation.fit(rows.table)
  }

  private func coefficients(_ fitted: FittedLinearRegression) -> [EstimatedCoefficient] {
    // The criteria exist, so the fit is not exact and the classical errors exist.
    guard let classical = try? fitted.coefficientTests() else { return [] }
    let hc3 = try? fitted.coefficientTests(.white(.hc3))
    let neweyWest = try? fitted.coefficientTests(.neweyWest())
    return classical.indices.map { place in
      var errors = ["classical": classical[place].standardError]
      errors["hc3"] = hc3?[place].standardError
      errors["newey_west"] = neweyWest?[place].standardError
      return EstimatedCoefficient(
        equation: fitted.specification.response, regressor: classical[place].name,
        estimate: classical[place].estimate, standardErrors: errors,
        pValue: classical[place].pValue, sampling: nil)
    }
  }

  private func figures(_ fitted: FittedLinearRegression) -> [EstimatorFigure] {
    func figure(_ id: String, _ zh: String, _ en: String, _ value: Double?) -> EstimatorFigure? {
      value.map { EstimatorFigure(id: id, name: LocalizedText(zhHans: zh, en: en), value: $0) }
    }
    return [
      figure("r_squared", "R²", "R²", fitted.rSquared),
      figure("adjusted_r_squared", "调整后的R²", "adjusted R²", fitted.adjustedRSquared),
      figure("residual_sd", "残差标准差", "residual sd", fitted.residualStandardDeviation),
      figure("log_likelihood", "对数似然", "log-likelihood", try? fitted.logLikelihood()),
      figure("durbin_watson", "杜宾－沃森统计量", "Durbin-Watson", try? fitted.durbinWatson()),
      figure(
        "overall_f_p", "整体F检验的p值", "p of the overall F test", try? fitted.overallTest()?.pValue),
    ].compactMap(\.self)
  }

  private func tests(_ fitted: FittedLinearRegression) -> [ResidualCheck] {
    func test(
      _ id: String, _ name: LocalizedText, _ meaning: LocalizedText,
      _ run: (FittedLinearRegression) throws(EstimationError) -> RegressionTest
    ) -> ResidualCheck {
      check(id, name, meaning: meaning) { () throws(EstimationError) in
        let result = try run(fitted)
        let simulated = try fitted.simulatedPValue(seed: Seed(options.seed)) {
          sample throws(EstimationError) in try run(sample).statistic
        }
        return (result.statistic, result.pValue, simulated)
      }
    }
    let middle = fitted.observationCount / 2
    return [
      test("breusch_godfrey", TestNames.autocorrelation("Breusch-Godfrey"), TestNames.persistence) {
        fit throws(EstimationError) in try fit.breuschGodfreyTest(lags: 1)
      },
      test("ljung_box", TestNames.autocorrelation("Ljung-Box"), TestNames.persistence) {
        fit throws(EstimationError) in try fit.ljungBoxTest(lags: 1)
      },
      test("breusch_pagan", TestNames.heteroskedasticity("Breusch-Pagan"), TestNames.unequal) {
        fit throws(EstimationError) in try fit.breuschPaganTest()
      },
      test("white", TestNames.heteroskedasticity("White"), TestNames.unequal) {
        fit throws(EstimationError) in try fit.whiteTest()
      },
      test("jarque_bera", TestNames.normality("Jarque-Bera"), TestNames.tails) {
        fit throws(EstimationError) in try fit.jarqueBeraTest()
      },
      test("reset", TestNames.form, TestNames.curved) {
        fit throws(EstimationError) in try fit.resetTest()
      },
      test("cusum", TestNames.stability("CUSUM"), TestNames.shifting) {
        fit throws(EstimationError) in try fit.cumulatedResidualTest()
      },
      test("chow", TestNames.stability("Chow"), TestNames.shifting) {
        fit throws(EstimationError) in try fit.chowTest(from: max(1, middle))
      },
    ]
  }
}
