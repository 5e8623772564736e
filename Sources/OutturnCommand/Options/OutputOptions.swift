internal import ArgumentParser
private import Foundation
internal import Outturn

/// The forms that a document can be written in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

/// `--output` and how it is written.
struct OutputOptions: ParsableArguments {
  @Option(help: "输出格式：text、json、csv / what to write")
  var format: OutputFormat = .text

  @Option(help: "写入文件，- 为屏幕 / file to write, - for stdout")
  var output: String = "-"

  @Option(help: "语言：zh-Hans、en；默认看环境 / language of texts")
  var language: String?

  @Option(help: "小数位数，0 到 15 / decimals of texts", transform: OutputOptions.digits)
  var digits: Int = 1

  @Flag(help: "每行一条记录，制表符分隔 / a record a line, tabs")
  var plain = false

  @Flag(help: "逐条列出全部内容 / list everything")
  var verbose = false

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
    if let language, Language(tag: language) == nil {
      throw ValidationError("没有语言 \(language)，可用 zh-Hans、en (no such language; zh-Hans or en)")
    }
  }

  /// Writes a document in the format asked for.
  ///
  /// - Parameter modelPath: The model as it was named, for the commands suggested at the end.
  func write(_ document: some RenderedDocument, modelPath: String?) throws {
    switch format {
    case .text: try write(text: document.text(by: renderer(modelPath: modelPath)))
    case .json: try write(text: JSONRenderer().text(document))
    case .csv: try write(text: document.table(by: CSVRenderer()))
    }
  }

  private func renderer(modelPath: String?) -> TextRenderer {
    TextRenderer(
      TextOptions(
        language: readerLanguage, digits: digits, isPlain: plain, width: Self.lineWidth,
        modelPath: modelPath, isVerbose: verbose))
  }

  /// Cells of a line: those of the window when it says so and is neither too narrow nor too wide.
  private static var lineWidth: Int {
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(columns ?? 100, 60), 160)
  }

  /// Writes the text to where it was asked for. A file is complete or it is not there: it is
  /// written beside its place and then moved.
  func write(text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes bytes to where they were asked for, in the same way.
  func write(_ bytes: [UInt8]) throws {
    if output == "-" {
      guard try writes() else { return }
      FileHandle.standardOutput.write(Data(bytes))
      return
    }
    try write(bytes, to: output)
  }

  /// Writes a whole file.
  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
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
