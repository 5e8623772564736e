import Foundation
import Testing

/// The README's commands are run, and what it shows of their output is what they print.
///
/// A `console` block holds one command after `$ ` and its output. Numbers are compared with a
/// tolerance, since a posterior that passes through another LAPACK differs by Monte Carlo error;
/// words must be the same. A line `…` stands for lines left out. `OUTTURN_RECORD=1` writes the
/// output anew, where nothing is left out, and fails.
@Suite("The README")
struct ReadmeTests {
  static let file = BuiltCommand.repository.appendingPathComponent("README.md")

  struct Block {
    var command: [String]
    var language: String
    var output: [String]
    /// Place of the output in the file's lines.
    var lines: Range<Int>
  }

  @Test("shows commands, and each prints what is shown")
  func commands() throws {
    var lines = try String(contentsOf: Self.file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let blocks = Self.blocks(lines)
    #expect(blocks.count >= 4)
    let records = ProcessInfo.processInfo.environment["OUTTURN_RECORD"] == "1"
    for block in blocks.reversed() {
      let outcome = try BuiltCommand.run(block.command, language: block.language)
      #expect(outcome.status == 0, "\(block.command): \(outcome.errors)")
      let printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0) }.dropLast()
      if records && !block.output.contains("…") {
        lines.replaceSubrange(block.lines, with: printed)
        continue
      }
      #expect(
        Self.firstDisagreement(block.output, Array(printed)) == nil, "\(block.command)")
    }
    if records {
      try lines.joined(separator: "\n").write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded the README's output anew")
    }
  }

  @Test("shows commands without their output, and each succeeds")
  func plainCommands() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let commands = lines.filter { $0.hasPrefix("outturn ") }
    #expect(!commands.isEmpty)
    // What the commands write stays in a folder that is removed.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["Models", "Benchmarks"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(name),
        withDestinationURL: BuiltCommand.repository.appendingPathComponent(name))
    }
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let outcome = try BuiltCommand.run(Array(words.dropFirst()), in: folder)
      #if XLSX
        let status: Int32 = 0
      #else
        let status: Int32 = command.contains(".xlsx") ? 69 : 0
      #endif
      #expect(outcome.status == status, "\(command): \(outcome.errors)")
    }
  }

  @Test("compares words exactly and numbers with a tolerance")
  func comparison() {
    #expect(Self.agree("P 41.3 % [####....] x", "P 41.9 % [#####...] x"))
    #expect(!Self.agree("P 41.3 % x", "P 51.3 % x"))
    #expect(!Self.agree("P 41.3 % x", "P 41.3 % y"))
    #expect(!Self.agree("P 41.3 % x", "P 41.3 %"))
    #expect(Self.firstDisagreement(["a", "…", "d"], ["a", "b", "c", "d"]) == nil)
    #expect(Self.firstDisagreement(["a", "…", "e"], ["a", "b", "c", "d"]) == "e")
    #expect(Self.firstDisagreement(["a", "…"], ["a", "b"]) == nil)
    #expect(Self.firstDisagreement(["a"], ["a", "b"]) == "b")
  }

  private static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      guard lines[index] == "```console", index + 1 < lines.count,
        lines[index + 1].hasPrefix("$ ")
      else {
        index += 1
        continue
      }
      var words = lines[index + 1].dropFirst(2).split(separator: " ").map(String.init)
      var language = "en_US.UTF-8"
      if let first = words.first, first.hasPrefix("LANG=") {
        language = String(first.dropFirst(5))
        words.removeFirst()
      }
      let end = lines[index...].firstIndex(of: "```") ?? lines.count
      if words.first == "outturn" {
        blocks.append(
          Block(
            command: Array(words.dropFirst()), language: language,
            output: Array(lines[(index + 2)..<end]), lines: (index + 2)..<end))
      }
      index = end + 1
    }
    return blocks
  }

  /// The first line shown that the printed ones do not hold in its place; nil when all agree.
  static func firstDisagreement(_ shown: [String], _ printed: [String]) -> String? {
    var rest = printed[...]
    var isFree = false
    for line in shown {
      if line == "…" {
        isFree = true
        continue
      }
      guard
        let place = isFree
          ? rest.firstIndex(where: { agree(line, $0) })
          : rest.first.flatMap({ agree(line, $0) ? rest.startIndex : nil })
      else { return line }
      rest = rest[(place + 1)...]
      isFree = false
    }
    return isFree || rest.isEmpty ? nil : rest.first
  }

  /// Numbers within 2 or 10 %, whichever is more; bars of any length; digests of any value.
  static func agree(_ shown: String, _ printed: String) -> Bool {
    let left = pieces(shown)
    let right = pieces(printed)
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { left, right in
      if let a = Double(left), let b = Double(right) {
        return abs(a - b) <= max(2, 0.1 * abs(a))
      }
      return left == right
    }
  }

  /// Words and numbers, with bars and digests made alike.
  private static func pieces(_ line: String) -> [String] {
    let plain = line.replacing(/\[#*\.*\]/, with: "[bar]")
      .replacing(/SHA-256 [0-9a-f]+/, with: "SHA-256")
      .replacing(/,(?=\d{3})/, with: "")
    return plain.matches(of: /-?\d+(?:\.\d+)?|[^\s\d-]+|-/).map { String($0.output) }
  }
}
