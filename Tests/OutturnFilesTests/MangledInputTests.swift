import Foundation
import OutturnFiles
import OutturnSeries
import Testing

/// Whatever stands in the files, the answer is a model or diagnostics: never a trap, never a hang.
@Suite struct MangledInputTests {
  private static let small = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Valid/small")

  /// Loads the good model with one file replaced.
  private func outcome(of name: String, _ bytes: [UInt8], in place: URL) throws -> [Diagnostic] {
    try Data(bytes).write(to: place.appending(path: name))
    do throws(LoadFailure) {
      return try ModelFolder.load(at: place.path).warnings
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error })
      for language in LocalizedText.Language.allCases {
        #expect(!DiagnosticText.render(error.diagnostics, in: language).isEmpty)
      }
      return error.diagnostics
    }
  }

  private func withCopy(_ body: (URL) throws -> Void) throws {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "outturn-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.small, to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    try body(place)
  }

  static let files = ["model.yaml", "plan.yaml", "data/history.csv", "scenarios/slump.yaml"]

  @Test("Files cut off anywhere", arguments: files)
  func truncated(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.small.appending(path: name)))
    try withCopy { place in
      for length in stride(from: 0, to: bytes.count, by: 37) {
        _ = try outcome(of: name, Array(bytes[..<length]), in: place)
      }
    }
  }

  @Test("Files with one character exchanged", arguments: files)
  func exchanged(name: String) throws {
    let text = try String(contentsOf: Self.small.appending(path: name), encoding: .utf8)
    let characters = Array(text)
    let replacements = Array("：，％“{[}]\":-#&*!|>'%@`,\t\n9é")
    try withCopy { place in
      for number in 0..<120 {
        var changed = characters
        // 7919 and 31 are primes: the places and the characters are spread, and always the same.
        changed[number * 7919 % characters.count] = replacements[number * 31 % replacements.count]
        _ = try outcome(of: name, Array(String(changed).utf8), in: place)
      }
    }
  }

  @Test("Nesting without end is refused before the parser is called for it")
  func nesting() throws {
    try withCopy { place in
      for text in [
        String(repeating: "[", count: 200_000), String(repeating: "{a: ", count: 50_000),
        String(repeating: "- ", count: 100_000),
        (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
      ] {
        let found = try outcome(of: "plan.yaml", Array(text.utf8), in: place)
        #expect(found.map(\.code).contains("E0104"))
      }
    }
  }

  @Test("Aliases that stand for more and more are refused")
  func aliases() throws {
    let lines =
      ["a: &a [x, x, x, x, x, x, x, x, x]"]
      + zip("bcdefghi", "abcdefgh").map { name, last in
        "\(name): &\(name) [" + repeatElement("*\(last)", count: 9).joined(separator: ", ") + "]"
      }
    try withCopy { place in
      let found = try outcome(
        of: "plan.yaml", Array(lines.joined(separator: "\n").utf8), in: place)
      #expect(found.map(\.code).contains("E0104"))
    }
  }
}
