internal import ArgumentParser
internal import Foundation
internal import Outturn

/// A program of the system that turns one file into another.
struct ExternalProgram {
  let name: String
  private let path: String

  /// The first of some programs that the search path holds; nil when it holds none.
  static func first(of names: [String]) -> ExternalProgram? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) {
          return ExternalProgram(name: name, path: path)
        }
      }
    }
    return nil
  }

  /// Without a window, a profile of anyone's or the network; as root the sandbox cannot start.
  static var chromiumArguments: [String] {
    ["--headless", "--disable-gpu", "--disable-extensions", "--incognito", "--hide-scrollbars"]
      + (getuid() == 0 ? ["--no-sandbox"] : [])
  }

  /// A new folder for what goes in and what comes out; the caller removes it.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Runs it to its end.
  ///
  /// - Throws: what kept it from starting, or ``Failure``.
  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // One pipe for both, so that neither can fill while the other is read.
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let words = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus, words: words)
    }
    return words
  }

  /// The program ended badly.
  struct Failure: Error {
    let status: Int32
    /// What it said.
    let words: String
  }
}

extension OutputOptions {
  /// Tells that a program or a font is not there, with the line that installs it.
  func missing(_ what: LocalizedText, install line: String) -> ExitCode {
    ErrorPresenter(language: readerLanguage).present(
      message: what,
      help: LocalizedText(zhHans: "请安装：\(line)", en: "install it: \(line)"))
    return ExitCode(ExitStatus.unavailable.rawValue)
  }

  /// Tells how a program ended that was to help.
  func failed(_ program: ExternalProgram, _ error: any Error) -> ExitCode {
    let words = (error as? ExternalProgram.Failure)?.words ?? error.localizedDescription
    let end = words.split(separator: "\n").suffix(3).joined(separator: "\n")
    ErrorPresenter(language: readerLanguage).present(
      message: LocalizedText(
        zhHans: "\(program.name) 没有完成", en: "\(program.name) did not finish"),
      help: end.isEmpty ? nil : LocalizedText(zhHans: end, en: end))
    return ExitCode(ExitStatus.unavailable.rawValue)
  }

  /// Chinese would come out as boxes without a font for it; that is said instead.
  func requireChineseFont() throws {
    guard readerLanguage == .zhHans, let list = ExternalProgram.first(of: ["fc-list"]),
      let fonts = try? list.run([":lang=zh-cn", "family"]),
      fonts.allSatisfy(\.isWhitespace)
    else { return }
    throw missing(
      LocalizedText(
        zhHans: "没有中文字体，图和 PDF 里的汉字会变成方框",
        en: "there is no Chinese font: its characters would be boxes"),
      install: "apt-get install -y fonts-noto-cjk")
  }
}
