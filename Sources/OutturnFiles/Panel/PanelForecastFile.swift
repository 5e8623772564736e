private import Foundation
import OutturnModels
import OutturnSeries

/// Forecasts of a panel as a table holds them: 99 percentiles a unit, origin, kind and horizon.
public struct PanelForecastTable: Sendable {
  /// Which forecast.
  public struct Key: Hashable, Sendable {
    public var unit: String
    public var origin: Int
    /// `point` or `avg`.
    public var kind: String
    public var horizon: Int

    public init(unit: String, origin: Int, kind: String, horizon: Int) {
      self.unit = unit
      self.origin = origin
      self.kind = kind
      self.horizon = horizon
    }
  }

  /// Whose they are: what follows the last `__` of the file's name, up to its first point.
  public var name: String
  /// Percentiles in per cent, never decreasing.
  public var percentiles: [Key: [Double]]
}

/// A file with the columns `track,unit,origin,kind,horizon,q01,…,q99`, as
/// `outturn backtest --tasks` writes it.
public enum PanelForecastFile {
  /// Reads and checks all rows.
  ///
  /// - Throws: ``LoadFailure`` with all that is wrong.
  /// - Complexity: O(bytes).
  public static func load(at path: String) throws(LoadFailure) -> PanelForecastTable {
    let kind = LocalizedText(zhHans: "预测表", en: "the table of forecasts")
    let table = try PanelTableFile(path: path, kind: kind).read { source, log in
      PanelForecastReader(log: log).read(source)
    }
    return PanelForecastTable(name: name(of: path), percentiles: table)
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let last = file.components(separatedBy: "__").last ?? file
    return String(last.prefix { $0 != "." })
  }
}

/// A file with the columns `unit,year,gdp` and others that are not read: what came.
public enum PanelOutturnFile {
  /// Growth in per cent, by unit and year.
  ///
  /// - Throws: ``LoadFailure`` with all that is wrong.
  public static func load(at path: String) throws(LoadFailure) -> [String: [Int: Double]] {
    let kind = LocalizedText(zhHans: "实际数表", en: "the table of outturns")
    return try PanelTableFile(path: path, kind: kind).read { source, log in
      // No year of four digits lies after this origin.
      PanelValueReader(log: log, origin: 9999).read(source).byUnit
    }
  }
}

/// One table of a panel by itself, read or refused.
private struct PanelTableFile {
  let path: String
  let kind: LocalizedText

  func read<Contents>(
    _ contents: (SourceText, DiagnosticLog) -> Contents
  ) throws(LoadFailure) -> Contents {
    let log = DiagnosticLog(file: path)
    let found = FileSource.read(path, kind: kind, remedy: FileRule.csvTable, log: log)
    guard let source = found.text else {
      throw LoadFailure(diagnostics: log.diagnostics, isFileMissing: found.isMissing)
    }
    let rows = DiagnosticLog(file: path, source: source)
    let read = contents(source, rows)
    if rows.hasErrors {
      throw LoadFailure(diagnostics: rows.diagnostics.sorted(), isFileMissing: false)
    }
    return read
  }
}

/// Reads the rows of a table of forecasts.
private struct PanelForecastReader {
  let log: DiagnosticLog

  private static let keyColumns = ["track", "unit", "origin", "kind", "horizon"]
  private static let columns =
    keyColumns + (1...99).map { $0 < 10 ? "q0\($0)" : "q\($0)" }

  func read(_ source: SourceText) -> [PanelForecastTable.Key: [Double]] {
    var forecasts: [PanelForecastTable.Key: [Double]] = [:]
    var lines: [PanelForecastTable.Key: Int] = [:]
    let table = TableReader(log: log, columns: Self.columns, allowsOthers: true)
    for fields in table.rows(of: source) ?? [] {
      guard let key = key(fields), let values = percentiles(fields.dropFirst(5)) else { continue }
      if let line = lines[key] {
        log.report(
          PanelForecastRule.repeated(key.unit, origin: key.origin, firstLine: line),
          at: Place(fields[1]))
        continue
      }
      lines[key] = fields[1].line
      forecasts[key] = values
    }
    return forecasts
  }

  private func key(_ fields: [CSVField]) -> PanelForecastTable.Key? {
    let origin = PanelValueReader.year(fields[2].text)
    if origin == nil { log.report(PanelRule.year(fields[2].text), at: Place(fields[2])) }
    let kind = ["point", "avg"].first { $0 == fields[3].text }
    if kind == nil { log.report(PanelForecastRule.kind(fields[3].text), at: Place(fields[3])) }
    let horizon = Int(fields[4].text).flatMap { $0 >= 1 && $0 <= 100 ? $0 : nil }
    if horizon == nil {
      log.report(PanelForecastRule.horizon(fields[4].text), at: Place(fields[4]))
    }
    guard let origin, let kind, let horizon else { return nil }
    return PanelForecastTable.Key(
      unit: fields[1].text, origin: origin, kind: kind, horizon: horizon)
  }

  /// The percentiles of a row; nil, and a complaint, for one that is no number or decreases.
  private func percentiles(_ fields: ArraySlice<CSVField>) -> [Double]? {
    var values: [Double] = []
    values.reserveCapacity(fields.count)
    for field in fields {
      guard let value = Double(field.text), value.isFinite else {
        let problem: Complaint =
          switch NumberRule.read(field.text) {
          case .failure(let problem): NumberRule.complaint(problem, field.text).0
          case .success: PanelForecastRule.notFinite(field.text)
          }
        log.report(problem, at: Place(field))
        return nil
      }
      if let last = values.last, value < last {
        log.report(PanelForecastRule.decreasing, at: Place(field))
        return nil
      }
      values.append(value)
    }
    return values
  }
}
