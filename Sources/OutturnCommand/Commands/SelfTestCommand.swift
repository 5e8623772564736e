internal import ArgumentParser
private import Foundation
internal import Outturn

struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "本机自检：认证值和精确解 / certified checks on this machine")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let document = SelfTest.run(threads: ProcessInfo.processInfo.activeProcessorCount)
    try output.write(document, modelPath: nil)
    if !document.hasPassed { throw ExitCode(ExitStatus.internalError.rawValue) }
  }
}
