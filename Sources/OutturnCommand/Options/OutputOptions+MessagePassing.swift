internal import ArgumentParser
private import Foundation
internal import Outturn

extension OutputOptions {
  /// Who computes the paths: this process, or those that were started together.
  func pathSimulation() throws -> any PathSimulation {
    try messagePassing() ?? watchedSimulation
  }

  /// All paths in this process, with a line of progress.
  var watchedSimulation: WholeSimulation {
    WholeSimulation {
      let line = ProgressLine(
        LocalizedText(zhHans: "模拟", en: "simulating"), self, counts: .paths)
      return { line.show($0, of: $1) }
    }
  }

  /// Whether this process is the one that writes.
  func writes() throws -> Bool {
    try messagePassing()?.writes ?? true
  }

  /// The processes that were started together; nil for one alone.
  func messagePassing() throws -> MessagePassing? {
    do {
      return try MessagePassing.joined(environment: ProcessInfo.processInfo.environment)
    } catch {
      guard case .notBuilt(let processes) = error else { throw error }
      ErrorPresenter(language: readerLanguage).present(
        message: LocalizedText(
          zhHans: "启动了 \(processes) 个进程，但本程序没有编入 MPI，它们只会各算一遍",
          en:
            "\(processes) processes were started, but this program was built without MPI: each would do all the work"
        ),
        help: LocalizedText(
          zhHans: "请用 swift build -c release --traits MPI 编译，或用 --shard 分片",
          en: "build with swift build -c release --traits MPI, or use --shard"))
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }
}
