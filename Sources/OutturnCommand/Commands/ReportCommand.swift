internal import ArgumentParser
private import Foundation
internal import Outturn

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "完整报告：概率、图、情景、核对 / the full report",
    discussion: """
      默认写成一个网页文件，中英文都在其中，不用脚本；--format text 的文字可以粘贴到公文里。
      One page of HTML with both languages and no script; --format text pastes into a document.

      例 Examples:
        outturn report Models/lingling-2026 --output report.html
        outturn report Models/lingling-2026 --output report.html --pdf report.pdf
        outturn report Models/lingling-2026 --format text --language zh-Hans
      """)

  @OptionGroup var model: ModelArgument

  @Option(help: "另存为 PDF / write a PDF too")
  var pdf: String?

  @Option(
    help: "按 exact（默认）还是 published 判断 / rounding",
    completion: Choice.completion(TargetOptions.RoundingChoice.self),
    transform: { try Choice.value($0, of: "--rounding") })
  var rounding: TargetOptions.RoundingChoice = .exact

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let printer = try pdf.map { try PagePrinter(to: $0, output) }
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.simulation = output.watchedSimulation
    options.rounding = rounding == .published ? .published : .exact
    try scenarios.apply(to: &options, in: project, output)
    let scenario = try scenarios.scenarios(in: project, output).last!
    let document: ReportDocument
    do {
      document = try project.fit(options).report(
        under: scenario, command: CommandLineText.typed())
    } catch {
      throw output.exit(error)
    }
    // A PDF alone is enough where nothing else was asked for.
    if printer == nil || output.format != nil || output.output != "-" { try write(document) }
    if let printer {
      let renderer = HTMLRenderer(language: output.readerLanguage, digits: output.digits)
      try printer.print(renderer.text(document))
    }
  }

  private func write(_ document: ReportDocument) throws {
    let (language, digits) = (output.readerLanguage, output.digits)
    switch output.format ?? .html {
    case .html:
      try output.write(
        text: HTMLRenderer(language: language, digits: digits).text(document),
        header: document.header)
    case .markdown:
      try output.write(
        text: MarkdownRenderer(language: language, digits: digits).text(document),
        header: document.header)
    case .text:
      try output.write(
        text: OfficialTextRenderer(language: language, digits: digits).text(document),
        header: document.header)
    case .json: try output.write(text: JSONRenderer().text(document), header: document.header)
    default:
      throw ValidationError(
        "report 可用 html、markdown、text、json (html, markdown, text or json for report)")
    }
  }
}
