import OutturnSeries

/// E0218 and E0219: tables that are not rectangular, quotes that are not closed.
enum TableRule {
  static func columns(_ count: Int, expected: Int, first: String = "") -> Complaint {
    if count == 1, let mark = separators.first(where: { first.contains($0.mark) }) {
      return otherSeparator(mark.name)
    }
    return Complaint(
      code: "E0218",
      message: LocalizedText(
        zhHans: "这一行有 \(count) 列，表头有 \(expected) 列",
        en: "this row has \(count) columns, the header \(expected)"),
      help: LocalizedText(
        zhHans: "内容里有逗号时，请用双引号把整格括起来；空着的格也要保留逗号",
        en: "put a field with a comma in double quotes; an empty field keeps its comma"))
  }

  static func unknownColumn(_ name: String, known: [String]) -> Complaint {
    if name.isEmpty { return emptyColumn }
    if let mark = separators.first(where: { name.contains($0.mark) }) {
      return otherSeparator(mark.name)
    }
    return Complaint(
      code: "E0218",
      message: LocalizedText(
        zhHans: "没有名为“\(name)”的列", en: "no column is named \"\(name)\""),
      help: NameRule.suggestion(for: name, among: known))
  }

  /// What else programs and hands put between columns.
  private static let separators: [(mark: Character, name: LocalizedText)] = [
    (";", LocalizedText(zhHans: "分号", en: "semicolons")),
    ("\t", LocalizedText(zhHans: "制表符", en: "tabs")),
    ("，", LocalizedText(zhHans: "全角逗号", en: "full-width commas")),
    ("；", LocalizedText(zhHans: "全角分号", en: "full-width semicolons")),
  ]

  private static func otherSeparator(_ mark: LocalizedText) -> Complaint {
    Complaint(
      code: "E0218",
      message: LocalizedText(
        zhHans: "各列之间用的是\(mark.zhHans)，这里要半角逗号",
        en: "the columns stand between \(mark.en), not commas"),
      help: LocalizedText(
        zhHans: "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
        en: "save it as CSV UTF-8 (comma delimited)"))
  }

  private static let emptyColumn = Complaint(
    code: "E0218",
    message: LocalizedText(zhHans: "这一列没有列名", en: "this column has no name"),
    help: LocalizedText(
      zhHans: "表格右边的空列请删掉后再保存", en: "delete the empty columns at the right and save again"))

  static func missingColumn(_ name: String) -> Complaint {
    Complaint(
      code: "E0218",
      message: LocalizedText(zhHans: "缺少“\(name)”列", en: "the column \"\(name)\" is missing"))
  }

  static func repeatedColumn(_ name: String) -> Complaint {
    Complaint(
      code: "E0218",
      message: LocalizedText(
        zhHans: "“\(name)”列出现了两次", en: "the column \"\(name)\" stands twice"))
  }

  static let unclosedQuote = Complaint(
    code: "E0219",
    message: LocalizedText(
      zhHans: "这里的双引号一直没有配对", en: "the quotation mark opened here is never closed"),
    help: LocalizedText(
      zhHans: "请在这一格末尾补上 \"", en: "close the field with \""))

  static let textAfterQuote = Complaint(
    code: "E0219",
    message: LocalizedText(
      zhHans: "右引号后面还有文字", en: "text follows the closing quotation mark"),
    help: LocalizedText(
      zhHans: "格内的双引号要写两遍：\"\"", en: "within a field a quotation mark is written twice: \"\""))
}
