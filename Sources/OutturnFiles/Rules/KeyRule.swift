import OutturnSeries

/// E0201 to E0203: keys that are unknown or missing, values of the wrong kind.
enum KeyRule {
  static func unknown(_ key: String, in path: String, known: [String]) -> Complaint {
    Complaint(
      code: "E0201",
      message: LocalizedText(
        zhHans: path.isEmpty ? "不认识的键“\(key)”" : "\(path) 里没有“\(key)”这个键",
        en: path.isEmpty ? "no key is named \"\(key)\" here" : "\(path) has no key \"\(key)\""),
      help: NameRule.suggestion(for: key, among: known))
  }

  static func missing(_ key: String, in path: String) -> Complaint {
    Complaint(
      code: "E0202",
      message: LocalizedText(
        zhHans: path.isEmpty ? "缺少“\(key)”" : "\(path) 缺少“\(key)”",
        en: path.isEmpty ? "\"\(key)\" is missing" : "\(path) lacks \"\(key)\""))
  }

  /// What a place may hold.
  enum Kind {
    case text, number, integer, boolean, mapping, sequence, localizedText

    var name: LocalizedText {
      switch self {
      case .text: LocalizedText(zhHans: "一段文字", en: "a text")
      case .number: LocalizedText(zhHans: "一个数字", en: "a number")
      case .integer: LocalizedText(zhHans: "一个整数", en: "a whole number")
      case .boolean: LocalizedText(zhHans: "“true”或“false”", en: "true or false")
      case .mapping: LocalizedText(zhHans: "若干“键: 值”", en: "keys with values")
      case .sequence: LocalizedText(zhHans: "一个列表", en: "a list")
      case .localizedText:
        LocalizedText(
          zhHans: "中英文两种写法 {zh-Hans: …, en: …}",
          en: "the text in both languages, {zh-Hans: …, en: …}")
      }
    }
  }

  static func wrongType(_ path: String, needs kind: Kind) -> Complaint {
    Complaint(
      code: "E0203",
      message: LocalizedText(
        zhHans: (path.isEmpty ? "" : "\(path) ") + "这里要写\(kind.name.zhHans)",
        en: "\(path.isEmpty ? "the file" : path) needs \(kind.name.en)"))
  }
}
