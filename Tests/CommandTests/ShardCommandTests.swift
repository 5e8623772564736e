import Foundation
import Testing

@Suite("Shards and their merging")
struct ShardCommandTests {
  @Test(
    "merged shards give the document of one process byte for byte, in any order",
    arguments: [
      ["probability", BuiltCommand.lingling, "--rounding", "published"],
      ["project", "--scenario", "baseline", BuiltCommand.lingling, "--scenario", "plan"],
    ], [1, 3, 5])
  func merge(words: [String], count: Int) throws {
    let model = try ModelCopy()
    let words = words + ["--paths", "1e5", "--draws", "256"]
    var files: [String] = []
    for number in 1...count {
      // Threads, form and language of a shard do not matter.
      let file = "\(model.path)/\(number).part"
      let outcome = try BuiltCommand.run(
        words + ["--shard", "\(number)/\(count)", "--output", file, "--threads", "1", "--plain"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
      files.insert(file, at: number % 2 == 0 ? 0 : files.count)
    }
    for form in [["--format", "json"], ["--language", "zh-Hans", "--verbose"]] {
      let whole = try BuiltCommand.run(words + form)
      let merged = try BuiltCommand.run(["merge"] + files + form)
      #expect(whole.status == 0 && merged.status == 0, "\(merged.errors)")
      #expect(merged.output == whole.output)
    }
  }

  @Test("a merge keeps the exit status of --fail-below")
  func failBelow() throws {
    let model = try ModelCopy()
    let file = "\(model.path)/1.part"
    let words = ["probability", model.path, "--paths", "1e4", "--draws", "256"]
    let shard = try BuiltCommand.run(
      words + ["--fail-below", "0.9", "--shard", "1/1", "--output", file])
    #expect(shard.status == 0)
    #expect(try BuiltCommand.run(["merge", file]).status == 3)
  }

  @Test("a shard that is missing, a model that has changed and a wrong K/N are refused")
  func refusals() throws {
    let model = try ModelCopy()
    let file = "\(model.path)/1.part"
    let words = ["probability", model.path, "--paths", "1e4", "--draws", "256"]
    _ = try BuiltCommand.run(words + ["--shard", "1/2", "--output", file])
    let missing = try BuiltCommand.run(["merge", file])
    #expect(missing.status == 65)
    #expect(missing.errors.contains("error[E0409]: shard 2 of 2 is not there"))
    let absent = try BuiltCommand.run(["merge", file, "\(model.path)/2.part"])
    #expect(absent.status == 66)

    _ = try BuiltCommand.run(words + ["--shard", "1/1", "--output", file])
    try model.replace("id: lingling-2026", by: "id: lingling-2027", in: "model.yaml")
    let changed = try BuiltCommand.run(["merge", file])
    #expect(changed.status == 65)
    #expect(changed.errors.contains("is not the one that the shards were computed from"))
    let elsewhere = try BuiltCommand.run(["merge", file, "--model", BuiltCommand.lingling])
    #expect(elsewhere.status == 0, "\(elsewhere.errors)")

    #expect(try BuiltCommand.run(words + ["--shard", "3/2"]).status == 64)
  }

  @Test("several processes of a program without MPI are refused, not computed several times")
  func withoutMPI() throws {
    let outcome = try BuiltCommand.run(
      ["probability", BuiltCommand.lingling, "--paths", "1e4"],
      environment: ["OMPI_COMM_WORLD_SIZE": "2"])
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("built without MPI"))
  }
}
