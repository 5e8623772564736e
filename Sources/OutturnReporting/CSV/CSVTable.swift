internal import OutturnSheets

/// Rows for a spreadsheet or a script: UTF-8 with a byte order mark, without which Excel reads
/// Chinese wrongly, and lines that end in CR LF.
package struct CSVTable {
  let columns: [String]
  private(set) var rows: [[(any CSVCell)?]] = []

  init(_ columns: [String]) {
    self.columns = columns
  }

  /// One cell a column; nil leaves a cell empty.
  mutating func append(_ cells: [(any CSVCell)?]) {
    precondition(
      cells.count == columns.count, "\(cells.count) cells for columns \(columns)")
    rows.append(cells)
  }

  var text: String {
    let lines = [Self.line(columns)] + rows.map { Self.line($0.map { $0?.csvText ?? "" }) }
    return "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()
  }

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
  var sheetValue: SheetValue { get }
}

extension String: CSVCell {
  var csvText: String { self }
  var sheetValue: SheetValue { isEmpty ? .empty : .text(self) }
}

extension Int: CSVCell {
  var csvText: String { String(self) }
  var sheetValue: SheetValue { .number(Double(self)) }
}

extension Bool: CSVCell {
  var csvText: String { self ? "true" : "false" }
  var sheetValue: SheetValue { .boolean(self) }
}

/// The shortest text that reads back as the same number; nothing for what is not finite.
extension Double: CSVCell {
  var csvText: String {
    guard isFinite else { return "" }
    return self == rounded() && magnitude < 1e15 ? String(Int(self)) : description
  }
  var sheetValue: SheetValue { isFinite ? .number(self) : .empty }
}
