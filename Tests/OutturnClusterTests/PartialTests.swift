import Foundation
import OutturnCluster
import OutturnFiles
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Partials add up to the whole or are refused with the reason")
struct PartialTests {
  /// Paths of two and a half chunks: the last one is short.
  private static let plan = StandardWorkload.posteriorParameters.plan(paths: 80_000, seed: 7)

  @Test(
    "any number of partials in any order give the bits of one process", arguments: [1, 2, 3, 5])
  func merge(count: Int) throws {
    let whole = Self.plan.run(threads: 2)
    let folder = try PartialFolder(plan: Self.plan, count: count)
    for files in [folder.files, folder.files.reversed()] {
      let set = try PartialSet(files: files, version: "1")
      #expect(try set.simulation.ensemble(of: Self.plan, threads: 1) == whole)
    }
  }

  @Test("a partial is small: a tenth of its counters")
  func size() throws {
    let folder = try PartialFolder(plan: Self.plan, count: 1)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.files[0])).count
    #expect(bytes < Self.plan.emptyEnsemble.counterCount * 8 / 10, "\(bytes) bytes")
  }

  @Test("no beginning of a partial is taken for one")
  func truncated() throws {
    let folder = try PartialFolder(plan: Self.plan, count: 1)
    let bytes = try folder.bytes(0)
    let lengths = Array(0..<40) + stride(from: 40, to: bytes.count, by: bytes.count / 60)
    for length in lengths + [bytes.count - 1] {
      try folder.write(Array(bytes[..<length]), 0)
      #expect(codes(folder.files) == ["E0403"], "\(length) of \(bytes.count) bytes")
    }
    try folder.write(bytes + [10], 0)
    #expect(codes(folder.files) == ["E0404"])
  }

  @Test("no byte can be changed without being noticed")
  func damaged() throws {
    let folder = try PartialFolder(plan: Self.plan, count: 1)
    let bytes = try folder.bytes(0)
    for place in stride(from: 0, to: bytes.count, by: bytes.count / 97) {
      var damaged = bytes
      damaged[place] ^= 0x15
      try folder.write(damaged, 0)
      let codes = codes(folder.files)
      #expect(codes.count == 1 && ["E0401", "E0402", "E0403", "E0404"].contains(codes[0]))
    }
  }

  @Test("foreign files and later forms are refused as such")
  func foreign() throws {
    let folder = try PartialFolder(plan: Self.plan, count: 1)
    try folder.write(Array("{\"schema\": \"outturn.probability/1\"}\n".utf8), 0)
    #expect(codes(folder.files) == ["E0401"])
    try folder.write(Array("outturn.partial/2\n{}\n".utf8), 0)
    #expect(codes(folder.files) == ["E0402"])
    #expect(codes([]) == ["E0101"])
    #expect(codes(["/nowhere/1.part"]) == ["E0101"])
  }

  @Test("what does not belong together is named: shard twice, shards missing, other split")
  func belonging() throws {
    let folder = try PartialFolder(plan: Self.plan, count: 5)
    let files = folder.files
    #expect(codes(files + [files[2]]) == ["E0408"])
    let failure = refusal([files[0], files[4]])
    #expect(failure.map(\.code) == ["E0409"])
    #expect(failure.first?.message.en == "shard 2-4 of 5 is not there")
    let other = try PartialFolder(plan: Self.plan, count: 2)
    #expect(codes([other.files[0], files[1]]) == ["E0406"])
  }

  @Test("other programs, questions, models and posteriors are refused")
  func origin() throws {
    let first = try PartialFolder(plan: Self.plan, count: 2).keeping(0)
    func second(_ change: (inout Partial.Origin) -> Void) throws -> [String] {
      var origin = PartialFolder.origin
      change(&origin)
      let other = try PartialFolder(plan: Self.plan, count: 2, origin: origin)
      // Its files are there as long as it is.
      return withExtendedLifetime(other) { codes(first.files + other.files[1...]) }
    }
    #expect(try second { $0.outturn = "2" } == ["E0405"])
    #expect(try second { $0.words.append("--seed=3") } == ["E0406"])
    #expect(try second { $0.sha256 = "ff" } == ["E0406"])
    let plan = StandardWorkload.posteriorParameters.plan(paths: 80_000, seed: 8)
    let other = try PartialFolder(plan: plan, count: 2)
    #expect(codes(first.files + other.files[1...]) == ["E0407"])
    // Merged where the fit gives other digits: the plan at hand is not the partials'.
    let set = try PartialSet(files: other.files, version: "1")
    #expect(throws: SimulationRefusal.otherInputs(simulation: 0)) {
      try set.simulation.ensemble(of: Self.plan, threads: 1)
    }
  }

  private func codes(_ files: [String]) -> [String] { refusal(files).map(\.code) }

  private func refusal(_ files: [String]) -> [Diagnostic] {
    do {
      _ = try PartialSet(files: files, version: "1")
      return []
    } catch {
      return error.diagnostics
    }
  }
}

/// The partials of one plan in a folder that is removed with this object.
private final class PartialFolder {
  static let origin = Partial.Origin(
    outturn: "1", words: ["probability"], model: "sample", sha256: "00")

  private let folder: URL
  private(set) var files: [String] = []

  init(plan: SimulationPlan, count: Int, origin: Partial.Origin = origin) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for number in 1...count {
      let simulation = ShardSimulation(Shard(number: number, count: count)!)
      _ = try simulation.ensemble(of: plan, threads: 1)
      let partial = Partial(origin: origin, folder: ".", lapack: "reference 3", of: simulation)
      files.append(folder.appendingPathComponent("\(number).part").path)
      try write(partial.bytes, number - 1)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func keeping(_ place: Int) -> PartialFolder {
    files = [files[place]]
    return self
  }

  func bytes(_ place: Int) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: files[place])))
  }

  func write(_ bytes: [UInt8], _ place: Int) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: files[place]))
  }
}
