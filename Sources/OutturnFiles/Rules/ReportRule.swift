import OutturnSeries

/// E0301 to E0303: a plan report that gives no plan.
enum ReportRule {
  static let missing = Complaint(
    code: "E0101",
    message: LocalizedText(zhHans: "找不到计划报告", en: "the plan report is missing"),
    help: LocalizedText(zhHans: "请检查路径", en: "check the path"))

  static let noIndicators = Complaint(
    code: "E0301",
    message: LocalizedText(
      zhHans: "报告里没有找到带数字的指标", en: "no indicator with a number was found in the report"),
    help: LocalizedText(
      zhHans: "请给出中文计划报告的纯文本，例如从 Word 另存为 .txt；不带 --from 会写出可以手填的模板",
      en: "give the Chinese report as plain text, for example saved from Word as .txt; without"
        + " --from a template to fill in by hand is written"))

  static let noYear = Complaint(
    code: "E0302",
    message: LocalizedText(
      zhHans: "报告里没有写明年份", en: "the report does not say which year it is for"),
    help: LocalizedText(zhHans: "请用 --year 指定计划年份", en: "give the year of the plan with --year"))

  static func notText(_ reason: SourceText.Unreadable) -> Complaint {
    var complaint = FileRule.notText(reason)
    complaint.help = LocalizedText(
      zhHans: "请在 Word 或 WPS 里另存为“纯文本 (.txt)”，编码选 UTF-8",
      en: "save it from Word or WPS as plain text (.txt) in UTF-8")
    return complaint
  }
}
