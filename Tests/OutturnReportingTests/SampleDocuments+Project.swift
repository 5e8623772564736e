import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  static let project = ProjectDocument(
    header: header, region: region, baseYear: 2025, through: 2028, draws: 4_000,
    scenarios: [projection(baseline, shift: 0), projection(push, shift: 0.35)],
    comparisonTarget: target("gdp", gdp, .growth, 5.5),
    comparison: [
      ScenarioComparison(
        scenario: "baseline", target: "gdp.growth.2026", probability: 0.434,
        mcStandardError: 0.0005),
      ScenarioComparison(
        scenario: "push", target: "gdp.growth.2026", probability: 0.521, mcStandardError: 0.0005,
        changeFromFirst: 0.087, changeStandardError: 0.0003),
    ],
    identities: [
      IdentityStatement(
        total: "trade", name: trade,
        parts: [
          IdentityStatement.Part(
            series: "exports", name: LocalizedText(zhHans: "出口", en: "Exports"), share: 0.725),
          IdentityStatement.Part(
            series: "imports", name: LocalizedText(zhHans: "进口", en: "Imports"), share: 0.275),
        ])
    ])

  private static func projection(
    _ scenario: ScenarioStatement, shift: Double
  ) -> ScenarioProjection {
    let gdpPeriods = periods { ahead in
      (distribution(5.1 + shift - 0.1 * ahead, 0.9), distribution(320 + 15.5 * ahead, 4 * ahead))
    }
    let industryPeriods = periods { ahead in
      (distribution(6.25 + 3 * shift, 2.5), distribution(100 + 6.3 * ahead, 2.4 * ahead))
    }
    let tradePeriods = periods { _ in (distribution(-0.02, 9), nil) }
    return ScenarioProjection(
      scenario: scenario,
      series: [
        SeriesProjection(
          id: "gdp", name: gdp, isReal: true, levelUnit: "亿元", history: history([5.4, 4.8, 5.1]),
          periods: gdpPeriods),
        SeriesProjection(
          id: "industry", name: industry, isReal: true, levelUnit: "index, 2025 = 100",
          history: history([7.1, 6.9, 8.2]), periods: industryPeriods),
        SeriesProjection(
          id: "trade", name: trade, isReal: false, levelUnit: "亿元",
          history: history([-12.04, 31.5, 4]), periods: tradePeriods),
      ])
  }

  private static func periods(
    _ figures: (_ ahead: Double) -> (growth: Distribution, level: Distribution?)
  ) -> [PeriodProjection] {
    (1...3).map { ahead in
      let (growth, level) = figures(Double(ahead))
      let reason = LocalizedText(
        zhHans: "没有公布上年总量", en: "No level of the year before was published")
      return PeriodProjection(
        period: Period(year: 2025 + ahead), growth: growth, level: level,
        levelReason: level == nil ? reason : nil)
    }
  }

  private static func history(_ growth: [Double]) -> [HistoricalGrowth] {
    growth.enumerated().map {
      HistoricalGrowth(period: Period(year: 2023 + $0.offset), growth: $0.element)
    }
  }

  private static func distribution(_ median: Double, _ spread: Double) -> Distribution {
    Distribution(mean: median, sd: spread, quantiles: quantiles(median, spread))
  }
}
