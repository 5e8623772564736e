internal import Foundation

/// A file's bytes as text, with its lines.
public struct SourceText: Sendable {
  /// How the bytes of a file stand for its characters.
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    /// What office programs in China write where they do not write UTF-8; GBK is a part of it.
    case gb18030 = "GB18030"
  }

  /// The text without a byte order mark.
  public let text: String
  public let encoding: Encoding
  public let hadByteOrderMark: Bool
  private let lines: [Substring]

  /// Reads UTF-8 with or without a byte order mark, else GB18030.
  ///
  /// - Throws: ``Unreadable`` for UTF-16, for bytes that are neither, and for control characters
  ///   that no text has.
  public init(bytes: [UInt8]) throws(Unreadable) {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw .utf16
    }
    guard !bytes.contains(where: Self.isControl) else { throw .binary }
    hadByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = hadByteOrderMark ? bytes.dropFirst(3) : bytes[...]
    if let decoded = String(validating: content, as: UTF8.self) {
      text = decoded
      encoding = .utf8
    } else if let decoded = Self.gb18030(content) {
      text = decoded
      encoding = .gb18030
    } else {
      throw .unknownEncoding
    }
    lines = Self.split(text)
  }

  /// Why bytes are no text.
  public enum Unreadable: Error, Sendable {
    case utf16, binary, unknownEncoding
  }

  /// A text that is already there, such as an option's.
  public init(text: String) {
    self.text = text
    encoding = .utf8
    hadByteOrderMark = false
    lines = Self.split(text)
  }

  /// A line from 1 without its end; nil where there is none.
  public func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  public var lineCount: Int { lines.count }

  /// Whether there is nothing in it but white space.
  public var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func gb18030(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let text = String(data: Data(bytes), encoding: Encoding.gb18030Foundation) else {
      return nil
    }
    // Bytes of another encoding decode to private or replacement characters here and there.
    let isPlausible = text.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .privateUse, .unassigned, .surrogate: false
      default: $0 != "\u{FFFD}"
      }
    }
    return isPlausible ? text : nil
  }

  /// At `\n`, `\r\n` and `\r`, each of which ends a line.
  private static func split(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}
