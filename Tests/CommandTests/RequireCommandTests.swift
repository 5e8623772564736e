import Foundation
import Testing

@Suite("What targets need, on Lingling's figures")
struct RequireCommandTests {
  private static func require(_ arguments: [String]) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["require", BuiltCommand.lingling, "--paths", "1e5", "--draws", "1024"] + arguments)
  }

  @Test("tells what GDP growth of 5.5 % takes, goes with and would be lifted by")
  func single() throws {
    let outcome = try Self.require(
      ["--indicator", "gdp", "--growth", "5.5", "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    #expect(document["schema"] as? String == "outturn.require/1")
    let probability = try #require(document["probability"] as? Double)
    let required = try #require((document["required"] as? [[String: Any]])?.first)
    #expect(required["growth"] as? Double == 5.5)
    // 100,000 paths, all of them looked at.
    #expect(abs(try #require(required["plausibility"] as? Double) - probability) < 1e-9)
    let success = try #require(document["given_success"] as? [[String: Any]])
    #expect(
      success.compactMap { $0["series"] as? String } == ["gdp", "industry", "retail", "trade"])
    let industry = success[1]
    func value(_ key: String) throws -> Double { try #require(industry[key] as? Double) }
    #expect(try value("if_met") > value("mean") && value("mean") > value("if_missed"))
    // The mean is that of the two, by their shares.
    let mixed = try probability * value("if_met") + (1 - probability) * value("if_missed")
    #expect(abs(try value("mean") - mixed) < 1e-9)
    #expect(try value("association") > 0)
    let miss = try #require(document["most_likely_miss"] as? [String: Any])
    #expect(miss["missed"] as? [String] == ["gdp.growth"] && miss["share"] as? Double == 1)
    let levers = try #require(document["levers"] as? [String: Any])
    #expect(levers["probability"] as? Double == 0.6)
    for lever in try #require(levers["levers"] as? [[String: Any]]) {
      let centre = try #require(lever["centre"] as? Double)
      let together = try #require(lever["together"] as? Double)
      #expect(together > centre)
      // By itself a series must move further.
      if let alone = lever["alone"] as? Double { #expect(alone > together) }
    }
  }

  @Test("the levers named, assumed, give the probability that was asked for")
  func levers() throws {
    let target = ["--indicator", "gdp", "--growth", "5.5"]
    let plan = try Self.require(
      target + ["--levers", "industry", "--probability", "0.5", "--format", "json"]
    ).json
    let levers = try #require(plan["levers"] as? [String: Any])
    let entries = try #require(levers["levers"] as? [[String: Any]])
    #expect(entries.count == 1)
    let growth = try #require(entries[0]["together"] as? Double)
    let odds = try BuiltCommand.run(
      [
        "probability", BuiltCommand.lingling, "--paths", "1e5", "--draws", "1024", "--format",
        "json", "--assume", "industry@2026=\(growth)",
      ] + target
    ).json
    let reached = try #require(
      (odds["targets"] as? [[String: Any]])?.first?["probability"] as? Double)
    // The search uses 50,000 paths and stops at a two-thousandth of its range.
    #expect(abs(reached - 0.5) < 0.01)
  }

  @Test("takes the plan's headline targets together, and a frontier of two")
  func plan() throws {
    let document = try Self.require(["--frontier", "gdp,retail", "--format", "json"]).json
    #expect((document["targets"] as? [Any])?.count == 4)
    let frontier = try #require(document["frontier"] as? [String: Any])
    let points = try #require(frontier["points"] as? [[String: Any]])
    let second = points.compactMap { $0["second"] as? Double }
    #expect(points.count == 7 && second == second.sorted(by: >))
    for language in ["en", "zh-Hans"] {
      let text = try Self.require(["--language", language])
      #expect(text.status == 0 && text.output.contains(language == "en" ? "likeliest" : "落空"))
    }
  }

  @Test(
    "refuses what it cannot answer",
    arguments: [
      ["--levers", "industri"], ["--frontier", "gdp"], ["--probability", "1.2"],
      ["--target", "gdp.growth[2026] >= 5 or trade.growth[2026] >= 5"], ["--frontier", "gdp,gdq"],
    ])
  func refusals(arguments: [String]) throws {
    let outcome = try Self.require(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
  }
}
