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
    let evidence = PlanEvidence(model.specification, model.dataset, region: model.plan.region)
    rows = Dictionary(
      uniqueKeysWithValues: Coherence.audit(model.plan, evidence: evidence).map {
        ($0.indicator, $0)
      })
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
    #expect(isNear(rows[id]?.impliedGrowth, growth, 0.05))
  }

  @Test(
    "Bases implied where none is published",
    arguments: [("gdp", 312.8), ("retail", 117.9), ("agriculture_output", 117.2)])
  func impliedBases(id: String, base: Double) throws {
    let row = try #require(rows[id])
    #expect(row.base == nil)
    #expect(isNear(row.impliedBase, base, 0.05))
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
        "affordable_homes", "new_above_scale_agriculture", "water_pipes", "gas_pipes",
      ])
  }

  @Test("Targets that are last year's outturn again")
  func atLast() {
    let found = rows.filter { $0.value.findings.map(\.code).contains("W0408") }.keys
    #expect(
      Set(found) == [
        "hunan_merchant_projects", "hunan_merchant_funds", "vegetable_area", "hogs", "grain_area",
        "old_neighbourhoods",
      ])
  }

  @Test("Probabilities are possible for the growth of four series and two levels")
  func forecastability() {
    var possible: Set<String> = []
    var reasons: [String: Forecastability.Reason] = [:]
    var kinds: [String: IndicatorKind] = [:]
    for target in model.plan.targets {
      let answer = model.plan.forecastability(
        of: target.indicator, target.measure, specification: model.specification,
        dataset: model.dataset)
      if answer.isPossible { possible.insert(target.id) }
      if case .byKind(let forecast) = answer { kinds[target.id] = forecast.kind }
      reasons[target.id] = answer.reason
    }
    #expect(
      possible == [
        "gdp.growth", "gdp.level", "industry.growth", "retail.growth", "trade.growth",
        "trade.level",
      ])
    #expect(reasons["retail.level"] == .noPublishedBase)
    #expect(kinds["grain_output.level"] == .agriculture)
    #expect(kinds["vegetable_exports.level"] == .trade)
    #expect(kinds["urban_jobs.level"] == .employment)
    #expect(kinds["tourist_visits.level"] == .visits)
    #expect(reasons["contracted_capital.level"] == .differentScope)
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

  @Test("Prices must rise some 2 to 3 % over three years for GDP's two targets to be equally hard")
  func priceGap() throws {
    let gap = try #require(rows["gdp"]?.priceGap)
    // From 275.39 in 2023, growth of 2024 not published, 5.4 in 2025 and 5.5 wanted.
    #expect(gap.from == 2023 && gap.years == 3 && gap.unknownYears == [2024])
    func needed(_ growth: Double, _ level: Double, _ base: Double) -> Double {
      100 * (level / (base * (1 + growth / 100) * 1.054 * 1.055) - 1)
    }
    // The district's own published growth goes from 4.3 to 5.4.
    #expect(abs(gap.interval.lowerBound - needed(5.4, 329.5, 275.395)) < 1e-9)
    #expect(abs(gap.interval.upperBound - needed(4.3, 330.5, 275.385)) < 1e-9)
    #expect(gap.interval.contains(gap.required))
    // -0.7, -0.8 and -0.1 in the model file.
    #expect(isNear(gap.expected, 100 * (0.993 * 0.992 * 0.999 - 1), 1e-9))
    #expect(gap.idle == .growth)
    // Nothing is known of the level of farm output, and retail is nominal.
    #expect(rows["agriculture_output"]?.priceGap == nil)
    #expect(rows["retail"]?.priceGap == nil)
  }

  @Test("Prices and value added must come to 2.3 % for output and value added, after -1.7 %")
  func reconcilingPrices() throws {
    let finding = try #require(rows["industry_output"]?.findings.first)
    #expect(finding.code == "W0405")
    #expect(isNear(finding.numbers["reconciling_prices"], 2.326, 1e-3))
    #expect(isNear(finding.numbers["last_reconciling_prices"], -(1.662), 1e-3))
  }

  @Test("Vegetables are 72.5 % of trade, 71.4 % in the plan, and the rest must grow 9.1 or 20 %")
  func parts() throws {
    let part = try #require(rows["vegetable_exports"]?.findings.first { $0.code == "W0416" })
    #expect(isNear(part.numbers["last_share"], 72.5, 1e-9))
    #expect(isNear(part.numbers["share"], 100 * 15 / 21, 1e-9))
    #expect(isNear(part.numbers["rest_growth"], 100 * (6 / 5.5 - 1), 1e-9))
    let atStated = try #require(part.numbers["rest_growth_at_stated_growth"])
    #expect(isNear(atStated, 100 * (6.6 / 5.5 - 1), 1e-9))
    let projects = try #require(rows["provincial_project_investment"]?.findings.first)
    #expect(projects.code == "W0416")
    #expect(isNear(projects.numbers["share"], 100 * 51.46 / 107.7, 1e-9))
  }

  @Test("Levels without a growth target are told as growth: exports 3.4 %, visits 4.4 %")
  func levelsAsGrowth() throws {
    func told(_ id: String) -> Double? {
      rows[id]?.findings.first { $0.code == "W0420" }?.numbers["implied_growth"]
    }
    let (exports, visits) = (
      try #require(told("vegetable_exports")), try #require(told("tourist_visits"))
    )
    #expect(isNear(exports, 100 * (15 / 14.5 - 1), 1e-9))
    #expect(isNear(visits, 100 * (800.0 / 766 - 1), 1e-9))
    #expect(told("africa_trade") == nil, "its scope is in doubt, and that is said instead")
  }

  @Test("Signed capital is told apart from capital in place, and no other row is")
  func stages() {
    let found = rows.filter { $0.value.findings.map(\.code).contains("W0418") }.keys
    #expect(Array(found) == ["contracted_capital"])
  }

  @Test("Scope is doubted by words only where the plan's author has not said so already")
  func words() {
    let found = rows.filter { $0.value.findings.map(\.code).contains("W0417") }.keys
    #expect(found.isEmpty, "\(found)")
  }

  @Test("Words alone find what the author has marked, where words tell it")
  func alarms() throws {
    func kinds(_ id: String) throws -> Set<ScopeAlarm.Kind> {
      Set(ScopeAlarm.alarms(try #require(model.plan[id]).quotes).map(\.kind))
    }
    #expect(try kinds("key_project_investment") == [.projects])
    #expect(try kinds("wholesale_retail_catering_sales") == [.others])
    #expect(try kinds("contracted_projects") == [.stage])
    #expect(try kinds("affordable_homes") == [.tenure])
    #expect(try kinds("old_neighbourhoods") == [.completion])
    #expect(try kinds("gdp") == [])
  }

  @Test("Ambition is told for the growth of the four modelled series, region by region")
  func ambition() throws {
    #expect(
      Set(rows.compactMap { $0.value.ambition == nil ? nil : $0.key }) == [
        "gdp", "industry", "retail", "trade",
      ])
    let gdp = try #require(rows["gdp"]?.ambition)
    #expect(gdp.standings.map(\.region) == ["lingling", "yongzhou", "hunan", "china"])
    // 4.3, 5.2, 5.1 and 5.4 are all below 5.5.
    #expect(gdp.standings[0].years == [2020, 2022, 2023, 2025])
    #expect(gdp.standings[0].percentile == 1)
    // 6.7 6.9 6.6 6.1 2.3 8.1 3.0 5.2 5.0 5.0 of 2016 to 2025.
    #expect(gdp.standings[3].percentile == 0.5)
    #expect(abs(gdp.standings[3].median - 5.65) < 1e-12)
  }

  @Test("China met its growth target in 16 of 19 years; Hunan missed in 6 of the last 7 on record")
  func trackRecord() throws {
    let evidence = PlanEvidence(model.specification, model.dataset, region: model.plan.region)
    let records = TrackRecord.records(
      model.pastTargets,
      outturns: { target in
        evidence.histories[target.series]?.first { $0.region == target.region }?
          .growth[target.year]
      }, before: model.plan.year)
    let china = try #require(records.first { $0.region == "china" && $0.series == "gdp" })
    #expect(china.judged.count == 19 && china.met == 16)
    let hunan = try #require(records.first { $0.region == "hunan" && $0.series == "gdp" })
    let recent = hunan.judged.filter { $0.target.year >= 2016 }
    #expect(recent.count == 7 && recent.count { $0.isMet == false } == 6)
    let mean = recent.compactMap(\.deviation).reduce(0, +) / 7
    #expect(abs(mean - -1.343) < 1e-3)
    #expect(hunan.moves.lowered > hunan.moves.raised)
  }

  @Test("Every row of the list of seventy is in the plan, and more than twenty others")
  func rowCount() {
    let ids = Set(model.plan.indicators.map(\.id))
    let seventy = Self.seventy.split { $0.isWhitespace }.map(String.init)
    #expect(seventy.count == 70)
    #expect(ids.isSuperset(of: seventy), "\(Set(seventy).subtracting(ids))")
    #expect(ids.count == 95)
    for indicator in model.plan.indicators {
      #expect(!indicator.quotes.outturn.isEmpty || !indicator.quotes.target.isEmpty)
    }
  }

  /// Ids of the list of seventy.
  private static let seventy = """
    gdp industry_output industry industry_tax retail wholesale_retail_catering_sales trade
    vegetable_exports africa_trade fdi fixed_investment key_project_investment
    private_investment upper_level_funds central_budget_funds ultra_long_bonds government_bonds
    local_fiscal_revenue agriculture_output grain_area grain_output vegetable_area oilseed_area
    fruit_area hogs high_standard_farmland farmland_restored tourist_visits tourism_revenue
    urban_income rural_income hightech_value_added technology_contracts patents
    contracted_capital contracted_projects hunan_merchant_projects hunan_merchant_funds
    new_above_scale_industry new_above_limit_trade new_above_scale_agriculture new_family_farms
    urban_jobs rural_jobs debt_swapped interest_saved revenue_building manganese_output
    air_quality_days health_insurance_rate provincial_project_investment promotion_sales
    arrears_cleared financing_interest_saved technology_sme livelihood_share new_hightech_firms
    cloud_firms pool_projects study_tour_students debt_products existing_loan_rate new_loan_rate
    state_assets_income homes_purchased arrears_resolution_rate mechanisation_rate
    rice_mechanisation_rate affordable_homes key_specialties
    """
}

/// Whether a number is there and near another.
private func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
  guard let value else { return false }
  return abs(value - expected) < tolerance
}
