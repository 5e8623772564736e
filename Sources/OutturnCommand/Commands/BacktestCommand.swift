internal import ArgumentParser
internal import Outturn

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "回溯检验：以往年份的预测与实际 / record of earlier forecasts",
    discussion: """
      从以往各年出发，只用当时已公布的数据重新估计并预测下一年，与实际和简单方法比较。
      Re-estimates from earlier years, forecasts, and compares with what came and naive models.

      用 --tasks 时不读模型：对文件夹中每个单位、每个起点年份，给出今后 1～5 年增速和 3 年、5 年平均
      增速的分位数，只用该年份的表中已有的数。
      With --tasks no model is read: 99 quantiles of each unit's growth one to five years ahead and
      of its mean over three and five years, at each origin from that origin's table alone.

      加上 --score 和 --actuals 则给预测表评分。
      With --score and --actuals tables of forecasts are scored.

      例 Examples:
        outturn backtest Models/lingling-2026 --origins 2015...2024 --horizon 1
        outturn backtest --tasks tasks/gapminder_20 --units countries --output forecasts.csv
        outturn backtest --tasks tasks/pwt_20 --score forecasts.csv --actuals pwt.csv
      """)

  @OptionGroup var model: ModelArgument

  @Option(
    parsing: .unconditional, help: "数据截止年，如 2015...2024 / last years seen",
    transform: { try YearRange.read($0, option: "--origins") })
  var origins: ClosedRange<Int>?

  @Option(
    parsing: .unconditionalSingleValue, help: "提前几年，可重复 / years ahead (repeatable)",
    transform: { try SamplingOptions.count($0, "--horizon", atLeast: 1) })
  var horizon: [Int] = []

  @Flag(help: "把记录存入模型文件夹 record.json / keep it with the model")
  var record = false

  @OptionGroup var panel: PanelTaskOptions
  @OptionGroup var scored: PanelScoreOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard panel.tasks == nil || (origins == nil && horizon.isEmpty && !record) else {
      throw ValidationError("--tasks 不能与 --origins、--horizon、--record 同用 (not with --tasks)")
    }
  }

  func run() throws {
    if !scored.score.isEmpty { return try scored.run(tasks: panel.tasks, output) }
    if let folder = panel.tasks { return try panel.run(folder, sampling, output) }
    let project = try model.load(output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    let progress = ProgressLine(LocalizedText(zhHans: "回溯检验", en: "back-test"), output)
    let request = BacktestRequest(
      origins: origins, horizons: horizon.isEmpty ? [1] : Array(Set(horizon)).sorted())
    let document: BacktestDocument
    do {
      document = try project.backtest(request, options: options) { progress.step(of: $0) }
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
    if record, let kept = document.attainmentRecord {
      try output.write(
        AttainmentRecordFile.text(kept), to: "\(model.model)/\(AttainmentRecordFile.name)")
    }
  }
}
