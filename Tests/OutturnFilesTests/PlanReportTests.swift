import Foundation
import OutturnFiles
import OutturnPlanning
import OutturnSeries
import Testing

/// The reading of plan reports: Lingling's report against its plan as it was entered by hand, and
/// the ways in which other reports write the same things.
@Suite("Reading a plan report")
struct PlanReportTests {
  private static let report: PlanReport? = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reports/lingling-2026.txt")
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    return (try? SourceText(bytes: [UInt8](data))).map { PlanReport($0) }
  }()

  @Test("Lingling's report names its region and its year")
  func header() throws {
    let report = try #require(Self.report)
    #expect(report.year == 2026)
    #expect(report.region == "零陵区")
    #expect(report.title.hasSuffix("社会发展计划(草案)的报告"))
  }

  @Test("Of Lingling's 94 indicators with a number, 85 or more come out right, none wrong unmarked")
  func lingling() throws {
    let report = try #require(Self.report)
    let plan = try ModelFolder.load(at: Self.repository + "/Models/lingling-2026").plan
    var right = 0
    var missed: [String] = []
    for indicator in plan.indicators where Statement(indicator).hasNumber {
      let wanted = Statement(indicator)
      let row =
        report.rows.first { $0.id == indicator.id }
        ?? report.rows.first { Self.plain($0.chinese) == Self.plain(indicator.name.zhHans) }
        ?? report.rows.first { Self.isPart($0.chinese, indicator.name.zhHans) }
      guard let row else {
        missed.append(indicator.id)
        continue
      }
      if Statement(row) == wanted {
        right += 1
      } else {
        missed.append(indicator.id)
        // A figure that is not found is missing; one that is found and is another is wrong.
        #expect(
          !row.doubts.isEmpty || Statement(row).isPart(of: wanted),
          "\(indicator.id) is wrong and unmarked: \(Statement(row)), not \(wanted)")
      }
    }
    #expect(right >= 85, "\(right) right, missed: \(missed)")
  }

  @Test("Every figure stands at the place that is given for it")
  func places() throws {
    let report = try #require(Self.report)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reports/lingling-2026.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(report.figures.count > 200)
    for figure in report.figures {
      let line = Array(lines[figure.line - 1])
      let digits = figure.number.filter { $0 != "-" }
      #expect(String(line[(figure.column - 1)...].prefix(digits.count)) == digits)
    }
  }

  @Test("What reports say in other words is read", arguments: Phrasing.all)
  func phrasing(_ phrasing: Phrasing) throws {
    let heading = phrasing.isTarget ? "一、2025年主要预期目标" : "一、2024年工作回顾"
    let text = "某县2025年计划报告\n\(heading)\n\(phrasing.text)。\n"
    let found = PlanReport(SourceText(text: text)).figures.map {
      "\($0.subject) \($0.measure.rawValue) \($0.number)\($0.unit) \($0.sense.rawValue)"
    }
    #expect(found == phrasing.expected)
  }

  @Test("力争 is kept apart from a promise, for a list and for what follows of the same thing")
  func stretch() {
    let text = "一、2025年目标\n力争零售总额80亿元以上，增长6%以上，粮食总产量45万吨。力争进口额、出口额分别增长3%、5%，完成投资9亿元。"
    let figures = PlanReport(SourceText(text: text)).figures
    #expect(figures.map(\.isStretch) == [true, true, false, true, true, false])
  }

  @Test("Headings tell the year looked back on from the year planned")
  func halves() {
    let report = PlanReport(
      SourceText(
        text: """
          示例县人民政府关于２０２４年国民经济和社会发展计划执行情况
          与２０２５年计划草案的报告
          一、２０２４年计划执行情况
          （一）经济平稳运行。地区生产总值２１８．６亿元，增长5.1％。
          二、2025年主要预期目标
          （一）地区生产总值增长5%以上。
          """))
    #expect(report.year == 2025)
    #expect(report.region == "示例县")
    let row = report.rows.first { $0.id == "gdp" }
    #expect(row?.outturnLevel?.number == "218.6")
    #expect(row?.outturnGrowth?.number == "5.1")
    #expect(row?.targetGrowth?.number == "5")
    #expect(row?.targetGrowth?.section == "2.1")
  }

  @Test("A target in another unit than the outturn leaves the outturn out and says so")
  func units() {
    let report = PlanReport(
      SourceText(
        text: "一、2024年工作回顾\n粮食产量45.2万吨。\n二、2025年目标\n粮食产量9亿斤以上。"))
    let row = report.rows.first { $0.id == "grain_output" }
    #expect(row?.usableOutturnLevel == nil)
    #expect(row?.doubts.contains(.differentUnits) == true)
  }

  @Test("No text, however mangled, stops the reading")
  func mangled() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reports/lingling-2026.txt")
    let text = Array(try String(contentsOf: file, encoding: .utf8))
    var state: UInt64 = 20_260_101
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<40 {
      let start = next(text.count)
      var piece = Array(text[start..<min(text.count, start + 400)])
      for _ in 0..<20 where !piece.isEmpty {
        switch next(3) {
        case 0: piece.remove(at: next(piece.count))
        case 1: piece.swapAt(next(piece.count), next(piece.count))
        default: piece.insert(Array("0.%、，分别亿“”（）-")[next(13)], at: next(piece.count))
        }
      }
      let report = PlanReport(SourceText(text: "一、2024年回顾\n" + String(piece)))
      #expect(report.rows.count <= report.figures.count)
    }
  }

  // MARK: Support

  private static var repository: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  private static func plain(_ name: String) -> String { name.filter { !"“”".contains($0) } }

  private static func isPart(_ name: String, _ other: String) -> Bool {
    plain(name).contains(plain(other)) || plain(other).contains(plain(name))
  }

  /// What is said of an indicator, whoever says it.
  private struct Statement: Equatable {
    var outturnLevel: String?
    var outturnGrowth: String?
    var targetLevel: String?
    var targetGrowth: String?
    var levelSense: Sense?
    var growthSense: Sense?
    var unit: OutturnSeries.Unit.Quantity?

    var hasNumber: Bool {
      [outturnLevel, outturnGrowth, targetLevel, targetGrowth].contains { $0 != nil }
    }

    init(_ indicator: Indicator) {
      outturnLevel = indicator.outturn.level?.text
      outturnGrowth = indicator.outturn.growth?.text
      targetLevel = indicator.levelTarget?.figure.text
      targetGrowth = indicator.growthTarget?.figure.text
      levelSense = indicator.levelTarget?.sense
      growthSense = indicator.growthTarget?.sense
      unit = Self.quantity(indicator.unit, isUsed: outturnLevel ?? targetLevel != nil)
    }

    init(_ row: PlanReport.Row) {
      outturnLevel = row.outturnLevel?.number
      outturnGrowth = row.outturnGrowth?.number
      targetLevel = row.targetLevel?.number
      targetGrowth = row.targetGrowth?.number
      levelSense = row.targetLevel?.sense
      growthSense = row.targetGrowth?.sense
      unit = Self.quantity(
        row.unit.flatMap { OutturnSeries.Unit($0) }, isUsed: outturnLevel ?? targetLevel != nil)
    }

    /// Whether every number that is said here is said there as well.
    func isPart(of other: Statement) -> Bool {
      func agrees<Value: Equatable>(_ path: KeyPath<Statement, Value?>) -> Bool {
        self[keyPath: path] == nil || self[keyPath: path] == other[keyPath: path]
      }
      return agrees(\.outturnLevel) && agrees(\.outturnGrowth) && agrees(\.targetLevel)
        && agrees(\.targetGrowth) && agrees(\.levelSense) && agrees(\.growthSense)
        && agrees(\.unit)
    }

    /// 个 and 家 count the same.
    private static func quantity(_ unit: OutturnSeries.Unit?, isUsed: Bool) -> OutturnSeries.Unit
      .Quantity?
    {
      guard isUsed, let quantity = unit?.quantity else { return nil }
      if case .items = quantity { return .items("") }
      return quantity
    }
  }
}

/// A sentence as reports write it, with what it says.
struct Phrasing: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: [String]
  let isTarget: Bool

  var testDescription: String { text }

  private init(_ text: String, _ expected: [String], target: Bool = false) {
    self.text = text
    self.expected = expected
    isTarget = target
  }

  static let all: [Phrasing] = [
    Phrasing(
      "全县实现地区生产总值218.6亿元，同比增长5.1%",
      ["地区生产总值 level 218.6亿元 equals", "地区生产总值 growth 5.1% equals"]),
    Phrasing(
      "一般公共预算收入完成9.87亿元，增长4.3%，其中税收收入6.1亿元、下降2.0%",
      [
        "一般公共预算收入 level 9.87亿元 equals", "一般公共预算收入 growth 4.3% equals",
        "税收收入 level 6.1亿元 equals", "税收收入 growth -2.0% equals",
      ]),
    Phrasing(
      "城镇、农村居民人均可支配收入分别达到38120元、21050元，分别增长4.9%、6.6%",
      [
        "城镇居民人均可支配收入 level 38120元 equals", "农村居民人均可支配收入 level 21050元 equals",
        "城镇居民人均可支配收入 growth 4.9% equals", "农村居民人均可支配收入 growth 6.6% equals",
      ]),
    Phrasing(
      "全年进口额、出口额分别增长3.2%和12.5%",
      ["进口额 growth 3.2% equals", "出口额 growth 12.5% equals"]),
    Phrasing("社会消费品零售总额突破80亿元", ["社会消费品零售总额 level 80亿元 above"]),
    Phrasing("接待游客1,203.5万人次", ["接待游客 level 1203.5万人次 equals"]),
    Phrasing("带动就业3000余人", ["就业 level 3000人 above"]),
    Phrasing(
      "常住人口城镇化率提高1.1个百分点", ["常住人口城镇化率变化 level 1.1个百分点 equals"]),
    // What is no quantity: years, ordinals, names of works, digits within quotation marks.
    Phrasing("2024年第15届“6·18”活动覆盖110KV变电站3个月", []),
    Phrasing("地区生产总值增长5%左右", ["地区生产总值 growth 5% about"], target: true),
    Phrasing("固定资产投资增长4%-5%", ["固定资产投资 growth 4% at_least"], target: true),
    Phrasing("固定资产投资增长4%至5%", ["固定资产投资 growth 4% at_least"], target: true),
    Phrasing("固定资产投资增长4-5%", ["固定资产投资 growth 4% at_least"], target: true),
    Phrasing("居民消费价格涨幅控制在2%以内", ["居民消费价格 growth 2% at_most"], target: true),
    Phrasing("城镇新增就业不少于4200人", ["城镇新增就业 level 4200人 at_least"], target: true),
    Phrasing("城镇调查失业率不超过5.5%", ["城镇调查失业率 level 5.5% at_most"], target: true),
    Phrasing(
      "单位地区生产总值能耗下降2.5%以上", ["单位地区生产总值能耗 growth -2.5% at_most"], target: true),
    Phrasing("存量贷款利率降至3.9%", ["存量贷款利率 level 3.9% at_most"], target: true),
    Phrasing("粮食总产量稳定在45万吨", ["粮食总产量 level 45万吨 keep"], target: true),
    Phrasing("粮食产量保持在1.4万亿斤左右", ["粮食产量 level 1.4万亿斤 about"], target: true),
    Phrasing(
      "全年新增规上农业企业3家、家庭农场10家以上",
      ["新增规上农业企业 level 3家 equals", "新增家庭农场 level 10家 at_least"], target: true),
    Phrasing("收购1200套存量商品房用于保障性住房", ["收购存量商品房 level 1200套 equals"], target: true),
    Phrasing(
      "引进5000万元以上项目30个以上", ["引进5000万元以上项目 level 30个 at_least"], target: true),
  ]
}
