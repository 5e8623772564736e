public import OutturnSeries

/// One thing that is wrong, or worth knowing, at one place of a file or of an option.
public struct Diagnostic: Error, Hashable, Sendable, Codable {
  /// How much it matters: an error stops the work, a warning is likely a slip, a note is good
  /// to know.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Codable {
    case error, warning, note
  }

  public var severity: Severity
  /// Stable, such as `E0214`: to search for, to test on.
  public var code: String
  /// Path as the user would write it, or an option's name such as `--assume`.
  public var file: String
  /// From 1; 0 when the whole file is meant, or an option.
  public var line: Int
  /// In characters, from 1; 0 when no place within the line is meant.
  public var column: Int
  /// How many characters are meant; at least 1 where there is a column.
  public var length: Int
  /// What is wrong.
  public var message: LocalizedText
  /// What to try.
  public var help: LocalizedText?
  /// The line of the file, or the option's text.
  public var excerpt: String?

  public init(
    severity: Severity, code: String, file: String, line: Int = 0, column: Int = 0,
    length: Int = 1, message: LocalizedText, help: LocalizedText? = nil, excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.message = message
    self.help = help
    self.excerpt = excerpt
  }
}

extension Diagnostic: Comparable {
  /// By place: file, line, column, then code.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.file, left.line, left.column, left.code, left.message.en)
      < (right.file, right.line, right.column, right.code, right.message.en)
  }
}
