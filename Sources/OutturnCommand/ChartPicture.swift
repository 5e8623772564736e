internal import ArgumentParser
private import Foundation
internal import Outturn

/// Turns a chart into a picture of points with a program of the system.
struct ChartPicture {
  private let program: ExternalProgram
  private let output: OutputOptions

  /// Looks for the program and the fonts before anything is drawn.
  init(_ output: OutputOptions) throws {
    guard
      let program = ExternalProgram.first(of: ["rsvg-convert", "inkscape", "chromium"])
    else {
      throw output.missing(
        LocalizedText(
          zhHans: "没有能生成 PNG 的程序（rsvg-convert、Inkscape 或 Chromium）",
          en: "there is no program to make a PNG (rsvg-convert, Inkscape or Chromium)"),
        install: "apt-get install -y librsvg2-bin fonts-noto-cjk")
    }
    self.program = program
    self.output = output
    try output.requireChineseFont()
  }

  /// The bytes of a PNG.
  func bytes(_ file: ChartFile) throws -> [UInt8] {
    do {
      let folder = try ExternalProgram.temporaryFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let source = folder.appendingPathComponent("chart.svg")
      try Data(file.text.utf8).write(to: source)
      let result = folder.appendingPathComponent("chart.png")
      switch program.name {
      case "rsvg-convert":
        try program.run(["--zoom", "2", "--output", result.path, source.path])
      case "inkscape":
        try program.run([source.path, "--export-dpi=192", "--export-filename=\(result.path)"])
      default:
        try program.run(
          ExternalProgram.chromiumArguments + [
            "--force-device-scale-factor=2", "--screenshot=\(result.path)",
            "--window-size=\(Int(file.width)),\(Int(file.height))", source.absoluteString,
          ])
      }
      return Array(try Data(contentsOf: result))
    } catch {
      throw output.failed(program, error)
    }
  }
}
