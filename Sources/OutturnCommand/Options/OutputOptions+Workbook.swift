internal import ArgumentParser
private import Foundation
internal import Outturn

extension OutputOptions {
  /// Writes a document as an Excel workbook.
  func writeWorkbook<Answer: RenderedDocument>(_ document: Answer) throws {
    guard XLSXRenderer.writes(document) else {
      throw ValidationError(
        """
        \(Answer.verb.rawValue) 没有工作簿形式，可用 text、json、csv \
        (no workbook of this verb; text, json or csv)
        """)
    }
    let renderer = XLSXRenderer(language: readerLanguage, digits: digits)
    try writeWorkbook(of: document) { () throws(ReportingError) in
      try renderer.bytes(document) ?? []
    }
  }

  /// Writes the workbook of a document, or says why it cannot be made.
  func writeWorkbook<Answer: Document>(
    of document: Answer, bytes: () throws(ReportingError) -> [UInt8]
  ) throws {
    guard output != "-" || isatty(FileHandle.standardOutput.fileDescriptor) == 0 else {
      throw ValidationError("--format xlsx 要用 --output 写入文件 (a workbook needs --output FILE)")
    }
    do {
      try write(
        result: bytes(), header: document.header, hasManifest: Answer.verb.isRepeatable)
    } catch ReportingError.noWorkbook(let reason) {
      ErrorPresenter(language: readerLanguage).present(
        message: LocalizedText(
          zhHans: "工作簿写不出来：\(reason ?? "")", en: "no workbook can be made: \(reason ?? "")"),
        help: LocalizedText(
          zhHans: "请检查临时文件夹是否有空间；也可以改用 --format csv",
          en: "check that the temporary folder has room; or use --format csv"))
      throw ExitCode(ExitStatus.cannotCreate.rawValue)
    }
  }

  /// Says what to do, with status 69, when this program has no workbooks.
  func needWorkbooks() throws {
    if XLSXRenderer.isBuiltIn { return }
    ErrorPresenter(language: readerLanguage).present(
      message: LocalizedText(
        zhHans: "本程序没有编入 Excel 工作簿的读写",
        en: "this program was built without Excel workbooks"),
      help: LocalizedText(
        zhHans: "请用 ./run 编译；或安装 libxlsxwriter-dev 和 libminizip-dev，"
          + "再用 swift build -c release --traits XLSX 编译；表格也可以用 --format csv",
        en: "build with ./run; or install libxlsxwriter-dev and libminizip-dev and build with"
          + " swift build -c release --traits XLSX; --format csv needs neither"))
    throw ExitCode(ExitStatus.unavailable.rawValue)
  }
}
