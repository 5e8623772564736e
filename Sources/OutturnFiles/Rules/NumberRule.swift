import OutturnSeries

/// E0204 to E0206: numbers that are none, are not finite, or are out of range.
enum NumberRule {
  /// Reads a number: digits, a point, a sign, an exponent. Nothing else.
  static func read(_ text: String) -> Result<Double, NumberProblem> {
    let bare = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text
    if ["inf", ".inf", "infinity", "nan", ".nan"].contains(bare.lowercased()) {
      return .failure(.notFinite)
    }
    let letters = Set("0123456789.eE+-")
    guard bare.first.map({ $0.isASCII && ($0.isNumber || $0 == ".") }) == true,
      text.allSatisfy(letters.contains), let value = Double(text)
    else { return .failure(.notANumber) }
    return value.isFinite ? .success(value) : .failure(.notFinite)
  }

  enum NumberProblem: Error {
    case notANumber, notFinite
  }

  static func complaint(_ problem: NumberProblem, _ text: String) -> (Complaint, offset: Int) {
    if let wide = FullWidthRule.number(text) { return wide }
    return (problem == .notFinite ? notFinite(text) : notANumber(text), 0)
  }

  static func notFinite(_ text: String) -> Complaint {
    Complaint(
      code: "E0205",
      message: LocalizedText(
        zhHans: "“\(text)”不是有限的数", en: "\"\(text)\" is not a finite number"),
      help: text.lowercased().contains("nan")
        ? leaveOut
        : LocalizedText(zhHans: "请写一个普通的数字", en: "write an ordinary number"))
  }

  private static let leaveOut = LocalizedText(
    zhHans: "没有数据时，请把这一项（表格里是整行）删去",
    en: "where nothing is known, leave out the entry (in a table the whole row)")

  private static func notANumber(_ text: String) -> Complaint {
    Complaint(
      code: "E0204",
      message: LocalizedText(
        zhHans: text.isEmpty ? "这里要写数字，却是空的" : "这里要写数字，读到的是“\(text)”",
        en: text.isEmpty
          ? "a number is needed, and nothing stands here" : "a number is needed, not \"\(text)\""),
      help: help(for: text))
  }

  private static func help(for text: String) -> LocalizedText? {
    if text.hasSuffix("%"), Double(text.dropLast()) != nil {
      let plain = text.dropLast()
      return LocalizedText(
        zhHans: "单位已经是百分比，请写 \(plain)", en: "the unit is already per cent: write \(plain)")
    }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let rest = text.dropFirst(digits.count)
    if Double(digits) != nil, rest.first == "%" || rest.first == "％" {
      return LocalizedText(
        zhHans: "只写数字 \(digits)（计划里的“以上”“左右”写在 sense）",
        en: "write \(digits) (in a plan, sense says \"at least\" or \"about\")")
    }
    if rest == "年", Double(digits) != nil {
      return LocalizedText(zhHans: "只写数字 \(digits)", en: "write \(digits)")
    }
    if !rest.isEmpty, rest.allSatisfy({ !$0.isASCII }), Double(digits) != nil {
      return LocalizedText(
        zhHans: "只写数字 \(digits)，单位写在 unit 里", en: "write \(digits); the unit stands under unit")
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].count != 3, Double(parts.joined(separator: ".")) != nil {
      let pointed = parts.joined(separator: ".")
      return LocalizedText(
        zhHans: "小数点请用句点：\(pointed)", en: "write the decimal point as a point: \(pointed)")
    }
    let joined = text.filter { $0 != "," && $0 != " " }
    if joined != text, Double(joined) != nil {
      return LocalizedText(
        zhHans: "数字里不要加分隔符，请写 \(joined)", en: "write it without separators: \(joined)")
    }
    if text.isEmpty || ["-", "—", "——", "n/a", "na", "null"].contains(text.lowercased()) {
      return leaveOut
    }
    return nil
  }

  static func outOfRange(_ text: String, _ path: String, _ range: NumberRange) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "\(path) 不能是 \(text)：要\(range.text.zhHans)",
        en: "\(path) cannot be \(text): it must be \(range.text.en)"))
  }

  static func impossibleGrowth(_ text: String) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "增速不能是 \(text) %：最多下降 100 %",
        en: "growth cannot be \(text) %: nothing falls by more than 100 %"),
      help: LocalizedText(
        zhHans: "请核对小数点和正负号；如果是绝对额，measure 应写 level",
        en: "check the decimal point and the sign; an amount has the measure \"level\""))
  }
}

/// What a number may be, and how that is said.
struct NumberRange: Sendable {
  var contains: @Sendable (Double) -> Bool
  var text: LocalizedText

  static let any = NumberRange(
    contains: { _ in true }, text: LocalizedText(zhHans: "是数字", en: "a number"))
  static let positive = above(0)
  static let growth = NumberRange(
    contains: { $0 > -100 },
    text: LocalizedText(zhHans: "大于 -100", en: "above -100"))
  static func growthBelow(_ range: ClosedRange<Double>) -> NumberRange {
    NumberRange(
      contains: range.contains,
      text: LocalizedText(
        zhHans: "不超过 \(Int(range.upperBound))", en: "at most \(Int(range.upperBound))"))
  }
  static let correlation = NumberRange(
    contains: { -1 < $0 && $0 < 1 },
    text: LocalizedText(
      zhHans: "在 -1 与 1 之间（不含两端）", en: "between -1 and 1, both excluded"))
  static let persistence = NumberRange(
    contains: { 0 <= $0 && $0 < 1 },
    text: LocalizedText(zhHans: "在 0 与 1 之间（可以是 0，不能是 1）", en: "from 0 to below 1"))
  static let share = NumberRange(
    contains: { 0 <= $0 && $0 <= 1 },
    text: LocalizedText(zhHans: "在 0 到 1 之间", en: "from 0 to 1"))

  static func above(_ bound: Double) -> NumberRange {
    let text = bound == bound.rounded() ? String(Int(bound)) : String(bound)
    return NumberRange(
      contains: { $0 > bound }, text: LocalizedText(zhHans: "大于 \(text)", en: "above \(text)"))
  }

  static func whole(_ range: ClosedRange<Int>) -> NumberRange {
    NumberRange(
      contains: { Double(range.lowerBound) <= $0 && $0 <= Double(range.upperBound) },
      text: LocalizedText(
        zhHans: "在 \(range.lowerBound) 到 \(range.upperBound) 之间",
        en: "from \(range.lowerBound) to \(range.upperBound)"))
  }
}
