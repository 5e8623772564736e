internal import OutturnFiles

/// A finished piece as a file that cannot be mistaken for anything else: a line
/// `outturn.piece/1 LENGTH`, so many bytes, and the SHA-256 of all that in hexadecimal with a line
/// feed.
enum SealedPiece {
  private static let name = "outturn.piece/"
  private static let version = 1
  private static let lineFeed = UInt8(ascii: "\n")
  /// Digits of a SHA-256 and a line feed.
  private static let checksumLength = 65

  static func bytes(_ content: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array("\(name)\(version) \(content.count)\n".utf8)
    bytes += content
    return bytes + "\(SHA256.hexadecimal(of: bytes))\n".utf8
  }

  /// - Throws: ``PartialRefusal``.
  static func content(_ bytes: [UInt8]) throws(PartialRefusal) -> [UInt8] {
    let mark = Array(name.utf8)
    guard bytes.starts(with: mark) else {
      throw mark.starts(with: bytes) ? .truncated : .foreign
    }
    guard let lineEnd = bytes.firstIndex(of: lineFeed) else { throw .truncated }
    let words = String(decoding: bytes[mark.count..<lineEnd], as: UTF8.self).split(separator: " ")
    guard let written = words.first.flatMap({ Int($0) }), written >= 1 else { throw .foreign }
    guard written == version else { throw .futureVersion(written) }
    guard words.count == 2, let length = Int(words[1]), 0...(1 << 40) ~= length else {
      throw .corrupt
    }
    let end = lineEnd + 1 + length
    guard bytes.count >= end + checksumLength else { throw .truncated }
    guard bytes.count == end + checksumLength,
      Array(bytes[end...]) == Array("\(SHA256.hexadecimal(of: bytes[..<end]))\n".utf8)
    else { throw .corrupt }
    return Array(bytes[(lineEnd + 1)..<end])
  }
}
