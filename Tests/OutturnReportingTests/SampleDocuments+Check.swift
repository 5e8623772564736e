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
      DiagnosticEntry(
        severity: .note, code: "W0501", file: "data/history.csv",
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
        code: "W0403", severity: .warning, indicator: "retail", numbers: ["target": 6],
        message: LocalizedText(
          zhHans: "社会消费品零售总额没有公布上年实际增速",
          en: "Retail has no published growth of the year before"),
        quote: "社会消费品零售总额增长6%以上")
    ],
    counts: CheckCounts(
      errors: 1, warnings: 1, notes: 1, files: 6, observations: 312, indicators: 70, targets: 74))

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
            growth: 7.5)
        ]),
    ],
    plan: PlanDescription(
      title: LocalizedText(zhHans: "示例区2026年国民经济计划", en: "Sample District's plan for 2026"),
      source: LocalizedText(zhHans: "示例报告", en: "A sample report"), region: "sample",
      year: 2026, indicators: 70, withOutturn: 55, withoutOutturn: 15, targets: 74,
      headline: [
        target("gdp", gdp, .growth, 5.5),
        target("trade", trade, .level, 21, unit: "亿元", decimals: 0, sense: .above),
      ]))

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
