internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

extension FittedProject {
  /// The model's own estimators as the overview shows them; their parameters stand elsewhere in the
  /// document.
  ///
  /// - Parameter series: The parameters of the regional model.
  func modelEstimators(_ series: [FittedSeries]) -> [FittedEstimator] {
    let named = EstimatedSeries.modelled(by: specification)
    let observations = fitted.observations
    let period = Period(year: specification.baseYear + 1)
    var regional = entry(.regional, series: named)
    regional.sample = EstimatorSample(
      from: observations.firstYear, through: specification.baseYear,
      rows: specification.regions.indices.reduce(0) { sum, region in
        sum
          + named.indices.reduce(0) { $0 + observations.count(region: region, series: $1) }
      }, lags: nil)
    regional.expected = series.map { series in
      let forms = series.parameters.filter { $0.id == "expected_growth" }
      return ExpectedGrowth(
        series: series.id, period: period,
        mean: forms.reduce(0) { $0 + $1.mean } / Double(forms.count))
    }
    regional.diagnostics = diagnostics(of: series)
    var conjugate = entry(.conjugate, series: named)
    let design = fitted.conjugate.design
    conjugate.sample = EstimatorSample(
      from: (design.years.min() ?? specification.sampleFrom) - design.lags,
      through: design.years.max() ?? specification.baseYear, rows: design.rowCount,
      lags: design.lags)
    if let history = fitted.conjugateHistory(region: specification.regions.count - 1) {
      let x = fitted.conjugate.regressors(after: history)
      conjugate.expected = named.enumerated().map { place, series in
        ExpectedGrowth(
          series: series.id, period: period,
          mean: fitted.conjugate.posterior.predictive(series: place, regressors: x).location)
      }
    }
    return [regional, conjugate]
  }

  private func entry(_ estimator: Estimator, series: [EstimatedSeries]) -> FittedEstimator {
    let region = specification.regions[specification.regions.count - 1]
    return FittedEstimator(
      id: estimator.rawValue, name: ModelNames.name(of: estimator),
      model: ModelNames.statement(of: estimator), region: region.id, regionName: region.name,
      series: series, sample: nil, outliers: turbulence)
  }

  /// The factors that model.yaml gives.
  private var turbulence: OutlierStatement {
    let years = specification.regional.turbulence.filter { $0.value != 1 }
      .sorted { $0.key < $1.key }
    let zh = years.map { "\($0.key)年\($0.value)倍" }.joined(separator: "、")
    let en = years.map { "\($0.value) in \($0.key)" }.joined(separator: ", ")
    return OutlierStatement(
      rule: years.isEmpty ? OutlierRule.none.rawValue : "given", years: years.map(\.key),
      statement: years.isEmpty
        ? LocalizedText(zhHans: "model.yaml 没有列出异常年份。", en: "model.yaml names no turbulent year.")
        : LocalizedText(
          zhHans: "冲击的方差按 model.yaml 给定的倍数放大：\(zh)。",
          en: "The variance of shocks is multiplied as model.yaml says: \(en)."))
  }
}
