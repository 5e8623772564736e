import OutturnSeries

/// E0217: periods that are none, and years where they make no sense.
enum PeriodRule {
  static func bad(_ text: String) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "“\(text)”不是年份、季度或月份", en: "\"\(text)\" is no year, quarter or month"),
      help: yearMeant(by: text).map {
        LocalizedText(zhHans: "请写 \($0)", en: "write \($0)")
      }
        ?? LocalizedText(
          zhHans: "请写成 2026、2026Q1 或 2026-03", en: "write 2026, 2026Q1 or 2026-03"))
  }

  /// The year in `2025年`, in `2025.0` or `2025/12/31` of a spreadsheet, in full-width digits.
  private static func yearMeant(by text: String) -> String? {
    let digits = text.prefix { $0.wholeNumberValue != nil && $0.isNumber }.compactMap(
      \.wholeNumberValue)
    guard digits.count == 4, digits[0] == 1 || digits[0] == 2 else { return nil }
    let rest = text.dropFirst(4)
    let isDay = rest.hasPrefix("/12/31") || rest.hasPrefix("-12-31")
    guard ["", "年", "年度", "年全年", ".0", ".00"].contains(rest) || isDay else { return nil }
    return digits.map(String.init).joined()
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
