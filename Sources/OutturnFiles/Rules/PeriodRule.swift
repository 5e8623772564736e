import OutturnSeries

/// E0217: periods that are none, and years where they make no sense.
enum PeriodRule {
  static func bad(_ text: String) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "“\(text)”不是年份、季度或月份", en: "\"\(text)\" is no year, quarter or month"),
      help: LocalizedText(
        zhHans: "请写成 2026、2026Q1 或 2026-03", en: "write 2026, 2026Q1 or 2026-03"))
  }

  static func notAYear(_ text: String) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "“\(text)”不是年份", en: "\"\(text)\" is not a year"),
      help: LocalizedText(
        zhHans: "请写成 2026，或用 2026..2028 表示几年", en: "write 2026, or 2026..2028 for several years"))
  }

  static func onlyAnnual(_ period: Period) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "这里要年度数据，读到的是 \(period)", en: "annual figures are needed here, not \(period)"),
      help: LocalizedText(zhHans: "请填全年的数", en: "give the figure of the whole year"))
  }

  static func notProjected(_ year: Int, baseYear: Int) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "\(year) 年不在预测期内", en: "\(year) is not projected"),
      help: LocalizedText(
        zhHans: "实际值到 \(baseYear) 年为止，只能从 \(baseYear + 1) 年起假设",
        en: "outturns run to \(baseYear): assume from \(baseYear + 1) on"))
  }
}
