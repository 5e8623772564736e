import OutturnSeries

/// E0227: figures of the year so far, and quarter shares, that cannot be.
enum ReleaseRule {
  static func noPeriod(_ series: String, year: Int) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "累计增速要写明截至哪个季度或月份", en: "a year-to-date figure needs its quarter or month"),
      LocalizedText(
        zhHans: "请写成 \(series)@\(year)Q2=…（上半年）或 \(series)@\(year)-05=…（1—5月）",
        en: "write \(series)@\(year)Q2=… (first half) or \(series)@\(year)-05=… (January to May)"))
  }

  static func wholeYear(_ period: Period, series: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(period) 是全年，不是年初累计", en: "\(period) is a whole year, not a year to date"),
      LocalizedText(
        zhHans: "全年数请写成 \(series)@\(period)Q4=…；作为已知结果用 --condition \(series)@\(period)=…",
        en:
          "write \(series)@\(period)Q4=… for the figure of the year, or --condition \(series)@\(period)=… for a known outcome"
      ))
  }

  static func otherYear(_ year: Int, needs: Int) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(year) 年不是当年", en: "\(year) is not the year under way"),
      LocalizedText(
        zhHans: "实际值到 \(needs - 1) 年为止，年初累计只能是 \(needs) 年的",
        en: "outturns run to \(needs - 1), so the year so far is \(needs)"))
  }

  static func repeated(_ series: String, _ period: Period) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "“\(series)”截至 \(period) 的累计增速给了两次",
        en: "the year to \(period) of \"\(series)\" stands twice"),
      LocalizedText(zhHans: "同一时段只留一个数", en: "keep one figure for one span"))
  }

  static func tooLow(_ text: String) -> Complaint {
    complaint(
      LocalizedText(zhHans: "增速不能低于 -100%：\(text)", en: "no growth lies below -100 %: \(text)"),
      LocalizedText(zhHans: "请核对数字", en: "check the figure"))
  }

  static func badShares(_ series: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "“\(series)”的季度比重要四个季度各一行、都大于 0",
        en: "the quarter shares of \"\(series)\" need a row a quarter, each above 0"),
      LocalizedText(
        zhHans: "四个季度的比重或绝对额都可以，只看比例；时期写成基年的季度",
        en:
          "shares or amounts, only their proportions count; the periods are the base year's quarters"
      ))
  }

  private static func complaint(_ message: LocalizedText, _ help: LocalizedText) -> Complaint {
    Complaint(code: "E0227", message: message, help: help)
  }
}
