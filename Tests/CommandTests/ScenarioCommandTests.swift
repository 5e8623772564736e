import Foundation
import Testing

@Suite("Scenarios on the command line")
struct ScenarioCommandTests {
  /// As the contract of the command writes it, with fewer paths.
  private static let written = [
    "project", BuiltCommand.lingling, "--scenario", "plan", "--scenario", "baseline",
    "--scenario", "export-slump", "--condition", "industry@2026=7.5", "--paths", "2e4",
  ]
  private static let ids = ["plan", "baseline", "export-slump", "line"]

  private static func scenarios(_ arguments: [String]) throws -> [[String: Any]] {
    let outcome = try BuiltCommand.run(arguments + ["--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(try outcome.json["scenarios"] as? [[String: Any]])
  }

  private static func growth(
    _ scenario: [String: Any], _ series: String, _ period: String
  ) throws -> [String: Any] {
    let all = try #require(scenario["series"] as? [[String: Any]])
    let one = try #require(all.first { $0["id"] as? String == series })
    let periods = try #require(one["periods"] as? [[String: Any]])
    let year = try #require(periods.first { $0["period"] as? String == period })
    return try #require(year["growth"] as? [String: Any])
  }

  @Test("Three scenarios and a condition make four, and the condition is the last one's alone")
  func json() throws {
    let scenarios = try Self.scenarios(Self.written)
    #expect(scenarios.compactMap { $0["id"] as? String } == Self.ids)
    for (id, scenario) in zip(Self.ids, scenarios) {
      let conditions = try #require(scenario["conditions"] as? [[String: Any]])
      #expect(conditions.count == (id == "line" ? 1 : 0))
      let sd = try #require(try Self.growth(scenario, "industry", "2026")["sd"] as? Double)
      #expect(id == "line" ? sd < 1e-9 : sd > 1, "\(id)")
    }
    // The last named is what the line is built on.
    let assumed = try #require(scenarios[3]["assumptions"] as? [[String: Any]])
    #expect(assumed.compactMap { $0["series"] as? String } == ["trade"])
    let industry = try Self.growth(scenarios[3], "industry", "2026")
    #expect(abs(try #require(industry["mean"] as? Double) - 7.5) < 1e-9)
  }

  @Test("The table has the document's numbers, row by row")
  func csv() throws {
    let scenarios = try Self.scenarios(Self.written)
    let outcome = try BuiltCommand.run(Self.written + ["--format", "csv"])
    let rows = outcome.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    func column(_ name: String) throws -> Int {
      try #require(header.firstIndex { $0.hasSuffix(name) })
    }
    let places = try ["series", "period", "measure", "mean", "q50"].map(column)
    let kind = try column("kind")
    var compared = 0
    for row in rows.dropFirst() where row[kind] != "outturn" && row[places[2]] == "growth" {
      let scenario = try #require(Self.ids.firstIndex(of: row[0]))
      let figure = try Self.growth(scenarios[scenario], row[places[0]], row[places[1]])
      let quantiles = try #require(figure["quantiles"] as? [String: Double])
      for (text, number) in [
        (row[places[3]], figure["mean"] as? Double), (row[places[4]], quantiles["0.5"]),
      ] {
        let written = Double(text) ?? .nan
        // A number is read from JSON to its last digit or the one before.
        #expect(abs(written - (number ?? .nan)) <= 1e-14 * abs(written))
      }
      compared += 1
    }
    // Four scenarios, four series, five years.
    #expect(compared == 80)
  }

  @Test(
    "The page names every scenario, what is assumed and what is known",
    arguments: [
      (
        "en", ["The plan's own path", "Baseline", "Export slump", "from the command line"],
        ["Assumed: ", "Known: Industry growth in"]
      ),
      ("zh-Hans", ["计划情景", "基准情景", "出口下滑情景", "命令行情景"], ["假设2026年", "已知2026年规模工业增加值增速为7.5%"]),
    ])
  func text(language: String, names: [String], words: [String]) throws {
    let outcome = try BuiltCommand.run(Self.written + ["--language", language])
    #expect(outcome.status == 0)
    for expected in names + words { #expect(outcome.output.contains(expected), "\(expected)") }
  }

  @Test("A scenario built from another departs from its centre by the points stated")
  func deviation() throws {
    let copy = try ModelCopy()
    let file = """
      name: {zh-Hans: 出口更差, en: Deeper slump}
      story: {zh-Hans: 工业也慢下来。, en: Industry slows as well.}
      source: judgement
      from: export-slump
      deviate:
        industry: {2026: -1.5}
      """
    try copy.write(Array(file.utf8), to: "scenarios/deeper.yaml")
    let scenarios = try Self.scenarios([
      "project", copy.path, "--scenario", "export-slump", "--scenario", "deeper", "--paths", "2e4",
    ])
    let means = try scenarios.map { scenario in
      try ["industry", "gdp"].map { series in
        try #require(try Self.growth(scenario, series, "2026")["mean"] as? Double)
      }
    }
    // The same paths: no noise but rounding.
    #expect(abs(means[1][0] - means[0][0] + 1.5) < 1e-9)
    #expect(means[1][1] < means[0][1])
    let medians = try scenarios.map { scenario in
      let quantiles = try Self.growth(scenario, "trade", "2026")["quantiles"] as? [String: Double]
      return try #require(quantiles?["0.5"])
    }
    // What the first one assumes stays: the median of trade, whose centre it is.
    #expect(medians[0] == medians[1])
    let origins = try #require(scenarios[1]["origins"] as? [[String: Any]])
    #expect(origins.compactMap { $0["id"] as? String } == ["export-slump"])
    #expect((origins[0]["source"] as? String)?.contains("plan report") == true)
    let assumed = try #require(scenarios[1]["assumptions"] as? [[String: Any]])
    #expect(assumed.count == 2)
    #expect(assumed[1]["deviates_from"] as? String == "export-slump")
    #expect(assumed[1]["deviation"] as? Double == -1.5)
  }
}
