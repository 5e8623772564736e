import Foundation
import Testing

/// A recorded output, in the folder `Golden`.
enum GoldenFile {
  /// Holds a text against its record, or records it anew and fails when asked to.
  static func compare(_ text: String, with name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      .appending(path: name)
    if ProcessInfo.processInfo.environment["OUTTURN_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)")
      return
    }
    // Bytes, not characters: a byte order mark and a CR LF must be seen.
    let expected = try Data(contentsOf: file)
    #expect(Data(text.utf8) == expected, "\(name) differs:\n\(text)")
  }
}
