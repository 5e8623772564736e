internal import OutturnFiles
public import OutturnReporting

extension Project {
  /// The model as an Excel workbook: what `describe` says, charts of its series, every figure, and
  /// the sheets from which ``create(at:report:region:year:)`` makes the same model again.
  ///
  /// - Parameter digits: Decimals of the sheet to read.
  /// - Throws: `ReportingError.noWorkbook` when the program was built without the package trait
  ///   `XLSX`, or the file cannot be made.
  public func workbook(
    _ document: DescribeDocument, language: Language, digits: Int = 1
  ) throws(ReportingError) -> [UInt8] {
    try XLSXRenderer(language: language, digits: digits).bytes(document, with: model.sheets)
  }
}
