import OutturnSeries

/// E0311 and E0312: a file that is no result of an earlier run.
enum ResultRule {
  static let kind = LocalizedText(zhHans: "结果文件", en: "the result file")

  static let remedy = LocalizedText(
    zhHans: "请检查路径；结果文件用 --format json --output 文件 写出",
    en: "check the path; a result is written with --format json --output FILE")

  static let notJSON = Complaint(
    code: "E0311",
    message: LocalizedText(zhHans: "文件不是 JSON", en: "the file is not JSON"),
    help: LocalizedText(
      zhHans: "这里要用 --format json --output 文件 写出的结果",
      en: "a result written with --format json --output FILE is needed here"))

  static let noSchema = Complaint(
    code: "E0312",
    message: LocalizedText(
      zhHans: "这不是 outturn 写出的结果：没有 schema 一项",
      en: "this is no result of outturn: it has no schema"),
    help: notJSON.help)
}
