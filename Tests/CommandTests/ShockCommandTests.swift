import Foundation
import Testing

@Suite("Shapes of shocks on the command line and in files")
struct ShockCommandTests {
  private static let few = ["--paths", "5e4", "--draws", "256"]

  private func probability(
    _ words: [String], of model: String = BuiltCommand.lingling
  ) throws -> [String: Any] {
    let outcome = try BuiltCommand.run(
      ["probability", model, "--format", "json"] + Self.few + words)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try outcome.json
  }

  private func targets(_ document: [String: Any]) throws -> [Double] {
    let targets = try #require(document["targets"] as? [[String: Any]])
    return targets.compactMap { $0["probability"] as? Double }
  }

  @Test(
    "the document keeps what was asked for, and the answer moves a little",
    arguments: ["bootstrap", "volatile:0.2", "t:4+volatile:0.3", "bootstrap+volatile:0.2"])
  func kept(tails: String) throws {
    let document = try probability(["--tails", tails])
    let scenario = try #require(document["scenario_statement"] as? [String: Any])
    #expect(scenario["tails"] as? String == tails)
    let plain = try targets(try probability(["--tails", "normal"]))
    let other = try targets(document)
    try #require(plain.count == other.count)
    #expect(plain != other)
    for (one, two) in zip(plain, other) { #expect(abs(one - two) < 0.08) }
  }

  @Test("a scenario file says the same, also through `from`")
  func files() throws {
    let model = try ModelCopy()
    let head = """
      name: {zh-Hans: 动荡, en: Turbulent}
      story: {zh-Hans: 动荡, en: x}
      source: judgement

      """
    for (name, rest) in [("rough", "tails: volatile:0.2\n"), ("rougher", "from: rough\n")] {
      try (head + rest).write(
        toFile: "\(model.path)/scenarios/\(name).yaml", atomically: true, encoding: .utf8)
    }
    let line = try targets(try probability(["--tails", "volatile:0.2"]))
    for name in ["rough", "rougher"] {
      let document = try probability(["--scenario", name], of: model.path)
      #expect(try targets(document) == line)
    }
  }

  @Test(
    "shards merge to the bytes of one process, and a manifest makes them again",
    arguments: ["bootstrap", "volatile:0.2"])
  func shards(tails: String) throws {
    let model = try ModelCopy()
    let words = ["probability", model.path, "--tails", tails, "--paths", "1e5", "--draws", "256"]
    let files = (1...2).map { "\(model.path)/\($0).part" }
    for (number, file) in zip(1...2, files) {
      let outcome = try BuiltCommand.run(
        words + ["--shard", "\(number)/2", "--output", file, "--threads", "1"])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let json = ["--format", "json"]
    let merged = try BuiltCommand.run(["merge"] + files + json)
    #expect(merged.output == (try BuiltCommand.run(words + json)).output)
    let file = "\(model.path)/odds.json"
    _ = try BuiltCommand.run(words + json + ["--output", file])
    let again = try BuiltCommand.run(["rerun", file + ".manifest.json"] + json)
    #expect(try again.json["confirmed"] as? Bool == true, "\(again.errors)")
  }

  @Test("the text says it in both languages")
  func text() throws {
    for (language, words) in [
      ("en", ["standardised residuals of the sample years", "0.2 a year"]),
      ("zh-Hans", ["标准化残差", "波动率逐年随机变动"]),
    ] {
      let outcome = try BuiltCommand.run(
        ["probability", BuiltCommand.lingling, "--tails", "bootstrap+volatile:0.2", "--language"]
          + [language] + Self.few)
      let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(
        separator: language == "en" ? " " : "")
      for word in words { #expect(text.contains(word), "\(word)") }
    }
  }

  @Test("a mean that does not exist is left out, with a warning")
  func noMean() throws {
    let outcome = try BuiltCommand.run(
      ["project", BuiltCommand.lingling, "--tails", "t:3+volatile:0.5", "--format", "json"]
        + ["--paths", "5e5", "--draws", "256"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let warnings = try #require(try outcome.json["warnings"] as? [[String: Any]])
    #expect(warnings.contains { $0["code"] as? String == "no_mean" })
    #expect(outcome.output.contains("\"mean\" : null"))
  }
}
