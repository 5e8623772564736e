internal import ArgumentParser
private import Foundation
internal import Outturn

/// The forms that a document can be written in.
enum OutputFormat: String, CaseIterable {
  case text, json, csv, svg, png, vega, html, markdown, xlsx
}

/// `--output` and how it is written.
struct OutputOptions: ParsableArguments {
  @Option(
    help: "输出格式，默认 text / what to write: text, json, csv, svg, png, vega, html, markdown, xlsx",
    completion: Choice.completion(OutputFormat.self),
    transform: { try Choice.value($0, of: "--format") })
  var format: OutputFormat?

  @Option(help: "写入文件，- 为屏幕 / file to write, - for stdout")
  var output: String = "-"

  @Option(
    help: "语言：zh-Hans、en；默认看环境 / language of texts",
    completion: .list(Language.allCases.map(\.rawValue)))
  var language: String?

  @Option(help: "小数位数，0 到 15 / decimals of texts", transform: OutputOptions.digits)
  var digits: Int = 1

  @Option(
    help: "CSV 编码：utf-8（默认）、gb18030 / encoding of CSV",
    completion: Choice.completion(OutputEncoding.self),
    transform: { try Choice.value($0, of: "--encoding") })
  var encoding: OutputEncoding = .utf8

  @Flag(help: "每行一条记录，制表符分隔 / a record a line, tabs")
  var plain = false

  @Flag(help: "逐条列出全部内容 / list everything")
  var verbose = false

  @Flag(help: "不显示进度和下一步 / no progress, no next steps")
  var quiet = false

  @Flag(help: "不用颜色；也认 NO_COLOR / no colour; NO_COLOR does the same")
  var noColor = false

  private static func digits(_ text: String) throws -> Int {
    guard let digits = Int(text), 0...15 ~= digits else {
      throw ValidationError("--digits 要 0 到 15 的整数 (a whole number from 0 to 15): \(text)")
    }
    return digits
  }

  /// The reader's language: as asked for, else the environment's.
  var readerLanguage: Language {
    language.flatMap(Language.init(tag:))
      ?? Language.detected(in: ProcessInfo.processInfo.environment)
  }

  func validate() throws {
    if format == .xlsx { try needWorkbooks() }
    if let language, Language(tag: language) == nil {
      throw Choice.unknown(
        language, of: "--language", among: Language.allCases.map(\.rawValue))
    }
    if encoding != .utf8 && format != .csv {
      throw ValidationError("--encoding 只用于 --format csv (for --format csv only)")
    }
    if quiet && verbose {
      throw ValidationError("--quiet 与 --verbose 只用一种 (use one of them)")
    }
  }

  /// Writes a document in the format asked for.
  ///
  /// - Parameter modelPath: The model as it was named, for the commands suggested at the end.
  func write(_ document: some RenderedDocument, modelPath: String?) throws {
    switch format ?? .text {
    case .text: try write(document.text(by: renderer(modelPath: modelPath)), of: document)
    case .json: try write(JSONRenderer().text(document), of: document)
    case .csv: try write(document.table(by: CSVRenderer()), of: document)
    case .svg, .png, .vega: try writeCharts(of: document)
    case .xlsx: try writeWorkbook(document)
    case .html, .markdown:
      throw ValidationError("html、markdown 只用于 report (html and markdown are for report)")
    }
  }

  private func write<Answer: Document>(_ text: String, of document: Answer) throws {
    try write(text: text, header: document.header, hasManifest: Answer.verb.isRepeatable)
  }

  private func renderer(modelPath: String?) -> TextRenderer {
    TextRenderer(
      TextOptions(
        language: readerLanguage, digits: digits, isPlain: plain, width: Self.lineWidth,
        modelPath: quiet ? nil : modelPath, isVerbose: verbose,
        isColoured: output == "-" && !noColor && TerminalColour.isWanted(on: .standardOutput)))
  }

  /// Cells of a line: those of the window when it says so and is neither too narrow nor too wide.
  static var lineWidth: Int {
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(columns ?? 100, 60), 160)
  }
}
