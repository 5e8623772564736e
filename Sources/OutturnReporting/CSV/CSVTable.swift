/// Rows for a spreadsheet or a script: UTF-8 with a byte order mark, without which Excel reads
/// Chinese wrongly, and lines that end in CR LF.
struct CSVTable {
  private let columns: [String]
  private var lines: [String]

  init(_ columns: [String]) {
    self.columns = columns
    lines = [Self.line(columns)]
  }

  /// One cell a column; nil leaves a cell empty.
  mutating func append(_ cells: [(any CSVCell)?]) {
    precondition(
      cells.count == columns.count, "\(cells.count) cells for columns \(columns)")
    lines.append(Self.line(cells.map { $0?.csvText ?? "" }))
  }

  var text: String { "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined() }

  static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",")
  }

  /// In quotes when the cell holds a separator, a quote, a line end or an outer space.
  private static func quoted(_ cell: String) -> String {
    let needsQuotes =
      cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
      || cell.hasPrefix(" ") || cell.hasSuffix(" ")
    guard needsQuotes else { return cell }
    let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}

/// What can stand in a cell.
protocol CSVCell {
  var csvText: String { get }
}

extension String: CSVCell {
  var csvText: String { self }
}

extension Int: CSVCell {
  var csvText: String { String(self) }
}

extension Bool: CSVCell {
  var csvText: String { self ? "true" : "false" }
}

/// The shortest text that reads back as the same number; nothing for what is not finite.
extension Double: CSVCell {
  var csvText: String {
    guard isFinite else { return "" }
    return self == rounded() && magnitude < 1e15 ? String(Int(self)) : description
  }
}
