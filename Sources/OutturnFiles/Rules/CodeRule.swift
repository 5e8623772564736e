import OutturnSeries

/// E0208: codes that YAML would read as numbers.
enum CodeRule {
  static func unquoted(_ text: String) -> Complaint {
    Complaint(
      code: "E0208",
      message: LocalizedText(
        zhHans: "代码 \(text) 要加引号", en: "the code \(text) needs quotation marks"),
      help: LocalizedText(
        zhHans: "请写 \"\(text)\"：不加引号时，YAML 会把 0431 读成八进制数 281",
        en: "write \"\(text)\": without them YAML reads 0431 as the octal number 281"))
  }
}
