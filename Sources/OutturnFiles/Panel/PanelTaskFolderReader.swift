internal import Foundation
import OutturnModels
import OutturnSeries

/// Reads one folder of tasks once.
struct PanelTaskFolderReader {
  let path: String
  private var diagnostics: [Diagnostic] = []
  private var isFileMissing = false

  init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private static let taskColumns = ["track", "unit", "origin", "first_year", "last_year"]
  private static let kind = LocalizedText(zhHans: "任务表", en: "the table of tasks")

  /// A task with its place.
  private struct Row {
    var task: PanelTask
    var field: CSVField
  }

  mutating func load() throws(LoadFailure) -> PanelTasks {
    guard let (source, log) = source("tasks.csv", kind: Self.kind) else { throw failure }
    let rows = tasks(source, log)
    var panels: [Int: PanelTable] = [:]
    for origin in Set(rows.map(\.task.origin)).sorted() {
      panels[origin] = panel(origin, rows.filter { $0.task.origin == origin }, tasks: log)
    }
    diagnostics += log.diagnostics
    if diagnostics.contains(where: { $0.severity == .error }) { throw failure }
    return PanelTasks(tasks: rows.map(\.task), panels: panels, warnings: diagnostics.sorted())
  }

  private var failure: LoadFailure {
    LoadFailure(diagnostics: diagnostics.sorted(), isFileMissing: isFileMissing)
  }

  private mutating func source(
    _ name: String, kind: LocalizedText
  ) -> (source: SourceText, log: DiagnosticLog)? {
    let file = "\(path)/\(name)"
    let log = DiagnosticLog(file: file)
    let found = FileSource.read(file, kind: kind, remedy: FileRule.taskFolder, log: log)
    isFileMissing = isFileMissing || found.isMissing
    diagnostics += log.diagnostics
    return found.text.map { ($0, DiagnosticLog(file: file, source: $0)) }
  }

  private func tasks(_ source: SourceText, _ log: DiagnosticLog) -> [Row] {
    struct Identity: Hashable {
      var unit: String
      var origin: Int
    }
    var lines: [Identity: Int] = [:]
    let table = TableReader(log: log, columns: Self.taskColumns)
    return (table.rows(of: source) ?? []).compactMap { fields in
      let unit = unit(fields[1], log)
      let years = fields[2...4].map { year($0, log) }
      guard let unit, let origin = years[0], let first = years[1], let last = years[2] else {
        return nil
      }
      guard first <= last, last == origin else {
        log.report(
          PanelRule.yearsInDisorder(first: first, last: last, origin: origin),
          at: Place(fields[3]))
        return nil
      }
      let identity = Identity(unit: unit, origin: origin)
      if let line = lines[identity] {
        log.report(PanelRule.task(unit, origin: origin, firstLine: line), at: Place(fields[1]))
        return nil
      }
      lines[identity] = fields[1].line
      let task = PanelTask(
        track: fields[0].text, unit: unit, origin: origin, firstYear: first, lastYear: last)
      return Row(task: task, field: fields[1])
    }
  }

  private mutating func panel(_ origin: Int, _ rows: [Row], tasks: DiagnosticLog) -> PanelTable? {
    let kind = LocalizedText(
      zhHans: "起点 \(origin) 年的数据表", en: "the table of the origin \(origin)")
    guard let (source, log) = source("\(origin).csv", kind: kind) else { return nil }
    let values = PanelValueReader(log: log, origin: origin).read(source)
    diagnostics += log.diagnostics
    if log.hasErrors { return nil }
    for row in rows where values.byUnit[row.task.unit] == nil {
      tasks.report(
        PanelRule.unitWithoutValues(row.task.unit, origin: origin, known: values.units),
        at: Place(row.field))
    }
    for row in rows {
      guard let known = values.byUnit[row.task.unit] else { continue }
      let missing = (row.task.firstYear...origin).filter { known[$0] == nil }
      guard let first = missing.first, let last = missing.last else { continue }
      let years = missing.count == 1 ? "\(first)" : "\(missing.count) (\(first)–\(last))"
      tasks.report(
        PanelRule.hole(row.task.unit, years: years, origin: origin), at: Place(row.field))
    }
    return values.table(through: origin)
  }

  private func unit(_ field: CSVField, _ log: DiagnosticLog) -> String? {
    if !field.text.isEmpty { return field.text }
    log.report(PanelRule.noUnit, at: Place(field))
    return nil
  }

  private func year(_ field: CSVField, _ log: DiagnosticLog) -> Int? {
    if let year = PanelValueReader.year(field.text) { return year }
    log.report(PanelRule.year(field.text), at: Place(field))
    return nil
  }
}
