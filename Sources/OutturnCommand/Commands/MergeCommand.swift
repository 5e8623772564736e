internal import ArgumentParser
private import Foundation
internal import Outturn

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "合并各分片的结果 / combine the partials of shards",
    discussion: """
      各分片用 --shard K/N 计算，合并后与一次算完的结果逐字节相同，与片数和顺序无关。
      The document is that of one process, byte for byte, for any number of shards in any order.

      例 Examples:
        outturn probability Models/lingling-2026 --shard 1/2 --output 1.part
        outturn probability Models/lingling-2026 --shard 2/2 --output 2.part
        outturn merge 1.part 2.part
      """)

  @Argument(help: "分片结果文件 / partials")
  var partials: [String] = []

  @Option(help: "模型文件夹，默认按分片时的写法 / model folder")
  var model: String?

  @Option(
    parsing: .unconditional, help: "线程数，不影响结果 / threads; results stay",
    transform: { try SamplingOptions.count($0, "--threads", atLeast: 1) })
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let presenter = ErrorPresenter(language: output.readerLanguage)
    let set: PartialSet
    do {
      set = try PartialSet(files: partials, version: Version.current)
    } catch {
      presenter.present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    guard var command = ShardWords.command(set.origin.words) else {
      presenter.present(
        message: LocalizedText(
          zhHans: "分片结果里的命令无法执行：\(set.origin.words.joined(separator: " "))",
          en:
            "the partials' command is none of this program: \(set.origin.words.joined(separator: " "))"
        ), help: nil)
      throw ExitCode(ExitStatus.data.rawValue)
    }
    command.model.model = model ?? set.folder
    command.output = output
    command.sampling.threads = threads
    try checkModel(command.model.load(output), set, presenter)
    try command.write(by: set.simulation)
  }

  /// The document needs the model that the shards were computed from.
  private func checkModel(
    _ project: Project, _ set: PartialSet, _ presenter: ErrorPresenter
  ) throws {
    let digest = project.model.digest
    guard digest != set.origin.sha256 else { return }
    presenter.present(
      message: LocalizedText(
        zhHans:
          "模型文件夹“\(model ?? set.folder)”的内容（SHA-256 \(digest.prefix(12))）与计算分片时的（\(set.origin.sha256.prefix(12))）不同",
        en:
          "the model folder \"\(model ?? set.folder)\" (SHA-256 \(digest.prefix(12))) is not the one that the shards were computed from (\(set.origin.sha256.prefix(12)))"
      ),
      help: LocalizedText(
        zhHans: "请用 --model 指定当时的模型文件夹", en: "name that folder with --model"))
    throw ExitCode(ExitStatus.data.rawValue)
  }
}
