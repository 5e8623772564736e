import Testing

/// A `Phrase` cannot lack a language, since it would not compile; but it can hold the wrong one.
@Suite("Texts in two languages")
struct PhraseTests {
  @Test("hold Chinese where Chinese is said and none where English is, in every source")
  func letters() throws {
    let literal = /\b(zhHans|en):\s*"((?:[^"\\\n]|\\[^(])*)"/
    var counts = ["zhHans": 0, "en": 0]
    for path in try Tree.here.swiftFiles(in: "Sources") {
      for match in try Tree.here.text(path).matches(of: literal) {
        let (language, text) = (String(match.1), String(match.2))
        counts[language, default: 0] += 1
        let isChinese = text.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
        if language == "en" {
          #expect(!isChinese, "\(path): \(text)")
        } else if !isChinese, text.contains(/[a-z]{3}/) {
          #expect(Self.names.contains(text), "\(path): \(text)")
        }
      }
    }
    #expect(counts.values.allSatisfy { $0 > 500 }, "\(counts)")
  }

  /// Written alike in both.
  private static let names = ["Newey-West"]
}
