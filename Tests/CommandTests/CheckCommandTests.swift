import Foundation
import Testing

@Suite("The audit of Lingling's plan")
struct CheckCommandTests {
  private let document: [String: Any]

  init() throws {
    let outcome = try BuiltCommand.run(["check", BuiltCommand.lingling, "--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    document = try outcome.json
  }

  private func row(_ indicator: String) throws -> [String: Any] {
    let rows = try #require(document["coherence"] as? [[String: Any]])
    return try #require(rows.first { $0["indicator"] as? String == indicator })
  }

  private func findings(_ indicator: String) -> [[String: Any]] {
    (document["findings"] as? [[String: Any]] ?? []).filter {
      $0["indicator"] as? String == indicator
    }
  }

  @Test(
    "trade: the level is a growth of 5.0 %, the growth needs 21.6, and rounding just reconciles")
  func trade() throws {
    let row = try row("trade")
    #expect(row["verdict"] as? String == "slack")
    #expect(abs(try #require(row["implied_growth"] as? Double) - 5) < 1e-12)
    #expect(abs(try #require(row["required_level"] as? Double) - 21.6) < 1e-12)
    #expect(row["reconcilable_within_rounding"] as? Bool == true)
    #expect(findings("trade").contains { $0["code"] as? String == "W0411" })
    #expect(
      findings("trade").allSatisfy { ($0["quote"] as? String ?? "").contains("外贸进出口总额超21亿元") })
  }

  @Test("key projects: 20.7 % beside 5.5 % is a question of scope")
  func keyProjects() throws {
    let row = try row("key_project_investment")
    #expect(row["verdict"] as? String == "scope")
    #expect(abs(try #require(row["implied_growth"] as? Double) - 20.7057) < 1e-3)
    #expect(row["stated_growth"] as? Double == 5.5)
  }

  @Test("industrial output: 10.0 % beside 7.5 % of value added are different concepts")
  func industrialOutput() throws {
    let row = try row("industry_output")
    #expect(row["verdict"] as? String == "concept")
    #expect(abs(try #require(row["implied_growth"] as? Double) - 10) < 1e-9)
    let finding = try #require(findings("industry_output").first)
    let numbers = try #require(finding["numbers"] as? [String: Double])
    #expect(numbers["other_growth"] == 7.5)
  }

  @Test(
    "targets below last year's outcome are named with both numbers and their sentence",
    arguments: [
      ("grain_output", 38.0, 37.0), ("urban_jobs", 5967, 5600), ("rural_jobs", 5127, 5100),
      ("contracted_capital", 52, 50), ("new_above_limit_trade", 17, 15),
      ("new_family_farms", 35, 10), ("contracted_projects", 35, 30),
      ("high_standard_farmland", 3.12, 2.03), ("new_above_scale_agriculture", 5, 3),
    ])
  func belowLastYear(indicator: String, outturn: Double, target: Double) throws {
    let finding = try #require(
      findings(indicator).first { $0["code"] as? String == "W0407" }, "\(indicator)")
    let numbers = try #require(finding["numbers"] as? [String: Double])
    #expect(numbers["outturn"] == outturn)
    #expect(numbers["target"] == target)
    #expect(!(finding["quote"] as? String ?? "").isEmpty)
  }

  @Test("GDP: the base that both targets agree on is 312.8, and prices move it")
  func grossProduct() throws {
    let finding = try #require(findings("gdp").first { $0["code"] as? String == "W0406" })
    let numbers = try #require(finding["numbers"] as? [String: Double])
    #expect(abs(numbers["implied_base"]! - 330 / 1.055) < 1e-9)
    #expect(abs(numbers["per_deflator_point"]! - 3.16) < 0.05)
  }

  @Test("every indicator of the plan is counted and no file has an error")
  func counts() throws {
    let counts = try #require(document["counts"] as? [String: Int])
    #expect(counts["indicators"] == 95)
    let rows = try #require(document["indicators"] as? [[String: Any]])
    #expect(Set(rows.compactMap { $0["id"] as? String }).count == 95)
    for target in rows.flatMap({ $0["targets"] as? [[String: Any]] ?? [] }) {
      #expect(target["basis"] is String || target["reason"] is String)
    }
    #expect(counts["errors"] == 0)
  }

  @Test("is told in both languages", arguments: ["en", "zh-Hans"])
  func text(language: String) throws {
    let outcome = try BuiltCommand.run(["check", BuiltCommand.lingling, "--language", language])
    #expect(outcome.status == 0)
    for number in ["21.6", "20.7", "312.8", "5967", "5600"] {
      #expect(
        outcome.output.replacing(",", with: "").contains(number), "\(number) in \(language)")
    }
  }
}
