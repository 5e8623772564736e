/// What a page and a drawing set as a book does and a terminal cannot.
package enum Typesetting {
  /// With `≥` for `>=` and a number that keeps its per cent sign on its line.
  ///
  /// Not for a command, which has to be typed as it stands.
  package static func set(_ text: String) -> String {
    text.replacing(">=", with: "≥").replacing("<=", with: "≤").replacing(" %", with: "\u{A0}%")
  }
}

extension Phrase {
  /// The phrase in one language as a page or a drawing shows it.
  package func typeset(in language: Language) -> String { Typesetting.set(self[language]) }
}
