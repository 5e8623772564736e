import Foundation
import Testing

@Suite("What adds up, on the command line")
struct IdentityCommandTests {
  private static let model = "Tests/CommandTests/Reference/yongzhou-sectors"
  private static let sectors = ["primary", "secondary", "tertiary"]
  private static let shares = [17.4, 33, 49.6]

  private static func project(_ arguments: [String] = []) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["project", model, "--paths", "2e4", "--format", "json"] + arguments)
  }

  /// One number of a series by year.
  private static func numbers(
    _ scenario: [String: Any], _ series: String, _ measure: String, _ key: String
  ) throws -> [Double] {
    let all = try #require(scenario["series"] as? [[String: Any]])
    let one = try #require(all.first { $0["id"] as? String == series })
    return try #require(one["periods"] as? [[String: Any]]).map {
      try #require(($0[measure] as? [String: Any])?[key] as? Double)
    }
  }

  @Test("Expected levels of three sectors sum to GDP's in every year")
  func levels() throws {
    let outcome = try Self.project()
    try #require(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let scenario = try #require((document["scenarios"] as? [[String: Any]])?.first)
    let total = try Self.numbers(scenario, "gdp", "level", "mean")
    let parts = try Self.sectors.map { try Self.numbers(scenario, $0, "level", "mean") }
    #expect(total.count == 4)
    for year in total.indices {
      // Means are kept in bins' units: exact but for rounding.
      #expect(abs(parts.reduce(0) { $0 + $1[year] } / total[year] - 1) < 1e-9)
    }
    let identity = try #require((document["identities"] as? [[String: Any]])?.first)
    #expect(identity["total"] as? String == "gdp")
    let named = try #require(identity["parts"] as? [[String: Any]])
    #expect(named.compactMap { $0["series"] as? String } == Self.sectors)
    #expect(
      abs(named.compactMap { $0["share"] as? Double }.reduce(0, +) - 1) < 1e-12)
  }

  @Test("A series that adds up has no probability over its own step alone, and is refused by name")
  func raoBlackwell() throws {
    let outcome = try Self.project(["--sampler", "rao-blackwell"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("(gdp)") && outcome.errors.contains("rao-blackwell"))
  }

  @Test("A condition on the total stays, and the sectors add up to it")
  func condition() throws {
    let outcome = try Self.project(["--condition", "gdp@2025=5"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let scenarios = try #require(try outcome.json["scenarios"] as? [[String: Any]])
    let scenario = try #require(scenarios.last)
    #expect(abs(try Self.numbers(scenario, "gdp", "growth", "mean")[0] - 5) < 1e-9)
    #expect(try Self.numbers(scenario, "gdp", "growth", "sd")[0] < 1e-6)
    let sum = try zip(Self.sectors, Self.shares).reduce(0.0) {
      $0 + $1.1 / 100 * (try Self.numbers(scenario, $1.0, "growth", "mean")[0])
    }
    #expect(abs(sum - 5) < 1e-9)
  }

  @Test("What cannot add up is refused, and a part has no base of its own")
  func refusals() throws {
    let fixed = [("gdp", "9"), ("primary", "4"), ("secondary", "4"), ("tertiary", "4")]
    let outcome = try Self.project(fixed.flatMap { ["--condition", "\($0)@2025=\($1)"] })
    #expect(outcome.status != 0 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("do not add up"), "\(outcome.errors)")
    let base = try Self.project(["--base", "tertiary@2024=1300"])
    #expect(base.status != 0 && base.errors.contains("E0232"), "\(base.errors)")
  }

  @Test("A part's level target has a probability, and no closed form, which would not add up")
  func targets() throws {
    let outcome = try BuiltCommand.run(
      ["probability", Self.model, "--paths", "2e4", "--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let targets = try #require(try outcome.json["targets"] as? [[String: Any]])
    #expect(
      targets.compactMap { $0["id"] as? String } == ["gdp.growth", "tertiary.level"])
    for target in targets {
      let probability = try #require(target["probability"] as? Double)
      #expect((0.05...0.95).contains(probability))
      #expect(target["closed_form"] is NSNull)
    }
  }

  @Test("The text says what adds up in both languages")
  func text() throws {
    let english = try BuiltCommand.run(["project", Self.model, "--paths", "2e4"])
    #expect(
      english.output.contains(
        "GDP = Primary sector (17.4 %) + Secondary sector (33.0 %) + Tertiary sector (49.6 %)"),
      "\(english.output)")
    let chinese = try BuiltCommand.run(
      ["project", Self.model, "--paths", "2e4"], language: "zh_CN.UTF-8")
    #expect(chinese.output.contains("地区生产总值＝第一产业增加值（17.4%）"), "\(chinese.output)")
  }
}
