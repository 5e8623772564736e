internal import OutturnFiles
public import OutturnReporting
internal import OutturnSeries

extension Project {
  /// Makes a model folder that runs as it is, and checks that it does.
  ///
  ///     let made = try Project.create(at: "Models/mine", report: "plan-report.txt")
  ///
  /// - Parameters:
  ///   - path: The new folder; it must not be there, or be empty.
  ///   - report: Path of a plan report in Chinese as text, or of an Excel workbook as
  ///     ``workbook(_:language:digits:)`` writes it; nil for the template alone.
  ///   - region: Name of the region; nil takes the report's.
  ///   - year: Year of the plan; nil takes the report's.
  /// - Throws: `LoadFailure` when the report gives no plan, `ModelFolder.CreateFailure` when the
  ///   folder cannot be made.
  public static func create(
    at path: String, report: String? = nil, region: String? = nil, year: Int? = nil
  ) throws -> InitDocument {
    let made = try ModelFolder.create(at: path, report: report, region: region, year: year)
    let project = try Project(at: path)
    return InitDocument(
      header: project.header(seed: nil, paths: nil, warnings: []), folder: made.path,
      region: made.regionName, year: made.year, files: made.files, report: report,
      isFromWorkbook: made.isFromWorkbook, indicators: made.indicatorCount,
      figures: made.figureCount,
      doubtful: made.doubtful.map {
        InitDocument.Doubtful(
          indicator: $0.id, name: $0.name, line: $0.line, quote: $0.quote, reasons: $0.reasons)
      })
  }
}
