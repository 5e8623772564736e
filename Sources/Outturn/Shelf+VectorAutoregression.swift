internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries

extension Shelf {
  /// Years that responses and decompositions are shown for.
  static let responseYears = 5

  /// The most lags that a criterion chooses among.
  private static let mostChosenLags = 3

  /// A vector autoregression by least squares; lags by BIC unless they are given, at least 1.
  func vectorAutoregression(into entry: inout FittedEstimator) throws(ForecastFailure) {
    let future = try exogenousFuture()
    let selection = request.lags == nil ? lagSelection() : nil
    let best = selection?.criteria.dropFirst().min { $0.values.bayes < $1.values.bayes }
    let lags = request.lags ?? best?.lags ?? 1
    let fitted: FittedVectorAutoregression
    let outliers = try outliers(of: .vectorAutoregression, lags: lags)
    entry.outliers = outliers.statement
    do {
      let estimated = try model(lags: lags, outliers).fit(
        sample.withExogenous, seed: Seed(options.seed))
      fitted = try future.periodCount == 0 ? estimated : estimated.given(future)
    } catch {
      throw failure(error, of: .vectorAutoregression, lags: lags)
    }
    entry.sample = EstimatorSample(
      from: sample.firstYear, through: sample.lastYear, rows: fitted.rowCount, lags: lags)
    entry.expected = expected(fitted.forecastMean(horizon: 1).row(0))
    entry.coefficients = coefficients(fitted)
    entry.criteria =
      selection.map { selection in
        selection.criteria.map {
          CriteriaRow(
            lags: $0.lags, akaike: $0.values.akaike, bayes: $0.values.bayes,
            hannanQuinn: $0.values.hannanQuinn, isUsed: $0.lags == lags)
        }
      } ?? [
        CriteriaRow(
          lags: lags, akaike: fitted.informationCriteria.akaike,
          bayes: fitted.informationCriteria.bayes,
          hannanQuinn: fitted.informationCriteria.hannanQuinn, isUsed: true)
      ]
    entry.criteriaDefinition = LocalizedText(
      zhHans:
        "AIC＝ln|Σ|＋2nk/T，BIC＝ln|Σ|＋ln T·nk/T，HQ＝ln|Σ|＋2·ln ln T·nk/T；Σ为残差协方差（除以T），n为方程数，k为每个方程的系数个数，各阶用同样的T年比较",
      en:
        "AIC = log det S + 2nk/T, BIC = log det S + log T nk/T, HQ = log det S + 2 log log T nk/T; S the residual covariance with divisor T, n equations, k coefficients each, every order on the same T years"
    )
    entry.figures = [
      EstimatorFigure(
        id: "log_likelihood", name: LocalizedText(zhHans: "对数似然", en: "log-likelihood"),
        value: fitted.logLikelihood)
    ]
    entry.tests = tests(fitted)
    do {
      entry.roots = try fitted.roots().map {
        CompanionRoot(real: $0.real, imaginary: $0.imaginary, modulus: $0.modulus)
      }
      entry.granger = try granger(fitted)
    } catch {
      throw failure(error, of: .vectorAutoregression, lags: lags)
    }
    addResponses(of: fitted, to: &entry)
    entry.diagnostics = [stability(fitted)]
  }

  /// Dummies stand for years left out: the estimates are the same.
  private func model(lags: Int, _ outliers: ShelfOutliers) -> VectorAutoregression {
    VectorAutoregression(
      lags: lags, impulses: outliers.rule == .none ? [] : outliers.rows,
      exogenous: sample.exogenous.names)
  }

  /// The exogenous series in the year that is forecast; no rows without such series.
  ///
  /// - Throws: ``ForecastFailure`` naming those whose value is not known.
  private func exogenousFuture() throws(ForecastFailure) -> SeriesTable {
    let names = sample.exogenous.names
    let values = names.compactMap { sample.exogenousNext[$0] }
    if values.count < names.count {
      throw .exogenousFuture(
        names.filter { sample.exogenousNext[$0] == nil }, year: sample.lastYear + 1)
    }
    return SeriesTable(
      names: names,
      values: Matrix(
        rowCount: names.isEmpty ? 0 : 1, columnCount: names.count, columnMajor: values))
  }

  /// The comparison of as many orders as the sample carries; nil when it carries none.
  private func lagSelection() -> LagSelection? {
    for most in stride(from: Self.mostChosenLags, through: 1, by: -1) {
      if let outliers = try? outliers(of: .vectorAutoregression, lags: most),
        let selection = try? model(lags: 1, outliers).lagSelection(
          sample.withExogenous, maximumLags: most)
      {
        return selection
      }
    }
    return nil
  }

  private func coefficients(_ fitted: FittedVectorAutoregression) -> [EstimatedCoefficient] {
    let errors = fitted.standardErrors
    return fitted.seriesNames.indices.flatMap { equation in
      fitted.regressorNames.enumerated().map { row, name in
        let estimate = fitted.coefficients[row, equation]
        let t = estimate / errors[row, equation]
        return EstimatedCoefficient(
          equation: fitted.seriesNames[equation],
          regressor: sample.regressorName(name, countingFrom: 1), estimate: estimate,
          standardErrors: ["classical": errors[row, equation]],
          pValue: 2
            * StudentT.cumulative(-abs(t), degreesOfFreedom: Double(fitted.degreesOfFreedom)),
          sampling: nil)
      }
    }
  }

  private func tests(_ fitted: FittedVectorAutoregression) -> [ResidualCheck] {
    func test(
      _ id: String, _ name: LocalizedText, _ meaning: LocalizedText,
      _ run: (FittedVectorAutoregression) throws(EstimationError) -> ResidualTest
    ) -> ResidualCheck {
      check(id, name, meaning: meaning) { () throws(EstimationError) in
        let result = try run(fitted)
        let simulated = try fitted.simulatedPValue(seed: Seed(options.seed)) {
          sample throws(EstimationError) in try run(sample).statistic
        }
        return (result.statistic, result.pValue, simulated)
      }
    }
    let lag = fitted.model.lags + 1
    let portmanteau = test(
      "portmanteau", TestNames.autocorrelation("Portmanteau"), TestNames.missingLag
    ) { fit throws(EstimationError) in
      if lag >= fit.rowCount {
        throw .tooFewObservations(response: "", observations: fit.rowCount, needed: lag + 1)
      }
      return fit.portmanteauTest(lags: lag)
    }
    // Beside exogenous series its degrees of freedom are not known.
    return (fitted.model.exogenous.isEmpty ? [portmanteau] : []) + [
      test("lagrange_multiplier", TestNames.autocorrelation("LM"), TestNames.missingLag) {
        fit throws(EstimationError) in try fit.lagrangeMultiplierTest(lags: 1)
      },
      test("arch", TestNames.heteroskedasticity("ARCH"), TestNames.changing) {
        fit throws(EstimationError) in try fit.archTest(lags: 1)
      },
      test("normality", TestNames.normality("Jarque-Bera"), TestNames.tails) {
        fit throws(EstimationError) in fit.normalityTest().both
      },
    ]
  }

  private func granger(
    _ fitted: FittedVectorAutoregression
  ) throws(EstimationError) -> [CausalityCheck] {
    var checks: [CausalityCheck] = []
    guard fitted.model.lags > 0 else { return checks }
    for cause in fitted.seriesNames {
      for effect in fitted.seriesNames where effect != cause {
        let test = try fitted.grangerTest([cause], causes: [effect])
        checks.append(
          CausalityCheck(
            cause: cause, effect: effect, statistic: test.statistic, pValue: test.pValue))
      }
    }
    return checks
  }

  private func addResponses(
    of fitted: FittedVectorAutoregression, to entry: inout FittedEstimator
  ) {
    let names = fitted.seriesNames
    let response = fitted.impulseResponse(horizon: Self.responseYears)
    let shares = fitted.varianceDecomposition(horizon: Self.responseYears).shares
    let history = fitted.historicalDecomposition()
    let last = fitted.rowCount - 1
    func byShock(_ value: (Int) -> Double) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: names.indices.map { (names[$0], value($0)) })
    }
    entry.impulseResponses = names.flatMap { shock in
      names.map {
        ImpulsePath(shock: shock, series: $0, values: response.path(of: $0, to: shock))
      }
    }
    entry.varianceShares = [1, Self.responseYears].flatMap { horizon in
      names.indices.map { i in
        VarianceShare(
          series: names[i], horizon: horizon, shares: byShock { shares[horizon - 1][i, $0] })
      }
    }
    entry.lastYear = names.indices.map { i in
      YearDecomposition(
        series: names[i], period: Period(year: sample.lastYear),
        actual: sample.table.values[sample.table.periodCount - 1, i],
        withoutShocks: history.baseline[last, i],
        contributions: byShock { history.contributions[$0][last, i] })
    }
  }

  private func stability(_ fitted: FittedVectorAutoregression) -> FitDiagnostic {
    let radius = fitted.spectralRadius
    let text = (radius * 1000).rounded() / 1000
    return FitDiagnostic(
      id: "spectral_radius", value: radius, bound: 1, isGood: radius < 1,
      message: radius < 1
        ? LocalizedText(
          zhHans: "系统稳定：根的最大模为\(text)，小于1，增速会回到均值",
          en: "stable: the largest root has modulus \(text), below 1, so growth returns to a mean")
        : LocalizedText(
          zhHans: "系统不稳定：根的最大模为\(text)，不小于1，不能用来外推",
          en: "unstable: the largest root has modulus \(text), not below 1; do not extrapolate"))
  }
}
