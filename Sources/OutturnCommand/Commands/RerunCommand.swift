internal import ArgumentParser
private import Foundation
internal import Outturn

struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "按清单复算，核对逐字节相同 / confirm a result",
    discussion: """
      用 --output 写出的结果旁边有“文件名.manifest.json”，记着数据和模型的摘要、种子、版本和全部选项。
      这里按清单再算一遍，相同时退出码为 0，不同时为 65。请在当时的文件夹里运行。
      Every result written with --output has FILE.manifest.json beside it. This runs its command
      again, from the folder that it was run in: status 0 when the same bytes come out, else 65.

      例 Examples:
        outturn probability Models/lingling-2026 --format json --output odds.json
        outturn rerun odds.json.manifest.json
      """)

  @Argument(help: "结果清单 / manifest of a result")
  var manifest: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let presenter = ErrorPresenter(language: output.readerLanguage)
    let kept: ResultManifest
    do {
      kept = try ResultManifest.load(at: manifest)
    } catch {
      presenter.present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let result = place.appendingPathComponent("result").path
    let status = try Self.run(kept, to: result)
    guard status == 0 || status == ExitStatus.belowThreshold.rawValue else {
      presenter.present(
        message: LocalizedText(
          zhHans: "清单里的命令这次没有成功（退出码 \(status)）",
          en: "the manifest's command did not succeed this time (status \(status))"),
        help: LocalizedText(
          zhHans: "请在当时的文件夹里运行，并看上面的信息",
          en: "run it from the folder it was run in, and see what is said above"))
      throw ExitCode(status)
    }
    let again = try ResultManifest.load(at: ResultManifest.path(of: result))
    let document = kept.rerun(at: manifest, again: again, file: fileState(kept))
    try output.write(document, modelPath: nil)
    if !document.confirmed { throw ExitCode(ExitStatus.data.rawValue) }
  }

  /// Runs the command of a manifest in a process of its own, with the width of line it had.
  private static func run(_ kept: ResultManifest, to result: String) throws -> Int32 {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = kept.arguments + ["--output", result]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["COLUMNS": "\(kept.columns)"], uniquingKeysWith: { $1 })
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func fileState(_ kept: ResultManifest) -> RerunDocument.FileState {
    let folder = URL(fileURLWithPath: manifest).deletingLastPathComponent()
    guard
      let data = FileManager.default.contents(
        atPath: folder.appendingPathComponent(kept.output.id).path)
    else { return .missing }
    return SHA256.hexadecimal(of: data) == kept.output.sha256 ? .unchanged : .changed
  }
}
