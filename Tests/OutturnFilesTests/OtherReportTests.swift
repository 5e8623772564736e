import Foundation
import OutturnFiles
import OutturnPlanning
import OutturnSeries
import Testing

/// Reports in other styles, a county's and a province's, both invented, against what a person reads
/// in them: nothing that comes out without a doubt may be wrong.
@Suite("Reading the reports of other places")
struct OtherReportTests {
  /// One row as a person reads it: outturn, growth reached, target, growth wanted.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let said: [String]
    var testDescription: String { name }

    init(_ name: String, _ said: String...) {
      self.name = name
      self.said = said
    }
  }

  struct Report: Sendable, CustomTestStringConvertible {
    let file: String
    let region: String
    let rows: [Row]
    let leastRight: Int
    var testDescription: String { file }
  }

  private static func read(_ file: String) throws -> PlanReport {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reports/\(file).txt").path
    let data = try #require(FileManager.default.contents(atPath: path))
    return PlanReport(try SourceText(bytes: [UInt8](data)))
  }

  @Test("What is read without a doubt is right, and nearly all is read", arguments: all)
  func report(_ report: Report) throws {
    let found = try Self.read(report.file)
    #expect(found.year == 2025)
    #expect(found.region == report.region)
    var right = 0
    var missed: [String] = []
    for row in report.rows {
      let read =
        found.rows.first { $0.id == row.name } ?? found.rows.first { $0.chinese == row.name }
      guard let read else {
        missed.append(row.name)
        continue
      }
      if Self.said(read) == row.said {
        right += 1
      } else {
        missed.append("\(row.name): \(Self.said(read))")
        #expect(!read.doubts.isEmpty, "\(row.name): \(Self.said(read)), not \(row.said)")
      }
    }
    #expect(right >= report.leastRight, "\(right) right; \(missed)")
    let known = Set(report.rows.map(\.name))
    for row in found.indicators where row.doubts.isEmpty {
      #expect(known.contains(row.id) || known.contains(row.chinese), "\(row.chinese) is no row")
    }
  }

  /// Each figure of a row as `outturn 186.4亿元`, `target growth 5.5 about`.
  private static func said(_ row: PlanReport.Row) -> [String] {
    [
      row.outturnLevel.map { "\($0.number)\($0.unit)" }, row.outturnGrowth.map { "\($0.number)%" },
      row.targetLevel.map { "→ \($0.number)\($0.unit) \($0.sense.rawValue)" },
      row.targetGrowth.map { "→ \($0.number)% \($0.sense.rawValue)" },
    ].compactMap(\.self)
  }

  static let all = [
    Report(
      file: "qingxi-2025", region: "清溪县",
      rows: [
        Row("gdp", "186.4亿元", "5.6%", "→ 5.5% about"),
        Row("industry", "7.1%", "→ 7% at_least"),
        Row("fixed_investment", "4.3%", "→ 5% equals"),
        Row("retail", "68.9亿元", "5.2%", "→ 5.5% at_least"),
        Row("local_fiscal_revenue", "9.83亿元", "3.4%", "→ 3% equals"),
        Row("urban_income", "36218元", "4.6%", "→ 5% at_least"),
        Row("rural_income", "19874元", "6.3%", "→ 6% at_least"),
        Row("new_above_scale_industry", "14家", "→ 10家 at_least"),
        Row("industrial_investment", "21.7亿元", "8.9%", "→ 24亿元 at_least"),
        Row("竹木加工产业产值", "30亿元", "12.5%", "→ 35亿元 above"),
        Row("grain_area", "52.6万亩", "→ 52.5万亩 at_least"),
        Row("grain_output", "24.3万吨", "→ 24万吨 at_least"),
        Row("hogs", "41.2万头", "→ 40万头 about"),
        Row("high_standard_farmland", "1.85万亩", "→ 2.1万亩 equals"),
        Row("tourist_visits", "412.5万人次", "9.7%", "→ 450万人次 above"),
        Row("tourism_revenue", "36.8亿元", "11.2%", "→ 10% at_least"),
        Row("引进项目", "22个", "→ 20个 at_least"),
        Row("contracted_capital", "48亿元"),
        Row("landed_capital", "31.5亿元", "→ 35亿元 at_least"),
        Row("fdi", "120万美元"),
        Row("trade", "3.6亿元", "15.8%", "→ 4亿元 above"),
        Row("urban_jobs", "3120人", "→ 3000人 at_least"),
        Row("registered_unemployment", "3.2%", "→ 4% at_most"),
        Row("air_quality_days", "96.4%", "→ 95% at_least"),
        Row("energy_intensity", "→ -2% about"),
        Row("cpi", "→ 2% about"),
        Row("重点项目", "86个", "→ 92个 equals"),
        Row("key_project_investment", "54.2亿元", "→ 60亿元 at_least"),
      ], leastRight: 27),
    Report(
      file: "yunling-2025", region: "云岭省",
      rows: [
        Row("gdp", "24860.7亿元", "5.1%", "→ 5.5% about"),
        Row("grain_output", "412.6亿斤", "→ 410亿斤 at_least"),
        Row("industry", "6.8%", "→ 7% about"),
        Row("retail", "4.9%", "→ 6% equals"),
        Row("fixed_investment", "3.5%", "→ 4% about"),
        Row("制造业投资", "11.4%", "→ 10% at_least"),
        Row("private_investment", "-1.8%"),
        Row("trade", "2316亿元", "7.3%", "→ 8% at_least"),
        Row("exports", "1542亿元", "9.1%", "→ 10% at_least"),
        Row("local_fiscal_revenue", "1896.4亿元", "2.6%", "→ 3% equals"),
        Row("income", "29870元", "5.4%"),
        Row("urban_jobs", "52.3万人", "→ 50万人 at_least"),
        Row("unemployment", "5.2%", "→ 5.5% at_most"),
        Row("cpi", "0.4%", "→ 2% about"),
        Row("全社会研发投入占地区生产总值比重", "2.36%", "→ 2.5% at_least"),
        Row("hightech_firms", "9000家", "→ 1万家 above"),
        Row("technology_contracts", "26.4%", "→ 20% at_least"),
        Row("新建和改造农村公路", "6200公里", "→ 6000公里 equals"),
        Row("energy_intensity", "-3.1%", "→ -3% about"),
        Row("central_budget_funds", "→ 150亿元 at_least"),
        Row("新设外商投资企业", "→ 10% equals"),
        Row("新增普惠托位", "→ 2万个 equals"),
        Row("老旧小区改造", "→ 1800个 equals"),
        Row("基本养老保险参保率", "→ 95% at_least"),
      ], leastRight: 23),
  ]
}
