internal import ArgumentParser
private import Foundation
internal import Outturn

extension OutputOptions {
  /// Writes a document's charts: below each other in one file or on the screen, or each in a file
  /// of its own where `--output` names a folder.
  func writeCharts(of document: some RenderedDocument) throws {
    guard let document = document as? any ChartedDocument else {
      throw ValidationError(
        "这条命令没有图，可用 text、json、csv (this verb has no charts; text, json or csv)")
    }
    try writeFiles(of: document)
  }

  private func writeFiles(of document: some ChartedDocument) throws {
    let renderer = ChartRenderer(language: readerLanguage, digits: digits)
    guard isFolder else {
      guard let text = renderer.text(document) else { throw noCharts() }
      return try write(text: text, header: document.header)
    }
    let files = renderer.files(document)
    if files.isEmpty { throw noCharts() }
    try? FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true)
    for file in files {
      try write(file.text, to: "\(output)/\(file.name).svg")
    }
  }

  /// A folder that exists, or a name that ends like one.
  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    return output.hasSuffix("/") || (exists && isFolder.boolValue)
  }

  private func noCharts() -> any Error {
    ErrorPresenter(language: readerLanguage).present(
      message: LocalizedText(zhHans: "没有可画的数", en: "there is nothing to draw"), help: nil)
    return ExitCode(ExitStatus.data.rawValue)
  }
}
