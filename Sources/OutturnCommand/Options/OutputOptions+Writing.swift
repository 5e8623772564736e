internal import ArgumentParser
private import Foundation
internal import Outturn

extension OutputOptions {
  /// Writes a result to where it was asked for; one in a file gets its manifest beside it.
  ///
  /// A file is complete or it is not there: it is written beside its place and then moved.
  ///
  /// - Parameters:
  ///   - header: Of its document; nil for a result that has none.
  ///   - hasManifest: False for what a second run cannot make again, such as a measurement.
  func write(text: String, header: DocumentHeader? = nil, hasManifest: Bool = true) throws {
    try write(
      result: format == .csv ? encoding.source.bytes(of: text) : Array(text.utf8), header: header,
      hasManifest: hasManifest)
  }

  /// The same for the bytes of a result.
  func write(result bytes: [UInt8], header: DocumentHeader?, hasManifest: Bool) throws {
    try write(bytes)
    guard output != "-", hasManifest, try writes() else { return }
    var arguments = ResultManifest.withoutOutput(Array(CommandLine.arguments.dropFirst()))
    if language == nil { arguments += ["--language", readerLanguage.rawValue] }
    let manifest = ResultManifest(
      of: bytes, header: header, arguments: arguments, columns: Self.lineWidth,
      name: URL(fileURLWithPath: output).lastPathComponent)
    try write(manifest.text, to: ResultManifest.path(of: output))
  }

  /// Writes bytes to where they were asked for.
  func write(_ bytes: [UInt8]) throws {
    if output != "-" {
      try write(bytes, to: output)
    } else if try writes() {
      FileHandle.standardOutput.write(Data(bytes))
    }
  }

  /// Writes a whole file of text.
  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// Of several processes started together one writes.
  func write(_ bytes: [UInt8], to path: String) throws {
    guard try writes() else { return }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      ErrorPresenter(language: readerLanguage).present(
        message: LocalizedText(
          zhHans: "无法写入“\(path)”", en: "\"\(path)\" cannot be written"),
        help: LocalizedText(
          zhHans: "请检查文件夹是否存在、是否有写入权限、磁盘是否已满",
          en: "check that the folder exists, that you may write to it, and that the disk has room"))
      throw ExitCode(ExitStatus.cannotCreate.rawValue)
    }
  }
}

/// How the characters of a table stand in its file.
enum OutputEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case gb18030

  var source: SourceText.Encoding {
    switch self {
    case .utf8: .utf8
    case .gb18030: .gb18030
    }
  }
}
