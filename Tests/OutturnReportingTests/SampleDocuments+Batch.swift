import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// An invented province with two counties, one of them without a target, and one that failed.
  static let batch = BatchDocument(
    header: DocumentHeader(
      outturn: "0.1.0", seed: 1, paths: 20_000,
      lapack: LAPACKIdentity(provider: "reference", version: "3.11.0")),
    tables: String(repeating: "23", count: 32), baseYear: 2025, through: 2030,
    regions: [
      RegionForecast(
        id: "province", name: LocalizedText(zhHans: "虚构省", en: "Made-up Province"),
        code: "990000", parent: nil, leaves: 2, missing: ["third"],
        targets: [
          RegionTarget(
            indicator: "gdp", year: 2026, threshold: 5.5,
            exact: RegionProbability(probability: 0.412, mcStandardError: 0.003),
            published: RegionProbability(probability: 0.437, mcStandardError: 0.003))
        ], joint: nil,
        growth: [
          RegionGrowth(
            indicator: "gdp", year: 2026, low: 3.8, median: 5.3, high: 6.8, level: 320.4)
        ]),
      RegionForecast(
        id: "first", name: LocalizedText(zhHans: "虚构一县", en: "Made-up First County"),
        code: "980001", parent: "province", leaves: 1, missing: [], targets: [], joint: nil,
        growth: [
          RegionGrowth(
            indicator: "gdp", year: 2026, low: 2.8, median: 5.9, high: 9.1, level: nil)
        ]),
    ],
    league: [
      LeagueEntry(
        region: "first", name: LocalizedText(zhHans: "虚构一县", en: "Made-up First County"),
        meanRank: 1.4, low: 1, high: 2, topTen: 1)
    ], leagueIndicator: "gdp",
    failures: [
      RegionFailure(
        region: "third", name: LocalizedText(zhHans: "虚构三县", en: "Made-up Third County"),
        reasons: [
          LocalizedText(
            zhHans: "这里要写数字，读到的是“5.x”", en: "a number is needed, not \"5.x\"")
        ])
    ])
}
