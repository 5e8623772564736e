import OutturnPlanning
import OutturnSeries
import Testing
import _OutturnTestSupport

/// What one year's figure and the law of a kind say, against SciPy.
@Suite("Forecasts of indicators with one year") struct KindForecastTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var name: String
      var value: Double
      var below: Double
    }

    var levels: [Case]
    var growth: [Case]
  }

  private let reference: Reference

  init() throws { reference = try ReferenceFile.read("kind_forecast") }

  private func indicator(
    _ name: String, unit: String?, base: String? = nil, baseGrowth: String? = nil,
    level: String? = nil, growth: String? = nil, qualifier: ReportedOutturn.Qualifier? = nil,
    comparison: ComparisonNote? = nil, kind: IndicatorKind? = nil
  ) -> Indicator {
    Indicator(
      id: "x", name: LocalizedText(zhHans: name, en: name), unit: unit.flatMap { Unit($0) },
      section: "1",
      outturn: ReportedOutturn(
        level: base.flatMap { PublishedFigure($0) },
        growth: baseGrowth.flatMap { PublishedFigure($0) }, qualifier: qualifier),
      levelTarget: level.map { Target(figure: PublishedFigure($0)!, sense: .atLeast) },
      growthTarget: growth.map { Target(figure: PublishedFigure($0)!, sense: .atLeast) },
      comparison: comparison, kind: kind)
  }

  private func level(_ name: String) throws -> KindForecast {
    let indicator =
      switch name {
      case "hogs 85", "hogs 84.5": indicator("生猪出栏", unit: "万头", base: "85", level: "85")
      case "output 269.5":
        indicator(
          "规模工业总产值", unit: "亿元", base: "245", baseGrowth: "6.5", level: "269.5",
          qualifier: .expected)
      case "firms 15": indicator("新增限上商贸企业", unit: "个", base: "17", level: "15")
      default: indicator("空气质量优良率", unit: "%", base: "93.0", level: "92")
      }
    return try #require(KindForecast(indicator, .level))
  }

  @Test("Levels have SciPy's probabilities, last year's rounding within")
  func levels() throws {
    for row in reference.levels {
      let below = 1 - (try level(row.name)).probability(in: row.value ... .infinity)
      // 64 midpoints over a base known to half a per cent at worst.
      #expect(abs(below - row.below) < 2e-6, "\(row.name): \(below), not \(row.below)")
    }
  }

  @Test("Growth has SciPy's probabilities, and another scope leaves the kind's law alone")
  func growth() throws {
    let note = ComparisonNote(kind: .scope, note: LocalizedText(zhHans: "口径", en: "scope"))
    let sales = try #require(
      KindForecast(
        indicator("批零住餐销售额", unit: nil, baseGrowth: "8", growth: "10"), .growth))
    let projects = try #require(
      KindForecast(
        indicator(
          "重点项目年度投资", unit: "亿元", base: "107.7", baseGrowth: "30", growth: "5.5",
          comparison: note), .growth))
    for (row, forecast) in zip(reference.growth, [sales, projects]) {
      let below = 1 - forecast.probability(in: row.value ... .infinity)
      #expect(abs(below - row.below) < 1e-10, "\(row.name): \(below), not \(row.below)")
    }
  }

  @Test("A quantile is the value that its probability stays below", arguments: [0.05, 0.5, 0.95])
  func quantiles(p: Double) throws {
    for row in reference.levels {
      let forecast = try level(row.name)
      let value = forecast.quantile(p)
      #expect(abs(forecast.probability(in: -.infinity...value) - p) < 1e-9)
    }
  }

  @Test("A base of another scope, a figure that is missing, or no kind give no forecast")
  func refused() {
    let note = ComparisonNote(kind: .scope, note: LocalizedText(zhHans: "口径", en: "scope"))
    let scope = indicator("合同引资", unit: "亿元", base: "52", level: "50", comparison: note)
    #expect(KindForecast(scope, .level) == nil)
    #expect(KindForecast(indicator("财政收入", unit: "亿元", level: "50"), .level) == nil)
    #expect(KindForecast(indicator("价格", unit: "指数", base: "100", level: "102"), .level) == nil)
    #expect(KindForecast(indicator("财政收入", unit: "亿元", base: "50"), .level) == nil)
  }

  @Test("Unit and name tell the kind, and the plan's own word is stronger")
  func kinds() {
    let expected: [(String, String?, IndicatorKind)] = [
      ("规模工业总产值", "亿元", .production), ("地方财政收入", "亿元", .publicFinance),
      ("争取各类上级资金", "亿元", .publicFinance), ("签约合同引资", "亿元", .investment),
      ("实际使用外资", "万美元", .investment), ("蔬菜出口额", "亿元", .trade),
      ("粮食总产量", "万吨", .agriculture), ("生猪出栏", "万头", .agriculture),
      ("新建高标准农田", "万亩", .works), ("接待游客", "万人次", .visits),
      ("城镇新增就业", "人", .employment), ("新增规上农业企业", "个", .count),
      ("专利授权量", nil, .count), ("民间投资", nil, .investment), ("空气质量优良率", "%", .rate),
    ]
    for (name, unit, kind) in expected {
      #expect(indicator(name, unit: unit).kind == kind, "\(name)")
    }
    #expect(indicator("蔬菜出口额", unit: "亿元", kind: .production).kind == .production)
  }

  @Test("A number that stands alone is judged as at least, every other sense as it is")
  func tasks() throws {
    let figure = try #require(PublishedFigure("2.03"))
    #expect(Target(figure: figure, sense: .equals).asTask.sense == .atLeast)
    for sense in [Sense.atLeast, .above, .atMost, .keep] {
      #expect(Target(figure: figure, sense: sense).asTask.sense == sense)
    }
  }
}
