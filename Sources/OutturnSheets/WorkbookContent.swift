/// A workbook to be written: sheets of cells, with charts that draw them.
package struct WorkbookContent: Sendable, Hashable {
  /// Of the file's properties.
  package var title: String
  /// At least one; their names differ.
  package var sheets: [SheetContent]

  package init(title: String, sheets: [SheetContent]) {
    self.title = title
    self.sheets = sheets
  }
}

/// One sheet.
package struct SheetContent: Sendable, Hashable {
  /// At most 31 characters, none of `[]:*?/\`.
  package var name: String
  /// In characters, one a column.
  package var columnWidths: [Double]
  package var rows: [[SheetCell]]
  /// Rows that stay in sight.
  package var frozenRows: Int
  package var charts: [SheetChart]

  package init(
    name: String, columnWidths: [Double] = [], rows: [[SheetCell]] = [], frozenRows: Int = 0,
    charts: [SheetChart] = []
  ) {
    self.name = name
    self.columnWidths = columnWidths
    self.rows = rows
    self.frozenRows = frozenRows
    self.charts = charts
  }
}

/// A value with its look.
package struct SheetCell: Sendable, Hashable {
  package var value: SheetValue
  package var style: SheetStyle

  package init(_ value: SheetValue, _ style: SheetStyle = .plain) {
    self.value = value
    self.style = style
  }

  package static let empty = SheetCell(.empty)
}

/// How a cell looks.
package struct SheetStyle: Sendable, Hashable {
  package var isBold = false
  /// In points; nil is the workbook's.
  package var size: Double?
  package var wraps = false
  /// Set apart as a cell to be filled in, or as a heading.
  package var fill: Fill?
  /// As Excel has it: `0.0`, `0.0%`; nil is the general one.
  package var numberFormat: String?

  package enum Fill: UInt32, Sendable, Hashable {
    case heading = 0xDCE6F1
    case input = 0xFFF2CC
  }

  package init(
    isBold: Bool = false, size: Double? = nil, wraps: Bool = false, fill: Fill? = nil,
    numberFormat: String? = nil
  ) {
    self.isBold = isBold
    self.size = size
    self.wraps = wraps
    self.fill = fill
    self.numberFormat = numberFormat
  }

  package static let plain = SheetStyle()
  package static let title = SheetStyle(isBold: true, size: 14)
  package static let section = SheetStyle(isBold: true, size: 12)
  package static let heading = SheetStyle(isBold: true, wraps: true, fill: .heading)
  package static let text = SheetStyle(wraps: true)
}

/// A chart that the spreadsheet program draws from cells.
package struct SheetChart: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case line, bar, column
  }

  package struct Series: Sendable, Hashable {
    package var name: String
    /// First and last cell, on the chart's own sheet.
    package var categories: (first: CellPlace, last: CellPlace) { (firstCategory, lastCategory) }
    package var values: (first: CellPlace, last: CellPlace) { (firstValue, lastValue) }
    package var isDashed: Bool
    private let firstCategory, lastCategory, firstValue, lastValue: CellPlace

    package init(
      name: String, categories: (first: CellPlace, last: CellPlace),
      values: (first: CellPlace, last: CellPlace), isDashed: Bool = false
    ) {
      self.name = name
      (firstCategory, lastCategory) = categories
      (firstValue, lastValue) = values
      self.isDashed = isDashed
    }
  }

  package var kind: Kind
  package var title: String
  /// What the chart shows, for those who do not see it.
  package var description: String
  package var valueTitle: String
  package var valueFormat: String
  package var series: [Series]
  /// Its upper left corner.
  package var place: CellPlace

  package init(
    kind: Kind, title: String, description: String, valueTitle: String, valueFormat: String,
    series: [Series], place: CellPlace
  ) {
    self.kind = kind
    self.title = title
    self.description = description
    self.valueTitle = valueTitle
    self.valueFormat = valueFormat
    self.series = series
    self.place = place
  }
}

/// Why a workbook cannot be written or read.
package enum WorkbookFailure: Error, Sendable, Hashable {
  /// The program was built without the package trait `XLSX`.
  case notBuiltIn
  /// What the library that writes says.
  case notWritten(String)
  /// No zip archive, or none of a workbook.
  case notAWorkbook
  /// Of another office format, or locked by a password.
  case otherFormat
  /// A part of the archive is larger than any table of a plan.
  case tooLarge(String)
  /// A part that has to be there is missing or is not well-formed.
  case damaged(String)
}
