internal import ArgumentParser
private import Foundation
internal import Outturn

/// A folder of forecasts that are asked for, and what its units are to each other.
struct PanelTaskOptions: ParsableArguments {
  @Option(help: "任务文件夹，内有 tasks.csv 和 <起点年份>.csv / folder of tasks")
  var tasks: String?

  @Option(
    help: "单位关系：countries、regions-of-one-country、auto / what units are to each other",
    completion: Choice.completion(PanelUnits.self),
    transform: { try Choice.value($0, of: "--units") })
  var units: PanelUnits = .auto

  @Flag(help: "增速按现价计算 / growth is at current prices")
  var nominal = false

  /// Joint paths of an origin where none are asked for, and the fewest and most.
  private static let paths = (usual: 4000, allowed: 1000...50_000)

  /// Reads the tasks, forecasts, and writes the table.
  func run(_ folder: String, _ sampling: SamplingOptions, _ output: OutputOptions) throws {
    let paths = sampling.paths ?? Self.paths.usual
    guard Self.paths.allowed.contains(paths) else {
      throw ValidationError("--tasks 的 --paths 要 1000 到 50000 (from 1000 to 50000): \(paths)")
    }
    guard sampling.sampler == .plain else {
      throw ValidationError("--tasks 只用 --sampler plain (plain only)")
    }
    guard output.format != .json else {
      throw ValidationError("--tasks 只写 CSV (--format csv; --tasks writes a table only)")
    }
    let presenter = ErrorPresenter(language: output.readerLanguage)
    let tasks: PanelTasks
    do {
      tasks = try PanelTaskFolder.load(at: folder)
    } catch {
      presenter.present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    if !tasks.warnings.isEmpty { presenter.present(tasks.warnings) }
    var run = PanelBacktest(tasks: tasks)
    run.forecaster.units = units
    run.forecaster.isNominal = nominal
    run.seed = sampling.seed
    run.paths = paths
    run.threads = min(sampling.threads ?? ProcessInfo.processInfo.activeProcessorCount, 1024)
    let progress = ProgressLine(LocalizedText(zhHans: "起点年份", en: "origins"), output)
    let answer: PanelForecasts
    do {
      answer = try run.forecasts { progress.step(of: $0) }
    } catch {
      throw output.exit(error)
    }
    try output.write(text: answer.table)
    if !output.quiet { presenter.note(answer.statement) }
  }
}
