internal import ArgumentParser
internal import Outturn

struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "估计结果、诊断和借用程度 / estimates and diagnostics",
    discussion: """
      不写 --estimator 时列出各种估计方法的概况 (without --estimator: an overview of all)
      --estimator var --region china --indicators gdp,retail
      """)

  @OptionGroup var model: ModelArgument

  @OptionGroup var shelf: ShelfOptions

  @Option(
    parsing: .unconditional, help: "后验抽样数 / posterior draws",
    transform: { try SamplingOptions.count($0, "--draws", atLeast: 256) })
  var draws: Int = 4096

  @Option(parsing: .unconditional, help: "随机数种子 / seed")
  var seed: UInt64 = 20_260_101

  @Option(
    parsing: .unconditional, help: "线程数，不影响结果 / threads; results stay",
    transform: { try SamplingOptions.count($0, "--threads", atLeast: 1) })
  var threads: Int?

  @Option(parsing: .unconditional, help: "只看到哪一年的数据 / last year of figures seen")
  var asOf: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let project = try model.load(output)
    var options = ForecastOptions()
    options.draws = draws
    options.seed = seed
    if let threads { options.threads = min(threads, 1024) }
    let document: FitDocument
    do {
      document = try (asOf.map(project.asOf) ?? project).estimates(shelf.request, options)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
  }
}
