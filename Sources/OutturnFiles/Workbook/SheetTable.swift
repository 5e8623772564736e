internal import Foundation
import OutturnSheets

/// A sheet with a row of column names.
struct SheetTable {
  private let sheet: Sheet
  private let path: String
  /// Those that the sheet has, in the order of the kind's own.
  let columns: [String]
  /// Rows below the names that say anything.
  let rows: [Int]
  /// Values beside the names of a plan's head.
  private(set) var head: [String: TracedText.Origin] = [:]
  private(set) var problems: [Diagnostic] = []
  private let places: [String: Int]

  var name: String { sheet.name }

  init(_ sheet: Sheet, _ kind: WorkbookSheet, path: String) {
    self.sheet = sheet
    self.path = path
    let known = kind.columns
    let header = sheet.rows.first { Self.text(sheet[$0, 0])?.lowercased() == known.first }
    guard let header else {
      (columns, rows, places) = ([], [], [:])
      problems = [Self.diagnostic(WorkbookRule.noHeader(kind), "\(path):\(sheet.name)", nil)]
      return
    }
    var places: [String: Int] = [:]
    for column in 0..<sheet.columnCount {
      guard let text = Self.text(sheet[header, column])?.trimmingCharacters(in: .whitespaces)
      else { continue }
      let origin = TracedText.Origin(
        sheet: sheet.name, place: CellPlace(row: header, column: column), text: text)
      let cell = "\(path):\(sheet.name)!\(origin.place.name)"
      if !known.contains(text) {
        problems.append(Self.diagnostic(TableRule.unknownColumn(text, known: known), cell, text))
      } else if places.updateValue(column, forKey: text) != nil {
        problems.append(Self.diagnostic(TableRule.repeatedColumn(text), cell, text))
      }
    }
    self.places = places
    columns = known.filter { places[$0] != nil }
    rows = sheet.rows.filter { row in
      row > header && places.values.contains { !sheet[row, $0].isEmpty }
    }
    for row in sheet.rows where row < header && kind == .plan {
      guard let key = Self.text(sheet[row, 0]), WorkbookSheet.planHead.contains(key) else {
        continue
      }
      head[key] = origin(CellPlace(row: row, column: 1))
    }
    for row in rows {
      for column in places.values {
        let place = CellPlace(row: row, column: column)
        if case .failure(let text) = sheet[place] {
          problems.append(diagnostic(WorkbookRule.failedCell(text), at: origin(place)))
        }
      }
    }
  }

  /// What stands in a column of a row, without white space around it.
  func cell(_ column: String, in row: Int) -> TracedText.Origin {
    origin(CellPlace(row: row, column: places[column] ?? 0))
  }

  /// Row, from 1, in which a text stands first in the first column.
  func firstRow(of text: String) -> Int {
    (rows.first { cell(columns[0], in: $0).text == text } ?? 0) + 1
  }

  private func origin(_ place: CellPlace) -> TracedText.Origin {
    TracedText.Origin(
      sheet: sheet.name, place: place,
      text: (Self.text(sheet[place]) ?? "").trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// `plan.xlsx:计划 plan!K12`.
  func file(of origin: TracedText.Origin) -> String {
    "\(path):\(origin.sheet)!\(origin.place.name)"
  }

  func diagnostic(_ complaint: Complaint, at origin: TracedText.Origin) -> Diagnostic {
    Self.diagnostic(complaint, file(of: origin), origin.text)
  }

  private static func diagnostic(
    _ complaint: Complaint, _ file: String, _ text: String?
  ) -> Diagnostic {
    Diagnostic(
      severity: complaint.severity, code: complaint.code, file: file, column: text == nil ? 0 : 1,
      length: max(1, text?.unicodeScalars.count ?? 1), message: complaint.message,
      help: complaint.help, excerpt: text)
  }

  /// A value as a person would type it; a share shown in per cent is its per cent. Nil for an empty
  /// cell.
  static func text(_ value: SheetValue) -> String? {
    switch value {
    case .empty: nil
    case .text(let text), .failure(let text): text
    case .number(let number): decimal(number)
    case .percentage(let share): decimal((share * 1e12).rounded() / 1e10)
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let year, let month, let day): "\(year)-\(two(month))-\(two(day))"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Fifteen digits, which is what a spreadsheet program has: 0.1 + 0.2 is 0.3 there.
  private static func decimal(_ number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e15 { return "\(Int(number))" }
    let text = String(format: "%.15g", number)
    return text.contains("e") ? "\(number)" : text
  }
}
