public import Foundation

/// Writes a document as the JSON of the command's contract.
public struct JSONRenderer: Sendable {
  public init() {}

  /// One JSON object: sorted keys, indented, UTF-8, a line end after it.
  ///
  /// - Throws: ``ReportingError/notFinite(path:)`` when a number of the document is infinite or
  ///   not a number; JSON has no word for it.
  public func data(_ document: some Document) throws(ReportingError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      var data = try encoder.encode(document)
      data.append(UInt8(ascii: "\n"))
      return data
    } catch EncodingError.invalidValue(_, let context) {
      throw .notFinite(path: context.codingPath.map(Self.name).joined(separator: "."))
    } catch {
      preconditionFailure("a document cannot be encoded: \(error)")
    }
  }

  /// The same as text.
  public func text(_ document: some Document) throws(ReportingError) -> String {
    String(decoding: try data(document), as: UTF8.self)
  }

  private static func name(_ key: any CodingKey) -> String {
    key.intValue.map { "[\($0)]" } ?? key.stringValue
  }
}

/// Why a document cannot be written.
public enum ReportingError: Error, Hashable, Sendable {
  /// A number that JSON cannot hold stands at this path of the document.
  case notFinite(path: String)
  /// A workbook cannot be written: the program was built without them (nil), or for this reason.
  case noWorkbook(String?)
}
