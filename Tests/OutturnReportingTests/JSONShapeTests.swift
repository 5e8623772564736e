import Foundation
import OutturnReporting
import OutturnSeries
import Testing

/// The keys that scripts rely on.
@Suite("The JSON contract")
struct JSONShapeTests {
  @Test("Every document starts with the header's keys", arguments: Verb.allCases)
  func header(verb: Verb) throws {
    let object = try Self.object(verb)
    try expect(
      object, has: ["schema", "outturn", "model", "seed", "paths", "lapack", "warnings"])
    #expect(object["schema"] as? String == "outturn.\(verb.rawValue)/1")
  }

  @Test("A probability document has the keys of the contract")
  func probability() throws {
    let object = try Self.object(.probability)
    try expect(
      object,
      has: [
        "region", "scenario", "rounding", "targets", "unavailable", "joint", "binding",
        "expressions", "base_levels", "borrowing", "composition", "spread",
        "sources_of_uncertainty", "calibration", "calibration_note", "closed_form_check",
      ])
    #expect(object["scenario"] as? String == "push")
    let targets = try Self.objects(object["targets"])
    #expect(targets.count == 5)
    for target in targets {
      try expect(
        target,
        has: [
          "id", "indicator", "period", "measure", "sense", "threshold", "unit", "headline",
          "probability", "mc_standard_error", "closed_form", "as_published", "by_model",
          "quantiles", "record", "basis", "kind", "judged_as", "stretch",
        ])
      let quantiles = try #require(target["quantiles"] as? [String: Double])
      #expect(
        quantiles.keys.sorted() == ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"])
    }
    let published = try Self.object(targets[0]["as_published"])
    try expect(published, has: ["threshold", "probability"])
    #expect(targets[1]["closed_form"] is NSNull)
    let joint = try Self.object(object["joint"])
    try expect(
      joint,
      has: [
        "all", "forecastable", "product_of_marginals", "at_least", "expected_met", "promised",
        "pairs", "whole_plan",
      ])
    try expect(
      Self.object(joint["whole_plan"]),
      has: ["targets", "unlinked", "expected_met", "all", "at_least"])
    try expect(
      Self.objects(joint["pairs"])[0],
      has: ["first", "second", "both", "first_given_second", "second_given_first"])
    try expect(Self.object(joint["all"]), has: ["probability", "mc_standard_error"])
    #expect((joint["at_least"] as? [Double])?.first == 1)
    try expect(
      Self.objects(object["binding"])[0],
      has: ["target", "joint_without", "gain", "joint_if_met", "eased"])
    try expect(
      Self.objects(object["sources_of_uncertainty"])[0],
      has: ["target", "source", "share", "mc_standard_error", "if_known"])
    try expect(
      Self.objects(object["unavailable"])[3],
      has: ["indicator", "name", "measure", "threshold", "reason", "explanation"])
    try expect(
      Self.objects(object["base_levels"])[0],
      has: [
        "kind", "level_median", "level_low", "level_high", "probability", "mc_standard_error",
        "in_use",
      ])
  }

  @Test("A projection has the keys of the contract, growth beside level")
  func project() throws {
    let object = try Self.object(.project)
    try expect(object, has: ["region", "base_year", "through", "draws", "scenarios", "comparison"])
    let scenario = try Self.objects(object["scenarios"])[1]
    try expect(
      scenario,
      has: [
        "id", "name", "story", "source", "assumptions", "volatility", "tails", "plausibility",
        "effects", "series",
      ])
    try expect(
      Self.objects(scenario["assumptions"])[0],
      has: ["series", "first", "last", "growth", "modelled_mean", "gap"])
    let series = try Self.objects(scenario["series"])
    for entry in series {
      try expect(
        entry, has: ["id", "name", "unit", "is_real", "level_unit", "history", "periods"])
      for period in try Self.objects(entry["periods"]) {
        try expect(
          period, has: ["period", "mean", "sd", "quantiles", "growth", "level", "level_reason"])
        let growth = try Self.object(period["growth"])
        #expect(growth["mean"] as? Double == period["mean"] as? Double)
      }
    }
    #expect(try Self.objects(series[2]["periods"])[0]["level"] is NSNull)
    let comparison = try Self.objects(object["comparison"])
    #expect(comparison[0]["change_from_first"] is NSNull)
    #expect(comparison[1]["change_standard_error"] as? Double == 0.0003)
  }

  @Test("A check has the keys of the contract and nulls where the plan is silent")
  func check() throws {
    let object = try Self.object(.check)
    try expect(object, has: ["diagnostics", "coherence", "findings", "counts"])
    #expect(object["seed"] is NSNull)
    for diagnostic in try Self.objects(object["diagnostics"]) {
      try expect(
        diagnostic, has: ["severity", "code", "file", "line", "column", "message", "help"])
    }
    for entry in try Self.objects(object["coherence"]) {
      try expect(
        entry,
        has: [
          "indicator", "base", "base_interval", "stated_growth", "stated_level",
          "implied_growth", "implied_growth_interval", "required_level", "implied_base",
          "verdict", "reconcilable_within_rounding", "explanation", "quotes",
        ])
    }
  }

  @Test("A description has the keys of the contract")
  func describe() throws {
    let object = try Self.object(.describe)
    try expect(object, has: ["regions", "series", "scenarios", "plan"])
    let series = try Self.objects(object["series"])[1]
    try expect(
      series,
      has: [
        "region", "id", "name", "unit", "measure", "first", "last", "count", "missing", "values",
      ])
    let value = try Self.objects(series["values"])[1]
    try expect(value, has: ["period", "value", "status", "source", "note", "is_used"])
    #expect(value["value"] as? String == "5")
  }

  @Test("A benchmark has the keys of the contract")
  func bench() throws {
    let object = try Self.object(.bench)
    try expect(
      object,
      has: [
        "workload", "paths", "horizon", "threads", "precision", "isa", "seconds", "cpu_seconds",
        "paths_per_second", "paths_per_cpu_second", "normals_per_cpu_second",
        "peak_memory_bytes", "probability", "joint", "closed_form", "cells",
      ])
    #expect(object["model"] is NSNull)
  }

  @Test("A fit has the keys of the contract")
  func fit() throws {
    let object = try Self.object(.fit)
    try expect(
      object,
      has: [
        "asked", "draws", "modelled", "regions", "series", "borrowing", "diagnostics", "conjugate",
        "estimators",
      ])
    let series = try Self.objects(object["series"])[0]
    let parameter = try Self.objects(series["parameters"])[0]
    try expect(parameter, has: ["model", "id", "mean", "sd", "quantiles", "r_hat", "ess"])
  }

  @Test("Every estimator of a fit has the same keys, null or empty where it has nothing")
  func estimators() throws {
    let estimators = try Self.objects(Self.object(.fit)["estimators"])
    for estimator in estimators {
      try expect(
        estimator,
        has: [
          "id", "name", "model", "region", "region_name", "series", "sample", "outliers",
          "refusal", "expected", "coefficients", "parameters", "figures", "criteria",
          "criteria_definition", "tests", "roots", "granger", "impulse_responses",
          "variance_shares", "last_year", "borrowing", "diagnostics",
        ])
      try expect(Self.object(estimator["outliers"]), has: ["rule", "years", "statement"])
    }
    func find(_ id: String) throws -> [String: Any] {
      try #require(estimators.first { $0["id"] as? String == id })
    }
    let regression = try find("regression")
    try expect(Self.object(regression["sample"]), has: ["from", "through", "rows", "lags"])
    let coefficient = try Self.objects(regression["coefficients"])[0]
    try expect(
      coefficient,
      has: ["equation", "regressor", "estimate", "standard_errors", "p_value", "sampling"])
    #expect(coefficient["sampling"] is NSNull)
    try expect(
      Self.objects(regression["tests"])[3],
      has: ["id", "name", "statistic", "p_value", "p_value_simulated", "verdict", "meaning"])
    #expect(
      try Self.objects(regression["tests"]).compactMap { $0["verdict"] as? String }
        == ["passed", "borderline", "failed", "unavailable"])
    try expect(
      Self.objects(regression["criteria"])[0], has: ["lags", "aic", "bic", "hq", "used"])
    let parameter = try Self.objects(find("bayesian-var")["parameters"])[0]
    try expect(parameter, has: ["id", "name", "mean", "sd", "quantiles", "sampling"])
    try expect(
      Self.object(parameter["sampling"]),
      has: ["r_hat", "ess_bulk", "ess_tail", "mc_standard_error"])
    try expect(Self.objects(find("panel")["borrowing"])[0], has: ["unit", "from", "share"])
    let refusal = try Self.object(find("volatility")["refusal"])
    try expect(refusal, has: ["message", "help"])
    #expect(try find("volatility")["sample"] is NSNull)
  }

  @Test("Numbers keep their full precision")
  func precision() throws {
    var document = SampleDocuments.single
    document.targets[0].probability = 0.1 + 0.2
    // By decoder: JSONSerialization itself loses the last digit.
    struct Targets: Decodable {
      struct Target: Decodable { var probability: Double }
      var targets: [Target]
    }
    let read = try JSONDecoder().decode(Targets.self, from: JSONRenderer().data(document))
    #expect(read.targets[0].probability == 0.1 + 0.2)
  }

  @Test(
    "A number that is not finite is refused with its place",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    var document = SampleDocuments.single
    document.targets[0].probability = value
    #expect(throws: ReportingError.notFinite(path: "targets.[0].probability")) {
      try JSONRenderer().data(document)
    }
  }

  @Test("A back-test has the contract's scores, and the model beside naive ones")
  func backtest() throws {
    let object = try Self.object(.backtest)
    try expect(
      object,
      has: ["origins", "horizons", "forecasters", "reference", "scores", "without", "unscored"])
    let scores = try Self.objects(object["scores"])
    for score in scores {
      try expect(
        score,
        has: [
          "model", "region", "series", "kind", "horizon", "n", "units", "years", "crps", "skill",
          "log_score", "brier", "brier_parts", "cover", "cover_intervals", "pit_ks",
          "pit_deciles", "reliability", "comparison",
        ])
      let cover = try #require(score["cover"] as? [String: Double])
      #expect(cover.keys.sorted() == ["50", "80", "90"])
    }
    #expect(Set(scores.compactMap { $0["model"] as? String }) == ["regional", "naive_rw"])
    #expect(scores[1]["skill"] is NSNull && scores[1]["comparison"] is NSNull)
  }

  @Test("A comparison has the keys of the contract, a change with its error")
  func comparison() throws {
    let object = try Self.object(.compare)
    try expect(object, has: ["kind", "compared", "sides", "differences", "changes", "one_sided"])
    for difference in try Self.objects(object["differences"]) {
      try expect(
        difference,
        has: [
          "kind", "id", "name", "target", "period", "measure", "unit", "from", "to", "before",
          "after", "change", "mc_standard_error",
        ])
    }
  }

  @Test("An update has what it was before, what it is, and news that sum to the change")
  func update() throws {
    let object = try Self.object(.update)
    try expect(
      object,
      has: [
        "region", "scenario", "targets", "before", "after", "outlook", "required_remaining", "news",
        "left_out", "basis",
      ])
    let news = try Self.objects(object["news"])
    let total = news.reduce(0) { $0 + ($1["contribution"] as? Double ?? .nan) }
    func odds(_ key: String) throws -> Double {
      try #require(try Self.object(object[key])["probability"] as? Double)
    }
    #expect(abs(try odds("after") - odds("before") - total) < 1e-12)
    for entry in try Self.objects(object["required_remaining"]) {
      try expect(
        entry,
        has: [
          "target", "annual", "through", "year_to_date", "elapsed", "carried", "missing",
          "required", "low", "high", "expected", "probability",
        ])
    }
  }

  @Test("The same document gives the same bytes, slashes unescaped, with a line end")
  func bytes() throws {
    var document = SampleDocuments.check
    document.diagnostics[0].file = "a/b.yaml"
    let text = try JSONRenderer().text(document)
    #expect(try JSONRenderer().text(document) == text)
    #expect(text.contains("\"a/b.yaml\""))
    #expect(text.hasSuffix("}\n"))
  }

  // MARK: Reading back

  static func object(_ verb: Verb) throws -> [String: Any] {
    let renderer = JSONRenderer()
    let data =
      switch verb {
      case .initialize: try renderer.data(SampleDocuments.initialize)
      case .check: try renderer.data(SampleDocuments.check)
      case .describe: try renderer.data(SampleDocuments.describe)
      case .fit: try renderer.data(SampleDocuments.fit)
      case .selftest: try renderer.data(SampleDocuments.selfTest)
      case .project: try renderer.data(SampleDocuments.project)
      case .probability: try renderer.data(SampleDocuments.probability)
      case .require: try renderer.data(SampleDocuments.require)
      case .update: try renderer.data(SampleDocuments.update)
      case .backtest: try renderer.data(SampleDocuments.backtest)
      case .compare: try renderer.data(SampleDocuments.compare)
      case .rerun: try renderer.data(SampleDocuments.rerun)
      case .report: try renderer.data(SampleDocuments.report)
      case .bench: try renderer.data(SampleDocuments.bench)
      case .batch: try renderer.data(SampleDocuments.batch)
      }
    return try object(JSONSerialization.jsonObject(with: data))
  }

  private static func object(_ value: Any?) throws -> [String: Any] {
    try #require(value as? [String: Any])
  }

  private static func objects(_ value: Any?) throws -> [[String: Any]] {
    try #require(value as? [[String: Any]])
  }

  private func expect(_ object: [String: Any], has keys: [String]) throws {
    let missing = keys.filter { object[$0] == nil }
    #expect(missing.isEmpty, "\(missing) missing from \(object.keys.sorted())")
  }
}
