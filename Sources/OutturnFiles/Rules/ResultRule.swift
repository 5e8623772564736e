import OutturnSeries

/// E0311 to E0313: a file that is no result of an earlier run, or no manifest of one.
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

  static let manifest = LocalizedText(zhHans: "结果清单", en: "the manifest")

  static let manifestRemedy = LocalizedText(
    zhHans: "请检查路径；清单与结果放在一起，名为“结果文件名.manifest.json”",
    en: "check the path; a manifest stands beside its result as FILE.manifest.json")

  static let notAManifest = Complaint(
    code: "E0313",
    message: LocalizedText(
      zhHans: "这不是 outturn 写出的结果清单", en: "this is no manifest that outturn wrote"),
    help: LocalizedText(
      zhHans: "请给出与结果同名、以 .manifest.json 结尾的文件",
      en: "name the file beside the result that ends in .manifest.json"))
}
