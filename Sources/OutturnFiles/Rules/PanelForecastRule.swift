import OutturnSeries

/// What a table of forecasts must be: E0230 and E0231.
enum PanelForecastRule {
  static func kind(_ text: String) -> Complaint {
    Complaint(
      code: "E0230",
      message: LocalizedText(zhHans: "“\(text)”不是预测种类", en: "\"\(text)\" is no kind of forecast"),
      help: LocalizedText(
        zhHans: "point 是某一年的增速，avg 是若干年的平均",
        en: "point is growth in one year, avg its mean over several"))
  }

  static func horizon(_ text: String) -> Complaint {
    Complaint(
      code: "E0230",
      message: LocalizedText(
        zhHans: "“\(text)”不是预测期的年数", en: "\"\(text)\" is no number of years ahead"),
      help: LocalizedText(zhHans: "请写 1 到 100 的整数", en: "write a whole number from 1 to 100"))
  }

  static let decreasing = Complaint(
    code: "E0231",
    message: LocalizedText(
      zhHans: "分位数比前一个小", en: "this quantile is below the one before it"),
    help: LocalizedText(
      zhHans: "q01 到 q99 不能下降", en: "q01 to q99 may not decrease"))

  static func notFinite(_ text: String) -> Complaint {
    Complaint(
      code: "E0231",
      message: LocalizedText(
        zhHans: "分位数“\(text)”太大，存不下", en: "the quantile \"\(text)\" is too large to be held"))
  }

  static func repeated(_ unit: String, origin: Int, firstLine: Int) -> Complaint {
    Complaint(
      code: "E0216",
      message: LocalizedText(
        zhHans: "“\(unit)”在 \(origin) 年的这项预测第 \(firstLine) 行已经有了",
        en: "this forecast of \(unit) from \(origin) stands in line \(firstLine) already"),
      help: LocalizedText(zhHans: "请删去其中一行", en: "delete one of them"))
  }
}
