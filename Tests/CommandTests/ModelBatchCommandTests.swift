import Foundation
import Testing

@Suite("Several models in one run")
struct ModelBatchCommandTests {
  private static let options = ["--paths", "2000", "--draws", "256", "--language", "en"]

  /// Lingling's model under other ids, with other targets for next year's GDP.
  private struct Models {
    let folders: [ModelCopy]
    var paths: [String] { folders.map(\.path) }
    var words: [String] { ["batch"] + paths + ModelBatchCommandTests.options }

    /// The folders are there as long as these models are in use.
    func run(_ more: [String]) throws -> BuiltCommand.Outcome {
      try withExtendedLifetime(self) { try BuiltCommand.run(words + more) }
    }

    init(_ ids: [String]) throws {
      folders = try ids.map { id in
        let copy = try ModelCopy()
        try copy.replace("id: lingling-2026", by: "id: \(id)", in: "model.yaml")
        return copy
      }
    }
  }

  @Test("each model has the document and the report that it has alone")
  func alone() throws {
    let models = try Models(["first", "second"])
    let folder = ResultFolder()
    let outcome = try models.run(["--output", folder.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try folder.names("regions") == ["first.html", "first.json", "second.html", "second.json"])
    #expect(
      Set(try folder.names("")) == [
        "regions", "pieces", "manifest.json", "batch.json", "league.csv", "report.html",
      ])
    let paths = ["--paths", "2000", "--draws", "256"]
    let odds = try BuiltCommand.run(
      ["probability", models.paths[1], "--format", "json"] + paths)
    #expect(try Data(odds.output.utf8) == folder.bytes("regions/second.json"))
    let report = try BuiltCommand.run(
      ["report", models.paths[1]] + paths + ["--language", "en"])
    #expect(report.status == 0 && odds.status == 0)
    #expect(try Data(report.output.utf8) == folder.bytes("regions/second.html"))
    // Nothing is left to do, and the same is said again.
    #expect(try models.run(["--resume", folder.path]).output == outcome.output)
    let manifest = String(decoding: try folder.bytes("manifest.json"), as: UTF8.self)
    let digest = try #require((odds.json["model"] as? [String: Any])?["sha256"] as? String)
    #expect(manifest.contains(digest))
  }

  @Test("models that look alike share the ranks, though they draw the same random numbers")
  func league() throws {
    let models = try Models(["first", "second", "third"])
    let folder = ResultFolder()
    let outcome = try models.run(["--output", folder.path, "--format", "json", "--paths", "20000"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let league = try #require(document["league"] as? [[String: Any]])
    let ranks = league.compactMap { $0["mean_rank"] as? Double }
    // These three have the very same values, so that some futures tie: ranks add up to nearly 6.
    #expect(abs(ranks.reduce(0, +) - 6) < 0.001)
    // Of three independent equals each has rank 2 on average, standard deviation 0.82: over 20,000
    // futures 0.006 off; without the deal of futures all would tie at rank 1.
    #expect(ranks.allSatisfy { abs($0 - 2) < 0.03 }, "\(ranks)")
    let warnings = try #require(document["warnings"] as? [[String: Any]])
    #expect(warnings.compactMap { $0["code"] as? String } == ["independent_models"])
    #expect(document["league_indicator"] as? String == "gdp")
    #expect(document["league_year"] as? Int == 2026)
  }

  @Test("a model whose leading target is of another indicator is set apart and named")
  func apart() throws {
    let models = try Models(["first", "second", "third"])
    // Without a growth target for GDP the next headline target leads.
    let plan = models.folders[2].folder.appendingPathComponent("plan.yaml")
    let text = try String(contentsOf: plan, encoding: .utf8)
    let start = try #require(text.range(of: "- id: gdp\n"))
    let target = try #require(
      text.range(of: "headline: true", range: start.upperBound..<text.endIndex))
    try text.replacingCharacters(in: target, with: "headline: false")
      .write(to: plan, atomically: true, encoding: .utf8)
    let folder = ResultFolder()
    let outcome = try models.run(["--output", folder.path, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let league = try #require(document["league"] as? [[String: Any]])
    #expect(Set(league.compactMap { $0["region"] as? String }) == ["first", "second"])
    let warnings = try #require(document["warnings"] as? [[String: Any]])
    #expect(
      warnings.compactMap { $0["code"] as? String } == ["independent_models", "not_comparable"])
    let words = try models.run(["--resume", folder.path])
    #expect(words.output.contains("not in the league"))
    #expect(words.output.contains("(Industry 2026)"))
  }

  @Test("a folder that fails is named at the end, and all others are computed")
  func failing() throws {
    let models = try Models(["first", "second", "third"])
    try models.folders[1].replace("base_year: 2025", by: "base_year: 20x5", in: "model.yaml")
    let folder = ResultFolder()
    let outcome = try models.run(["/nowhere/model", "--output", folder.path, "--format", "json"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("error[E0204]"))
    #expect(
      outcome.errors.contains(
        "error: 2 could not be computed: \(models.paths[1]), /nowhere/model"))
    #expect(
      try folder.names("regions") == ["first.html", "first.json", "third.html", "third.json"])
    let failures = try #require(try outcome.json["failures"] as? [[String: Any]])
    #expect(failures.compactMap { $0["region"] as? String } == [models.paths[1], "/nowhere/model"])
  }

  @Test("a run that is killed goes on with the next model and leaves the same bytes")
  func killed() throws {
    let models = try Models(["first", "second", "third"])
    let whole = ResultFolder()
    #expect(try models.run(["--output", whole.path]).status == 0)
    let folder = ResultFolder()
    var words = models.words + ["--output", folder.path]
    for seconds in ["0.6", "2", "1.3"] {
      _ = try BuiltCommand.killed(words, after: seconds)
      if FileManager.default.fileExists(atPath: "\(folder.path)/manifest.json") {
        words = models.words + ["--resume", folder.path]
      } else {
        folder.clear()
      }
    }
    // In whatever language it is gone on with, pages open in the one of the beginning.
    let last = try withExtendedLifetime(models) {
      try BuiltCommand.run(
        words.filter { $0 != "--language" && $0 != "en" }, language: "zh_CN.UTF-8")
    }
    #expect(last.status == 0, "\(last.errors)")
    #expect(try folder.everything() == whole.everything())
  }

  @Test("two folders of one id, another set of folders and a changed folder are refused")
  func refusals() throws {
    let models = try Models(["first", "second"])
    let same = try models.run([models.paths[0] + "/", "--output", "/nowhere/results"])
    #expect(same.status == 65)
    #expect(same.errors.contains("are both the model \"first\""))
    let folder = ResultFolder()
    #expect(try models.run(["--output", folder.path]).status == 0)
    let before = try folder.everything()
    func resumed(_ paths: [String]) throws -> BuiltCommand.Outcome {
      try BuiltCommand.run(["batch"] + paths + Self.options + ["--resume", folder.path])
    }
    let fewer = try resumed([models.paths[0]])
    #expect(fewer.status == 65)
    #expect(fewer.errors.contains("different: models"))
    try models.folders[1].replace("base_year: 2025", by: "base_year: 2024", in: "model.yaml")
    let changed = try resumed(models.paths)
    #expect(changed.status == 65)
    #expect(changed.errors.contains("different: \(models.paths[1])"))
    #expect(try folder.everything() == before)
    #expect(
      try models.run(["--regions", "a.csv", "--output", "b"]).status == 64)
    #expect(try BuiltCommand.run(["batch", "--output", "b"]).status == 64)
  }
}
