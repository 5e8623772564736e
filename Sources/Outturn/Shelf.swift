internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries

/// Runs the estimators of the shelf on one sample and writes down what they found.
///
/// What a sample cannot carry is not left out: the estimator stands in the document with the reason.
struct Shelf {
  let project: Project
  let request: FitRequest
  let options: ForecastOptions
  let sample: ShelfSample

  init(
    _ project: Project, _ request: FitRequest, options: ForecastOptions
  ) throws(ForecastFailure) {
    self.project = project
    self.request = request
    self.options = options
    sample = try ShelfSample(project, request)
  }

  /// What one estimator found, or why it found nothing.
  ///
  /// - Throws: ``ForecastFailure`` when the request itself is wrong.
  func estimate(_ estimator: Estimator) throws(ForecastFailure) -> FittedEstimator {
    var entry = FittedEstimator(
      id: estimator.rawValue, name: ModelNames.name(of: estimator),
      model: ModelNames.statement(of: estimator), region: sample.region.id,
      regionName: sample.region.name, series: sample.series, sample: nil,
      outliers: OutlierStatement(
        rule: OutlierRule.none.rawValue, years: [],
        statement: LocalizedText(zhHans: "未作估计。", en: "Nothing was estimated.")))
    if estimator.takesExogenousSeries { entry.exogenous = sample.exogenousNames }
    do {
      try fill(&entry, estimator)
    } catch {
      // Asked for the impossible is one thing, a sample that does not carry it another.
      if error.isUsage && !request.estimators.isEmpty { throw error }
      entry.refusal = EstimatorRefusal(message: error.message, help: error.help)
    }
    return entry
  }

  private func fill(
    _ entry: inout FittedEstimator, _ estimator: Estimator
  ) throws(ForecastFailure) {
    if !request.exogenous.isEmpty && !estimator.takesExogenousSeries {
      throw .noExogenous(estimator)
    }
    switch estimator {
    case .regional, .conjugate: preconditionFailure("\(estimator) is not on the shelf")
    case .regression: try regression(into: &entry)
    case .ridge: try ridge(into: &entry)
    case .bayesianRegression: try bayesianRegression(into: &entry)
    case .vectorAutoregression: try vectorAutoregression(into: &entry)
    case .bayesian, .independent, .studentT, .steadyState, .volatility:
      try bayesian(estimator, into: &entry)
    case .panel: try panel(into: &entry)
    }
  }

  /// The same error in the words of a planner.
  func failure(
    _ error: EstimationError, of estimator: Estimator, lags: Int
  ) -> ForecastFailure {
    switch error {
    case .tooFewObservations(_, let observations, let needed):
      // Observations count the explained years, the sample those before them too.
      let years = sample.table.periodCount
      return .tooFewYears(
        sample, estimator: estimator, lags: lags, years: years,
        needed: years + max(1, needed - observations))
    case .collinear(let names):
      return ForecastFailure(
        .collinear(names: names.map { sample.regressorName($0, countingFrom: 1) }))
    case .numbersRefused: return .inseparable(estimator)
    default: return ForecastFailure(error)
    }
  }

  func outliers(
    of estimator: Estimator, lags: Int
  ) throws(ForecastFailure) -> ShelfOutliers {
    try ShelfOutliers(request.outliers, for: estimator, sample: sample, firstRow: lags)
  }

  func expected(_ means: [Double]) -> [ExpectedGrowth] {
    zip(sample.specification.modelled, means).map {
      ExpectedGrowth(series: $0, period: sample.nextPeriod, mean: $1)
    }
  }

  /// A test that may be beyond the sample.
  ///
  /// - Parameters:
  ///   - meaning: What a failure would mean.
  ///   - run: Statistic, its p-value in large samples, and the simulated one.
  func check(
    _ id: String, _ name: LocalizedText, meaning: LocalizedText,
    _ run: () throws(EstimationError) -> (Double, Double, SimulatedPValue)
  ) -> ResidualCheck {
    do {
      let (statistic, pValue, simulated) = try run()
      return ResidualCheck(
        id: id, name: name, statistic: statistic, pValue: pValue,
        simulatedPValue: simulated.pValue, meaning: meaning)
    } catch {
      let reason: LocalizedText
      switch error {
      case .tooFewObservations(_, let observations, let needed):
        reason = LocalizedText(
          zhHans: "年份不够：这项检验要\(needed)个观测值，现有\(observations)个",
          en: "too few years: the test needs \(needed) observations and has \(observations)")
      default: reason = ForecastFailure(error).message
      }
      return ResidualCheck(
        id: id, name: name, statistic: nil, pValue: nil, simulatedPValue: nil, meaning: reason)
    }
  }
}
