internal import ArgumentParser
private import Foundation
internal import Outturn

/// Turns a page into a PDF with a program of the system: WeasyPrint, else Chromium.
struct PagePrinter {
  private let path: String
  private let output: OutputOptions
  private let program: ExternalProgram

  /// Looks for the program and the fonts before anything is computed.
  init(to path: String, _ output: OutputOptions) throws {
    self.path = path
    self.output = output
    guard
      let program = ExternalProgram.first(
        of: ["weasyprint", "chromium", "chromium-browser", "google-chrome"])
    else {
      throw output.missing(
        LocalizedText(
          zhHans: "没有能生成 PDF 的程序（WeasyPrint 或 Chromium）",
          en: "there is no program to make a PDF (WeasyPrint or Chromium)"),
        install: "apt-get install -y weasyprint fonts-noto-cjk")
    }
    self.program = program
    try output.requireChineseFont()
  }

  func print(_ page: String) throws {
    do {
      let folder = try ExternalProgram.temporaryFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let source = folder.appendingPathComponent("report.html")
      try Data(page.utf8).write(to: source)
      let result = folder.appendingPathComponent("report.pdf")
      let arguments =
        program.name == "weasyprint"
        ? ["--quiet", source.path, result.path]
        : ExternalProgram.chromiumArguments + [
          "--no-pdf-header-footer", "--print-to-pdf=\(result.path)", source.absoluteString,
        ]
      try program.run(arguments)
      try output.write(Array(try Data(contentsOf: result)), to: path)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw output.failed(program, error)
    }
  }
}
