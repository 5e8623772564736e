package import OutturnSheets

/// A document that can be written as an Excel workbook: a sheet to read, charts with their figures,
/// and every figure in full.
package protocol WorkbookDocument: RenderedDocument {
  /// What a text of the document consists of.
  func page(by renderer: TextRenderer) -> TextPage
  /// Every figure, as in the CSV.
  func figures(by renderer: CSVRenderer) -> CSVTable
  /// What charts draw; none where there is nothing to draw.
  var chartTables: [ChartTable] { get }
}

extension WorkbookDocument {
  package var chartTables: [ChartTable] { [] }
}

/// A small table with the chart that the spreadsheet program draws from it.
package struct ChartTable: Sendable, Hashable {
  package var kind: SheetChart.Kind
  package var title: Phrase
  /// What the chart shows, for those who do not see it.
  package var description: Phrase
  package var valueTitle: Phrase
  /// As Excel has it: `0%`, `0.0`.
  package var valueFormat: String
  /// Of the first column.
  package var heading: Phrase
  package var columns: [Column]
  package var rows: [Row]

  package struct Column: Sendable, Hashable {
    package var name: Phrase
    package var isDashed: Bool

    package init(_ name: Phrase, isDashed: Bool = false) {
      self.name = name
      self.isDashed = isDashed
    }
  }

  package struct Row: Sendable, Hashable {
    package var name: Phrase
    /// One a column; nil leaves a gap.
    package var values: [Double?]

    package init(_ name: Phrase, _ values: [Double?]) {
      self.name = name
      self.values = values
    }
  }
}

extension CheckDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension DescribeDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension FitDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension ProjectDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension ProbabilityDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension RequireDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension UpdateDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension BacktestDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension CompareDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}

extension BatchDocument: WorkbookDocument {
  package func page(by renderer: TextRenderer) -> TextPage { renderer.page(self) }
  package func figures(by renderer: CSVRenderer) -> CSVTable { renderer.table(self) }
}
