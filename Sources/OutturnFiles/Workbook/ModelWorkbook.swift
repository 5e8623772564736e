internal import Foundation
import OutturnSeries
import OutturnSheets

/// A workbook as the files of a model folder.
struct ModelWorkbook {
  /// As the user wrote it.
  let path: String
  /// By name within the folder.
  private(set) var files: [String: TracedText] = [:]
  /// Which sheet a file was made from.
  private var sheets: [String: String] = [:]
  var hasModel: Bool { files["model.yaml"] != nil }
  private(set) var hasHistory = false

  /// Reads the sheets.
  ///
  /// - Throws: ``LoadFailure`` with everything that is wrong about the workbook itself; what its
  ///   cells say is judged when the files are loaded.
  init(at path: String, region: String) throws(LoadFailure) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      throw Self.failure(path, ReportRule.missing, isMissing: true)
    }
    let book: Workbook
    do {
      book = try WorkbookReader.read(at: path)
    } catch {
      throw Self.failure(path, WorkbookRule.failure(error))
    }
    var found: [WorkbookSheet: Sheet] = [:]
    for sheet in book.sheets {
      guard let kind = WorkbookSheet(named: sheet.name), !sheet.cells.isEmpty else { continue }
      if found.updateValue(sheet, forKey: kind) != nil {
        throw Self.failure(path, WorkbookRule.twice(kind))
      }
    }
    guard let plan = found[.plan] else {
      throw Self.failure(path, WorkbookRule.noPlan(book.sheets.map(\.name)))
    }
    hasHistory = found[.history] != nil
    var problems: [Diagnostic] = []
    if let sheet = found[.model] {
      files["model.yaml"] = Self.lines(sheet)
      sheets["model.yaml"] = sheet.name
    }
    for (kind, name) in [
      (.history, historyName), (.targets, TargetHistoryReader.file),
      (.quarters, QuarterShareReader.file),
    ] as [(WorkbookSheet, String)] {
      guard let sheet = found[kind] else { continue }
      let table = SheetTable(sheet, kind, path: path)
      problems += table.problems
      files[name] = Self.csv(table)
      sheets[name] = sheet.name
    }
    let table = SheetTable(plan, .plan, path: path)
    problems += table.problems
    files["plan.yaml"] = Self.plan(table, region: region)
    sheets["plan.yaml"] = plan.name
    if let sheet = found[.scenarios] {
      let table = SheetTable(sheet, .scenarios, path: path)
      problems += table.problems
      for row in table.rows { addScenario(row, of: table, problems: &problems) }
    }
    if !problems.isEmpty {
      throw LoadFailure(diagnostics: problems.sorted(), isFileMissing: false)
    }
  }

  private static func failure(
    _ path: String, _ complaint: Complaint, isMissing: Bool = false
  ) -> LoadFailure {
    let log = DiagnosticLog(file: path)
    log.report(complaint, at: .file)
    return LoadFailure(diagnostics: log.diagnostics, isFileMissing: isMissing)
  }

  // MARK: Files

  /// What `model.yaml` calls the table of figures, when that stays within the folder.
  private var historyName: String {
    let usual = "data/history.csv"
    let lines = files["model.yaml"]?.text.split(separator: "\n") ?? []
    guard let line = lines.first(where: { $0.hasPrefix("history:") }) else { return usual }
    let name = line.dropFirst("history:".count).prefix { $0 != "#" }
      .trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
    let pieces = name.split(separator: "/", omittingEmptySubsequences: false)
    let staysInside = !pieces.contains { $0.isEmpty || $0.hasPrefix(".") }
    return staysInside && name.hasSuffix(".csv") ? name : usual
  }

  private static func lines(_ sheet: Sheet) -> TracedText {
    var text = TracedText()
    for row in 0...(sheet.rows.last ?? 0) {
      let place = CellPlace(row: row, column: 0)
      let line = SheetTable.text(sheet[place]) ?? ""
      text.append(line, from: .init(sheet: sheet.name, place: place, text: line))
      text.append("\n")
    }
    return text
  }

  private static func csv(_ table: SheetTable) -> TracedText {
    var text = TracedText()
    text.append(table.columns.joined(separator: ",") + "\n")
    for row in table.rows {
      for (number, column) in table.columns.enumerated() {
        if number > 0 { text.append(",") }
        let cell = table.cell(column, in: row)
        text.append(TracedText.field(cell.text), from: cell)
      }
      text.append("\n")
    }
    return text
  }

  private static func plan(_ table: SheetTable, region: String) -> TracedText {
    var text = TracedText()
    var head = table.head
    if head["region"] == nil {
      head["region"] = .init(
        sheet: table.name, place: CellPlace(row: 0, column: 0), text: region)
    }
    append(
      head.filter { !$0.value.text.isEmpty }, indent: "", order: WorkbookSheet.planHead, to: &text)
    text.append("indicators:\n")
    for row in table.rows {
      var cells: [String: TracedText.Origin] = [:]
      for column in table.columns {
        let cell = table.cell(column, in: row)
        if !cell.text.isEmpty { cells[column] = cell }
      }
      text.append("  -\n")
      append(cells, indent: "    ", order: table.columns, to: &text)
    }
    return text
  }

  private mutating func addScenario(
    _ row: Int, of table: SheetTable, problems: inout [Diagnostic]
  ) {
    var cells: [String: TracedText.Origin] = [:]
    for column in table.columns {
      let cell = table.cell(column, in: row)
      if !cell.text.isEmpty { cells[column] = cell }
    }
    let id = table.cell("scenario", in: row)
    // The name becomes a file's.
    guard !id.text.isEmpty,
      id.text.utf8.allSatisfy({
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "-")
      })
    else {
      problems.append(table.diagnostic(ScenarioRule.badName(id.text), at: id))
      return
    }
    let beliefs = ["assume", "deviate"]
    let lists = beliefs + ["condition", "correlation", "tilt"]
    var text = TracedText()
    append(
      cells.filter { $0.key != "scenario" && !lists.contains($0.key) }, to: &text, table.columns)
    for list in lists {
      guard let cell = cells[list] else { continue }
      let entries = cell.text.split { $0.isNewline || beliefs.contains(list) && ";；".contains($0) }
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      text.append("\(list):\n")
      if beliefs.contains(list) {
        appendAssumptions(entries, from: cell, of: table, to: &text, problems: &problems)
      } else {
        for entry in entries { text.append("  - \(TracedText.quoted(entry))\n", from: cell) }
      }
    }
    let name = "scenarios/\(id.text).yaml"
    if files[name] != nil {
      problems.append(
        table.diagnostic(DuplicateRule.id(id.text, firstLine: table.firstRow(of: id.text)), at: id))
    }
    files[name] = text
    sheets[name] = table.name
  }

  private func append(
    _ cells: [String: TracedText.Origin], to text: inout TracedText, _ order: [String]
  ) {
    Self.append(cells, indent: "", order: order, to: &text)
  }

  private func appendAssumptions(
    _ entries: [String], from cell: TracedText.Origin, of table: SheetTable,
    to text: inout TracedText, problems: inout [Diagnostic]
  ) {
    var order: [String] = []
    var years: [String: [(key: String, value: String)]] = [:]
    var always: [String: [String]] = [:]
    for entry in entries {
      let reader = OptionReader(text: entry, option: table.file(of: cell))
      guard let parts = try? reader.parts(form: "industry@2026..2028=7.5") else {
        problems.append(table.diagnostic(WorkbookRule.assumption(entry), at: cell))
        continue
      }
      let series = parts.series.text
      if !order.contains(series) { order.append(series) }
      if let written = parts.years {
        years[series, default: []].append((written.text, parts.value.text))
      } else {
        always[series, default: []].append(parts.value.text)
      }
    }
    for series in order {
      for value in always[series] ?? [] {
        text.append("  \(TracedText.quoted(series)): \(TracedText.quoted(value))\n", from: cell)
      }
      guard let years = years[series] else { continue }
      text.append("  \(TracedText.quoted(series)):\n", from: cell)
      for (key, value) in years {
        text.append(
          "    \(TracedText.quoted(key)): \(TracedText.quoted(value))\n", from: cell)
      }
    }
  }

  /// Cells by path as nested mappings. Yes and no stand without quotes, everything else in them.
  private static func append(
    _ cells: [String: TracedText.Origin], indent: String, order: [String],
    to text: inout TracedText
  ) {
    var open: [String] = []
    var done: Set<String> = []
    for column in order where cells[column] != nil && !done.contains(column) {
      // What shares the first key stands together, wherever its columns are.
      let first = column.prefix { $0 != "." }
      let group = order.filter { $0.prefix { $0 != "." } == first && cells[$0] != nil }
        .sorted()
      for path in group where done.insert(path).inserted {
        guard let cell = cells[path] else { continue }
        let keys = path.split(separator: ".").map(String.init)
        let shared = zip(open, keys.dropLast()).prefix { $0 == $1 }.count
        open = Array(open.prefix(shared))
        for key in keys.dropLast().dropFirst(shared) {
          text.append(
            indent + String(repeating: "  ", count: open.count) + "\(key):\n")
          open.append(key)
        }
        let isFlag = ["headline", "stretch"].contains(keys.last ?? "")
        let value = isFlag ? cell.text.lowercased() : TracedText.quoted(cell.text)
        text.append(
          indent + String(repeating: "  ", count: open.count) + "\(keys.last ?? ""): ")
        text.append(value + "\n", from: cell)
      }
    }
  }

  // MARK: Diagnostics

  /// What was wrong with the files, said of the cells that they were made from.
  ///
  /// - Parameter folder: Where the files were loaded from.
  func traced(_ failure: LoadFailure, from folder: String) -> LoadFailure {
    LoadFailure(
      diagnostics: failure.diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        let name =
          diagnostic.file.hasPrefix(folder + "/")
          ? String(diagnostic.file.dropFirst(folder.count + 1)) : diagnostic.file
        guard let sheet = sheets[name] else {
          diagnostic.file = diagnostic.file == folder ? path : name
          return diagnostic
        }
        let origin = files[name]?.origin(line: diagnostic.line, column: diagnostic.column)
        diagnostic.file =
          origin.map { "\(path):\($0.sheet)!\($0.place.name)" } ?? "\(path):\(sheet)"
        diagnostic.line = 0
        if let origin, diagnostic.excerpt != nil {
          diagnostic.excerpt = origin.text
          diagnostic.column = 1
          diagnostic.length = max(1, origin.text.unicodeScalars.count)
        }
        return diagnostic
      }, isFileMissing: false)
  }
}
