import Foundation
import Testing

@Suite("Colour")
struct ColourTests {
  /// What the command shows on a terminal of its own, which `script` makes.
  private func shown(_ options: String, _ environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = [
      "-qec", "'\(BuiltCommand.binary.path)' check \(BuiltCommand.lingling) \(options)",
      "/dev/null",
    ]
    process.currentDirectoryURL = BuiltCommand.repository
    process.environment = ["LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm"]
      .merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test("is shown on a terminal, and every word stands without it")
  func terminal() throws {
    let coloured = try shown("")
    #expect(coloured.contains("\u{1B}[1m"))
    let bare = coloured.replacing(/\u{1B}\[[0-9]+m/, with: "").replacing("\r\n", with: "\n")
    #expect(bare == (try BuiltCommand.run(["check", BuiltCommand.lingling]).output))
  }

  @Test(
    "is left out where it is not wanted",
    arguments: [
      ("--no-color", [:]), ("", ["NO_COLOR": "1"]), ("", ["TERM": "dumb"]), ("--plain", [:]),
    ])
  func unwanted(options: String, environment: [String: String]) throws {
    #expect(try !shown(options, environment).contains("\u{1B}"))
  }

  @Test("marks an error on a terminal")
  func error() throws {
    #expect(try shown("--output /no/such/folder/x").contains("\u{1B}[31merror\u{1B}[0m"))
  }
}
