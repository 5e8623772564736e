private import OutturnSeries

/// How the cells of a table share the cells of a line.
struct TableLayout {
  let columns: [TextTable.Column]
  let headers: [String]
  let cells: [[String]]
  /// Cells of a line.
  let limit: Int

  private static let gap = "  "
  /// A column is broken down to this before its neighbours that hold no text are.
  private static let comfortable = 16
  /// A longer word may be cut.
  private static let longWord = 20
  /// No column is narrower; one wide character with its marks fits.
  private static let narrowest = 4

  func lines() -> [String] {
    let parts = parts().map { $0.laidOut() }
    let width = parts.flatMap { $0.map { DisplayWidth.of($0) } }.max() ?? 0
    return parts.flatMap { $0 }.map { Self.padded($0, to: width, .left) }
  }

  // MARK: Parts

  /// The table itself when its words fit the line, else tables of the first column and as many
  /// others as fit.
  private func parts() -> [TableLayout] {
    let widths = columns.indices.map(wordWidth)
    guard columns.count > 2, Self.total(widths) > limit else { return [self] }
    var groups: [[Int]] = [[]]
    for column in columns.indices.dropFirst() {
      let group = [0] + groups[groups.count - 1] + [column]
      if Self.total(group.map { widths[$0] }) > limit, !groups[groups.count - 1].isEmpty {
        groups.append([])
      }
      groups[groups.count - 1].append(column)
    }
    return groups.map { group in
      let chosen = [0] + group
      return TableLayout(
        columns: chosen.map { columns[$0] }, headers: chosen.map { headers[$0] },
        cells: cells.map { row in chosen.map { row[$0] } }, limit: limit)
    }
  }

  /// What a column needs so that no word of it is cut, but for words as long as an address in a
  /// column that may wrap.
  private func wordWidth(_ column: Int) -> Int {
    let widest = cells.map { LineWrapping.widestUnit($0[column]) }.max() ?? 0
    let text = columns[column].wraps ? min(widest, Self.longWord) : widest
    return max(text, LineWrapping.widestUnit(headers[column]), Self.narrowest)
  }

  // MARK: Widths

  private func widths() -> [Int] {
    let content = columns.indices.map { column in
      cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let words = columns.indices.map(wordWidth)
    let headerWords = headers.map { max(LineWrapping.widestUnit($0), Self.narrowest) }
    var widths = columns.indices.map { max(DisplayWidth.of(headers[$0]), content[$0]) }
    func shrink(_ columns: some Collection<Int>, to floor: (Int) -> Int) {
      while Self.total(widths) > limit {
        let candidates = columns.filter { widths[$0] > floor($0) }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }
    let wrapping = columns.indices.filter { columns[$0].wraps }
    shrink(columns.indices) { max(content[$0], twoLines(headers[$0])) }
    shrink(wrapping) { max(words[$0], Self.comfortable) }
    shrink(columns.indices) { max(content[$0], headerWords[$0]) }
    shrink(wrapping) { words[$0] }
    shrink(columns.indices) { words[$0] }
    shrink(columns.indices) { _ in Self.narrowest }
    guard hasHeader else { return widths }
    return columns.indices.map { tightened($0, from: widths[$0], floor: words[$0]) }
  }

  private var hasHeader: Bool { headers.contains { !$0.isEmpty } }

  /// The smallest width at which a header takes two lines at most and no word of it is cut.
  private func twoLines(_ header: String) -> Int {
    var width = max(DisplayWidth.of(header), Self.narrowest)
    let word = max(LineWrapping.widestUnit(header), Self.narrowest)
    while width > word, LineWrapping.lines(header, width: width - 1).count <= 2 {
      width -= 1
    }
    return width
  }

  /// The smallest width at which no cell takes more lines than it does now, so that lines of a
  /// broken cell are about equally long.
  private func tightened(_ column: Int, from width: Int, floor: Int) -> Int {
    let texts = [headers[column]] + cells.map { $0[column] }
    func heights(_ width: Int) -> [Int] {
      texts.map { LineWrapping.lines($0, width: width).count }
    }
    guard texts.contains(where: { DisplayWidth.of($0) > width }) else { return width }
    let now = heights(width)
    var width = width
    while width > max(floor, Self.narrowest), heights(width - 1) == now { width -= 1 }
    return width
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(gap.count * (widths.count - 1), +)
  }

  // MARK: Lines

  private func laidOut() -> [String] {
    let widths = widths()
    var lines: [String] = []
    if hasHeader {
      lines += laidOut(headers, widths: widths)
      lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap))
    }
    for row in cells { lines += laidOut(row, widths: widths) }
    return lines
  }

  private func laidOut(_ row: [String], widths: [Int]) -> [String] {
    let wrapped = zip(row, widths).map { cell, width in
      DisplayWidth.of(cell) > width ? LineWrapping.lines(cell, width: width) : [cell]
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      columns.indices.map { column in
        let text = line < wrapped[column].count ? wrapped[column][line] : ""
        return Self.padded(text, to: widths[column], columns[column].alignment)
      }.joined(separator: Self.gap)
    }
  }

  private static func padded(
    _ text: String, to width: Int, _ alignment: TextTable.Alignment
  ) -> String {
    let space = String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
    let plain = Phrase.breakable(text)
    return alignment == .left ? plain + space : space + plain
  }
}
