import Foundation
import Testing

@Suite("What differs")
struct CompareCommandTests {
  private static let few = ["--paths", "20000", "--draws", "256"]

  private func differences(_ arguments: [String]) throws -> [[String: Any]] {
    let outcome = try BuiltCommand.run(["compare"] + arguments + ["--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(try outcome.json["differences"] as? [[String: Any]])
  }

  @Test("scenarios differ by what `probability` says of each, with a smaller error")
  func scenarios() throws {
    let assumed = ["--assume", "trade@2026=2"]
    let found = try differences([BuiltCommand.lingling] + assumed + Self.few)
    var said: [[String: Double]] = []
    var errors: [String: Double] = [:]
    for options in [[], assumed] {
      let outcome = try BuiltCommand.run(
        ["probability", BuiltCommand.lingling, "--format", "json"] + options + Self.few)
      // Those judged by their kind do not hang on the scenario.
      let targets = try #require(try outcome.json["targets"] as? [[String: Any]])
        .filter { $0["basis"] as? String == "joint_paths" }
      said.append(
        Dictionary(
          uniqueKeysWithValues: targets.compactMap { target in
            (target["id"] as? String).flatMap { id in
              (target["probability"] as? Double).map { (id, $0) }
            }
          }))
      for target in targets {
        errors[target["id"] as? String ?? ""] = target["mc_standard_error"] as? Double
      }
    }
    let odds = found.filter { $0["kind"] as? String == "probability" }
    #expect(odds.count == said[0].count && !odds.isEmpty)
    for row in odds {
      let id = try #require(row["id"] as? String)
      #expect(row["before"] as? Double == said[0][id])
      #expect(row["after"] as? Double == said[1][id])
      let error = try #require(row["mc_standard_error"] as? Double)
      if let own = errors[id] { #expect(error < own, "\(id)") }
    }
    #expect(found.first?["kind"] as? String == "joint")
  }

  @Test("the mean of an assumed series moves to the assumption, nearly without error")
  func mean() throws {
    let found = try differences(
      [BuiltCommand.lingling, "--assume", "industry@2026=9"] + Self.few)
    let row = try #require(
      found.first {
        $0["kind"] as? String == "mean" && $0["id"] as? String == "industry"
          && $0["period"] as? String == "2026" && $0["measure"] as? String == "growth"
      })
    let after = try #require(row["after"] as? Double)
    let before = try #require(row["before"] as? Double)
    let error = try #require(row["mc_standard_error"] as? Double)
    // The mean of 20,000 paths around 9 with a spread of 2.3 points.
    #expect(abs(after - 9) < 0.1)
    #expect(after > before)
    // A shift by the same amount on every path.
    #expect(error < 0.001)
  }

  @Test("without a scenario all are compared with the baseline, in both languages")
  func all() throws {
    for language in ["en", "zh-Hans"] {
      let outcome = try BuiltCommand.run(
        ["compare", BuiltCommand.lingling, "--language", language] + Self.few)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains(language == "en" ? "Baseline" : "基准情景"))
    }
  }

  @Test("a model against itself differs in nothing, and models are compared by their baselines")
  func models() throws {
    let copy = try ModelCopy()
    let found = try differences([BuiltCommand.lingling, copy.path] + Self.few)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0["change"] as? Double == 0 })
    let refused = try BuiltCommand.run(
      ["compare", BuiltCommand.lingling, copy.path, "--assume", "gdp=5"])
    #expect(refused.status == 64)
  }

  @Test("two results of one verb: what changed, and how each was made")
  func results() throws {
    let copy = try ModelCopy()
    let (before, after) = (copy.path + "/before.json", copy.path + "/after.json")
    for (file, seed) in [(before, "1"), (after, "2")] {
      let outcome = try BuiltCommand.run(
        ["probability", copy.path, "--format", "json", "--output", file, "--seed", seed] + Self.few)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    let outcome = try BuiltCommand.run(["compare", before, after, "--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let circumstances = try #require(document["circumstances"] as? [[String: Any]])
    #expect(circumstances.map { $0["path"] as? String } == ["seed"])
    let found = try #require(document["differences"] as? [[String: Any]])
    // Other random numbers: nothing moves by more than five standard errors of the difference.
    for row in found {
      let (change, error) = (row["change"] as? Double ?? .nan, row["mc_standard_error"] as? Double)
      // What was not simulated has no error and does not move.
      #expect(abs(change) <= 5 * (try #require(error)))
    }
    // Those told from their kind alone are the same whatever the numbers, and said once.
    let first = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: before)))
        as? [String: Any])
    let targets = try #require(first["targets"] as? [[String: Any]])
    let still = targets.count { $0["basis"] as? String == "kind_prior" }
    #expect(still > 0 && document["unmoved_by_kind"] as? Int == still)
    #expect(found.count { $0["kind"] as? String == "probability" } == targets.count - still)
    let told = try BuiltCommand.run(["compare", before, after])
    #expect(told.output.contains("\(still) targets judged by what is usual of their kind"))
    let same = try BuiltCommand.run(["compare", before, before])
    #expect(same.output.contains("are the same"))
  }

  @Test("results of other verbs are compared value by value")
  func values() throws {
    let copy = try ModelCopy()
    let (before, after) = (copy.path + "/before.json", copy.path + "/after.json")
    #expect(
      try BuiltCommand.run(["check", copy.path, "--format", "json", "--output", before]).status == 0
    )
    try copy.replace("\"330\"", by: "\"340\"", in: "plan.yaml")
    #expect(
      try BuiltCommand.run(["check", copy.path, "--format", "json", "--output", after]).status == 0)
    let outcome = try BuiltCommand.run(["compare", before, after, "--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let changes = try #require(try outcome.json["changes"] as? [[String: Any]])
    let base = try #require(
      changes.first { ($0["path"] as? String ?? "").hasSuffix("numbers.implied_base") })
    // The base from which 5.5 % of growth lead to 330, and to 340: 330/1.055, 340/1.055.
    #expect(abs(Double(base["before"] as? String ?? "")! - 330 / 1.055) < 0.001)
    #expect(abs(Double(base["after"] as? String ?? "")! - 340 / 1.055) < 0.001)
  }

  @Test("what is no result, is missing, or is of another verb is refused in words")
  func refused() throws {
    let copy = try ModelCopy()
    let good = copy.path + "/check.json"
    #expect(
      try BuiltCommand.run(["check", copy.path, "--format", "json", "--output", good]).status == 0)
    try copy.write(Array("{\"a\": 1}".utf8), to: "other.json")
    try copy.write(Array("a,b".utf8), to: "table.json")
    let bench = copy.path + "/bench.json"
    #expect(
      try BuiltCommand.run(
        ["bench", "--paths", "1000", "--format", "json", "--output", bench]
      ).status == 0)
    for (file, status, code) in [
      (copy.path + "/other.json", Int32(65), "E0312"), (copy.path + "/table.json", 65, "E0311"),
      (copy.path + "/none.json", 66, "E0101"), (bench, 65, "cannot be compared"),
    ] {
      let outcome = try BuiltCommand.run(["compare", good, file])
      #expect(outcome.status == status, "\(file)")
      #expect(outcome.errors.contains(code), "\(outcome.errors)")
    }
  }
}
