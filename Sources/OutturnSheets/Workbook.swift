/// A workbook that was read: its visible sheets, in order.
package struct Workbook: Sendable, Hashable {
  package var sheets: [Sheet]
}

/// One sheet as it was read.
package struct Sheet: Sendable, Hashable {
  package var name: String
  /// Cells with a value.
  package var cells: [CellPlace: SheetValue]
  /// Blocks of cells that are shown as one, each from its first to its last cell.
  package var merged: [(first: CellPlace, last: CellPlace)] {
    mergedRanges.map { ($0.first, $0.last) }
  }
  var mergedRanges: [CellRange]

  package subscript(place: CellPlace) -> SheetValue { cells[place] ?? .empty }
  package subscript(row: Int, column: Int) -> SheetValue {
    self[CellPlace(row: row, column: column)]
  }

  /// Rows with a value, in order.
  package var rows: [Int] { Set(cells.keys.map(\.row)).sorted() }
  /// One past the last column with a value.
  package var columnCount: Int { (cells.keys.map(\.column).max() ?? -1) + 1 }

  /// The merged block that a cell lies in; nil when it stands by itself.
  package func mergedBlock(of place: CellPlace) -> (first: CellPlace, last: CellPlace)? {
    merged.first {
      $0.first.row <= place.row && place.row <= $0.last.row && $0.first.column <= place.column
        && place.column <= $0.last.column
    }
  }
}

/// Cells from one to another.
struct CellRange: Sendable, Hashable {
  var first: CellPlace
  var last: CellPlace

  /// Reads `A1:B2`.
  init?(_ text: String) {
    let ends = text.split(separator: ":").map { CellPlace(String($0)) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
    (self.first, self.last) = (first, last)
  }
}
