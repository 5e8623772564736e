internal import ArgumentParser
private import Foundation
internal import Outturn

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "一次计算许多地区，可以续算 / many regions in one run",
    discussion: """
      地区表旁边要有 indicators.csv 和 figures.csv。所有地区一起估计，逐个模拟，下级逐条路径加总为上级；
      每个地区写一份结果，另有总表和排位。中断后用 --resume 接着算，结果逐字节相同。
      All regions are estimated together and simulated one by one; parts add up path by path. Each
      region gets a document, and there is one for all with a league. After an interruption --resume
      goes on and writes the same bytes.

      例 Examples:
        outturn batch --regions province/regions.csv --output results
        outturn batch --regions province/regions.csv --resume results
      """)

  @Option(help: "地区表 / table of regions")
  var regions: String

  @Option(help: "接着算这个文件夹 / folder to go on with")
  var resume: String?

  @Option(parsing: .unconditional, help: "预测到哪一年 / last projected year")
  var through: Int?

  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (output.output == "-") == (resume != nil) else {
      throw ValidationError(
        "要写 --output 文件夹，或 --resume 文件夹 (one of --output DIR and --resume DIR)")
    }
    guard sampling.sampler == .plain, sampling.precision == .double else {
      throw ValidationError("batch 只用 plain、double (plain and double only)")
    }
    if let paths = sampling.paths, paths > Self.mostPaths {
      throw ValidationError("batch 最多 1e6 条路径 (at most 1e6 paths)")
    }
  }

  /// Paths are kept whole for adding up: a million take some 2.4 GB.
  private static let mostPaths = 1_000_000
  private static let usualPaths = 100_000

  func run() throws {
    let presenter = ErrorPresenter(language: output.readerLanguage)
    let table: RegionTable
    do {
      table = try RegionTable(reading: regions)
    } catch {
      presenter.present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    var options = ForecastOptions()
    sampling.apply(to: &options)
    if sampling.paths == nil { options.paths = Self.usualPaths }
    options.through = through
    let document: BatchDocument
    do {
      let batch = try RegionBatch(table, options: options)
      let folder = try PieceFolder(
        resume ?? output.output, identity: batch.identity, resuming: resume != nil)
      let progress = ProgressLine(
        LocalizedText(zhHans: "地区", en: "regions"), output)
      document = try batch.run(in: folder) { progress.show($0, of: $1) }
    } catch let failure as ForecastFailure {
      throw output.exit(failure)
    } catch let failure as PieceFolder.Failure {
      throw exit(failure, presenter)
    } catch RegionBatch.Failure.forecast(let failure) {
      throw output.exit(failure)
    } catch RegionBatch.Failure.folder(let failure) {
      throw exit(failure, presenter)
    }
    var shown = output
    shown.output = "-"
    try shown.write(document, modelPath: nil)
    if !table.failures.isEmpty {
      presenter.present(table.failures.flatMap(\.diagnostics))
      throw ExitCode(ExitStatus.data.rawValue)
    }
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
    case .otherRun(let names):
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(folder)”里是另一次计算，不同之处：\(names.joined(separator: "、"))",
          en:
            "the run in \"\(folder)\" was another one; different: \(names.joined(separator: ", "))"),
        help: LocalizedText(
          zhHans: "请用相同的表和选项，或用 --output 另写一个文件夹",
          en: "use the same tables and options, or write to another folder with --output"))
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
