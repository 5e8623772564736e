import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// The invented district's fit, asked for its estimators in full and not for its own model.
  static let fitInFull: FitDocument = {
    var document = fit
    document.asked = ["regression", "var", "bayesian-var", "panel"]
    document.draws = nil
    document.models = []
    document.series = []
    document.conjugate = nil
    document.diagnostics = []
    document.estimators = [regression, autoregression, bayesian, panel]
    return document
  }()

  private static let series = [
    EstimatedSeries(id: "gdp", name: gdp, unit: "%"),
    EstimatedSeries(id: "trade", name: trade, unit: "log points"),
  ]

  private static let nation = LocalizedText(zhHans: "全国", en: "Nation")

  private static func estimator(
    _ id: String, _ zh: String, _ en: String, lags: Int?, outliers: OutlierStatement
  ) -> FittedEstimator {
    FittedEstimator(
      id: id, name: LocalizedText(zhHans: zh, en: en),
      model: LocalizedText(zhHans: "一句话说明模型。", en: "The model in one sentence."),
      region: "nation", regionName: nation, series: series,
      sample: EstimatorSample(from: 2012, through: 2025, rows: 13, lags: lags),
      outliers: outliers)
  }

  private static let leftOut = OutlierStatement(
    rule: "leave-out", years: [2020],
    statement: LocalizedText(
      zhHans: "2020年不作为被解释的年份，其数值仍用于解释次年。",
      en: "2020 are not explained; their figures still explain the year after them."))

  private static func check(
    _ id: String, _ zh: String, _ en: String, _ p: Double?
  ) -> ResidualCheck {
    ResidualCheck(
      id: id, name: LocalizedText(zhHans: zh, en: en), statistic: p.map { 3 - $0 },
      pValue: p.map { $0 / 2 }, simulatedPValue: p,
      meaning: p == nil
        ? LocalizedText(zhHans: "年份不够", en: "too few years")
        : LocalizedText(zhHans: "不通过说明方程少了滞后项", en: "a failure means that a lag is missing"))
  }

  static let regression: FittedEstimator = {
    var entry = estimator("regression", "线性回归", "Linear regression", lags: 1, outliers: leftOut)
    entry.coefficients = zip(["constant", "trade", "gdp.l1", "dummy.2021"], [2.5, -0.12, 0.31, 4])
      .map {
        EstimatedCoefficient(
          equation: "gdp", regressor: $0, estimate: $1,
          standardErrors: $0 == "gdp.l1"
            ? ["classical": 0.04, "newey_west": 0.051]
            : ["classical": 0.04, "hc3": 0.062, "newey_west": 0.051],
          pValue: $0 == "constant" ? 1e-9 : 0.043, sampling: nil)
      }
    entry.figures = [
      EstimatorFigure(
        id: "r_squared", name: LocalizedText(zhHans: "R²", en: "R²"), value: 0.9132),
      EstimatorFigure(
        id: "overall_f_p", name: LocalizedText(zhHans: "整体F检验的p值", en: "p of the overall F test"),
        value: 1e-12),
    ]
    entry.criteria = [
      CriteriaRow(lags: 0, akaike: 12.5, bayes: 13.25, hannanQuinn: nil, isUsed: false),
      CriteriaRow(lags: 1, akaike: 10.5, bayes: 11.75, hannanQuinn: 10, isUsed: true),
    ]
    entry.criteriaDefinition = LocalizedText(zhHans: "AIC＝-2l＋2k", en: "AIC = -2l + 2k")
    entry.tests = [
      check("a", "检验甲", "test A", 0.4), check("b", "检验乙", "test B", 0.07),
      check("c", "检验丙", "test C", 0.0004), check("d", "检验丁", "test D", nil),
    ]
    return entry
  }()

  static let autoregression: FittedEstimator = {
    var entry = estimator("var", "向量自回归", "Vector autoregression", lags: 1, outliers: leftOut)
    let names = series.map(\.id)
    entry.expected = zip(names, [5.1, 3.2]).map {
      ExpectedGrowth(series: $0, period: year, mean: $1)
    }
    entry.coefficients = names.flatMap { equation in
      ["constant", "gdp.l1", "trade.l1"].map {
        EstimatedCoefficient(
          equation: equation, regressor: $0, estimate: 0.44, standardErrors: ["classical": 0.2],
          pValue: $0 == "constant" ? 0.3 : 0.02, sampling: nil)
      }
    }
    entry.roots = [
      CompanionRoot(real: 0.6, imaginary: 0.1, modulus: 0.608),
      CompanionRoot(real: 0.2, imaginary: 0, modulus: 0.2),
    ]
    entry.granger = [
      CausalityCheck(cause: "gdp", effect: "trade", statistic: 1.5, pValue: 0.25),
      CausalityCheck(cause: "trade", effect: "gdp", statistic: 9.5, pValue: 0.0002),
    ]
    entry.impulseResponses = names.flatMap { shock in
      names.map { ImpulsePath(shock: shock, series: $0, values: [1, 0.5, -0.25]) }
    }
    entry.varianceShares = names.map {
      VarianceShare(series: $0, horizon: 5, shares: ["gdp": 0.75, "trade": 0.25])
    }
    entry.lastYear = names.map {
      YearDecomposition(
        series: $0, period: Period(year: 2025), actual: 5, withoutShocks: 5.5,
        contributions: ["gdp": -0.75, "trade": 0.25])
    }
    entry.diagnostics = [
      FitDiagnostic(
        id: "spectral_radius", value: 0.608, bound: 1, isGood: true,
        message: LocalizedText(zhHans: "系统稳定", en: "stable"))
    ]
    return entry
  }()

  private static let sampling = SamplingEvidence(
    rHat: 1.0021, bulkSize: 1804.4, tailSize: 950.1, meanError: 0.00412)

  private static func parameter(_ id: String, _ zh: String, _ en: String) -> SampledParameter {
    SampledParameter(
      id: id, name: LocalizedText(zhHans: zh, en: en), mean: 0.21, sd: 0.09,
      quantiles: [0.05: 0.08, 0.5: 0.2, 0.95: 0.37], sampling: sampling)
  }

  static let bayesian: FittedEstimator = {
    var entry = estimator(
      "bayesian-var", "贝叶斯向量自回归", "Bayesian VAR", lags: 1, outliers: leftOut)
    entry.expected = [ExpectedGrowth(series: "gdp", period: year, mean: 5.25)]
    entry.coefficients = series.flatMap { equation in
      ["constant", "gdp.l1", "trade.l1"].map {
        EstimatedCoefficient(
          equation: equation.id, regressor: $0, estimate: 0.4, standardErrors: ["posterior": 0.1],
          pValue: nil, sampling: sampling)
      }
    }
    entry.parameters = [parameter("tightness", "紧度λ", "tightness λ")]
    entry.figures = [
      EstimatorFigure(
        id: "unstable_draws",
        name: LocalizedText(zhHans: "不稳定的次数", en: "unstable draws"), value: 12)
    ]
    entry.diagnostics = [
      FitDiagnostic(
        id: "r_hat", value: 1.03, bound: 1.01, isGood: false,
        message: LocalizedText(zhHans: "R̂最大为1.03", en: "the largest R-hat is 1.03"))
    ]
    return entry
  }()

  static let panel: FittedEstimator = {
    var entry = estimator(
      "panel", "多地区面板", "Panel of regions", lags: nil,
      outliers: OutlierStatement(
        rule: "none", years: [],
        statement: LocalizedText(zhHans: "样本中没有异常年份。", en: "No year of the sample is turbulent.")))
    entry.region = nil
    let units = [("nation", nation), ("sample", region.name)]
    entry.series = units.map { EstimatedSeries(id: $0.0, name: $0.1, unit: "%") }
    entry.parameters = [parameter("centre", "各地长期平均的中心", "centre of the means")]
    entry.borrowing = units.flatMap { unit in
      (units + [("prior", LocalizedText(zhHans: "先验", en: "prior"))]).map {
        PanelShare(
          unit: unit.0, unitName: unit.1, from: $0.0, fromName: $0.1,
          share: $0.0 == unit.0 ? 0.75 : 0.125)
      }
    }
    return entry
  }()

  /// One that the sample cannot carry.
  static let refused: FittedEstimator = {
    var entry = estimator(
      "volatility", "波动随时间变化", "Stochastic volatility", lags: 1, outliers: leftOut)
    entry.sample = nil
    entry.refusal = EstimatorRefusal(
      message: LocalizedText(zhHans: "示例区只有1年数据", en: "the district has 1 year"),
      help: LocalizedText(zhHans: "换历史较长的地区", en: "choose a region with a longer history"))
    return entry
  }()

  /// The model's own two as the overview shows them.
  static let ownEstimators: [FittedEstimator] = ["regional", "conjugate"].map { id in
    var entry = estimator(
      id, id == "regional" ? "区域模型" : "共轭模型", id == "regional" ? "Regional model" : "Conjugate",
      lags: nil, outliers: leftOut)
    entry.expected = [ExpectedGrowth(series: "gdp", period: year, mean: 5.3)]
    return entry
  }
}
