import Foundation
import OutturnFiles
import OutturnModels
import OutturnPlanning
import OutturnSeries
import Testing

/// The audit of the shipped plan, against the numbers that a person worked out from the report.
@Suite struct SeedPlanTests {
  private let model: LoadedModel
  private let rows: [String: Coherence]

  init() throws {
    model = try ModelFolder.load(
      at: ShippedModelTests.models.appending(path: "lingling-2026").path)
    rows = Dictionary(
      uniqueKeysWithValues: Coherence.audit(model.plan).map { ($0.indicator, $0) })
  }

  @Test(
    "Verdicts are those that a person comes to",
    arguments: [
      ("trade", Coherence.Verdict.slack), ("key_project_investment", .scope),
      ("industry_output", .concept), ("africa_trade", .scope), ("gdp", nil), ("retail", nil),
      ("vegetable_exports", nil),
    ])
  func verdicts(id: String, verdict: Coherence.Verdict?) throws {
    #expect(try #require(rows[id]).verdict == verdict)
  }

  @Test(
    "Growth implied by the levels",
    arguments: [
      ("trade", 5.0), ("key_project_investment", 20.7), ("industry_output", 10.0),
      ("vegetable_exports", 3.4), ("africa_trade", 30.4), ("tourist_visits", 4.4),
      ("grain_output", -2.6), ("urban_jobs", -6.2), ("contracted_capital", -3.8),
      ("new_above_limit_trade", -11.8),
    ])
  func impliedGrowth(id: String, growth: Double) throws {
    #expect(abs(try #require(rows[id]?.impliedGrowth) - growth) < 0.05)
  }

  @Test(
    "Bases implied where none is published",
    arguments: [("gdp", 312.8), ("retail", 117.9), ("agriculture_output", 117.2)])
  func impliedBases(id: String, base: Double) throws {
    let row = try #require(rows[id])
    #expect(row.base == nil)
    #expect(abs(try #require(row.impliedBase) - base) < 0.05)
    #expect(row.findings.map(\.code).contains("W0406"))
  }

  @Test("GDP's implied base rises by about 3.2 for each point that prices fall")
  func deflator() throws {
    let change = try #require(
      rows["gdp"]?.findings.compactMap { finding -> Double? in
        if case .baseNotPublished(_, _, let change) = finding { change } else { nil }
      }.first)
    #expect(abs(change - 3.2) < 0.05)
  }

  @Test("Targets below last year's outturn are these and no others")
  func belowLast() {
    let found = rows.filter { $0.value.findings.map(\.code).contains("W0407") }.keys
    #expect(
      Set(found) == [
        "grain_output", "urban_jobs", "contracted_capital", "new_above_limit_trade",
        "new_family_farms", "rural_jobs", "contracted_projects", "high_standard_farmland",
        "affordable_homes", "new_above_scale_agriculture",
      ])
  }

  @Test("Targets that are last year's outturn again")
  func atLast() {
    let found = rows.filter { $0.value.findings.map(\.code).contains("W0408") }.keys
    #expect(
      Set(found) == [
        "hunan_merchant_projects", "hunan_merchant_funds", "vegetable_area", "hogs", "grain_area",
      ])
  }

  @Test("Probabilities are possible for the growth of four series and two levels")
  func forecastability() {
    var possible: Set<String> = []
    var reasons: [String: Forecastability.Reason] = [:]
    for target in model.plan.targets {
      let answer = model.plan.forecastability(
        of: target.indicator, target.measure, specification: model.specification,
        dataset: model.dataset)
      if answer.isPossible { possible.insert(target.id) }
      reasons[target.id] = answer.reason
    }
    #expect(
      possible == [
        "gdp.growth", "gdp.level", "industry.growth", "retail.growth", "trade.growth",
        "trade.level",
      ])
    #expect(reasons["retail.level"] == .noPublishedBase)
    #expect(reasons["grain_output.level"] == .onlyOneOutturn)
    #expect(reasons["new_loan_rate.level"] == .noHistory)
    #expect(
      model.plan.forecastability(
        of: model.plan["fixed_investment"]!, .growth, specification: model.specification,
        dataset: model.dataset) == .impossible(.noTarget))
    #expect(
      model.plan.forecastability(
        of: model.plan["retail"]!, .level, specification: model.specification,
        dataset: model.dataset, givenBases: ["retail"]) == .possible)
  }
}
