/// Blanks out the comments and string literals of Swift source, so that what is left is code.
///
/// Line breaks stay, so line numbers are those of the source. Regular-expression literals are
/// not recognised; the sources have none with a quotation mark.
struct CodeScanner {
  private let bytes: [UInt8]
  private var code: [UInt8]
  private var position = 0

  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")
  private static let backslash = UInt8(ascii: "\\")

  private init(_ text: String) {
    bytes = Array(text.utf8)
    code = bytes
  }

  /// The source with spaces in place of comments and string literals.
  static func code(of text: String) -> String {
    var scanner = CodeScanner(text)
    while scanner.position < scanner.bytes.count {
      if !scanner.skipCommentOrString() { scanner.position += 1 }
    }
    return String(decoding: scanner.code, as: UTF8.self)
  }

  private func at(_ text: StaticString, offset: Int = 0) -> Bool {
    text.withUTF8Buffer { wanted in
      let start = position + offset
      return start + wanted.count <= bytes.count
        && zip(wanted, bytes[start...]).allSatisfy { $0 == $1 }
    }
  }

  /// Moves on and blanks what is passed, line breaks excepted.
  private mutating func blank(_ count: Int) {
    for index in position..<min(position + count, bytes.count)
    where bytes[index] != UInt8(ascii: "\n") {
      code[index] = UInt8(ascii: " ")
    }
    position = min(position + count, bytes.count)
  }

  private mutating func skipCommentOrString() -> Bool {
    if at("//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank(1) }
      return true
    }
    if at("/*") {
      skipBlockComment()
      return true
    }
    var hashes = 0
    while position + hashes < bytes.count, bytes[position + hashes] == Self.hash { hashes += 1 }
    guard position + hashes < bytes.count, bytes[position + hashes] == Self.quote else {
      return false
    }
    skipString(hashes: hashes)
    return true
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if at("/*") {
        depth += 1
        blank(2)
      } else if at("*/") {
        depth -= 1
        blank(2)
      } else {
        blank(1)
      }
    } while depth > 0 && position < bytes.count
  }

  private mutating func skipString(hashes: Int) {
    let quotes = at("\"\"\"", offset: hashes) ? 3 : 1
    blank(hashes + quotes)
    while position < bytes.count {
      if ends(quotes: quotes, hashes: hashes) {
        blank(quotes + hashes)
        return
      }
      if quotes == 1, bytes[position] == UInt8(ascii: "\n") { return }
      if bytes[position] == Self.backslash, run(of: Self.hash, from: position + 1) >= hashes {
        blank(1 + hashes)
        if at("(") { skipInterpolation() } else { blank(1) }
      } else {
        blank(1)
      }
    }
  }

  private func run(of byte: UInt8, from start: Int) -> Int {
    bytes[min(start, bytes.count)...].prefix { $0 == byte }.count
  }

  private func ends(quotes: Int, hashes: Int) -> Bool {
    run(of: Self.quote, from: position) >= quotes
      && run(of: Self.hash, from: position + quotes) >= hashes
  }

  private mutating func skipInterpolation() {
    var depth = 0
    repeat {
      if at("(") {
        depth += 1
        blank(1)
      } else if at(")") {
        depth -= 1
        blank(1)
      } else if !skipCommentOrString() {
        blank(1)
      }
    } while depth > 0 && position < bytes.count
  }
}
