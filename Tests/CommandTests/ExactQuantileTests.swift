import Foundation
import Testing

@Suite("Exact quantiles on the command line")
struct ExactQuantileTests {
  private static func run(_ arguments: [String]) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["project", "Models/lingling-2026", "--paths", "2e4", "--format", "json"] + arguments)
  }

  /// Median and mean of the first year's growth of GDP.
  private static func centre(_ outcome: BuiltCommand.Outcome) throws -> (Double, Double) {
    let document = try outcome.json
    let scenario = try #require((document["scenarios"] as? [[String: Any]])?.first)
    let series = try #require((scenario["series"] as? [[String: Any]])?.first)
    let period = try #require((series["periods"] as? [[String: Any]])?.first)
    let growth = try #require(period["growth"] as? [String: Any])
    let quantiles = try #require(growth["quantiles"] as? [String: Any])
    return (
      try #require(quantiles["0.5"] as? Double ?? quantiles["p50"] as? Double),
      try #require(growth["mean"] as? Double)
    )
  }

  @Test("move a quantile by less than a bin, leave the mean, and are said in the document")
  func project() throws {
    let exact = try Self.run(["--exact-quantiles"])
    try #require(exact.status == 0, "\(exact.errors)")
    let near = try Self.run([])
    let (median, mean) = try Self.centre(exact)
    let (other, same) = try Self.centre(near)
    #expect(mean == same)
    #expect(median != other && abs(median - other) < 0.02)
    #expect(try exact.json["quantile_method"] as? String == "order_statistic")
    #expect(try near.json["quantile_method"] == nil)
    let threads = try Self.run(["--exact-quantiles", "--threads", "1"])
    #expect(threads.output == exact.output)
  }

  @Test("need all paths: a shard is refused")
  func shard() throws {
    let outcome = try Self.run(["--exact-quantiles", "--shard", "1/2"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--exact-quantiles"))
  }
}
