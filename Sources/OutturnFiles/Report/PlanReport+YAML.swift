import OutturnPlanning
import OutturnSeries

extension PlanReport {
  /// The plan as `plan.yaml`, each figure with its place in the report, for a person to confirm.
  ///
  /// - Parameters:
  ///   - region: Id of the region in `model.yaml`.
  ///   - series: Ids of the series that `model.yaml` defines; others are not named.
  ///   - file: Name of the report, for the comments.
  package func yaml(
    region id: String, year: Int, series: Set<String>, headline: Set<String>, file: String
  ) -> String {
    let indicators = self.indicators
    let doubtful = indicators.count { !$0.doubts.isEmpty }
    let heading = title.isEmpty ? file : title
    var lines = [
      "# 从\(file)读出的计划：\(indicators.count)项指标，其中\(doubtful)项标有“待核”，请对照原文逐项确认。",
      "# Plan read from \(file): \(indicators.count) indicators, \(doubtful) of them marked"
        + " \"check\"; confirm each against the report.",
      "#",
      "# 数字写成字符串，因为公布的小数位数有意义：20 是 19.5 到 20.5。行:列 是原文中的位置。",
      "# Figures are strings, because the decimals as published matter: 20 is 19.5 to 20.5."
        + " line:column is the place in the report.",
      "", "title:", "  zh-Hans: \(Self.quoted(heading))", "  en: \(Self.quoted(heading))",
      "region: \(id)", "year: \(year)", "source:", "  zh-Hans: \(Self.quoted(heading))",
      "  en: \(Self.quoted(heading))", "", "indicators:",
    ]
    for row in indicators { lines += Self.lines(row, series: series, headline: headline) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ row: Row, series: Set<String>, headline: Set<String>) -> [String] {
    var lines: [String] = []
    for doubt in row.doubts {
      lines.append("  # 待核 check: \(doubt.words.zhHans) · \(doubt.words.en)")
    }
    lines.append("  - id: \(row.id)")
    lines.append(
      "    name: {zh-Hans: \(quoted(row.chinese)), en: \(quoted(row.english ?? row.chinese))}")
    if let unit = row.unit { lines.append("    unit: \(quoted(unit))") }
    lines.append("    section: \(quoted(row.section))")
    if let name = row.entry?.series, series.contains(name) { lines.append("    series: \(name)") }
    if let isReal = row.entry?.growthIsReal, row.outturnGrowth ?? row.targetGrowth != nil,
      !(row.entry?.series.map(series.contains) ?? false)
    {
      lines.append("    prices: \(isReal ? "real" : "nominal")")
    }
    let level = row.usableOutturnLevel
    if level != nil || row.outturnGrowth != nil {
      lines.append("    outturn:")
      if let level { lines.append("      level: \(quoted(level.number))  # \(place(level))") }
      if let growth = row.outturnGrowth {
        lines.append("      growth: \(quoted(growth.number))  # \(place(growth))")
      }
      let figures = [level, row.outturnGrowth].compactMap { $0 }
      if figures.contains(where: \.isExpected) {
        lines.append("      qualifier: expected")
      } else if figures.contains(where: { $0.sense == .above }) {
        lines.append("      qualifier: over")
      }
    }
    if row.hasTarget {
      lines.append("    target:")
      if let level = row.targetLevel {
        lines.append("      level: \(target(level, isHeadline: false))  # \(place(level))")
      }
      if let growth = row.targetGrowth {
        let isHeadline = headline.contains(row.id)
        lines.append("      growth: \(target(growth, isHeadline: isHeadline))  # \(place(growth))")
      }
    }
    lines.append("    quote:")
    let outturn = quote([row.outturnLevel, row.outturnGrowth])
    let target = quote([row.targetLevel, row.targetGrowth])
    if let outturn { lines.append("      outturn: \(quoted(outturn))") }
    if let target { lines.append("      target: \(quoted(target))") }
    return lines
  }

  private static func target(_ figure: ReportFigure, isHeadline: Bool) -> String {
    var text = "{value: \(quoted(figure.number)), sense: \(figure.sense.rawValue)"
    text += ", headline: \(isHeadline)"
    if figure.isStretch { text += ", stretch: true" }
    if figure.sense == .about { text += ", band: \(band(figure))" }
    return text + "}"
  }

  /// Half width for 左右: half a point of growth, two per cent of a level.
  private static func band(_ figure: ReportFigure) -> String {
    guard figure.measure == .level, figure.unit != "%", let value = Double(figure.number) else {
      return "0.5"
    }
    return "\((value.magnitude * 2).rounded() / 100)"
  }

  private static func place(_ figure: ReportFigure) -> String { "\(figure.line):\(figure.column)" }

  private static func quote(_ figures: [ReportFigure?]) -> String? {
    var quotes: [String] = []
    for figure in figures.compactMap({ $0 }) where !quotes.contains(figure.quote) {
      quotes.append(figure.quote)
    }
    return quotes.isEmpty ? nil : quotes.joined(separator: "，")
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// Every number found in the report as a table: what became an indicator and what did not.
  package var table: String {
    var ids: [String: String] = [:]
    for row in indicators { ids[row.key] = row.id }
    var lines = ["line,column,name,measure,number,unit,sense,year,indicator,quote"]
    for figure in figures {
      let year = self.year.map { figure.half == .target ? "\($0)" : "\($0 - 1)" } ?? ""
      lines.append(
        [
          "\(figure.line)", "\(figure.column)", figure.subject, figure.measure.rawValue,
          figure.number, figure.unit, figure.sense.rawValue, year, ids[Self.key(figure)] ?? "",
          figure.quote,
        ].map(Self.field).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func field(_ text: String) -> String {
    text.contains { ",\"\n".contains($0) }
      ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
