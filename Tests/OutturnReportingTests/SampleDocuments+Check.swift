import OutturnPlanning
import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  static let plainHeader = DocumentHeader(outturn: "0.1.0", model: header.model)

  static let check = CheckDocument(
    header: plainHeader,
    diagnostics: [
      DiagnosticEntry(
        severity: .error, code: "E0105", file: "plan.yaml", line: 14, column: 10,
        message: LocalizedText(
          zhHans: "这里需要数字，得到的是“5.5％”", en: "a number is needed here, not full-width text"),
        help: LocalizedText(
          zhHans: "单位已经是百分比，请写5.5", en: "the unit is per cent already: write 5.5"),
        sourceLine: "  目标值: 约 5.5％", length: 4),
      unusual(12, "187.4"), unusual(15, "-85.6"),
      gap(21, "2018"), gap(44, "2020"),
      DiagnosticEntry(
        severity: .note, code: "W0503", file: "data/history.csv",
        message: LocalizedText(zhHans: "没有2020年以前的数据", en: "no figures before 2020")),
    ],
    coherence: [
      CoherenceEntry(
        indicator: "trade", name: trade, unit: "亿元", base: 20,
        baseInterval: Interval(low: 19.5, high: 20.5), statedGrowth: 8, statedLevel: 21,
        impliedGrowth: 5, impliedGrowthInterval: Interval(low: 2.44, high: 7.69),
        requiredLevel: 21.6, impliedBase: 19.44, verdict: .slack,
        reconcilableWithinRounding: false,
        explanation: LocalizedText(
          zhHans: "总量目标21亿元只相当于增长5.0%，低于增速目标8%",
          en: "the level of 21 is growth of 5.0 %, less than the target of 8 %"),
        quotes: PlanQuotes(outturn: "完成进出口20亿元", target: "进出口增长8%，达到21亿元"),
        decimals: CoherenceDecimals(base: 0, growth: 0, level: 0)),
      CoherenceEntry(
        indicator: "gdp", name: gdp, unit: "亿元", statedGrowth: 5.5, statedLevel: 330,
        impliedBase: 312.7962, verdict: .consistent,
        explanation: LocalizedText(
          zhHans: "没有公布上年总量", en: "no level of the year before was published")),
    ],
    findings: [
      FindingEntry(
        code: "W0401", severity: .warning, indicator: "trade", name: trade, unit: "亿元",
        numbers: ["implied_growth": 5, "stated_growth": 8],
        message: LocalizedText(
          zhHans: "总量目标21亿元只相当于增长5.0%，低于增速目标8%",
          en: "the level of 2.1 billion yuan is growth of 5.0 %, less than the target of 8 %"),
        quote: "进出口增长8%，达到21亿元"),
      FindingEntry(
        code: "W0411", severity: .note, indicator: "trade", name: trade, unit: "亿元",
        message: LocalizedText(
          zhHans: "公布数经过四舍五入，两个目标勉强可以相符", en: "given rounding the two can be reconciled"),
        quote: "进出口增长8%，达到21亿元"),
      FindingEntry(
        code: "W0499", severity: .warning, indicator: "retail", name: retail, unit: "%",
        numbers: ["target": 6],
        message: LocalizedText(
          zhHans: "没有公布上年实际增速", en: "no growth of the year before is published"),
        quote: "社会消费品零售总额增长6%以上"),
      finding(
        "W0406", gdp, "亿元",
        [
          "implied_base": 312.7962, "implied_base_low": 312.17, "implied_base_high": 313.42,
          "per_deflator_point": 3.1596,
        ]),
      finding("W0407", farmland, "万亩", ["outturn": 3.12, "target": 2.03, "change": -34.94]),
      finding("W0410", industry, "亿元", ["outturn": 8.3, "target": 7.5]),
      finding("W0408", grain, "万亩", ["outturn": 86.05, "target": 86]),
      finding("W0412", visits, "万人次", ["base": 766]),
      finding("W0413", trade, "亿元", ["base": 13]),
      finding(
        "W0420", exports, "亿元",
        [
          "implied_growth": 3.448275862068972, "implied_growth_low": -0.3436426116838454,
          "implied_growth_high": 7.266435986159169,
        ]),
    ],
    indicators: indicators, ambition: ambition, trackRecord: trackRecord,
    counts: CheckCounts(
      errors: 1, warnings: 2, notes: 10, files: 6, observations: 312, indicators: 70, targets: 74))

  private static let farmland = LocalizedText(zhHans: "新建高标准农田", en: "New farmland")
  private static let grain = LocalizedText(zhHans: "粮食播种面积", en: "Grain area")
  private static let exports = LocalizedText(zhHans: "蔬菜出口额", en: "Vegetable exports")
  private static let visits = LocalizedText(zhHans: "接待游客", en: "Visits")

  private static func finding(
    _ code: String, _ name: LocalizedText, _ unit: String, _ numbers: [String: Double]
  ) -> FindingEntry {
    FindingEntry(
      code: code, severity: .note, indicator: code, name: name, unit: unit, numbers: numbers,
      message: LocalizedText(zhHans: "见表", en: "see the table"), quote: nil)
  }

  private static func gap(_ line: Int, _ year: String) -> DiagnosticEntry {
    DiagnosticEntry(
      severity: .note, code: "W0513", file: "data/history.csv", line: line, column: 1,
      message: LocalizedText(
        zhHans: "示例区的 gdp（growth）中间缺 \(year) 年的数",
        en: "sample gdp growth has no figure for \(year)"),
      help: LocalizedText(zhHans: "漏录的请补上", en: "add the row if it was left out"))
  }

  private static func unusual(_ line: Int, _ growth: String) -> DiagnosticEntry {
    DiagnosticEntry(
      severity: .note, code: "W0502", file: "data/history.csv", line: line, column: 20,
      message: LocalizedText(
        zhHans: "增速 \(growth) % 很不寻常", en: "growth of \(growth) % is unusual"),
      help: LocalizedText(zhHans: "请核对", en: "check it"),
      sourceLine: "nation,gdp,growth,a,\(growth),%", length: 4)
  }

  static let describe = DescribeDocument(
    header: plainHeader, name: LocalizedText(zhHans: "示例区2026年计划", en: "Sample District, 2026"),
    focus: "sample", baseYear: 2025, through: 2030, sampleFrom: 2012,
    modelled: ["gdp", "trade"],
    regions: [
      RegionIdentity(
        id: "nation", name: LocalizedText(zhHans: "全国", en: "Nation"), code: "999900"),
      region,
    ],
    series: [
      SeriesDescription(
        region: "nation", id: "gdp", name: gdp, unit: "%", measure: .growth,
        first: Period(year: 2024), last: Period(year: 2024), count: 1, missing: [],
        values: [
          PublishedValue(
            period: Period(year: 2024), value: "5.0", status: "first release", source: "B1",
            note: "", isUsed: true)
        ]),
      SeriesDescription(
        region: "sample", id: "gdp", name: gdp, unit: "%", measure: .growth,
        first: Period(year: 2022), last: Period(year: 2025), count: 3,
        missing: [Period(year: 2023)],
        values: [
          PublishedValue(
            period: Period(year: 2022), value: "4.9", status: "first release", source: "B1",
            note: "", isUsed: true),
          PublishedValue(
            period: Period(year: 2024), value: "5", status: "first release", source: "B2",
            note: "\"5\", B2", isUsed: true),
          PublishedValue(
            period: Period(year: 2024), value: "5.2", status: "revised (2025)", source: "B3",
            note: "", isUsed: false),
          PublishedValue(
            period: Period(year: 2025), value: "5.4", status: "report-time", source: "B4",
            note: "", isUsed: true),
        ]),
      SeriesDescription(
        region: "sample", id: "trade", name: trade, unit: "亿元", measure: .level, first: nil,
        last: nil, count: 0, missing: [], values: []),
    ],
    scenarios: [
      ScenarioDescription(
        id: "baseline", name: baseline.name, story: baseline.story, source: "", assumptions: []),
      ScenarioDescription(
        id: "push", name: push.name, story: push.story, source: "",
        assumptions: [
          AssumptionDescription(
            series: "industry", name: industry, first: year, last: Period(year: 2028),
            growth: 7.5),
          AssumptionDescription(
            series: "retail", name: retail, first: year, last: year, growth: nil,
            deviation: -0.5, deviatesFrom: "baseline"),
        ]),
    ],
    plan: PlanDescription(
      title: LocalizedText(zhHans: "示例区2026年国民经济计划", en: "Sample District's plan for 2026"),
      source: LocalizedText(zhHans: "示例报告", en: "A sample report"), region: "sample",
      year: 2026, indicators: 70, withOutturn: 55, withoutOutturn: 15, targets: 74,
      headline: [
        target("gdp", gdp, .growth, 5.5),
        target("trade", trade, .level, 21, unit: "亿元", decimals: 0, sense: .above),
      ], rows: indicators))

  static let indicators = [
    IndicatorEntry(
      id: "gdp", name: gdp, unit: "亿元", section: "2.2", kind: .production, isReal: true,
      series: "gdp", partOf: nil, shareOf: nil, outturnLevel: nil, outturnGrowth: 5.4,
      qualifier: nil,
      targets: [
        IndicatorTarget(
          target: target("gdp", gdp, .growth, 5.5), basis: .jointPaths, reason: nil),
        IndicatorTarget(
          target: target("gdp", gdp, .level, 330, unit: "亿元", decimals: 0, headline: false),
          basis: nil, reason: .noBaseLevel),
      ], quotes: PlanQuotes(outturn: nil, target: nil)),
    IndicatorEntry(
      id: "exports", name: exports, unit: "亿元", section: "2.2", kind: .trade, isReal: false,
      series: nil, partOf: "trade",
      shareOf: nil, outturnLevel: 14.5, outturnGrowth: nil, qualifier: .expected,
      impliedGrowth: 3.448275862068972,
      impliedGrowthInterval: Interval(low: -0.3436426116838454, high: 7.266435986159169),
      targets: [
        IndicatorTarget(
          target: target(
            "exports", exports, .level, 15, unit: "亿元", decimals: 0, headline: false),
          basis: .kindPrior, reason: nil)
      ], quotes: PlanQuotes(outturn: nil, target: "力争蔬菜出口额达到15亿元以上")),
  ]

  static let ambition = [
    AmbitionEntry(
      indicator: "gdp", name: gdp, target: 5.5, tag: .heroic,
      standings: [
        AmbitionEntry.Standing(
          region: "sample", name: LocalizedText(zhHans: "示例区", en: "Sample District"),
          years: [2022, 2024, 2025], percentile: 1, median: 5),
        AmbitionEntry.Standing(
          region: "nation", name: LocalizedText(zhHans: "全国", en: "Nation"),
          years: Array(2016...2025), percentile: 0.45, median: 5.6),
      ])
  ]

  static let trackRecord = [
    TrackRecordEntry(
      region: "nation", regionName: LocalizedText(zhHans: "全国", en: "Nation"), series: "gdp",
      name: gdp,
      years: [
        TrackRecordEntry.Year(
          year: 2024, sense: .about, target: 5, outturn: 4.8, met: false, source: "B1", note: ""),
        TrackRecordEntry.Year(
          year: 2025, sense: .about, target: 4.5, outturn: nil, met: nil, source: "B2", note: ""),
      ], judged: 1, met: 0, nearMisses: 1, bias: -0.2, lowered: 1, kept: 0, raised: 0, misses: 1,
      easedAfterMiss: 1)
  ]

  static let bench = BenchDocument(
    header: DocumentHeader(
      outturn: "0.1.0", seed: 7, paths: 4_000_000,
      lapack: LAPACKIdentity(provider: "reference", version: "3.11.0")),
    workload: "W0", horizon: 5, threads: 2, precision: "double", isa: "v3",
    timing: BenchTiming(
      seconds: 0.1875, cpuSeconds: 0.372, paths: 4_000_000, normals: 80_000_000,
      peakMemoryBytes: 48_300_000),
    probability: 0.43412, mcStandardError: 0.00025, joint: 0.0912, jointMCStandardError: 0.00014,
    closedForm: [
      ClosedFormCheck(
        quantity: "P(1, h = 1)", model: "W0", exact: 0.43398, simulated: 0.43412,
        mcStandardError: 0.00025)
    ],
    cells: [
      BenchCell(series: 1, horizon: 1, mean: 5.35, sd: 0.9, quantiles: quantiles(5.35, 0.9))
    ])
}
