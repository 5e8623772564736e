import Foundation
import Testing

@Suite("The forecast on Lingling's real figures")
struct ForecastCommandTests {
  private static let single = [
    "probability", BuiltCommand.lingling, "--indicator", "gdp", "--growth", "5.5", "--in", "2026",
    "--format", "json",
  ]

  @Test("answers for GDP growth of 5.5 % with every field of the contract")
  func singleTarget() throws {
    let outcome = try BuiltCommand.run(Self.single + ["--paths", "1e5"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    for key in [
      "schema", "outturn", "model", "seed", "paths", "lapack", "warnings", "targets", "joint",
      "binding", "sources_of_uncertainty", "borrowing", "composition", "scenario",
    ] {
      #expect(document.keys.contains(key), "\(key) is missing")
    }
    #expect(document["schema"] as? String == "outturn.probability/1")
    #expect(document["paths"] as? Int == 100_000)
    let target = try #require((document["targets"] as? [[String: Any]])?.first)
    for key in [
      "id", "indicator", "period", "measure", "sense", "threshold", "probability",
      "mc_standard_error", "closed_form", "as_published", "by_model", "quantiles",
    ] {
      #expect(target.keys.contains(key), "\(key) is missing")
    }
    let probability = try #require(target["probability"] as? Double)
    #expect(0.2 < probability && probability < 0.8)
    let published = try #require(target["as_published"] as? [String: Any])
    #expect(published["threshold"] as? Double == 5.45)
    #expect(try #require(published["probability"] as? Double) > probability)
    let models = try #require(target["by_model"] as? [String: Double])
    #expect(
      Set(models.keys) == ["regional_random_walk", "regional_reverting", "bvar"])
    // The headline is the half-and-half pool of the two regional forms, over the same paths.
    let pooled = (models["regional_random_walk"]! + models["regional_reverting"]!) / 2
    #expect(abs(pooled - probability) < 1e-4)
  }

  @Test("says all of the plan in Chinese on one screen of 50 lines and 100 cells")
  func oneScreen() throws {
    let outcome = try BuiltCommand.run([
      "probability", BuiltCommand.lingling, "--language", "zh-Hans", "--paths", "1e5",
    ])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast(outcome.output.hasSuffix("\n") ? 1 : 0)
    #expect(lines.count <= 50)
    for line in lines {
      // Everything but ASCII takes two cells here, at most.
      let cells = line.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
      #expect(cells <= 104, "\(line)")
    }
    for part in ["结论", "各项目标", "多项目标同时达成", "其他目标", "不确定性", "未给出概率", "复现"] {
      #expect(outcome.output.contains(part), "\(part) is missing")
    }
  }

  @Test("explains the centre: the parts of nation, province, city and district add up")
  func composition() throws {
    let document = try BuiltCommand.run(Self.single + ["--paths", "1e5"]).json
    let parts = try #require(document["composition"] as? [[String: Any]])
    #expect(
      parts.compactMap { $0["region"] as? String } == ["china", "hunan", "yongzhou", "lingling"])
    let sum = parts.compactMap { $0["points"] as? Double }.reduce(0, +)
    let target = try #require((document["targets"] as? [[String: Any]])?.first)
    let quantiles = try #require(target["quantiles"] as? [String: Double])
    #expect(abs(sum - quantiles["0.5"]!) < 0.1)
    for key in ["spread", "sources_of_uncertainty"] {
      let sources = try #require(document[key] as? [[String: Any]])
      #expect(abs(sources.compactMap { $0["share"] as? Double }.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("shows targets as signals, and manages figures to them only when asked")
  func information() throws {
    let plan = [
      "probability", BuiltCommand.lingling, "--format", "json", "--paths", "1e5", "--draws", "512",
    ]
    let document = try BuiltCommand.run(plan).json
    let signals = try #require(document["target_information"] as? [[String: Any]])
    let growth = try #require(signals.first { $0["target"] as? String == "gdp.growth" })
    // The district has no record of its own; the province's targets were missed on average.
    #expect(growth["region"] as? String == "hunan")
    #expect(try #require(growth["bias"] as? Double) < 0)
    #expect(
      try #require(growth["with"] as? Double) < #require(growth["without"] as? Double))
    #expect((document["managed"] as? [Any])?.isEmpty == true)
    let asked = try BuiltCommand.run(plan + ["--managed-to-target"]).json
    let managed = try #require(asked["managed"] as? [[String: Any]])
    #expect(managed.count == 4)
    for entry in managed {
      let moved = try #require(entry["moved"] as? Double)
      #expect(moved >= 0)
      #expect(
        abs(
          try #require(entry["probability"] as? Double)
            - #require(entry["unmanaged"] as? Double) - moved) < 1e-12)
    }
  }

  @Test("agrees with the conjugate member's closed form within four standard errors")
  func closedForm() throws {
    let document = try BuiltCommand.run(Self.single + ["--paths", "1e6"]).json
    let check = try #require(document["closed_form_check"] as? [String: Any])
    let z = try #require(check["z"] as? Double)
    #expect(abs(z) < 4)
  }

  @Test("is the same bytes on 1, 2 and 7 threads, and for the same seed again")
  func threads() throws {
    let arguments = [
      "probability", BuiltCommand.lingling, "--format", "json", "--paths", "2e5", "--draws", "1024",
    ]
    let first = try BuiltCommand.run(arguments + ["--threads", "1"])
    #expect(first.status == 0)
    for threads in ["1", "2", "7"] {
      let again = try BuiltCommand.run(arguments + ["--threads", threads])
      #expect(again.output == first.output, "\(threads) threads")
    }
  }

  @Test("differs for another seed by a few Monte Carlo errors and no more")
  func seeds() throws {
    func target(_ seed: String) throws -> (value: Double, error: Double) {
      let document = try BuiltCommand.run(Self.single + ["--seed", seed, "--paths", "1e5"]).json
      let target = try #require((document["targets"] as? [[String: Any]])?.first)
      return (
        try #require(target["probability"] as? Double),
        try #require(target["mc_standard_error"] as? Double)
      )
    }
    let one = try target("1")
    let two = try target("2")
    #expect(one.value != two.value)
    let error = (one.error * one.error + two.error * two.error).squareRoot()
    #expect(abs(one.value - two.value) < 4.5 * error)
  }

  @Test("moves with an assumption on trade in the direction of the link, and says by how much")
  func assumption() throws {
    let outcome = try BuiltCommand.run([
      "project", BuiltCommand.lingling, "--scenario", "baseline", "--scenario", "plan", "--assume",
      "trade@2026=-8", "--through", "2030", "--format", "json", "--paths", "2e5",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let scenarios = try #require(document["scenarios"] as? [[String: Any]])
    #expect(scenarios.compactMap { $0["id"] as? String } == ["baseline", "plan", "line"])
    let series = try #require(scenarios[0]["series"] as? [[String: Any]])
    #expect(series.compactMap { $0["id"] as? String } == ["gdp", "industry", "retail", "trade"])
    for entry in series {
      let periods = try #require(entry["periods"] as? [[String: Any]])
      #expect(
        periods.compactMap { $0["period"] as? String } == ["2026", "2027", "2028", "2029", "2030"])
    }
    let comparison = try #require(document["comparison"] as? [[String: Any]])
    let odds = comparison.compactMap { $0["probability"] as? Double }
    #expect(odds[2] < odds[1])
    func effect(_ series: String, in scenario: Int) throws -> [String: Any] {
      let effects = try #require(scenarios[scenario]["effects"] as? [[String: Any]])
      return try #require(
        effects.first { $0["series"] as? String == series && $0["period"] as? String == "2026" })
    }
    // Trade is linked to GDP with a positive sign, so a lower trade moves GDP down.
    let planned = try #require(try effect("gdp", in: 1)["mean_after"] as? Double)
    let lower = try #require(try effect("gdp", in: 2)["mean_after"] as? Double)
    #expect(lower < planned)
    let change = try #require(try effect("gdp", in: 2)["change"] as? Double)
    let parts = try #require(try effect("gdp", in: 2)["contributions"] as? [[String: Any]])
    #expect(abs(parts.compactMap { $0["change"] as? Double }.reduce(0, +) - change) < 1e-9)
    // The assumed cell lands on its value.
    #expect(abs(try #require(try effect("trade", in: 2)["mean_after"] as? Double) + 8) < 1e-9)
  }

  private static func project(_ arguments: [String]) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["project", BuiltCommand.lingling, "--format", "json", "--paths", "1e5"] + arguments)
  }

  @Test("takes a known outcome on top of the last scenario named")
  func knownOutcome() throws {
    let outcome = try Self.project([
      "--scenario", "plan", "--scenario", "baseline", "--scenario", "export-slump",
      "--condition", "industry@2026=7.5",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let scenarios = try #require(try outcome.json["scenarios"] as? [[String: Any]])
    #expect(
      scenarios.compactMap { $0["id"] as? String } == [
        "plan", "baseline", "export-slump", "line",
      ])
    let line = scenarios[3]
    #expect((line["assumptions"] as? [Any])?.count == 1)
    let condition = try #require((line["conditions"] as? [[String: Any]])?.first)
    #expect(condition["text"] as? String == "industry@2026=7.5")
    #expect(condition["kind"] as? String == "exact")
    #expect(condition["conditioned_mean"] as? Double == 7.5)
    let conditioning = try #require(line["conditioning"] as? [String: Any])
    #expect(try #require(conditioning["effective_sample_size"] as? Double) > 1000)
    let agreement = try #require(conditioning["agreement"] as? [String: Any])
    for key in ["mean", "covariance", "log_density"] {
      #expect(try #require(agreement[key] as? Double) < 1e-8)
    }
    // Known is known, on every path; and industry says something of GDP.
    func period(_ scenario: Int, _ series: Int, _ year: Int) throws -> [String: Any] {
      let all = try #require(scenarios[scenario]["series"] as? [[String: Any]])
      return try #require((all[series]["periods"] as? [[String: Any]])?[year])
    }
    let industry = try period(3, 1, 0)
    #expect(abs(try #require(industry["mean"] as? Double) - 7.5) < 1e-9)
    #expect(try #require(industry["sd"] as? Double) < 1e-9)
    let spreads = try [2, 3].map { try #require(try period($0, 0, 0)["sd"] as? Double) }
    #expect(spreads[1] < 0.9 * spreads[0])
    for effect in try #require(line["effects"] as? [[String: Any]]) {
      let parts = try #require(effect["contributions"] as? [[String: Any]])
      #expect(
        parts.compactMap { $0["kind"] as? String } == ["assumption", "condition", "reweighting"])
      let sum = parts.compactMap { $0["change"] as? Double }.reduce(0, +)
      #expect(abs(sum - (try #require(effect["change"] as? Double))) < 1e-9)
    }
  }

  @Test("gives a distribution and a region what was asked for")
  func distributions() throws {
    let outcome = try Self.project([
      "--condition", "gdp@2026=5.5+-0.3", "--condition", "retail@2027>=4",
    ])
    let line = try #require((try outcome.json["scenarios"] as? [[String: Any]])?.last)
    let series = try #require(line["series"] as? [[String: Any]])
    let gdp = try #require((series[0]["periods"] as? [[String: Any]])?[0])
    // 100,000 paths on evenly spread values.
    #expect(abs(try #require(gdp["mean"] as? Double) - 5.5) < 0.01)
    #expect(abs(try #require(gdp["sd"] as? Double) - 0.3) < 0.01)
    let retail = try #require((series[2]["periods"] as? [[String: Any]])?[1])
    let low = try #require((retail["quantiles"] as? [String: Double])?["0.05"])
    #expect(low > 4)
    let conditioning = try #require(line["conditioning"] as? [String: Any])
    let probability = try #require(conditioning["region_probability"] as? Double)
    #expect(0.3 < probability && probability < 0.8)
  }

  @Test(
    "refuses conditions that cannot hold, by name",
    arguments: [
      (["gdp@2026=5.5", "gdp@2026>=6"], "gdp@2026>=6"), (["gdp@2026=55"], "line"),
      (["gdp@2031=5"], "--through 2031"), (["gdp@2026=5", "gdp@2026=6"], "gdp@2026=6"),
      (["gdp@2026=5", "gdp@2026=5+-1"], "gdp@2026=5+-1"),
    ])
  func refusedConditions(conditions: [String], named: String) throws {
    let outcome = try Self.project(conditions.flatMap { ["--condition", $0] })
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(named), "\(outcome.errors)")
  }

  @Test("shows the bases of the GDP level side by side, a given one among them")
  func bases() throws {
    let document = try BuiltCommand.run([
      "probability", BuiltCommand.lingling, "--indicator", "gdp", "--level", "330", "--base",
      "gdp@2025=312.8", "--format", "json", "--paths", "1e5",
    ]).json
    let bases = try #require(document["base_levels"] as? [[String: Any]])
    #expect(bases.compactMap { $0["kind"] as? String } == ["built_up", "implied_by_plan", "given"])
    #expect(bases.compactMap { $0["in_use"] as? Bool } == [false, false, true])
    let odds = bases.compactMap { $0["probability"] as? Double }
    #expect(odds[0] < odds[1])
  }

  @Test("judges a condition in the target language, never above its weakest part")
  func condition() throws {
    let document = try BuiltCommand.run([
      "probability", BuiltCommand.lingling, "--target",
      "gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330", "--format", "json", "--paths", "1e5",
    ]).json
    let joint = try #require(
      (document["expressions"] as? [[String: Any]])?.first?["probability"] as? Double)
    let parts = try #require(document["targets"] as? [[String: Any]])
    let single = parts.compactMap { $0["probability"] as? Double }
    #expect(single.count == 2)
    #expect(joint <= single.min()! && joint >= max(0, single.reduce(-1, +)))
  }

  @Test("gives every target of the plan a probability or a reason")
  func wholePlan() throws {
    let document = try BuiltCommand.run([
      "probability", BuiltCommand.lingling, "--format", "json", "--paths", "1e5",
    ]).json
    let targets = try #require(document["targets"] as? [[String: Any]])
    let unavailable = try #require(document["unavailable"] as? [[String: Any]])
    let named =
      Set(targets.compactMap { $0["indicator"] as? String })
      .union(unavailable.compactMap { $0["indicator"] as? String })
    #expect(named.count == 95)
    let bases = targets.compactMap { $0["basis"] as? String }
    #expect(bases.count { $0 == "joint_paths" } == 6)
    #expect(bases.count { $0 == "kind_prior" } == 20)
    for entry in unavailable { #expect(entry["reason"] as? String != nil) }
    let joint = try #require(document["joint"] as? [String: Any])
    let atLeast = try #require(joint["at_least"] as? [Double])
    #expect(atLeast.count == 5 && atLeast[0] == 1)
    #expect(zip(atLeast, atLeast.dropFirst()).allSatisfy { $0 >= $1 })
    let all = try #require(joint["all"] as? [String: Any])
    #expect(all["probability"] as? Double == atLeast[4])
    let binding = try #require(document["binding"] as? [[String: Any]])
    #expect(binding.allSatisfy { ($0["gain"] as? Double ?? -1) >= 0 })
  }

  @Test("ends with 3 when the probability is below the one asked for, and with 0 otherwise")
  func failBelow() throws {
    let base = Self.single + ["--paths", "1e4", "--draws", "256"]
    #expect(try BuiltCommand.run(base + ["--fail-below", "0.99"]).status == 3)
    #expect(try BuiltCommand.run(base + ["--fail-below", "0.01"]).status == 0)
  }
}
