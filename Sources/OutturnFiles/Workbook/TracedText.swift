import OutturnSheets

/// The text of a file made from cells, that knows which cell each part came from.
struct TracedText {
  /// A cell of a sheet.
  struct Origin {
    var sheet: String
    var place: CellPlace
    /// What the cell says.
    var text: String
  }

  private(set) var text = ""
  private var line = 1
  private var column = 1
  private var parts: [(line: Int, column: Int, origin: Origin?)] = []

  /// Adds text that came from a cell; nil for text of the program's own.
  mutating func append(_ piece: String, from origin: Origin? = nil) {
    parts.append((line, column, origin))
    text += piece
    for scalar in piece.unicodeScalars {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
  }

  /// The cell that a place of the text came from; that of the line where the place has none.
  func origin(line: Int, column: Int) -> Origin? {
    let before = parts.last {
      $0.origin != nil && ($0.line, $0.column) <= (line, max(column, 1)) && $0.line == line
    }
    return (before ?? parts.first { $0.line == line && $0.origin != nil })?.origin
  }

  /// A text between double quotes as YAML has it.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }

  /// A field of a table; a line end within a cell becomes a space, so that a row is a line.
  static func field(_ text: String) -> String {
    let line = text.replacing("\r\n", with: " ").replacing("\n", with: " ")
    return line.contains { ",\"".contains($0) } || line.hasPrefix(" ") || line.hasSuffix(" ")
      ? "\"\(line.replacing("\"", with: "\"\""))\"" : line
  }
}
