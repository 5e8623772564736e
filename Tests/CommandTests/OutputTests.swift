import Foundation
import Testing

@Suite("Where and how results are written")
struct OutputTests {
  @Test("a table in GB18030 has the characters of the one in UTF-8, without its mark")
  func encoding() throws {
    let copy = try ModelCopy()
    let file = copy.path + "/plan.csv"
    let utf8 = try BuiltCommand.run(["check", copy.path, "--format", "csv"])
    let outcome = try BuiltCommand.run(
      ["check", copy.path, "--format", "csv", "--encoding", "gb18030", "--output", file])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let data = try #require(FileManager.default.contents(atPath: file))
    // 规模 in GB18030, by Python's codec.
    #expect(data.range(of: Data([0xB9, 0xE6, 0xC4, 0xA3])) != nil)
    #expect(String(data: data, encoding: .utf8) == nil)
    let text = try #require(String(data: data, encoding: String.Encoding(rawValue: 0x8000_0632)))
    #expect("\u{FEFF}" + text == utf8.output)
  }

  @Test("an encoding for what is no table, and quiet with verbose, are refused with status 64")
  func misuse() throws {
    for options in [
      ["--encoding", "gb18030"], ["--quiet", "--verbose"], ["--encoding", "latin1"],
    ] {
      #expect(try BuiltCommand.run(["check", BuiltCommand.lingling] + options).status == 64)
    }
  }

  @Test("quiet leaves the next steps out and nothing else")
  func quiet() throws {
    let usual = try BuiltCommand.run(["check", BuiltCommand.lingling])
    let quiet = try BuiltCommand.run(["check", BuiltCommand.lingling, "--quiet"])
    #expect(quiet.status == 0)
    #expect(usual.output.contains("\nNext\n"))
    #expect(!quiet.output.contains("\nNext\n"))
    #expect(usual.output.hasPrefix(quiet.output))
  }

  @Test(
    "an interrupted run leaves no result, says how to go on and ends with status 75",
    arguments: [("en_US.UTF-8", "half-written"), ("zh_CN.UTF-8", "写了一半")])
  func interrupted(language: String, words: String) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString).json")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Where the signal comes too early to be awaited, it is ignored and comes again.
    process.arguments = [
      "-c", "trap '' INT; exec \"$0\" bench --paths 1e12 --format json --output \"$1\"",
      BuiltCommand.binary.path, file.path,
    ]
    process.environment = ["LANG": language, "PATH": "/usr/bin:/bin"]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      kill(process.processIdentifier, SIGINT)
      sched_yield()
    }
    process.waitUntilExit()
    let said = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 75, "\(said)")
    #expect(said.contains(words))
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
