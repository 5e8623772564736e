import OutturnSeries

/// E0222 to E0224: what a scenario or a model may not say.
enum ScenarioRule {
  static let baselineChanged = Complaint(
    code: "E0223",
    message: LocalizedText(
      zhHans: "基准情景不能带假设", en: "the baseline takes no assumptions"),
    help: LocalizedText(
      zhHans: "请另建一个情景文件", en: "write a scenario file of its own"))

  static func badName(_ name: String) -> Complaint {
    Complaint(
      code: "E0224",
      message: LocalizedText(
        zhHans: "情景文件名“\(name)”用不了", en: "a scenario cannot be named \"\(name)\""),
      help: LocalizedText(
        zhHans: "请用小写字母、数字和连字符，以字母开头",
        en: "use lower-case letters, digits and hyphens, a letter first"))
  }

  static let reservedName = Complaint(
    code: "E0224",
    message: LocalizedText(
      zhHans: "“line”留给命令行上的情景用", en: "\"line\" is the scenario of the command line"),
    help: LocalizedText(zhHans: "请换一个文件名", en: "give the file another name"))

  static func tails(_ text: String) -> Complaint {
    Complaint(
      code: "E0221",
      message: LocalizedText(
        zhHans: "tails 不能是“\(text)”", en: "tails cannot be \"\(text)\""),
      help: LocalizedText(
        zhHans: "请写 normal，或 t:4（自由度为整数，至少 3）",
        en: "write normal, or t:4 (whole degrees of freedom, 3 or more)"))
  }
}
