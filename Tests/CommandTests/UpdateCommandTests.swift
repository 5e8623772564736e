import Foundation
import Testing

/// Every figure of the year so far in this file is made up.
@Suite("The year so far, on Lingling's figures and invented releases")
struct UpdateCommandTests {
  private static let target = ["--indicator", "gdp", "--growth", "5.5"]

  private static func update(_ arguments: [String]) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["update", BuiltCommand.lingling, "--paths", "5e4", "--draws", "1024"] + arguments)
  }

  private static func document(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try update(arguments + target + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try outcome.json
  }

  private static func odds(_ document: [String: Any], _ key: String) throws -> Double {
    try #require((document[key] as? [String: Any])?["probability"] as? Double)
  }

  @Test("without a release nothing changes, and the odds are those of probability")
  func nothing() throws {
    let document = try Self.document([])
    let (before, after) = (try Self.odds(document, "before"), try Self.odds(document, "after"))
    #expect(before == after)
    #expect((document["news"] as? [Any])?.isEmpty == true)
    let other = try BuiltCommand.run(
      [
        "probability", BuiltCommand.lingling, "--paths", "5e4", "--draws", "1024", "--format",
        "json",
      ] + Self.target
    ).json
    let target = try #require((other["targets"] as? [[String: Any]])?.first)
    #expect(target["probability"] as? Double == after)
  }

  @Test("good news lifts the odds and bad news lowers them, the more the later it comes")
  func direction() throws {
    func change(_ release: String) throws -> Double {
      let document = try Self.document(["--ytd", release])
      return try Self.odds(document, "after") - Self.odds(document, "before")
    }
    let (early, late) = (try change("gdp@2026Q1=6.2"), try change("gdp@2026Q3=6.2"))
    // Against a forecast of 5.3; the odds before are four in ten.
    #expect(early > 0.05 && late > early + 0.05)
    #expect(try change("gdp@2026Q2=4.4") < -0.2)
    // A release of another series moves the target by its links.
    #expect(try change("industry@2026-05=10.5") > 0.02)
  }

  @Test("each release is in the log, the log adds up, and later ones wait for their date")
  func log() throws {
    let releases = ["--ytd", "gdp@2026Q2=5.6", "--ytd", "gdp@2026Q1=5.9"]
    let document = try Self.document(
      releases + ["--ytd", "gdp@2026Q3=4.9", "--as-of", "2026Q2"])
    let news = try #require(document["news"] as? [[String: Any]])
    #expect(news.compactMap { $0["release"] as? String } == ["gdp@2026Q1=5.9", "gdp@2026Q2=5.6"])
    #expect(document["left_out"] as? [String] == ["gdp@2026Q3=4.9"])
    let contributions = news.compactMap { $0["contribution"] as? Double }
    let change = try Self.odds(document, "after") - Self.odds(document, "before")
    // Differences of the same doubles.
    #expect(abs(contributions.reduce(0, +) - change) < 1e-12)
    #expect(contributions.allSatisfy { abs($0) > 0.001 })
    // With the third release all else stays as it was.
    let all = try Self.document(releases + ["--ytd", "gdp@2026Q3=4.9"])
    let longer = try #require(all["news"] as? [[String: Any]])
    #expect(longer.count == 3)
    #expect(longer.prefix(2).compactMap { $0["contribution"] as? Double } == contributions)
  }

  @Test("the rest of the year is reckoned with the shares of the model's own quarters")
  func required() throws {
    let model = try ModelCopy()
    let quarters = [("Q1", 20), ("Q2", 25), ("Q3", 25), ("Q4", 30)].map {
      "gdp,2025\($0.0),\($0.1),made up\n"
    }.joined()
    try model.write(Array("series,period,value,source\n\(quarters)".utf8), to: "data/quarters.csv")
    try model.write(
      Array("series,period,growth,source\ngdp,2026Q2,5.1,made up\n".utf8), to: "releases.csv")
    let outcome = try BuiltCommand.run(
      [
        "update", model.path, "--paths", "2e4", "--draws", "1024", "--format", "json", "--ytd",
        "\(model.path)/releases.csv",
      ] + Self.target)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let entry = try #require(
      (try outcome.json["required_remaining"] as? [[String: Any]])?.first)
    func value(_ key: String) throws -> Double { try #require(entry[key] as? Double) }
    #expect(abs(try value("elapsed") - 0.45) < 1e-12)
    #expect(abs(try value("carried") - 0.45 * 5.1) < 1e-12)
    // (5.5 − 2.295)/0.55; only the rounding of 5.1 is open.
    #expect(abs(try value("required") - 3.205 / 0.55) < 1e-12)
    #expect(abs(try value("high") - (5.5 - 0.45 * 5.05) / 0.55) < 1e-9)
  }

  @Test("text in both languages shows the arithmetic")
  func text() throws {
    for (language, word) in [("en", "must add"), ("zh-Hans", "还要拉动")] {
      let outcome = try Self.update(
        ["--ytd", "gdp@2026Q2=5.1", "--language", language] + Self.target)
      #expect(outcome.status == 0 && outcome.output.contains(word))
    }
  }

  @Test(
    "refuses what is no figure of the year so far",
    arguments: [
      ["--ytd", "gdp@2026=5.1"], ["--ytd", "gdp@2025Q2=5.1"], ["--ytd", "gdp=5.1"],
      ["--ytd", "gpd@2026Q2=5.1"], ["--ytd", "gdp@2026Q2=5.1%"],
      ["--ytd", "gdp@2026Q2=5.1", "--ytd", "gdp@2026-06=5.2"], ["--as-of", "2026Q5"],
      ["--ytd", "gdp@2026Q3=60"],
    ])
  func refusals(arguments: [String]) throws {
    let outcome = try Self.update(arguments + Self.target)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
    if arguments.last == "gpd@2026Q2=5.1" { #expect(outcome.errors.contains("gdp")) }
  }

  @Test("a quarter as the date belongs to update alone, and a file that is not there is said")
  func elsewhere() throws {
    let other = try BuiltCommand.run(
      ["probability", BuiltCommand.lingling, "--as-of", "2025Q2"])
    #expect(other.status == 64 && other.errors.contains("update"))
    #expect(try Self.update(["--ytd", "nothing.csv"]).status == 66)
  }
}
