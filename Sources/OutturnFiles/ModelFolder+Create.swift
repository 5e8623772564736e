internal import Foundation
import OutturnModels
import OutturnPlanning
public import OutturnSeries

/// What a new model folder was filled with.
public struct CreatedModel: Sendable, Hashable {
  /// As the user wrote it.
  public var path: String
  public var regionName: String
  public var year: Int
  /// Paths within the folder, in the order in which to look at them.
  public var files: [String]
  /// Indicators taken from the report or workbook; 0 without one.
  public var indicatorCount: Int
  /// Those of them that a person has to check, with what to check.
  public var doubtful: [DoubtfulIndicator]
  /// Numbers found in the report, or figures of the workbook's history, in all.
  public var figureCount: Int
  /// Whether it was made from a workbook.
  public var isFromWorkbook = false
}

/// An indicator that a rule could read only with a guess.
public struct DoubtfulIndicator: Sendable, Hashable {
  public var id: String
  public var name: String
  /// Line of the report.
  public var line: Int
  public var quote: String
  public var reasons: [LocalizedText]
}

extension ModelFolder {
  /// Makes a model folder that runs as it is: from the template, from a plan report in Chinese, or
  /// from an Excel workbook.
  ///
  /// - Parameters:
  ///   - path: The new folder; it must not be there, or be empty.
  ///   - report: Path of the report as text, or of a workbook; nil for the template alone.
  ///   - region: Name of the region; nil takes the report's, or 示例区.
  ///   - year: Year of the plan; nil takes the report's, or `defaultYear`.
  /// - Throws: ``LoadFailure`` when the report cannot be read or names no year or holds no figure,
  ///   or when the workbook does not make a model; its cells are named then.
  ///   ``CreateFailure`` when the folder cannot be made. Nothing is left behind then.
  public static func create(
    at path: String, report: String? = nil, region: String? = nil, year: Int? = nil
  ) throws -> CreatedModel {
    let manager = FileManager.default
    let existing = (try? manager.contentsOfDirectory(atPath: path)) ?? []
    if manager.fileExists(atPath: path), !existing.isEmpty || !isFolder(path) {
      throw CreateFailure.exists(path)
    }
    if let report, isWorkbook(report) {
      return try create(at: path, workbook: report, region: region, year: year)
    }
    let plan = try report.map { try readReport($0, year: year) }
    let template = ModelTemplate(
      region: region ?? plan.flatMap { $0.region.isEmpty ? nil : $0.region } ?? "示例区",
      year: year ?? plan?.year ?? defaultYear, report: plan,
      reportName: report.map { URL(fileURLWithPath: $0).lastPathComponent })
    try write(template.files, to: path)
    return CreatedModel(
      path: path, regionName: template.region, year: template.year,
      files: template.files.map(\.path), indicatorCount: plan?.indicators.count ?? 0,
      doubtful: plan?.doubtfulIndicators ?? [], figureCount: plan?.figures.count ?? 0)
  }

  private static func create(
    at path: String, workbook: String, region: String?, year: Int?
  ) throws -> CreatedModel {
    let template = ModelTemplate(
      region: region ?? "示例区", year: year ?? defaultYear, report: nil, reportName: nil)
    let book = try ModelWorkbook(at: workbook, region: template.regionID)
    if book.hasModel, region != nil || year != nil {
      let log = DiagnosticLog(file: workbook)
      log.report(WorkbookRule.hasModel, at: .file)
      throw LoadFailure(diagnostics: log.diagnostics, isFileMissing: false)
    }
    // Without a sheet for them, the model and the history are the template's; scenarios are not.
    let own = book.files.map { (path: $0.key, text: $0.value.text) }.sorted { $0.path < $1.path }
    let others = template.files.filter {
      book.files[$0.path] == nil && !$0.path.hasPrefix("scenarios/")
        && !($0.path == "data/history.csv" && book.hasHistory)
    }
    var loaded: LoadedModel?
    try write(own + others, to: path) { staging throws(LoadFailure) in
      do throws(LoadFailure) {
        loaded = try ModelFolder.load(at: staging)
      } catch {
        throw book.traced(error, from: staging)
      }
    }
    guard let loaded else { preconditionFailure("what was written was loaded") }
    let focus = loaded.specification.regions.first { $0.id == loaded.specification.focus }
    return CreatedModel(
      path: path, regionName: focus?.name.zhHans ?? loaded.specification.focus,
      year: loaded.plan.year, files: (others + own).map(\.path),
      indicatorCount: loaded.plan.indicators.count, doubtful: [],
      figureCount: loaded.dataset.observations.values.reduce(0) { $0 + $1.count },
      isFromWorkbook: true)
  }

  /// Whether what a model is made from is an Excel workbook, by the ending of its name.
  public static func isWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xlsm", ".xls"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Year of the plan in the template: the one after the last national figures.
  public static let defaultYear = 2026

  /// Why a folder cannot be made.
  public enum CreateFailure: Error, Sendable, Hashable {
    /// There is something at the path already.
    case exists(String)
    case notWritable(String)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func readReport(_ path: String, year: Int?) throws(LoadFailure) -> PlanReport {
    func failure(_ complaint: Complaint, isMissing: Bool = false) -> LoadFailure {
      let log = DiagnosticLog(file: path)
      log.report(complaint, at: .file)
      return LoadFailure(diagnostics: log.diagnostics, isFileMissing: isMissing)
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw failure(ReportRule.missing, isMissing: true)
    }
    if isFolder(path) { throw failure(FileRule.isFolder) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw failure(FileRule.unreadable)
    }
    let source: SourceText
    do {
      source = try SourceText(bytes: [UInt8](data))
    } catch {
      throw failure(ReportRule.notText(error))
    }
    if source.isBlank { throw failure(FileRule.empty) }
    let report = PlanReport(source)
    guard !report.indicators.isEmpty else { throw failure(ReportRule.noIndicators) }
    guard year ?? report.year != nil else { throw failure(ReportRule.noYear) }
    return report
  }

  /// Writes all files beside the place and then moves them there: the folder is whole or not there.
  ///
  /// - Parameter check: Sees the files before they are moved; what it throws leaves nothing behind.
  private static func write(
    _ files: [(path: String, text: String)], to path: String,
    check: (_ staging: String) throws(LoadFailure) -> Void = { _ throws(LoadFailure) in }
  ) throws {
    let manager = FileManager.default
    let target = URL(fileURLWithPath: path)
    let staging = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    defer { try? manager.removeItem(at: staging) }
    do {
      for (name, text) in files {
        let file = staging.appendingPathComponent(name)
        try manager.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try check(staging.path)
      if manager.fileExists(atPath: path) { try manager.removeItem(at: target) }
      try manager.moveItem(at: staging, to: target)
    } catch let failure as LoadFailure {
      throw failure
    } catch {
      throw CreateFailure.notWritable(path)
    }
  }
}

extension PlanReport {
  fileprivate var doubtfulIndicators: [DoubtfulIndicator] {
    indicators.filter { !$0.doubts.isEmpty }.map { row in
      let figure = row.figures.first { !$0.doubts.isEmpty } ?? row.figures[0]
      return DoubtfulIndicator(
        id: row.id, name: row.chinese, line: figure.line, quote: figure.quote,
        reasons: row.doubts.map(\.words))
    }
  }
}
