import OutturnSeries

/// What a table of tasks or of a panel must be: E0225 to E0227, W0506 and W0507.
enum PanelRule {
  static func year(_ text: String) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(zhHans: "“\(text)”不是年份", en: "\"\(text)\" is not a year"),
      help: LocalizedText(zhHans: "请写成 2026", en: "write it like 2026"))
  }

  static let noUnit = Complaint(
    code: "E0213",
    message: LocalizedText(zhHans: "没有写地区（unit）", en: "no unit is named"))

  /// A year after the origin in the file of what may be seen there.
  static func afterOrigin(_ year: Int, origin: Int) -> Complaint {
    Complaint(
      code: "E0225",
      message: LocalizedText(
        zhHans: "\(year) 年在起点 \(origin) 年之后，预测时看不到",
        en: "\(year) is after the origin \(origin) and may not be seen"),
      help: LocalizedText(
        zhHans: "请删去这一行，或放进之后年份的文件", en: "delete the row, or keep it for a later origin"))
  }

  static func yearsInDisorder(first: Int, last: Int, origin: Int) -> Complaint {
    Complaint(
      code: "E0226",
      message: LocalizedText(
        zhHans: "年份不能是 \(first) 到 \(last)，起点 \(origin)",
        en: "the years cannot run from \(first) to \(last) with the origin \(origin)"),
      help: LocalizedText(
        zhHans: "first_year 不晚于 last_year，last_year 就是起点年份",
        en: "first_year is at most last_year, and last_year is the origin"))
  }

  static func task(_ unit: String, origin: Int, firstLine: Int) -> Complaint {
    Complaint(
      code: "E0216",
      message: LocalizedText(
        zhHans: "\(unit) 以 \(origin) 年为起点的任务已经在第 \(firstLine) 行给出",
        en: "\(unit) at the origin \(origin) is already in line \(firstLine)"),
      help: LocalizedText(zhHans: "请删去一行", en: "delete one of the lines"))
  }

  static func value(_ unit: String, year: Int, firstLine: Int) -> Complaint {
    Complaint(
      code: "E0216",
      message: LocalizedText(
        zhHans: "\(unit) \(year) 年的数已经在第 \(firstLine) 行给出",
        en: "\(unit) in \(year) is already in line \(firstLine)"),
      help: LocalizedText(zhHans: "请删去一行", en: "delete one of the lines"))
  }

  /// A task for a unit that the origin's file does not hold.
  static func unitWithoutValues(_ unit: String, origin: Int, known: [String]) -> Complaint {
    var complaint = NameRule.region(unit, among: known)
    complaint.code = "E0227"
    complaint.message = LocalizedText(
      zhHans: "\(origin).csv 里没有 \(unit) 的数", en: "\(origin).csv has no figure of \(unit)")
    return complaint
  }

  static func outOfOrder(_ unit: String) -> Complaint {
    Complaint(
      severity: .warning, code: "W0506",
      message: LocalizedText(
        zhHans: "从 \(unit) 起没有按地区、年份排列，已按年份读取",
        en: "from \(unit) on the rows are not sorted by unit and year; they are read by their year"
      ))
  }

  static func hole(_ unit: String, years: String, origin: Int) -> Complaint {
    Complaint(
      severity: .warning, code: "W0507",
      message: LocalizedText(
        zhHans: "\(origin).csv 里 \(unit) 缺 \(years) 年的数，按未知处理",
        en: "\(origin).csv lacks \(unit) in \(years), which is taken as unknown"))
  }
}
