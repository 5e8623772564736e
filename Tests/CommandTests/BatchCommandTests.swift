import Foundation
import Testing

@Suite("Many regions in one run")
struct BatchCommandTests {
  private static let province = "Benchmarks/Regions/synthetic-province"
  private static let words = ["batch", "--regions", "\(province)/regions.csv", "--paths", "2000"]

  @Test("writes one document a region, one for all, and a league whose probabilities add up")
  func documents() throws {
    let folder = ResultFolder()
    let outcome = try BuiltCommand.run(
      Self.words + ["--output", folder.path, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    // A document and a report each.
    #expect(try folder.names("regions").count == 48)
    #expect(
      Set(try folder.names("")) == [
        "regions", "pieces", "manifest.json", "batch.json", "league.csv", "report.html",
      ])
    #expect(try Data(outcome.output.utf8) == folder.bytes("batch.json"))

    let document = try outcome.json
    let league = try #require(document["league"] as? [[String: Any]])
    #expect(league.count == 20)
    // Ten of the twenty are among the first ten in every future.
    let topTen = league.compactMap { $0["top_ten"] as? Double }.reduce(0, +)
    #expect(abs(topTen - 10) < 1e-9)
    let ranks = league.compactMap { $0["mean_rank"] as? Double }
    #expect(abs(ranks.reduce(0, +) - 210) < 1e-9)
    #expect(ranks == ranks.sorted())

    let regions = try #require(document["regions"] as? [[String: Any]])
    let province = try #require(regions.first)
    #expect(province["leaves"] as? Int == 20)
    #expect((province["growth"] as? [[String: Any]])?.count == 7)
    #expect((province["targets"] as? [[String: Any]])?.count == 7)
  }

  @Test("neither threads nor the order of the table change a region's bytes")
  func independence() throws {
    let one = ResultFolder()
    let two = ResultFolder()
    #expect(
      try BuiltCommand.run(Self.words + ["--output", one.path, "--threads", "1"]).status == 0)
    #expect(
      try BuiltCommand.run(Self.words + ["--output", two.path, "--threads", "3"]).status == 0)
    #expect(try one.everything() == two.everything())
  }

  @Test("a run that is killed at any moment goes on and leaves the same bytes")
  func killed() throws {
    let whole = ResultFolder()
    #expect(try BuiltCommand.run(Self.words + ["--output", whole.path]).status == 0)
    let folder = ResultFolder()
    var words = Self.words + ["--output", folder.path]
    var kills = 0
    for seconds in ["0.1", "0.6", "0.3", "1"] {
      if try BuiltCommand.killed(words, after: seconds) { kills += 1 }
      // Killed before there was a run to go on with: start anew.
      if FileManager.default.fileExists(atPath: "\(folder.path)/manifest.json") {
        words = Self.words + ["--resume", folder.path]
      } else {
        folder.clear()
      }
    }
    #expect(kills > 0)
    if FileManager.default.fileExists(atPath: "\(folder.path)/manifest.json") {
      words = Self.words + ["--resume", folder.path]
    }
    let last = try BuiltCommand.run(words)
    #expect(last.status == 0, "\(last.errors)")
    #expect(try folder.everything() == whole.everything())
  }

  @Test("a region with wrong figures is named, and all others are computed")
  func failing() throws {
    let tables = ResultFolder()
    try FileManager.default.copyItem(
      at: BuiltCommand.repository.appendingPathComponent(Self.province),
      to: URL(fileURLWithPath: tables.path))
    let place = URL(fileURLWithPath: "\(tables.path)/figures.csv")
    let text = try String(contentsOf: place, encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.hasPrefix("county0007,gdp,2025,growth,") ? "county0007,gdp,2025,growth,5.x" : line
    }
    try lines.joined(separator: "\n").write(to: place, atomically: true, encoding: .utf8)
    let folder = ResultFolder()
    let outcome = try BuiltCommand.run([
      "batch", "--regions", "\(tables.path)/regions.csv", "--paths", "500", "--output", folder.path,
      "--format", "json",
    ])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("error[E0204]"))
    #expect(outcome.errors.contains("1 could not be computed: county0007"))
    #expect(try folder.names("regions").count == 46)
    let document = try outcome.json
    let failures = try #require(document["failures"] as? [[String: Any]])
    #expect(failures.compactMap { $0["region"] as? String } == ["county0007"])
    let regions = try #require(document["regions"] as? [[String: Any]])
    let incomplete = regions.filter { ($0["missing"] as? [String]) == ["county0007"] }
    #expect(incomplete.compactMap { $0["id"] as? String } == ["province", "city001"])
  }

  @Test(
    "a piece that is cut short, damaged, foreign or of a later form is refused with its reason",
    arguments: ["state", "0.json", "league.json"])
  func refused(name: String) throws {
    let folder = ResultFolder()
    #expect(try BuiltCommand.run(Self.words + ["--output", folder.path]).status == 0)
    let place = URL(fileURLWithPath: "\(folder.path)/pieces/\(name)")
    let whole = try Data(contentsOf: place)
    var damaged = whole
    damaged[whole.count / 2] ^= 0x15
    for (bytes, reason) in [
      (whole.dropLast(), "is cut short"), (damaged, "is damaged: its checksum fails"),
      (Data("{}\n".utf8), "was not written by outturn"),
      (Data("outturn.piece/2 0\n".utf8), "has form 2; this program reads form 1"),
    ] {
      try bytes.write(to: place)
      let before = try folder.everything()
      let outcome = try BuiltCommand.run(
        Self.words + ["--resume", folder.path, "--language", "en"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("pieces/\(name)\" \(reason)"), "\(outcome.errors)")
      #expect(try folder.everything() == before)
    }
  }

  @Test("a manifest that is cut short, foreign or of a later form is refused with its reason")
  func manifest() throws {
    let folder = ResultFolder()
    #expect(try BuiltCommand.run(Self.words + ["--output", folder.path]).status == 0)
    let place = URL(fileURLWithPath: "\(folder.path)/manifest.json")
    let text = try String(contentsOf: place, encoding: .utf8)
    for (content, reason) in [
      (String(text.dropLast(20)), "is cut short"), ("{}\n", "was not written by outturn"),
      (text.replacing("manifest/1", with: "manifest/2"), "has form 2"),
      (text.replacing("\"paths\"", with: "\"p4ths\""), "is damaged"),
    ] {
      try content.write(to: place, atomically: true, encoding: .utf8)
      let outcome = try BuiltCommand.run(
        Self.words + ["--resume", folder.path, "--language", "en"])
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("manifest.json\" \(reason)"), "\(outcome.errors)")
    }
  }

  @Test("folders that cannot be used are refused and left as they were")
  func folders() throws {
    let folder = ResultFolder()
    #expect(try BuiltCommand.run(Self.words + ["--resume", folder.path]).status == 66)
    #expect(try BuiltCommand.run(Self.words + ["--output", folder.path]).status == 0)
    let before = try folder.everything()
    // A finished run has nothing left to do and says the same again.
    #expect(try BuiltCommand.run(Self.words + ["--resume", folder.path]).status == 0)
    let again = try BuiltCommand.run(Self.words + ["--output", folder.path])
    #expect(again.status == 73)
    #expect(again.errors.contains("--resume"))
    let other = try BuiltCommand.run(Self.words + ["--seed", "3", "--resume", folder.path])
    #expect(other.status == 65)
    #expect(other.errors.contains("different: --seed"))
    #expect(try folder.everything() == before)
    let closed = try BuiltCommand.run(Self.words + ["--output", "/proc/outturn"])
    #expect(closed.status == 73)
    #expect(closed.errors.contains("cannot be written"))
    #expect(try BuiltCommand.run(Self.words).status == 64)
  }
}
