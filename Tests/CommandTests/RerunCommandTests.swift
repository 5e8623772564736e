import Foundation
import Testing

@Suite("A result made again")
struct RerunCommandTests {
  private static let few = ["--paths", "5000", "--draws", "256"]

  private func made(
    _ copy: ModelCopy, _ name: String, _ options: [String], language: String = "en_US.UTF-8"
  ) throws -> String {
    let file = "\(copy.path)/\(name)"
    let outcome = try BuiltCommand.run(
      ["probability", copy.path, "--output", file] + Self.few + options, language: language)
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    return file
  }

  @Test(
    "has the same bytes, in every format and from another language's environment",
    arguments: ["text", "json", "csv"])
  func confirmed(format: String) throws {
    let copy = try ModelCopy()
    let file = try made(copy, "odds", ["--format", format], language: "zh_CN.UTF-8")
    let again = try BuiltCommand.run(["rerun", file + ".manifest.json", "--format", "json"])
    #expect(again.status == 0, "\(again.errors)\(again.output)")
    #expect(try again.json["confirmed"] as? Bool == true)
    #expect(try again.json["file"] as? String == "unchanged")
    #expect((try again.json["circumstances"] as? [Any])?.isEmpty == true)
  }

  @Test("the manifest says what is needed to make the result again")
  func manifest() throws {
    let copy = try ModelCopy()
    let file = try made(copy, "odds.json", ["--format", "json", "--seed", "7"])
    let data = try #require(FileManager.default.contents(atPath: file + ".manifest.json"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "outturn.manifest/1")
    #expect(object["seed"] as? Int == 7)
    #expect(object["paths"] as? Int == 5000)
    #expect((object["lapack"] as? [String: Any])?["provider"] != nil)
    let result = try JSONSerialization.jsonObject(
      with: try #require(FileManager.default.contents(atPath: file)))
    let model = (result as? [String: Any])?["model"] as? [String: Any]
    #expect(
      (object["model"] as? [String: Any])?["sha256"] as? String == model?["sha256"] as? String)
    // What decides the record that a probability carries is no part of the model's digest.
    #expect(
      (object["inputs"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        == ["\(copy.path)/record.json"])
  }

  @Test("is told apart when the model has changed, with what is different")
  func changed() throws {
    let copy = try ModelCopy()
    let file = try made(copy, "odds.json", ["--format", "json"])
    try copy.replace("\"330\"", by: "\"340\"", in: "plan.yaml")
    let again = try BuiltCommand.run(["rerun", file + ".manifest.json", "--format", "json"])
    #expect(again.status == 65)
    #expect(try again.json["confirmed"] as? Bool == false)
    let different = try #require(try again.json["circumstances"] as? [[String: Any]])
    #expect(different.map { $0["path"] as? String } == ["model.sha256"])
    for language in ["en", "zh-Hans"] {
      let text = try BuiltCommand.run(
        ["rerun", file + ".manifest.json", "--language", language])
      #expect(text.output.contains("model.sha256"))
    }
  }

  @Test("a result that was edited or taken away is noticed")
  func edited() throws {
    let copy = try ModelCopy()
    let file = try made(copy, "odds.txt", [])
    try copy.write(Array("other".utf8), to: "odds.txt")
    let edited = try BuiltCommand.run(["rerun", file + ".manifest.json", "--format", "json"])
    #expect(edited.status == 0)
    #expect(try edited.json["file"] as? String == "changed")
    try copy.remove("odds.txt")
    let missing = try BuiltCommand.run(["rerun", file + ".manifest.json", "--format", "json"])
    #expect(try missing.json["file"] as? String == "missing")
  }

  @Test("what is no manifest is refused, and a measurement has none")
  func refused() throws {
    let copy = try ModelCopy()
    try copy.write(Array("{}".utf8), to: "x.manifest.json")
    let wrong = try BuiltCommand.run(["rerun", copy.path + "/x.manifest.json"])
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("E0313"))
    #expect(try BuiltCommand.run(["rerun", copy.path + "/none.json"]).status == 66)
    let bench = copy.path + "/bench.json"
    #expect(
      try BuiltCommand.run(["bench", "--paths", "1000", "--format", "json", "--output", bench])
        .status == 0)
    #expect(!FileManager.default.fileExists(atPath: bench + ".manifest.json"))
  }
}
