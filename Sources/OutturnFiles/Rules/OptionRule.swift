import OutturnSeries

/// What the text of an option must look like.
enum OptionRule {
  static func form(_ text: String, form: String) -> Complaint {
    Complaint(
      code: "E0221",
      message: LocalizedText(
        zhHans: "看不懂“\(text)”", en: "\"\(text)\" is not understood"),
      help: LocalizedText(zhHans: "请写成 \(form) 这样", en: "write it like \(form)"))
  }

  static func notBaseYear(_ year: Int, baseYear: Int) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "\(year) 年不是基年", en: "\(year) is not the base year"),
      help: LocalizedText(
        zhHans: "模型的基年是 \(baseYear)", en: "the model's base year is \(baseYear)"))
  }
}
