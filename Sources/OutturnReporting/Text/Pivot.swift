internal import OutturnSeries

/// Figures of several forecasts set side by side: a row each source or region, a column each series.
struct Pivot {
  /// One figure with where it stands.
  struct Entry {
    var row: String
    var rowName: Phrase
    var series: String
    var seriesName: Phrase
    var period: Period
    var value: Phrase
  }

  private let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// Rows and columns in the order in which they first occur. A period stands in the heading of a
  /// column when there are several.
  func table(first: Phrase) -> TextTable {
    let columns = unique(entries.map { Place(id: $0.series, period: $0.period) })
    let rows = unique(entries.map(\.row))
    let hasPeriods = Set(columns.map(\.period)).count > 1
    let byPlace = Dictionary(
      entries.map { (Cell(row: $0.row, place: Place(id: $0.series, period: $0.period)), $0) },
      uniquingKeysWith: { first, _ in first })
    let rowNames = Dictionary(
      entries.map { ($0.row, $0.rowName) }, uniquingKeysWith: { first, _ in first })
    let columnNames = Dictionary(
      entries.map { ($0.series, $0.seriesName) }, uniquingKeysWith: { first, _ in first })
    let headings = columns.map { column -> TextTable.Column in
      let name = columnNames[column.id] ?? .verbatim(column.id)
      let period = Phrases.period(column.period)
      return .init(
        hasPeriods
          ? Phrase(zhHans: "\(period.zhHans)\(name.zhHans)", en: "\(name.en) \(period.en)") : name,
        .right)
    }
    return TextTable(
      [.init(first, wraps: true)] + headings,
      rows: rows.map { row in
        [rowNames[row] ?? .verbatim(row)]
          + columns.map { byPlace[Cell(row: row, place: $0)]?.value ?? .empty }
      })
  }

  private struct Place: Hashable {
    var id: String
    var period: Period
  }

  private struct Cell: Hashable {
    var row: String
    var place: Place
  }

  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
