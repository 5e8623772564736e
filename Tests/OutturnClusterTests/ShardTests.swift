import OutturnCluster
import OutturnSimulation
import Testing

@Suite("A shard is one of several parts")
struct ShardTests {
  @Test("is read as K/N and as nothing else")
  func text() {
    #expect(Shard("2/4") == Shard(number: 2, count: 4))
    #expect(Shard("2/4")?.text == "2/4")
    for text in ["", "2", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", " 1/4", "1/1000001", "1/"] {
      #expect(Shard(text) == nil, "\(text)")
    }
  }

  @Test(
    "all parts together are every chunk once, in order, and differ in size by at most one",
    arguments: [1, 2, 3, 7, 31, 40])
  func chunks(count: Int) throws {
    for paths in [1, 32_768, 32_769, 1_000_000] {
      let plan = StandardWorkload.fixedParameters.plan(paths: paths, seed: 1)
      let parts = try (1...count).map { try #require(Shard(number: $0, count: count)) }
        .map { $0.chunks(of: plan) }
      #expect(parts.flatMap { Array($0) } == Array(0..<plan.chunkCount))
      #expect(parts.map(\.count).max()! - parts.map(\.count).min()! <= 1)
    }
  }
}
