internal import ArgumentParser
internal import Outturn

/// A word for one of a few things that an option can be.
enum Choice {
  /// - Throws: For a word that is none of them, with the nearest and all that there are.
  static func value<Value: CaseIterable & RawRepresentable<String>>(
    _ text: String, of option: String
  ) throws -> Value {
    if let value = Value(rawValue: text) { return value }
    throw unknown(text, of: option, among: Value.allCases.map(\.rawValue))
  }

  static func unknown(
    _ text: String, of option: String, among names: [String]
  ) -> ValidationError {
    let guess = NameSuggestion.nearest(to: text, in: names)
    return ValidationError(
      "\(option) 没有 \(text)" + (guess.map { "，是不是 \($0)？" } ?? "。")
        + "可用 \(names.joined(separator: ", ")) (no such name"
        + (guess.map { "; did you mean \($0)?" } ?? "") + ")")
  }

  /// What a shell can complete the option's word to.
  static func completion<Value: CaseIterable & RawRepresentable<String>>(
    _ type: Value.Type
  ) -> CompletionKind {
    .list(type.allCases.map(\.rawValue))
  }
}
