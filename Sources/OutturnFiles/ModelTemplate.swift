import OutturnPlanning
import OutturnSeries

/// The files of a new model folder: from the commented template alone, or with the plan that a
/// report states.
package struct ModelTemplate {
  /// Name of the region in Chinese: 零陵区.
  let region: String
  /// Year of the plan; the base year is the one before.
  let year: Int
  let report: PlanReport?
  /// The report's file name.
  let reportName: String?

  /// The series that the template models, in its order, then those it only defines.
  static let modelled = ["gdp", "industry", "retail", "trade"]
  static let defined = modelled + ["fixed_investment", "cpi"]

  /// Id of the region: `linglingqu`.
  var regionID: String {
    let id = ReportIdentifier.identifier(region, taken: []).filter { $0 != "_" }
    return id == "china" ? "china_region" : id
  }

  var modelID: String { "\(regionID)-\(year)" }

  /// Every file by its path within the folder.
  var files: [(path: String, text: String)] {
    var files = [
      ("README.md", filled(PackageResources.readme_md)),
      ("model.yaml", filled(PackageResources.model_yaml)),
      ("plan.yaml", plan),
      ("data/history.csv", history),
      ("scenarios/downside.yaml", filled(PackageResources.downside_yaml)),
    ]
    if let report { files.append(("data/report-figures.csv", report.table)) }
    return files
  }

  private var plan: String {
    report?.yaml(
      region: regionID, year: year, series: Set(Self.defined), headline: Set(Self.modelled),
      file: reportName ?? "") ?? filled(PackageResources.plan_yaml)
  }

  /// The national figures, then those that the report states of the region.
  private var history: String {
    let national = String(decoding: PackageResources.national_csv, as: UTF8.self)
    if report == nil { return national + exampleFigures }
    let own = ownFigures.map { series, measure, figure in
      let source = "\(reportName ?? "")第\(figure.line)行 line \(figure.line)"
      let unit = measure == .growth ? "%" : figure.unit
      return "\(regionID),\(series),\(measure.rawValue),\(year - 1),\(figure.number),\(unit)"
        + ",report-time,\(source),"
    }
    return national + own.map { $0 + "\n" }.joined()
  }

  /// The outturns of the template's plan, so that it runs before a figure is replaced.
  private var exampleFigures: String {
    [("gdp", "5.0"), ("industry", "6.0"), ("retail", "4.5"), ("trade", "3.0")].map {
      "\(regionID),\($0.0),growth,\(year - 1),\($0.1),%,report-time,举例 example,替换 replace\n"
    }.joined()
  }

  /// What the report says of the defined series in the base year. A level that is only a floor
  /// (超) or in another unit is none.
  private var ownFigures: [(series: String, measure: Measure, figure: ReportFigure)] {
    let rows = report?.indicators ?? []
    return Self.defined.flatMap { series in
      rows.filter { $0.entry?.series == series }.flatMap { row in
        var figures: [(String, Measure, ReportFigure)] = []
        if let growth = row.outturnGrowth { figures.append((series, .growth, growth)) }
        if let level = row.usableOutturnLevel, level.sense != .above, level.unit == "亿元" {
          figures.append((series, .level, level))
        }
        return figures
      }
    }
  }

  private var levels: String {
    let known = ownFigures.filter { $0.measure == .level && Self.modelled.contains($0.series) }
    if known.isEmpty { return "levels: {}" }
    return (["levels:"] + known.map { "  \($0.series): {published: true}" })
      .joined(separator: "\n")
  }

  private func filled(_ template: [UInt8]) -> String {
    let values = [
      "@NAME@": region, "@ENGLISH@": english, "@REGION@": regionID, "@MODEL@": modelID,
      "@PLAN_YEAR@": "\(year)", "@BASE_YEAR@": "\(year - 1)", "@THROUGH@": "\(year + 4)",
      "@LEVELS@": levels, "@REPORT@": reportLine,
    ]
    return values.reduce(String(decoding: template, as: UTF8.self)) { text, value in
      text.replacing(value.key, with: value.value)
    }
  }

  private var reportLine: String {
    reportName == nil
      ? ""
      : "| `data/report-figures.csv` | 报告里找到的每一个数和它的位置 · every number found in the report, with its"
        + " place |\n"
  }

  /// 零陵区 → Lingling District.
  private var english: String {
    let kinds = ["区": "District", "县": "County", "市": "City", "省": "Province", "州": "Prefecture"]
    let kind = region.last.flatMap { region.count > 2 ? kinds[String($0)] : nil }
    let name = kind == nil ? region : String(region.dropLast())
    let words = ReportIdentifier.identifier(name, taken: []).filter { $0 != "_" }
    return words.prefix(1).uppercased() + words.dropFirst() + (kind.map { " \($0)" } ?? "")
  }
}
