import Foundation
import Testing

@Suite("Colour")
struct ColourTests {
  private func shown(_ options: String, _ environment: [String: String] = [:]) throws -> String {
    try BuiltCommand.shown("check \(BuiltCommand.lingling) \(options)", environment)
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
