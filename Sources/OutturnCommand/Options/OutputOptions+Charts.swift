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
    let picture = format == .png ? try ChartPicture(self) : nil
    let renderer = ChartRenderer(language: readerLanguage, digits: digits)
    if format == .vega {
      guard let text = renderer.vegaLite(document) else { throw noCharts() }
      return try write(text: text, header: document.header)
    }
    guard isFolder else {
      guard let sheet = renderer.sheet(document) else { throw noCharts() }
      guard let picture else {
        return try write(text: sheet.text, header: document.header)
      }
      guard output != "-" else {
        throw ValidationError("--format png 要用 --output 写入文件 (a PNG needs --output FILE)")
      }
      return try write(picture.bytes(sheet), to: output)
    }
    let files = renderer.files(document)
    if files.isEmpty { throw noCharts() }
    try? FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true)
    for file in files {
      let path = "\(output)/\(file.name)"
      if let picture {
        try write(picture.bytes(file), to: path + ".png")
      } else {
        try write(file.text, to: path + ".svg")
      }
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
