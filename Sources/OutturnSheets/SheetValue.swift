/// What stands in one cell of a sheet.
package enum SheetValue: Sendable, Hashable {
  case empty
  case text(String)
  case number(Double)
  /// A number that the sheet shows in per cent: 0.055 stands as 5.5 %.
  case percentage(Double)
  case date(year: Int, month: Int, day: Int)
  case boolean(Bool)
  /// `#N/A`, `#DIV/0!` and their like.
  case failure(String)

  package var isEmpty: Bool { self == .empty }
}

/// Where a cell stands; both from 0.
package struct CellPlace: Sendable, Hashable, Comparable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B7`; nil for what is no such name.
  package init?(_ name: String) {
    let letters = name.utf8.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    let digits = name.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count),
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let number = Int(Substring(digits)), number > 0
    else { return nil }
    row = number - 1
    column = letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
  }

  /// `B7`.
  package var name: String { "\(Self.letters(column))\(row + 1)" }

  /// By row, then by column.
  package static func < (left: CellPlace, right: CellPlace) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// The name of a column from 0: `A`, `Z`, `AA`.
  package static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
