import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  private static func quarter(_ index: Int) -> Period {
    Period(year: year.year, index: index, of: .quarterly)
  }

  private static func spread(
    _ median: Double, _ low: Double, _ high: Double
  ) -> SeriesOutlook.Spread {
    SeriesOutlook.Spread(median: median, low: low, high: high)
  }

  /// The year so far, with releases that are made up.
  static let update = UpdateDocument(
    header: header, region: region, scenario: baseline,
    targets: [
      target("gdp", gdp, .growth, 5.5), target("industry", industry, .growth, 7.5),
    ],
    before: TargetOdds(
      probability: 0.25, mcStandardError: 0.002,
      targets: [
        TargetOdd(id: "gdp.growth.2026", probability: 0.36, mcStandardError: 0.002),
        TargetOdd(id: "industry.growth.2026", probability: 0.4, mcStandardError: 0.002),
      ]),
    after: TargetOdds(
      probability: 0.5, mcStandardError: 0.003,
      targets: [
        TargetOdd(id: "gdp.growth.2026", probability: 0.625, mcStandardError: 0.003),
        TargetOdd(id: "industry.growth.2026", probability: 0.61, mcStandardError: 0.003),
      ]),
    outlook: [
      SeriesOutlook(
        series: "gdp", name: gdp, period: year, before: spread(5.1, 3.6, 6.6),
        after: spread(5.6, 5, 6.2)),
      SeriesOutlook(
        series: "industry", name: industry, period: year, before: spread(6.25, 3, 9.5),
        after: spread(7.6, 6, 9.2)),
    ],
    requiredRemaining: [
      RequiredRemaining(
        target: "gdp.growth.2026", indicator: "gdp", name: gdp, annual: 5.5, through: quarter(2),
        yearToDate: 5.7, elapsed: 0.46, required: 5.33, low: 5.26, high: 5.39, expected: 5.51,
        expectedLow: 4.4, expectedHigh: 6.6, probability: 0.625),
      RequiredRemaining(
        target: "industry.growth.2026", indicator: "industry", name: industry, annual: 7.5,
        through: Period(year: 2026, index: 12, of: .monthly), yearToDate: 7.6, elapsed: 1,
        required: nil, low: nil, high: nil, expected: nil, expectedLow: nil, expectedHigh: nil,
        probability: 0.61),
    ],
    news: [
      ReleaseNews(
        release: "gdp@2026Q1=5.3", series: "gdp", name: gdp, period: quarter(1), growth: 5.3,
        decimals: 1, expected: 5.1, contribution: 0.0625, probability: 0.3125,
        targets: ["gdp.growth.2026": 0.1]),
      ReleaseNews(
        release: "industry@2026-05=7.9", series: "industry", name: industry,
        period: Period(year: 2026, index: 5, of: .monthly), growth: 7.9, decimals: 1,
        expected: 6.5, contribution: 0.125, probability: 0.4375,
        targets: ["gdp.growth.2026": 0.03]),
      ReleaseNews(
        release: "gdp@2026Q2=5.7", series: "gdp", name: gdp, period: quarter(2), growth: 5.7,
        decimals: 1, expected: 5.3, latestGrowth: 6.1, contribution: 0.0625, probability: 0.5,
        targets: ["gdp.growth.2026": 0.135]),
    ],
    leftOut: ["retail@2026Q3=5.5"],
    basis: [
      YearToDateBasis(
        series: "gdp", name: gdp, quarterShares: [0.21, 0.25, 0.26, 0.28], shareUncertainty: 0,
        deviation: 0.41),
      YearToDateBasis(
        series: "industry", name: industry, quarterShares: [0.22, 0.245, 0.2545, 0.2805],
        shareUncertainty: 0.03, deviation: 0),
    ])
}
