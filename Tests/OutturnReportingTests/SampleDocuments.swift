import OutturnPlanning
import OutturnReporting
import OutturnSeries

/// Documents of an invented district with invented figures, one for each verb.
enum SampleDocuments {
  static let year = Period(year: 2026)

  static let gdp = LocalizedText(zhHans: "地区生产总值", en: "GDP")
  static let industry = LocalizedText(zhHans: "规模工业增加值", en: "Industry")
  static let retail = LocalizedText(zhHans: "社会消费品零售总额", en: "Retail")
  static let trade = LocalizedText(zhHans: "外贸进出口总额", en: "Trade")

  static let region = RegionIdentity(
    id: "sample", name: LocalizedText(zhHans: "示例区", en: "Sample District"), code: "999902")

  static let header = DocumentHeader(
    outturn: "0.1.0",
    model: ModelIdentity(
      id: "sample-2026",
      sha256: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"),
    seed: 20_260_101, paths: 1_000_000,
    lapack: LAPACKIdentity(provider: "reference", version: "3.11.0"),
    warnings: [
      DocumentWarning(
        code: "short_sample",
        message: LocalizedText(
          zhHans: "本地区历年数据只有4年，结果主要来自上级地区",
          en: "The district has 4 years of its own; most of the answer comes from around it"))
    ])

  static func target(
    _ indicator: String, _ name: LocalizedText, _ measure: Measure, _ threshold: Double,
    unit: String = "%", decimals: Int = 1, sense: Sense = .atLeast, headline: Bool = true
  ) -> TargetReference {
    TargetReference(
      id: "\(indicator).\(measure.rawValue).2026", indicator: indicator, name: name, period: year,
      measure: measure, sense: sense, threshold: threshold, unit: unit, decimals: decimals,
      headline: headline)
  }

  static func quantiles(_ median: Double, _ spread: Double) -> Quantiles {
    [
      0.05: median - 1.64 * spread, 0.1: median - 1.28 * spread, 0.25: median - 0.67 * spread,
      0.5: median, 0.75: median + 0.67 * spread, 0.9: median + 1.28 * spread,
      0.95: median + 1.64 * spread,
    ]
  }

  static let baseline = ScenarioStatement(
    id: "baseline", name: LocalizedText(zhHans: "基准情景", en: "Baseline"),
    story: LocalizedText(
      zhHans: "不作任何假设，由数据决定", en: "Nothing is assumed; the figures decide"),
    source: "")

  static let push = ScenarioStatement(
    id: "push", name: LocalizedText(zhHans: "工业加力", en: "Industrial push"),
    story: LocalizedText(
      zhHans: "新项目按期投产，工业增速达到计划目标",
      en: "New plants open on time and industry grows as the plan says"),
    source: "",
    assumptions: [
      AssumptionStatement(
        series: "industry", name: industry, first: year, last: year, growth: 7.5,
        modelledMean: 6.25)
    ],
    volatility: 1.5, tails: "t:4",
    plausibility: Plausibility(distance: 0.83, degreesOfFreedom: 1, probability: 0.41),
    effects: [
      ScenarioEffect(
        series: "gdp", name: gdp, period: year, meanBefore: 5.1, meanAfter: 5.45,
        contributions: [EffectContribution(kind: .assumption, source: "industry", change: 0.35)]),
      ScenarioEffect(
        series: "industry", name: industry, period: year, meanBefore: 6.25, meanAfter: 7.5,
        contributions: [EffectContribution(kind: .assumption, source: "industry", change: 1.25)]),
    ])
}
