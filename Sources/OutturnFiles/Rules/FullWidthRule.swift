import OutturnSeries

/// E0105: punctuation or digits of a Chinese keyboard where YAML or a number needs ASCII.
///
/// Full-width characters in Chinese prose are as they should be; only the places where a file's
/// structure or a number stands are looked at.
enum FullWidthRule {
  struct Finding {
    var complaint: Complaint
    var place: Place
  }

  /// What each is meant to be.
  static let counterparts: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "：": ":", "，": ",", "％": "%", "“": "\"", "”": "\"", "‘": "'", "’": "'", "＝": "=",
      "＂": "\"", "．": ".", "。": ".", "－": "-", "﹣": "-", "＋": "+", "（": "(", "）": ")",
      "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}", "＃": "#", "＜": "<",
      "＞": ">", "≥": ">=", "≤": "<=", "＠": "@", "、": ",", "；": ";", "\u{3000}": " ",
      "\u{2212}": "-", "～": "~",
    ]
    for digit in UInt32(0)...9 {
      if let wide = Unicode.Scalar(0xFF10 + digit) { table[wide] = String(digit) }
    }
    return table
  }()

  static func complaint(_ character: Unicode.Scalar) -> Complaint {
    let ascii = counterparts[character] ?? ""
    return Complaint(
      code: "E0105",
      message: LocalizedText(
        zhHans: character == "\u{3000}" ? "这里用了全角空格" : "这里的 \(character) 是全角符号",
        en: character == "\u{3000}"
          ? "a full-width space stands here" : "\(character) is a full-width character"),
      help: LocalizedText(
        zhHans: ascii == " " ? "请改成半角空格" : "请改成半角的 \(ascii)",
        en: ascii == " " ? "write an ordinary space" : "write \(ascii) instead"))
  }

  /// A number with such a character in it, such as `5.5％`; nil when it has none.
  static func number(_ text: String) -> (complaint: Complaint, offset: Int)? {
    let scalars = Array(text.unicodeScalars)
    guard let offset = scalars.firstIndex(where: { counterparts[$0] != nil }) else { return nil }
    let ascii = scalars.map { counterparts[$0] ?? String($0) }.joined()
    let isPercent = ascii.hasSuffix("%")
    let plain = isPercent ? String(ascii.dropLast()) : ascii
    guard plain.allSatisfy({ $0.isASCII }) else { return nil }
    return (
      Complaint(
        code: "E0105",
        message: LocalizedText(
          zhHans: "这里要写数字，读到的是“\(text)”，其中 \(scalars[offset]) 是全角字符",
          en: "a number is needed, and \(scalars[offset]) in \"\(text)\" is a full-width character"),
        help: isPercent
          ? LocalizedText(
            zhHans: "单位已经是百分比，请写 \(plain)", en: "the unit is already per cent: write \(plain)")
          : LocalizedText(zhHans: "请写 \(plain)", en: "write \(plain)")), offset
    )
  }

  /// A text that stands in “ ” where it was to stand in quotation marks: nil unless the pair
  /// encloses all of it.
  static func quoted(_ text: String) -> Complaint? {
    let inner = text.dropFirst().dropLast()
    guard text.count >= 2, text.first == "“", text.last == "”", !inner.contains("”") else {
      return nil
    }
    return complaint("“")
  }

  /// Such characters where a key ends, a list goes on or a text is quoted.
  ///
  /// - Parameter line: Where the parser gave up; lines after it are not looked at, since it had
  ///   no trouble with what comes before and has not seen what comes after.
  static func places(in source: SourceText, nearLine line: Int?) -> [Finding] {
    let last = min(line ?? source.lineCount, source.lineCount)
    guard last >= 1 else { return [] }
    return (1...last).flatMap { number -> [Finding] in
      structural(Array((source.line(number) ?? "").unicodeScalars)).map { column in
        let scalars = Array((source.line(number) ?? "").unicodeScalars)
        return Finding(
          complaint: complaint(scalars[column]), place: Place(line: number, column: column + 1))
      }
    }
  }

  /// Columns from 0 of the characters in one line that stand for structure.
  private static func structural(_ line: [Unicode.Scalar]) -> [Int] {
    var found: [Int] = []
    var depth = 0
    var quote: Unicode.Scalar?
    var isValue = false
    for (column, scalar) in line.enumerated() {
      let before = line[..<column].last { $0 != " " }
      if let open = quote {
        if scalar == open { quote = nil }
        continue
      }
      switch scalar {
      case "#" where column == 0 || line[column - 1] == " ":
        return found
      case "\"", "'":
        if isOpening(before, depth: depth) { quote = scalar }
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where column + 1 == line.count || line[column + 1] == " ":
        isValue = true
      case ",": if depth > 0 { isValue = false }
      case "：", "＝":
        if !isValue, isKeyEnd(before) {
          found.append(column)
          isValue = true
        }
      case "，":
        if depth > 0, let before, before.isASCII {
          found.append(column)
          isValue = false
        }
      case "“", "＂", "‘":
        if isOpening(before, depth: depth), before != nil { found.append(column) }
      case "｛", "［", "【":
        if before == ":" || before == "：" { found.append(column) }
      case "％":
        if let before, ("0"..."9").contains(before) { found.append(column) }
      case "\u{3000}":
        if before == nil { found.append(column) }
      default: break
      }
    }
    return found
  }

  private static func isKeyEnd(_ before: Unicode.Scalar?) -> Bool {
    guard let before, before.isASCII else { return false }
    return before.properties.isAlphabetic || ("0"..."9").contains(before)
      || ["_", "-", "\"", "'"].contains(before)
  }

  private static func isOpening(_ before: Unicode.Scalar?, depth: Int) -> Bool {
    guard let before else { return true }
    return [":", "：", "-", "{", "[", ","].contains(before) && (before != "," || depth > 0)
  }
}
