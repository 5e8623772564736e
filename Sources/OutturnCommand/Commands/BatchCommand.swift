internal import ArgumentParser
private import Foundation
internal import Outturn

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "一次计算许多地区，可以续算 / many regions in one run",
    discussion: """
      地区表旁边要有 indicators.csv 和 figures.csv。所有地区一起估计，逐个模拟，下级逐条路径加总为上级。
      列出几个模型文件夹时，每个用自己的模型，主要目标的指标和年份相同的排位。
      每个地区或模型写一份结果和一份报告，另有总表、总报告和排位；有一个失败，其他照算，最后列出。
      中断后用 --resume 接着算，结果逐字节相同。
      Regions of a table are estimated together and simulated one by one; parts add up path by path.
      Several model folders are each forecast with their own model, and ranked where the leading
      targets are of one indicator and year. Each gets a document and a report, and there is one of
      each for all, with a league; one that fails stops no other. After an interruption --resume goes
      on and writes the same bytes.

      例 Examples:
        outturn batch --regions province/regions.csv --output results
        outturn batch --regions province/regions.csv --resume results
        outturn batch Models/a Models/b --output results
      """)

  @Argument(help: "模型文件夹 / model folders")
  var models: [String] = []

  @Option(help: "地区表 / table of regions")
  var regions: String?

  @Option(help: "接着算这个文件夹 / folder to go on with")
  var resume: String?

  @Option(parsing: .unconditional, help: "预测到哪一年 / last projected year")
  var through: Int?

  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard models.isEmpty != (regions == nil) else {
      throw ValidationError(
        "要写 --regions 地区表，或列出模型文件夹 (--regions FILE.csv or model folders, one of them)")
    }
    guard (output.output == "-") == (resume != nil) else {
      throw ValidationError(
        "要写 --output 文件夹，或 --resume 文件夹 (one of --output DIR and --resume DIR)")
    }
    guard sampling.sampler == .plain, sampling.precision == .double else {
      throw ValidationError("batch 只用 plain、double (plain and double only)")
    }
    if regions != nil, let paths = sampling.paths, paths > Self.mostPaths {
      throw ValidationError("batch --regions 最多 1e6 条路径 (at most 1e6 paths)")
    }
  }

  /// Paths of a table's regions are kept whole for adding up: a million take some 2.4 GB.
  private static let mostPaths = 1_000_000
  private static let usualPaths = 100_000

  func run() throws {
    var options = ForecastOptions()
    sampling.apply(to: &options)
    if sampling.paths == nil { options.paths = Self.usualPaths }
    options.through = through
    let (document, diagnostics): (BatchDocument, [Diagnostic])
    do {
      (document, diagnostics) =
        try regions.map { try compute(regions: $0, options) } ?? computeModels(options)
    } catch let failure as ForecastFailure {
      throw output.exit(failure)
    } catch let failure as PieceFolder.Failure {
      throw exit(failure, ErrorPresenter(language: output.readerLanguage))
    }
    var shown = output
    shown.output = "-"
    try shown.write(document, modelPath: nil)
    guard document.failures.isEmpty, diagnostics.isEmpty else {
      tell(document.failures, diagnostics)
      throw ExitCode(ExitStatus.data.rawValue)
    }
  }

  private func compute(
    regions: String, _ options: ForecastOptions
  ) throws -> (BatchDocument, [Diagnostic]) {
    let table: RegionTable
    do {
      table = try RegionTable(reading: regions)
    } catch {
      ErrorPresenter(language: output.readerLanguage).present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    let batch = try RegionBatch(table, options: options, language: pageLanguage)
    let progress = ProgressLine(LocalizedText(zhHans: "地区", en: "regions"), output)
    do {
      let document = try batch.run(in: try folder(batch.identity)) { progress.show($0, of: $1) }
      return (document, table.failures.flatMap(\.diagnostics))
    } catch RegionBatch.Failure.forecast(let failure) {
      throw failure
    } catch RegionBatch.Failure.folder(let failure) {
      throw failure
    }
  }

  private func computeModels(
    _ options: ForecastOptions
  ) throws -> (BatchDocument, [Diagnostic]) {
    let words = reportOptions(options)
    let batch = try ModelBatch(models, options: options, language: pageLanguage) { folder in
      CommandLineText.typed(["outturn", "report", folder] + words)
    }
    let progress = ProgressLine(LocalizedText(zhHans: "模型", en: "models"), output)
    let document = try batch.run(in: try folder(batch.identity)) { progress.show($0, of: $1) }
    return (document, batch.diagnostics)
  }

  private func folder(_ identity: PieceFolder.Identity) throws -> PieceFolder {
    try PieceFolder(resume ?? output.output, identity: identity, resuming: resume != nil)
  }

  /// Which language reports open in: a run goes on in the one that it began with.
  private var pageLanguage: Language {
    let begun = output.language == nil ? resume.flatMap(PieceFolder.identity)?.language : nil
    return begun.flatMap(Language.init(tag:)) ?? output.readerLanguage
  }

  /// What a report alone needs to be the same.
  private func reportOptions(_ options: ForecastOptions) -> [String] {
    let usual = ForecastOptions()
    var words = ["--paths", String(options.paths)]
    if options.draws != usual.draws { words += ["--draws", String(options.draws)] }
    if options.seed != usual.seed { words += ["--seed", String(options.seed)] }
    if let through { words += ["--through", String(through)] }
    return words
  }

  /// Everything that is wrong with what was left out, and its names at the end.
  private func tell(_ failures: [RegionFailure], _ diagnostics: [Diagnostic]) {
    let presenter = ErrorPresenter(language: output.readerLanguage)
    if !diagnostics.isEmpty { presenter.present(diagnostics) }
    let names = failures.map(\.region)
    presenter.present(
      message: LocalizedText(
        zhHans: "有 \(names.count) 个没有算出：\(names.joined(separator: "、"))",
        en: "\(names.count) could not be computed: \(names.joined(separator: ", "))"),
      help: LocalizedText(
        zhHans: "其余都已算完；改正后用 --output 另写一个文件夹",
        en: "all others are finished; put it right and write to another folder with --output"))
  }

  private func exit(_ failure: PieceFolder.Failure, _ presenter: ErrorPresenter) -> ExitCode {
    let folder = resume ?? output.output
    switch failure {
    case .notEmpty(let isRun):
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(folder)”已经有内容，没有改动它", en: "\"\(folder)\" is not empty and was left as it is"),
        help: isRun
          ? LocalizedText(zhHans: "要接着算，请用 --resume", en: "to go on with it use --resume")
          : LocalizedText(zhHans: "请换一个新的文件夹名", en: "name a folder that is not there yet"))
    case .noRun:
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(folder)”里没有可以接着算的批量计算", en: "there is no run to go on with in \"\(folder)\""),
        help: LocalizedText(zhHans: "请用 --output 重新开始", en: "start one with --output"))
      return ExitCode(ExitStatus.noInput.rawValue)
    case .refused(let file, let refusal):
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(file)”\(refusal.reason.zhHans)", en: "\"\(file)\" \(refusal.reason.en)"),
        help: LocalizedText(
          zhHans: "没有改动它；请用 --output 另写一个文件夹重新计算",
          en: "it was left as it is; start again with another --output"))
      return ExitCode(ExitStatus.data.rawValue)
    case .otherRun(let names):
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(folder)”里是另一次计算，不同之处：\(names.joined(separator: "、"))",
          en:
            "the run in \"\(folder)\" was another one; different: \(names.joined(separator: ", "))"),
        help: LocalizedText(
          zhHans: "请用相同的输入和选项，或用 --output 另写一个文件夹",
          en: "use the same inputs and options, or write to another folder with --output"))
      return ExitCode(ExitStatus.data.rawValue)
    case .notWritten(let file, let reason):
      presenter.present(
        message: LocalizedText(
          zhHans: "无法写入“\(file)”（\(reason)）", en: "\"\(file)\" cannot be written (\(reason))"),
        help: LocalizedText(
          zhHans: "请检查写入权限和磁盘空间，然后用 --resume 接着算，已算完的会保留",
          en:
            "see that you may write there and that the disk has room, then go on with --resume; what is finished is kept"
        ))
    }
    return ExitCode(ExitStatus.cannotCreate.rawValue)
  }
}
