import OutturnPlanning
import OutturnSeries
import Testing

/// What is said of a plan beside the verdicts: prices, parts, words, ambition, earlier targets.
@Suite("The audit beyond growth and level") struct PlanAuditTests {
  private func indicator(
    _ id: String, base: String? = nil, level: String? = nil, growth: String? = nil,
    isReal: Bool? = nil, series: String? = nil, partOf: String? = nil, quotes: Quotes = Quotes()
  ) -> Indicator {
    func figure(_ text: String?) -> PublishedFigure? { text.flatMap { PublishedFigure($0) } }
    return Indicator(
      id: id, name: LocalizedText(zhHans: id, en: id), unit: Unit("亿元"), section: "1",
      series: series, growthIsReal: isReal, outturn: ReportedOutturn(level: figure(base)),
      levelTarget: figure(level).map { Target(figure: $0, sense: .atLeast) },
      growthTarget: figure(growth).map { Target(figure: $0, sense: .atLeast) }, partOf: partOf,
      quotes: quotes)
  }

  private func audit(
    _ indicators: [Indicator], _ evidence: PlanEvidence = .none
  ) -> [Coherence] {
    let name = LocalizedText(zhHans: "计划", en: "plan")
    return Coherence.audit(
      Plan(title: name, region: "district", year: 2026, source: name, indicators: indicators),
      evidence: evidence)
  }

  private func history(
    _ growth: [Int: Double], region: String = "district", level: IndicatorHistory.Level? = nil,
    prices: [Int: Double] = [:]
  ) -> IndicatorHistory {
    IndicatorHistory(
      region: region, growth: growth, lastLevel: level, priceChanges: prices,
      laterPriceChange: nil)
  }

  @Test("From a known base the price change is level over base and growth, rounding around it")
  func oneYear() throws {
    let row = audit([
      indicator("x", base: "100.0", level: "108", growth: "5", isReal: true)
    ])[0]
    let gap = try #require(row.priceGap)
    #expect(gap.years == 1 && gap.from == 2025 && gap.unknownYears.isEmpty)
    #expect(isNear(gap.required, 100 * (108 / 105 - 1), 1e-12))
    #expect(isNear(gap.interval.lowerBound, 100 * (107.5 / (100.05 * 1.05) - 1), 1e-12))
    #expect(isNear(gap.interval.upperBound, 100 * (108.5 / (99.95 * 1.05) - 1), 1e-12))
    #expect(gap.expected == nil && gap.idle == nil)
  }

  @Test(
    "The target that prices make redundant is told",
    arguments: [(0.0, PriceGap.Idle.growth), (9.0, .level), (2.9, nil)])
  func idle(change: Double, idle: PriceGap.Idle?) throws {
    let evidence = PlanEvidence(histories: ["x": [history([2025: 5], prices: [2026: change])]])
    let row = audit(
      [indicator("x", base: "100.0", level: "108", growth: "5", isReal: true, series: "x")],
      evidence)[0]
    #expect(try #require(row.priceGap).idle == idle)
  }

  @Test("Nominal growth leaves nothing to prices, and no level since nothing to start from")
  func noGap() {
    let nominal = indicator("x", base: "100", level: "108", growth: "5", isReal: false)
    let baseless = indicator("x", level: "108", growth: "5", isReal: true)
    #expect(audit([nominal])[0].priceGap == nil)
    #expect(audit([baseless])[0].priceGap == nil)
  }

  @Test("A part larger than its whole is a warning, wanted or reached")
  func exceeds() {
    let wanted = audit([
      indicator("whole", base: "20", level: "21"),
      indicator("part", base: "14", level: "22", partOf: "whole"),
    ])[1]
    let reached = audit([
      indicator("whole", base: "20"), indicator("part", base: "24", partOf: "whole"),
    ])[1]
    #expect(wanted.findings.first?.code == "W0415" && wanted.findings.first?.isWarning == true)
    #expect(reached.findings.first?.code == "W0415")
    let numbers = wanted.findings.first?.numbers
    #expect(numbers == ["part": 22, "whole": 21])
  }

  @Test(
    "Words that differ raise an alarm, those that agree none",
    arguments: [
      ("新增规模以上工业企业8家", "新增工业企业9家", [ScopeAlarm.Kind.coverage]),
      ("新增规上工业企业8家", "新增规模以上工业企业9家", []),
      ("签约项目35个", "引进项目30个", [.stage]), ("合同引资52亿元", "实际到位资金50亿元", [.stage]),
      ("合同引资52亿元", "合同引资50亿元", []),
      ("批零住餐等行业销售额增长8%", "批零住餐销售额增长10%", [.others]),
      ("34个小区改造有序实施", "完成34个小区改造", [.completion]),
      ("225套保障性租赁住房", "保障性住房144套", [.tenure]),
      ("重点项目212个，完成投资107亿元", "重点项目120个，完成投资130亿元", [.projects]),
      ("重点项目112个，完成投资107亿元", "重点项目120个，完成投资130亿元", []),
      ("重点项目212个", "", []),
    ])
  func words(outturn: String, target: String, kinds: [ScopeAlarm.Kind]) {
    let alarms = ScopeAlarm.alarms(Quotes(outturn: outturn, target: target))
    #expect(alarms.map(\.kind) == kinds)
  }

  @Test("A scope that nobody noted is a warning with both words")
  func alarm() throws {
    let row = audit([
      indicator(
        "x", base: "52", level: "50", quotes: Quotes(outturn: "合同引资52亿元", target: "到位资金50亿元"))
    ])[0]
    #expect(
      row.findings.first == .scopeWords(ScopeAlarm(kind: .stage, outturn: "合同", target: "到位")))
  }

  @Test("A target above or below nearly all that was reached is called so, with figures enough")
  func ambition() throws {
    let own = history([2021: 4, 2022: 5, 2023: 5, 2024: 6, 2025: 5])
    let nation = history([2016: 5, 2017: 5.5, 2025: 5], region: "nation")
    func tag(_ growth: String, _ histories: [IndicatorHistory]) throws -> Ambition.Tag {
      let row = audit(
        [indicator("x", growth: growth, series: "x")], PlanEvidence(histories: ["x": histories]))[0]
      return try #require(row.ambition).tag
    }
    #expect(try tag("7", [own, nation]) == .heroic)
    #expect(try tag("3", [own, nation]) == .sandbagged)
    #expect(try tag("5", [own, nation]) == .ordinary)
    // One figure is no history, whatever the target.
    #expect(try tag("9", [history([2025: 5])]) == .ordinary)
    let row = audit(
      [indicator("x", growth: "5", series: "x")], PlanEvidence(histories: ["x": [own, nation]]))[0]
    let standing = try #require(row.ambition?.standings.first)
    // One of five below, three equal.
    #expect(abs(standing.percentile - 0.5) < 1e-12 && standing.median == 5)
  }

  @Test("Earlier targets are met, nearly met or missed, and are lowered after a miss or not")
  func record() throws {
    func past(_ year: Int, _ value: String, _ sense: Sense = .atLeast) -> PastTarget {
      PastTarget(
        region: "r", series: "x", year: year,
        target: Target(figure: PublishedFigure(value)!, sense: sense), source: "", note: "")
    }
    let outturns = [2020: 8.0, 2021: 7.6, 2022: 5, 2023: 6]
    let record = try #require(
      TrackRecord.records(
        [
          past(2021, "8"), past(2020, "8"), past(2022, "7.5"), past(2023, "7.5"), past(2024, "6"),
          past(2026, "5"),
        ],
        outturns: { outturns[$0.year] }, before: 2026
      ).first)
    #expect(record.entries.map(\.target.year) == [2020, 2021, 2022, 2023, 2024])
    #expect(record.judged.count == 4 && record.met == 1 && record.nearMisses == 1)
    #expect(isNear(record.bias, (0 - 0.4 - 2.5 - 1.5) / 4, 1e-12))
    #expect(record.moves == (lowered: 2, kept: 2, raised: 0))
    #expect(record.easedAfterMiss == (eased: 2, misses: 3))
  }
}

/// Whether a number is there and near another.
private func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
  guard let value else { return false }
  return abs(value - expected) < tolerance
}
