import Foundation
import Testing

@Suite("The progress of a simulation")
struct ProgressTests {
  private static let words = "probability \(BuiltCommand.lingling) --paths 200000 --draws 256"

  @Test("is one line on a terminal, cleared at the end", arguments: ["en_US", "zh_CN"])
  func terminal(language: String) throws {
    let shown = try BuiltCommand.shown(Self.words, ["LANG": language + ".UTF-8"])
    let lines = shown.matches(
      of: language == "en_US"
        ? /simulating  \d+ %  \d+\/200000  \d+\.\d\d M paths\/s  left \d+:\d\d/
        : /模拟  \d+ %  \d+\/200000  每秒 \d+ 万条路径  剩余 \d+:\d\d/)
    let last = try #require(lines.last)
    #expect(shown[last.range.upperBound...].hasPrefix("\r\u{1B}[K"))
    #expect(!lines.contains { shown[$0.range].contains("\n") })
  }

  @Test(
    "is shown by every verb that simulates",
    arguments: [
      "require \(BuiltCommand.lingling)", "compare \(BuiltCommand.lingling)",
      "update \(BuiltCommand.lingling) --ytd gdp@2026Q2=5.1",
    ])
  func verbs(words: String) throws {
    let shown = try BuiltCommand.shown(
      "\(words) --paths 200000 --draws 256", ["LANG": "en_US.UTF-8"])
    #expect(shown.contains(/simulating  \d+ %  \d+\/200000  \d+\.\d\d M paths\/s/))
  }

  @Test(
    "is left out where it is not wanted",
    arguments: [("--quiet", [:]), ("--plain", [:]), ("", ["TERM": "dumb"])])
  func unwanted(options: String, environment: [String: String]) throws {
    #expect(try !BuiltCommand.shown("\(Self.words) \(options)", environment).contains("paths/s"))
  }

  @Test("is left out of a pipe")
  func pipe() throws {
    let outcome = try BuiltCommand.run(
      ["probability", BuiltCommand.lingling, "--paths", "200000", "--draws", "256"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }
}
