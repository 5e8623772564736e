import OutturnSeries

/// E0104: a file that is no YAML.
enum YAMLSyntaxRule {
  /// What the parser says, with the words of a person for what goes wrong most often.
  static func syntax(_ problem: String) -> Complaint {
    let (zhHans, en) = explanation(problem)
    return Complaint(
      code: "E0104",
      message: LocalizedText(
        zhHans: "这里不符合 YAML 的写法：\(zhHans)", en: "this is not YAML: \(en)"),
      help: LocalizedText(
        zhHans: "请检查这一行和上一行的缩进、引号、括号和冒号（冒号后要空一格）",
        en: "check indentation, quotes, brackets and colons (each with a space after it), "
          + "here and in the line above"))
  }

  static let tabComplaint = Complaint(
    code: "E0104",
    message: LocalizedText(
      zhHans: "YAML 不允许用制表符（Tab）缩进", en: "YAML does not allow a tab for indentation"),
    help: LocalizedText(zhHans: "请改用空格", en: "use spaces"))

  static let tooDeepComplaint = Complaint(
    code: "E0104",
    message: LocalizedText(
      zhHans: "括号或列表套得太深", en: "brackets or lists are nested too deeply"),
    help: nil)

  /// Brackets opened and list marks set that one document may hold at a time.
  private static let depthLimit = 64

  /// Where a text nests deeper than any model file: the parser calls itself for each level.
  ///
  /// Brackets within quoted texts count too; no text has that many more opened than closed.
  static func tooDeep(in source: SourceText) -> Place? {
    var depth = 0
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number) ?? ""
      // A mark of a list has a space after it; hyphens without end set parts off.
      var marks = 0
      var before: Unicode.Scalar = " "
      for (column, scalar) in line.unicodeScalars.enumerated() {
        switch scalar {
        case "{", "[": depth += 1
        case "}", "]": depth = max(0, depth - 1)
        case " ": if before == "-" || before == "?" { marks += 1 }
        case "#" where before == " ": marks = Int.min
        default: break
        }
        if depth > depthLimit || marks > depthLimit {
          return Place(line: number, column: column + 1)
        }
        before = scalar
      }
      // Deeper by indentation, one level a line at the least.
      let indentation = line.prefix { $0 == " " }.count
      if indentation > 8 * depthLimit { return Place(line: number, column: indentation + 1) }
    }
    return nil
  }

  static let tooLarge = Complaint(
    code: "E0104",
    message: LocalizedText(
      zhHans: "文件展开后内容过多", en: "the file holds too much once its aliases are expanded"),
    help: LocalizedText(
      zhHans: "模型文件用不着别名（* 和 &），请直接写出内容",
      en: "a model file needs no aliases (* and &): write the values out"))

  static let openQuote = Complaint(
    code: "E0104",
    message: LocalizedText(
      zhHans: "这里的引号在本行没有配对", en: "the quotation mark opened here is not closed in this line"),
    help: LocalizedText(zhHans: "请补上右引号", en: "close it"))

  /// Where a quotation mark opens that closes in the line that the parser stopped at, or never.
  ///
  /// A text in quotation marks may go over several lines, so a missing one shows only where the
  /// next one stands.
  static func openQuote(in source: SourceText, stoppedAt line: Int?) -> Place? {
    var open: Place?
    for number in 1...max(1, source.lineCount) {
      var before: Unicode.Scalar = " "
      var isEscaped = false
      for (column, scalar) in (source.line(number) ?? "").unicodeScalars.enumerated() {
        if open == nil, scalar == "#", before == " " { break }
        if scalar == "\"", !isEscaped {
          if let start = open {
            if number == line, start.line < number { return start }
            open = nil
          } else if [" ", "{", "[", ",", ":"].contains(before) {
            open = Place(line: number, column: column + 1)
          }
        }
        isEscaped = scalar == "\\" && !isEscaped
        before = scalar
      }
    }
    return open
  }

  /// A tab before the text of a line, at or just before the line that the parser stopped at.
  static func tab(in source: SourceText, nearLine line: Int?) -> Place? {
    let candidates = line.map { max(1, $0 - 1)...max(1, $0) } ?? 1...max(1, source.lineCount)
    for number in candidates {
      guard let text = source.line(number) else { continue }
      for (column, scalar) in text.unicodeScalars.enumerated() {
        if scalar == "\t" { return Place(line: number, column: column + 1) }
        if scalar != " " { break }
      }
    }
    return nil
  }

  private static func explanation(_ problem: String) -> (zhHans: String, en: String) {
    let known: [(String, String, String)] = [
      ("could not find expected ':'", "少了一个冒号", "a colon is missing"),
      ("mapping values are not allowed", "这里多了一个冒号", "a colon too many stands here"),
      ("did not find expected key", "这里应当是一个键", "a key was expected here"),
      (
        "did not find expected ',' or '}'", "从这里起的花括号里少了逗号或右括号",
        "a comma or } is missing after the brace that opens here"
      ),
      (
        "did not find expected ',' or ']'", "从这里起的方括号里少了逗号或右括号",
        "a comma or ] is missing after the bracket that opens here"
      ),
      (
        "did not find expected '-' indicator", "列表的缩进不齐",
        "the items of a list are not aligned"
      ),
      (
        "found character that cannot start any token", "这个字符不能出现在这里",
        "this character cannot stand here"
      ),
      ("unexpected end of stream", "引号没有配对", "a quotation mark is not closed"),
      ("found undefined alias", "别名没有定义", "an alias is not defined"),
      ("found another document", "一个文件里只能有一份内容", "a file holds one document"),
    ]
    let match = known.first { problem.contains($0.0) }
    return match.map { ($0.1, $0.2) } ?? (problem, problem)
  }
}
