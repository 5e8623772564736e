internal import ArgumentParser
internal import Outturn

/// Tables of forecasts to be scored, and what came.
struct PanelScoreOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: "要评分的预测表，可重复 / forecasts to score (repeatable)")
  var score: [String] = []

  @Option(help: "实际数表，列为 unit,year,gdp / table of outturns")
  var actuals: String?

  @Option(help: "以哪个预测为比较基准 / forecaster to compare with")
  var reference: String?

  @Option(
    parsing: .unconditional, help: "另算时不计的年份，如 2020...2021 / years left out",
    transform: { try YearRange.read($0, option: "--leave-out") })
  var leaveOut: ClosedRange<Int>?

  func validate() throws {
    guard score.isEmpty else { return }
    if actuals != nil || reference != nil || leaveOut != nil {
      throw ValidationError(
        "--actuals、--reference、--leave-out 要与 --score 一起用 (they go with --score)")
    }
  }

  /// Reads the tasks, the outturns and every table, and writes the scores.
  func run(tasks folder: String?, _ output: OutputOptions) throws {
    guard let folder, let actuals else {
      throw ValidationError(
        "--score 要与 --tasks 文件夹、--actuals 文件 一起用 (needs --tasks and --actuals)")
    }
    let presenter = ErrorPresenter(language: output.readerLanguage)
    var scoring: PanelScoring
    do {
      scoring = try load(tasks: folder, outturns: actuals)
    } catch {
      presenter.present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    if !scoring.tasks.warnings.isEmpty { presenter.present(scoring.tasks.warnings) }
    let names = scoring.forecasts.map(\.name)
    if Set(names).count < names.count {
      throw ValidationError(
        "预测表的名字重复：\(names.joined(separator: "、")) (two tables of one name)")
    }
    if let reference, !names.contains(reference) {
      throw Choice.unknown(reference, of: "--reference", among: names)
    }
    scoring.reference = reference
    scoring.leftOut = leaveOut.map(Array.init) ?? []
    try output.write(scoring.document(), modelPath: nil)
  }

  private func load(
    tasks folder: String, outturns: String
  ) throws(LoadFailure) -> PanelScoring {
    let tasks = try PanelTaskFolder.load(at: folder)
    let growth = try PanelOutturnFile.load(at: outturns)
    var tables: [PanelForecastTable] = []
    for path in score { tables.append(try PanelForecastFile.load(at: path)) }
    return PanelScoring(tasks: tasks, outturns: growth, forecasts: tables)
  }
}
