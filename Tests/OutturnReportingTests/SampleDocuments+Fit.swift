import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// An invented district with two series.
  static let fit: FitDocument = {
    func parameter(_ id: String, _ zh: String, _ en: String, _ mean: Double) -> FittedParameter {
      FittedParameter(
        model: "regional", id: id, name: LocalizedText(zhHans: zh, en: en), mean: mean, sd: 0.25,
        quantiles: [0.05: mean - 0.4, 0.5: mean, 0.95: mean + 0.4], rHat: 1.004,
        effectiveSampleSize: 512)
    }
    func series(_ id: String, _ zh: String, _ en: String, _ shift: Double) -> FittedSeries {
      FittedSeries(
        id: id, name: LocalizedText(zhHans: zh, en: en), unit: "%",
        parameters: [
          parameter("national_level", "全国水平，最后一年", "national level, last year", 5 + shift),
          parameter("deviation_persistence", "地区偏离的持续性", "persistence of deviations", 0.7),
        ])
    }
    return FitDocument(
      header: DocumentHeader(
        outturn: "0.1.0",
        model: ModelIdentity(id: "sample", sha256: String(repeating: "01", count: 32)),
        seed: 7, lapack: LAPACKIdentity(provider: "reference", version: "3.11.0")),
      name: LocalizedText(zhHans: "示例区计划", en: "Sample District's plan"), sampleFrom: 2012,
      baseYear: 2025, asked: [], draws: 4096,
      models: [
        ModelMember(
          id: "regional", name: LocalizedText(zhHans: "区域模型", en: "Regional model"), weight: 1)
      ],
      modelled: [
        EstimatedSeries(id: "gdp", name: gdp, unit: "%"),
        EstimatedSeries(id: "retail", name: retail, unit: "%"),
      ],
      regions: [
        FittedRegion(
          id: "nation", name: LocalizedText(zhHans: "全国", en: "Nation"),
          figures: ["gdp": 14, "retail": 13]),
        FittedRegion(
          id: "district", name: LocalizedText(zhHans: "示例区", en: "Sample District"),
          figures: ["gdp": 4, "retail": 1]),
      ],
      series: [
        series("gdp", "地区生产总值", "GDP", 0), series("retail", "社会消费品零售总额", "Retail", -1),
      ], borrowing: [],
      conjugate: FittedConjugate(
        lags: 1, rows: 16, years: [2013, 2014], tightness: 0.2,
        marginalLikelihoods: [
          TightnessTrial(tightness: 0.1, logMarginalLikelihood: -184.15),
          TightnessTrial(tightness: 0.2, logMarginalLikelihood: -183.73),
        ],
        coefficients: ["gdp", "retail"].flatMap { equation in
          ["constant", "gdp.l1", "retail.l1"].map {
            FittedCoefficient(equation: equation, regressor: $0, mean: 0.71, sd: 0.16)
          }
        }, shockDeviations: ["gdp": 0.6, "retail": 1.9]),
      estimators: ownEstimators + [regression, autoregression, bayesian, panel, refused],
      diagnostics: [
        FitDiagnostic(
          id: "effective_sample_size", value: 70, bound: 100, isGood: false,
          message: LocalizedText(
            zhHans: "有效样本量最小的是地区偏离的持续性：70，应不少于100",
            en: "the smallest effective sample size is that of persistence: 70, to be at least 100")
        )
      ])
  }()

  /// Checks of an invented machine, one of which fails.
  static let selfTest = SelfTestDocument(
    header: DocumentHeader(
      outturn: "0.1.0", lapack: LAPACKIdentity(provider: "reference", version: "3.11.0")),
    instructionSets: ["baseline", "v3"],
    checks: [
      SelfTestCheck(
        group: LocalizedText(zhHans: "最小二乘", en: "Least squares"),
        name: LocalizedText(zhHans: "算例甲", en: "set A"), measure: .digits,
        value: 12.24, bound: 12, source: "invented"),
      SelfTestCheck(
        group: LocalizedText(zhHans: "模拟", en: "Simulation"),
        name: LocalizedText(zhHans: "W0", en: "W0"),
        measure: .standardErrors, value: 5.1, bound: 4, source: "closed form"),
      SelfTestCheck(
        group: LocalizedText(zhHans: "复现", en: "Reproducibility"),
        name: LocalizedText(zhHans: "v3", en: "v3"),
        measure: .differences, value: 0, bound: 0, source: "this program"),
    ])
}
