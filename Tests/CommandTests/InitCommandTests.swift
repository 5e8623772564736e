import Foundation
import Testing

@Suite("A new model folder")
struct InitCommandTests {
  private static let report = "Tests/OutturnFilesTests/Reports/lingling-2026.txt"

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try body(folder.appendingPathComponent("新 区").path)
  }

  @Test("The template runs at once: check and probability", arguments: [nil, Self.report])
  func runs(report: String?) throws {
    try inFolder { folder in
      let made = try BuiltCommand.run(["init", folder] + (report.map { ["--from", $0] } ?? []))
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.isEmpty)
      let check = try BuiltCommand.run(["check", folder])
      #expect(check.status == 0, "\(check.errors)")
      let odds = try BuiltCommand.run(
        ["probability", folder, "--paths", "2000", "--draws", "256", "--format", "json"])
      try #require(odds.status == 0, "\(odds.errors)")
      let targets = try #require(try odds.json["targets"] as? [[String: Any]])
      let linked = targets.filter { $0["basis"] as? String == "joint_paths" }
      #expect(linked.count == (report == nil ? 4 : 5))
      #expect((targets.count > linked.count) == (report != nil))
      for target in linked {
        let probability = try #require(target["probability"] as? Double)
        #expect(probability > 0.01 && probability < 0.99)
      }
    }
  }

  @Test("JSON lists what to confirm, with its line")
  func json() throws {
    try inFolder { folder in
      let made = try BuiltCommand.run(["init", folder, "--from", Self.report, "--format", "json"])
      try #require(made.status == 0, "\(made.errors)")
      let document = try made.json
      #expect(document["region"] as? String == "零陵区")
      let doubtful = try #require(document["doubtful"] as? [[String: Any]])
      let grain = try #require(doubtful.first { $0["indicator"] as? String == "grain_output" })
      #expect(grain["line"] as? Int == 9)
    }
  }

  @Test("What is there already is refused with status 73 and stays as it was")
  func refused() throws {
    try inFolder { folder in
      #expect(try BuiltCommand.run(["init", folder]).status == 0)
      let plan = folder + "/plan.yaml"
      let before = FileManager.default.contents(atPath: plan)
      let again = try BuiltCommand.run(["init", folder], language: "zh_CN.UTF-8")
      #expect(again.status == 73)
      #expect(again.output.isEmpty)
      #expect(again.errors.contains("已经有内容"))
      #expect(FileManager.default.contents(atPath: plan) == before)
    }
  }

  @Test(
    "Bad options and reports end with their status",
    arguments: [
      (["--from", "no-such-report.txt"], 66 as Int32, "E0101"),
      (["--from", "LICENSE"], 65, "E0301"), (["--year", "1999"], 64, "--year"),
      (["--region", ""], 64, "--region"),
    ])
  func bad(options: [String], status: Int32, word: String) throws {
    try inFolder { folder in
      let outcome = try BuiltCommand.run(["init", folder] + options)
      #expect(outcome.status == status)
      #expect(outcome.errors.contains(word))
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }
}
