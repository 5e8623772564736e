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

  /// Lines of equal width in cells: headers and a rule when there are headers, then the rows.
  ///
  /// Characters of ambiguous width are replaced. Until the table fits `width`, headers that are
  /// wider than their cells are broken first, then the cells of columns that may wrap, but none
  /// below 16 cells.
  package func lines(in language: Language, width: Int) -> [String] {
    let headers = columns.map { DisplayWidth.unambiguous($0.header[language]) }
    let cells = rows.map { $0.map { DisplayWidth.unambiguous($0[language]) } }
    let widths = columnWidths(headers: headers, cells: cells, limit: width)
    var lines: [String] = []
    if hasHeader {
      lines += laidOut(headers, widths: widths)
      lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: gap))
    }
    for row in cells { lines += laidOut(row, widths: widths) }
    return lines
  }

  /// One line a row with its cells separated by tabs, the headers first when there are any.
  package func records(in language: Language) -> [String] {
    let headers = hasHeader ? [columns.map { $0.header[language] }] : []
    return (headers + rows.map { $0.map { $0[language] } }).map { cells in
      cells.map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
        .joined(separator: "\t")
    }
  }

  private var gap: String { "  " }

  private func columnWidths(headers: [String], cells: [[String]], limit: Int) -> [Int] {
    let cellWidths = columns.indices.map { column in
      cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    var widths = columns.indices.map { max(DisplayWidth.of(headers[$0]), cellWidths[$0]) }
    func shrink(_ isCandidate: (Int) -> Bool) {
      while widths.reduce(gap.count * (widths.count - 1), +) > limit {
        let candidates = columns.indices.filter(isCandidate)
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }
    let narrowestCell = 16
    let words = headers.map { max(LineWrapping.widestUnit($0), 8) }
    shrink { widths[$0] > max(cellWidths[$0], words[$0]) }
    shrink { columns[$0].wraps && widths[$0] > narrowestCell }
    return widths
  }

  private func laidOut(_ row: [String], widths: [Int]) -> [String] {
    let wrapped = zip(row, widths).map { cell, width in
      DisplayWidth.of(cell) > width ? LineWrapping.lines(cell, width: width) : [cell]
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      columns.indices.map { column in
        let text = line < wrapped[column].count ? wrapped[column][line] : ""
        let space = String(
          repeating: " ", count: max(widths[column] - DisplayWidth.of(text), 0))
        return columns[column].alignment == .left ? text + space : space + text
      }.joined(separator: gap)
    }
  }
}
