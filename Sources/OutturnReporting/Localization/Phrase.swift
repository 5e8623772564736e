package import OutturnSeries

/// A piece of text in every language. A phrase that lacks one does not compile.
package struct Phrase: Hashable, Sendable {
  /// Simplified Chinese.
  package var zhHans: String
  /// English.
  package var en: String

  package init(zhHans: String, en: String) {
    self.zhHans = zhHans
    self.en = en
  }

  package init(_ text: LocalizedText) {
    self.init(zhHans: text.zhHans, en: text.en)
  }

  /// What is written alike in every language: an id, a file name, a command.
  package static func verbatim(_ text: String) -> Phrase {
    Phrase(zhHans: text, en: text)
  }

  package static let empty = verbatim("")

  /// The phrase in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .zhHans: zhHans
    case .en: en
    }
  }

  package var isEmpty: Bool { zhHans.isEmpty && en.isEmpty }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(zhHans: left.zhHans + right.zhHans, en: left.en + right.en)
  }

  /// Names in a row: `甲、乙`, `a, b`.
  package static func list(_ phrases: some Sequence<Phrase>) -> Phrase {
    Phrase(
      zhHans: phrases.map(\.zhHans).joined(separator: "、"),
      en: phrases.map(\.en).joined(separator: ", "))
  }

  /// Parts of one sentence: `甲，乙`, `a; b`. Empty parts are left out.
  package static func clauses(_ phrases: some Sequence<Phrase>) -> Phrase {
    let parts = phrases.filter { !$0.isEmpty }
    return Phrase(
      zhHans: parts.map(\.zhHans).joined(separator: "，"),
      en: parts.map(\.en).joined(separator: "; "))
  }

  /// Set apart: `（甲）`, ` (a)` with its space before it.
  package var inParentheses: Phrase { Phrase(zhHans: "（\(zhHans)）", en: " (\(en))") }

  /// `甲：`, `a: ` to stand before what it introduces.
  package var withColon: Phrase { Phrase(zhHans: "\(zhHans)：", en: "\(en): ") }

  /// Beginning with a capital in English, as a heading does.
  package var capitalised: Phrase {
    Phrase(zhHans: zhHans, en: en.prefix(1).uppercased() + en.dropFirst())
  }

  /// With a full stop, unless it ends with a mark already.
  package var asSentence: Phrase {
    let ends: Set<Character> = ["。", "！", "？", ".", "!", "?", "：", ":"]
    return Phrase(
      zhHans: zhHans.last.map(ends.contains) ?? true ? zhHans : zhHans + "。",
      en: en.last.map(ends.contains) ?? true ? en : en + ".")
  }
}

extension Phrase {
  /// The same in a table without a place where a line may break.
  package var unbroken: Phrase {
    func joined(_ text: String) -> String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }
    return Phrase(zhHans: joined(zhHans), en: joined(en))
  }

  /// A text with the spaces of ``unbroken`` as spaces.
  static func breakable(_ text: String) -> String {
    String(text.map { $0 == "\u{A0}" ? " " : $0 })
  }

  /// Up to the first full stop of each language; a point within a number is none.
  package var firstSentence: Phrase {
    let chinese = zhHans.firstIndex { "。！？".contains($0) }.map { zhHans[...$0] }
    var english: Substring?
    var index = en.startIndex
    while let point = en[index...].firstIndex(where: { ".!?".contains($0) }) {
      index = en.index(after: point)
      if index == en.endIndex || en[index] == " " {
        english = en[..<index]
        break
      }
    }
    return Phrase(zhHans: String(chinese ?? zhHans[...]), en: String(english ?? en[...]))
  }
}
