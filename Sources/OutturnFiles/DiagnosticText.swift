public import OutturnSeries

/// Diagnostics as a person reads them in a terminal.
///
///     scenarios/slump.yaml:7:3: error[E0214]: no series named "exprots"
///       7 |   exprots: -8
///         |   ^^^^^^^ did you mean "exports"?
public enum DiagnosticText {
  /// One diagnostic, without a line feed at its end.
  ///
  /// The caret is placed by the cells of a terminal, where a Chinese character takes two. A long
  /// line is cut around the place that is meant.
  public static func render(_ diagnostic: Diagnostic, in language: LocalizedText.Language)
    -> String
  {
    var lines = [headline(diagnostic, language)]
    let help = diagnostic.help.map { $0[language] }
    if let excerpt = diagnostic.excerpt, diagnostic.column > 0 {
      let number = diagnostic.line > 0 ? String(diagnostic.line) : ""
      let gutter = String(repeating: " ", count: number.count)
      let window = ExcerptWindow(
        excerpt, column: diagnostic.column, length: diagnostic.length)
      lines.append("  \(number) | \(window.text)")
      lines.append("  \(gutter) | \(window.marker)" + (help.map { " " + $0 } ?? ""))
    } else if let help {
      lines.append("  " + help)
    }
    return lines.joined(separator: "\n")
  }

  /// Several, in order of place, with an empty line between two.
  public static func render(_ diagnostics: [Diagnostic], in language: LocalizedText.Language)
    -> String
  {
    diagnostics.sorted().map { render($0, in: language) }.joined(separator: "\n\n")
  }

  private static func headline(_ diagnostic: Diagnostic, _ language: LocalizedText.Language)
    -> String
  {
    var place = diagnostic.file
    if diagnostic.line > 0 { place += ":\(diagnostic.line)" }
    if diagnostic.line > 0, diagnostic.column > 0 { place += ":\(diagnostic.column)" }
    let word = word(for: diagnostic.severity)[language]
    let message = diagnostic.message[language]
    return switch language {
    case .en: "\(place): \(word)[\(diagnostic.code)]: \(message)"
    case .zhHans: "\(place): \(word)[\(diagnostic.code)]：\(message)"
    }
  }

  private static func word(for severity: Diagnostic.Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(zhHans: "错误", en: "error")
    case .warning: LocalizedText(zhHans: "警告", en: "warning")
    case .note: LocalizedText(zhHans: "提示", en: "note")
    }
  }
}

/// The part of a line around a place, and the carets under it.
private struct ExcerptWindow {
  let text: String
  let marker: String

  /// Cells of a line that are shown at most.
  private static let width = 100

  init(_ line: String, column: Int, length: Int) {
    // A tab has no width of its own: one space keeps the caret in its place.
    let characters = line.unicodeScalars.map { $0 == "\t" ? " " : $0 }
    let start = min(max(column - 1, 0), characters.count)
    let end = min(max(start + max(length, 1), start), max(characters.count, start + 1))
    var first = 0
    var last = characters.count
    let cells = characters.map { DisplayWidth.of($0) }
    if cells.reduce(0, +) > Self.width {
      // Up to half of the width before the place, the rest from it on.
      first = start
      var used = 0
      while first > 0, used + cells[first - 1] <= Self.width / 2 {
        first -= 1
        used += cells[first]
      }
      last = start
      while last < characters.count, used + cells[last] <= Self.width {
        used += cells[last]
        last += 1
      }
    }
    let lead = first > 0 ? "…" : ""
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: characters[first..<last])
    text = lead + String(shown) + (last < characters.count ? "…" : "")
    let before = DisplayWidth.of(lead) + cells[first..<start].reduce(0, +)
    let marked = cells[start..<min(end, last)].reduce(0, +)
    marker =
      String(repeating: " ", count: before) + String(repeating: "^", count: max(marked, 1))
  }
}
