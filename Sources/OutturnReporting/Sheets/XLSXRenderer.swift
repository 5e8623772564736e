package import OutturnSheets

/// Writes a document as an Excel workbook: what the text says, charts beside the figures that they
/// draw, and every figure of the document with sixteen digits.
public struct XLSXRenderer: Sendable {
  private let language: Language
  private let digits: Int

  /// - Parameter digits: Decimals of the sheet to read; the sheet of figures has all of them.
  public init(language: Language, digits: Int = 1) {
    self.language = language
    self.digits = digits
  }

  /// Whether the program was built with the package trait `XLSX`.
  public static var isBuiltIn: Bool { WorkbookWriter.isBuiltIn }

  /// Whether a document can be written as a workbook at all.
  public static func writes(_ document: any RenderedDocument) -> Bool {
    document is any WorkbookDocument
  }

  /// The bytes of an `.xlsx` file; the same document gives the same bytes. Nil for a document that
  /// has no such form.
  ///
  /// - Throws: ``ReportingError/noWorkbook(_:)`` when the program was built without workbooks, or
  ///   the file cannot be made.
  public func bytes(_ document: any RenderedDocument) throws(ReportingError) -> [UInt8]? {
    guard let document = document as? any WorkbookDocument else { return nil }
    return try bytes(document, with: [])
  }

  /// The same with further sheets after the document's own.
  package func bytes(
    _ document: any WorkbookDocument, with sheets: [SheetContent]
  ) throws(ReportingError) -> [UInt8] {
    var content = content(document)
    content.sheets += sheets
    do {
      return try WorkbookWriter.bytes(of: content)
    } catch {
      switch error {
      case .notWritten(let reason): throw .noWorkbook(reason)
      default: throw .noWorkbook(nil)
      }
    }
  }

  /// The sheets of a document.
  package func content(_ document: any WorkbookDocument) -> WorkbookContent {
    let renderer = TextRenderer(TextOptions(language: language, digits: digits))
    let page = document.page(by: renderer)
    var sheets = [reading(page)]
    if !document.chartTables.isEmpty { sheets.append(charts(document.chartTables)) }
    sheets.append(figures(document.figures(by: CSVRenderer())))
    return WorkbookContent(title: title(page), sheets: sheets)
  }

  private func title(_ page: TextPage) -> String {
    for case .title(let phrase) in page.blocks { return phrase[language] }
    return "outturn"
  }

  // MARK: The sheet to read

  private func reading(_ page: TextPage) -> SheetContent {
    var rows: [[SheetCell]] = []
    func line(_ phrase: Phrase, _ style: SheetStyle) {
      let text = phrase[language]
      if !text.isEmpty { rows.append([SheetCell(.text(Phrase.breakable(text)), style)]) }
    }
    for block in page.blocks {
      switch block {
      case .title(let phrase): line(phrase, .title)
      case .section(let phrase):
        rows.append([])
        line(phrase, .section)
      case .paragraph(let phrase): line(phrase, .plain)
      case .remark(let name, let phrase):
        rows.append([])
        line(name.withColon + phrase, .plain)
      case .table(let table): rows += cells(of: table)
      case .verbatim(let lines), .commands(let lines):
        for text in lines { rows.append([SheetCell(.text(text))]) }
      case .bar: break
      }
    }
    return SheetContent(
      name: Self.readingName[language], columnWidths: [34.0] + [Double](repeating: 16, count: 11),
      rows: rows)
  }

  private func cells(of table: TextTable) -> [[SheetCell]] {
    let heading =
      table.hasHeader
      ? [table.columns.map { SheetCell(.text($0.header[language]), .heading) }] : []
    return heading
      + table.rows.map { row in
        row.map { phrase in
          let text = Phrase.breakable(phrase[language])
          return text.isEmpty ? .empty : SheetCell(.text(text), .text)
        }
      }
  }

  // MARK: Charts

  /// Rows that a chart takes at least, with the gap below it.
  private static let rowsPerChart = 20

  private func charts(_ tables: [ChartTable]) -> SheetContent {
    var sheet = SheetContent(name: Self.chartName[language], columnWidths: [28.0])
    let columns = tables.map(\.columns.count).max() ?? 0
    sheet.columnWidths += [Double](repeating: 14, count: columns)
    for table in tables {
      let start = sheet.rows.count
      sheet.rows.append([SheetCell(.text(table.title[language]), .section)])
      sheet.rows.append(
        ([table.heading] + table.columns.map(\.name)).map {
          SheetCell(.text($0[language]), .heading)
        })
      let figure = SheetStyle(numberFormat: table.valueFormat)
      for row in table.rows {
        sheet.rows.append(
          [SheetCell(.text(Phrase.breakable(row.name[language])))]
            + row.values.map { $0.map { SheetCell(.number($0), figure) } ?? .empty })
      }
      let last = start + 1 + table.rows.count
      sheet.charts.append(chart(table, from: start + 2, to: last, column: columns + 2))
      while sheet.rows.count < start + Self.rowsPerChart { sheet.rows.append([]) }
      sheet.rows.append([])
    }
    return sheet
  }

  private func chart(
    _ table: ChartTable, from first: Int, to last: Int, column: Int
  ) -> SheetChart {
    SheetChart(
      kind: table.kind, title: table.title[language], description: table.description[language],
      valueTitle: table.valueTitle[language], valueFormat: table.valueFormat,
      series: table.columns.enumerated().map { place, entry in
        SheetChart.Series(
          name: entry.name[language],
          categories: (CellPlace(row: first, column: 0), CellPlace(row: last, column: 0)),
          values: (
            CellPlace(row: first, column: place + 1), CellPlace(row: last, column: place + 1)
          ), isDashed: entry.isDashed)
      }, place: CellPlace(row: first - 2, column: column))
  }

  // MARK: Figures

  private func figures(_ table: CSVTable) -> SheetContent {
    SheetContent(
      name: Self.figureName[language],
      columnWidths: table.columns.map { Double(max(10, min(30, $0.count + 2))) },
      rows: [table.columns.map { SheetCell(.text($0), .heading) }]
        + table.rows.map { row in row.map { SheetCell($0?.sheetValue ?? .empty) } }, frozenRows: 1)
  }

  private static let readingName = Phrase(zhHans: "结果", en: "Result")
  private static let chartName = Phrase(zhHans: "图表", en: "Charts")
  private static let figureName = Phrase(zhHans: "数据", en: "Figures")
}
