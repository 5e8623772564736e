import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// An invented province with two counties, one of them without a target, and one that failed.
  static let batch = BatchDocument(
    header: DocumentHeader(
      outturn: "0.1.0", seed: 1, paths: 20_000,
      lapack: LAPACKIdentity(provider: "reference", version: "3.11.0")),
    tables: String(repeating: "23", count: 32),
    indicators: [
      BatchIndicator(
        id: "gdp", name: LocalizedText(zhHans: "地区生产总值", en: "GDP"), unit: "亿元")
    ], baseYear: 2025, through: 2030,
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
    ], leagueIndicator: "gdp", leagueYear: 2026,
    failures: [
      RegionFailure(
        region: "third", name: LocalizedText(zhHans: "虚构三县", en: "Made-up Third County"),
        reasons: [
          LocalizedText(
            zhHans: "这里要写数字，读到的是“5.x”", en: "a number is needed, not \"5.x\"")
        ])
    ])

  /// Three invented models: two that can be compared, one about trade, and a folder that is not there.
  static let modelBatch = BatchDocument(
    header: DocumentHeader(
      outturn: "0.1.0", seed: 1, paths: 20_000,
      lapack: LAPACKIdentity(provider: "reference", version: "3.11.0"),
      warnings: [
        DocumentWarning(
          code: "not_comparable",
          message: LocalizedText(
            zhHans: "主要目标的指标、年份或价格口径不同，不参加排位：虚构口岸（2027年进出口总额，现价）",
            en:
              "not in the league, since the leading target is of another indicator, year or prices: Made-up Port (Trade 2027, nominal)"
          ))
      ]),
    models: [
      BatchModel(folder: "Models/first", id: "first", sha256: String(repeating: "1a", count: 32)),
      BatchModel(folder: "Models/second", id: "second", sha256: String(repeating: "2b", count: 32)),
      BatchModel(folder: "Models/port", id: "port", sha256: String(repeating: "3c", count: 32)),
      BatchModel(folder: "Models/gone", id: nil, sha256: nil),
    ],
    indicators: [
      BatchIndicator(
        id: "gdp", name: LocalizedText(zhHans: "地区生产总值", en: "GDP"), unit: "亿元"),
      BatchIndicator(
        id: "trade", name: LocalizedText(zhHans: "进出口总额", en: "Trade"), unit: "亿元"),
    ],
    regions: [
      model("first", LocalizedText(zhHans: "虚构一区", en: "Made-up First"), "gdp", 2026, 5.4),
      model("second", LocalizedText(zhHans: "虚构二区", en: "Made-up Second"), "gdp", 2026, 6.1),
      model("port", LocalizedText(zhHans: "虚构口岸", en: "Made-up Port"), "trade", 2027, 7.5),
    ],
    league: [
      LeagueEntry(
        region: "second", name: LocalizedText(zhHans: "虚构二区", en: "Made-up Second"),
        meanRank: 1.3, low: 1, high: 2, topTen: 1),
      LeagueEntry(
        region: "first", name: LocalizedText(zhHans: "虚构一区", en: "Made-up First"),
        meanRank: 1.7, low: 1, high: 2, topTen: 1),
    ], leagueIndicator: "gdp", leagueYear: 2026,
    failures: [
      RegionFailure(
        region: "Models/gone", name: LocalizedText(zhHans: "Models/gone", en: "Models/gone"),
        reasons: [LocalizedText(zhHans: "找不到文件夹", en: "the folder is missing")])
    ])

  private static func model(
    _ id: String, _ name: LocalizedText, _ indicator: String, _ year: Int, _ median: Double
  ) -> RegionForecast {
    RegionForecast(
      id: id, name: name, code: "980001", parent: nil, leaves: 1, missing: [],
      targets: [
        RegionTarget(
          indicator: indicator, year: year, threshold: 5.5,
          exact: RegionProbability(probability: 0.45, mcStandardError: 0.003),
          published: RegionProbability(probability: 0.47, mcStandardError: 0.003))
      ], joint: RegionProbability(probability: 0.12, mcStandardError: 0.002),
      growth: [
        RegionGrowth(
          indicator: indicator, year: year, low: median - 1.5, median: median, high: median + 1.5,
          level: nil)
      ])
  }
}
