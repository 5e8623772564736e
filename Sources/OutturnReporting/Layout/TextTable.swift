private import OutturnSeries

/// A table whose columns line up in a terminal, whatever the script.
package struct TextTable: Sendable, Hashable {
  /// Which side of a column its cells keep to.
  package enum Alignment: Sendable, Hashable {
    case left, right
  }

  /// What a column is called and how it is laid out.
  package struct Column: Sendable, Hashable {
    package var header: Phrase
    package var alignment: Alignment
    /// True when its text may be broken into several lines.
    package var wraps: Bool

    package init(_ header: Phrase, _ alignment: Alignment = .left, wraps: Bool = false) {
      self.header = header
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  package var columns: [Column]
  /// One cell a column in each.
  package private(set) var rows: [[Phrase]]

  package init(_ columns: [Column], rows: [[Phrase]] = []) {
    self.columns = columns
    self.rows = []
    for row in rows { append(row) }
  }

  /// Names and values without headers.
  package init(pairs: [(Phrase, Phrase)]) {
    self.init(
      [Column(.empty), Column(.empty, wraps: true)], rows: pairs.map { [$0.0, $0.1] })
  }

  package mutating func append(_ row: [Phrase]) {
    precondition(
      row.count == columns.count, "\(row.count) cells for \(columns.count) columns")
    rows.append(row)
  }

  package var hasHeader: Bool { columns.contains { !$0.header.isEmpty } }

  /// Columns with any text; all when none has.
  package var filledColumns: [Int] {
    let filled = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    return filled.isEmpty ? Array(columns.indices) : filled
  }

  /// Lines of equal width in cells: headers and a rule when there are headers, then the rows.
  ///
  /// Characters of ambiguous width are replaced and columns without any text left out. No line is
  /// wider than `width`: headers are broken first, then the cells of columns that may wrap, then
  /// those of the others; columns that still do not fit stand below each other, each part with the
  /// first column.
  package func lines(in language: Language, width: Int) -> [String] {
    let shown = filledColumns
    let layout = TableLayout(
      columns: shown.map { columns[$0] },
      headers: shown.map { DisplayWidth.unambiguous(columns[$0].header[language]) },
      cells: rows.map { row in shown.map { DisplayWidth.unambiguous(row[$0][language]) } },
      limit: width)
    return layout.lines()
  }

  /// One line a row with its cells separated by tabs, the headers first when there are any.
  package func records(in language: Language) -> [String] {
    let headers = hasHeader ? [columns.map { $0.header[language] }] : []
    return (headers + rows.map { $0.map { $0[language] } }).map { cells in
      cells.map { Phrase.breakable(String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 })) }
        .joined(separator: "\t")
    }
  }
}
