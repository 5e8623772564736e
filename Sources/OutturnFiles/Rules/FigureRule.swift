import OutturnSeries

/// E0204: numbers that are no published figures: their digits must say how exact they are.
enum FigureRule {
  static func notPublishedForm(_ text: String, _ value: Double) -> Complaint {
    Complaint(
      code: "E0204",
      message: LocalizedText(
        zhHans: "“\(text)”不是公布的写法", en: "\"\(text)\" is not how a figure is published"),
      help: LocalizedText(
        zhHans: "请照公布的数字写，例如 5.4：不用加号、指数，位数不超过 14 位",
        en: "write the digits as published, such as 5.4: no plus sign, no exponent, "
          + "14 digits at most"))
  }
}
