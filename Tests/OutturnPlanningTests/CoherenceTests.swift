import OutturnPlanning
import OutturnSeries
import Testing

@Suite struct CoherenceTests {
  private func figure(_ text: String?) throws -> PublishedFigure? {
    try text.map { try #require(PublishedFigure($0)) }
  }

  private func indicator(
    id: String = "x", unit: String? = "亿元", base: String? = nil, baseGrowth: String? = nil,
    level: String? = nil, levelSense: Sense = .atLeast, growth: String? = nil,
    growthSense: Sense = .atLeast, qualifier: ReportedOutturn.Qualifier? = nil,
    isReal: Bool? = nil, comparison: ComparisonNote? = nil
  ) throws -> Indicator {
    Indicator(
      id: id, name: LocalizedText(zhHans: "指标", en: "indicator"), unit: unit.flatMap { Unit($0) },
      section: "1", growthIsReal: isReal,
      outturn: ReportedOutturn(
        level: try figure(base), growth: try figure(baseGrowth), qualifier: qualifier),
      levelTarget: try figure(level).map { Target(figure: $0, sense: levelSense) },
      growthTarget: try figure(growth).map { Target(figure: $0, sense: growthSense) },
      comparison: comparison)
  }

  private func audit(_ indicators: Indicator...) -> Coherence {
    let name = LocalizedText(zhHans: "计划", en: "plan")
    let plan = Plan(
      title: name, region: "lingling", year: 2026, source: name, indicators: indicators)
    return Coherence.audit(plan)[0]
  }

  @Test("Trade: 20 to above 21 is 5 %, 8 % needs 21.6; slack, and rounding just reconciles them")
  func slack() throws {
    let row = audit(
      try indicator(base: "20", baseGrowth: "6.0", level: "21", levelSense: .above, growth: "8"))
    #expect(row.verdict == .slack)
    #expect(abs(try #require(row.impliedGrowth) - 5) < 1e-12)
    #expect(abs(try #require(row.requiredLevel) - 21.6) < 1e-12)
    #expect(row.isReconcilableWithinRounding == true)
    let interval = try #require(row.impliedGrowthInterval)
    // 20.5 over 20.5 at the least, 21.5 over 19.5 at the most.
    #expect(abs(interval.lowerBound) < 1e-12)
    #expect(abs(interval.upperBound - 100 * (21.5 / 19.5 - 1)) < 1e-12)
    #expect(row.findings.map(\.code) == ["W0401", "W0411"])
  }

  @Test("With one decimal more on base and level, rounding no longer reconciles them")
  func slackBeyondRounding() throws {
    let row = audit(try indicator(base: "20.0", level: "21.0", growth: "8.0"))
    #expect(row.verdict == .slack)
    #expect(row.isReconcilableWithinRounding == false)
    #expect(row.findings.map(\.code) == ["W0401"])
  }

  @Test("A level that asks for more than the growth binds, and the base that would fit is told")
  func binding() throws {
    let row = audit(try indicator(base: "107.7", level: "130", growth: "5.5"))
    #expect(row.verdict == .binding)
    guard
      case .binding(let implied, let stated, let reached, let level, let base, let impliedBase) =
        row.findings.first
    else {
      Issue.record("no finding of a binding level")
      return
    }
    #expect(abs(implied - 20.7) < 0.01)
    #expect(stated == 5.5 && level == 130 && base == 107.7)
    #expect(abs(reached - 113.6) < 0.03)
    #expect(abs(impliedBase - 123.2) < 0.03)
  }

  @Test("Growth and level that round to each other are consistent")
  func consistent() throws {
    #expect(audit(try indicator(base: "313", level: "330", growth: "5.5")).verdict == .consistent)
    #expect(
      audit(try indicator(base: "100.0", level: "105.5", growth: "5.5")).verdict == .consistent)
    // 105 published without decimals is 5 %, and 5.4 % leads to 105.4, which rounds to it.
    #expect(audit(try indicator(base: "100", level: "105", growth: "5.4")).verdict == .consistent)
  }

  @Test("A ceiling on growth below the floor of the level cannot be met")
  func inconsistent() throws {
    let row = audit(
      try indicator(base: "100", level: "130", growth: "5.0", growthSense: .atMost))
    #expect(row.verdict == .inconsistent)
    #expect(row.findings.map(\.code) == ["W0403"])
    let numbers = audit(
      try indicator(
        base: "100", level: "130", levelSense: .equals, growth: "5.0", growthSense: .equals))
    #expect(numbers.verdict == .inconsistent)
  }

  @Test("A floor beside a ceiling that leave room are consistent, two ceilings compare")
  func ceilings() throws {
    #expect(
      audit(
        try indicator(base: "100", level: "103", growth: "5.0", growthSense: .atMost)
      ).verdict == .consistent)
    func ceilings(_ level: String) throws -> Coherence.Verdict? {
      audit(
        try indicator(
          base: "100.0", level: level, levelSense: .atMost, growth: "5.0", growthSense: .atMost)
      ).verdict
    }
    #expect(try ceilings("110.0") == .slack)
    #expect(try ceilings("102.0") == .binding)
  }

  @Test("Without a base, growth and level imply one; real growth adds the deflator's share")
  func impliedBase() throws {
    let gdp = audit(try indicator(level: "330", growth: "5.5", isReal: true))
    #expect(gdp.verdict == nil)
    guard case .baseNotPublished(let base, let interval, let change) = gdp.findings.first else {
      Issue.record("the missing base is not found")
      return
    }
    #expect(abs(base - 312.8) < 0.01)
    #expect(interval.contains(base) && interval.lowerBound > 312 && interval.upperBound < 313.5)
    #expect(abs(try #require(change) - 3.16) < 0.01)
    let retail = audit(try indicator(level: "125", growth: "6", isReal: false))
    guard case .baseNotPublished(let retailBase, _, nil) = retail.findings.first else {
      Issue.record("nominal growth has no deflator beside it")
      return
    }
    #expect(abs(retailBase - 117.9) < 0.03)
  }

  @Test("Targets below last year's level are told with both numbers, ceilings are not")
  func belowLast() throws {
    #expect(
      audit(try indicator(unit: "万吨", base: "38", level: "37")).findings == [
        .belowLastOutturn(
          outturn: 38, target: 37, change: GrowthPath.growth(from: 38, to: 37))
      ])
    #expect(
      audit(
        try indicator(unit: "家", base: "5", level: "3", levelSense: .equals)
      ).findings.map(\.code) == ["W0407"])
    #expect(
      audit(
        try indicator(unit: "%", base: "4.3", level: "3.9", levelSense: .atMost)
      ).findings.isEmpty)
    #expect(
      audit(
        try indicator(unit: "%", base: "3.5", level: "3.9", levelSense: .atMost)
      ).findings == [.looserThanLastOutturn(outturn: 3.5, target: 3.9, change: 3.9 - 3.5)])
  }

  @Test("A share changes by points and has no growth rate")
  func shares() throws {
    let row = audit(try indicator(unit: "%", base: "96", level: "92"))
    #expect(row.impliedGrowth == nil)
    #expect(row.findings == [.belowLastOutturn(outturn: 96, target: 92, change: -4)])
  }

  @Test("The same figure, or one that rounds to it, is last year's again")
  func same() throws {
    #expect(
      audit(try indicator(unit: "个", base: "15", level: "15")).findings == [
        .atLastOutturn(outturn: 15, target: 15)
      ])
    #expect(
      audit(try indicator(unit: "万亩", base: "86.05", level: "86")).findings.map(\.code) == [
        "W0408"
      ])
    #expect(
      audit(try indicator(unit: "人", base: "5127", level: "5100")).findings.map(\.code) == [
        "W0407"
      ])
  }

  @Test("A level with no growth target beside it is told as the growth that it asks for")
  func levelAlone() throws {
    let row = audit(try indicator(base: "14.5", level: "15"))
    #expect(row.verdict == nil)
    guard case .levelAsGrowth(let implied, let interval) = row.findings.first else {
      Issue.record("the level is not told as growth")
      return
    }
    #expect(abs(implied - 100 * (15 / 14.5 - 1)) < 1e-12)
    #expect(abs(interval.lowerBound - 100 * (14.5 / 14.55 - 1)) < 1e-12)
    #expect(abs(interval.upperBound - 100 * (15.5 / 14.45 - 1)) < 1e-12)
    #expect(row.findings.map(\.code) == ["W0420"])
    // A growth target says it already; below last year another finding does; a share has none.
    #expect(
      !audit(try indicator(base: "14.5", level: "15", growth: "3.4")).findings.map(\.code)
        .contains("W0420"))
    #expect(audit(try indicator(base: "38", level: "37")).findings.map(\.code) == ["W0407"])
    #expect(audit(try indicator(unit: "%", base: "90", level: "92")).findings.isEmpty)
  }

  @Test("Growth targets below last year's growth are told, ceilings on growth are not")
  func growthBelowLast() throws {
    let growth = audit(try indicator(unit: nil, baseGrowth: "8.3", growth: "7.5"))
    #expect(growth.findings == [.growthBelowLastOutturn(outturn: 8.3, target: 7.5)])
    #expect(growth.findings.allSatisfy { !$0.isWarning })
    #expect(
      audit(
        try indicator(unit: nil, baseGrowth: "8.3", growth: "7.5", growthSense: .atMost)
      ).findings.isEmpty)
    #expect(audit(try indicator(unit: nil, baseGrowth: "6.0", growth: "8")).findings.isEmpty)
  }

  @Test("Gross output beside value added is a matter of concept, with last year beside it")
  func concept() throws {
    let note = ComparisonNote(
      kind: .concept, other: "industry", note: LocalizedText(zhHans: "口径", en: "concepts"))
    let row = audit(
      try indicator(
        id: "industry_output", base: "245", baseGrowth: "6.5", level: "269.5",
        qualifier: .expected, comparison: note),
      try indicator(id: "industry", unit: nil, baseGrowth: "8.3", growth: "7.5"))
    #expect(row.verdict == .concept)
    #expect(abs(try #require(row.impliedGrowth) - 10) < 1e-9)
    #expect(row.findings.map(\.code) == ["W0405", "W0412"])
    guard
      case .concept("industry", let growth?, let other?, let last?, let otherLast?) =
        row.findings.first
    else {
      Issue.record("the other indicator is not looked at")
      return
    }
    #expect(abs(growth - other - 2.5) < 1e-9)
    #expect(abs(last - otherLast + 1.8) < 1e-9)
  }

  @Test("An exceeded base is known from below only")
  func lowerBound() throws {
    let row = audit(try indicator(base: "13", level: "14", qualifier: .over))
    #expect(row.baseInterval == 13...14)
    #expect(row.findings.map(\.code) == ["W0420", "W0413"])
    #expect(row.findings.last == .baseIsLowerBound(13))
  }

  @Test(
    "Measuring base and level in tenths changes no verdict and no growth",
    arguments: [
      (("20.0", "21.0", "8"), ("200", "210")), (("107.7", "130.0", "5.5"), ("1077", "1300")),
      (("31.3", "33.0", "5.5"), ("313", "330")),
    ] as [((String, String, String), (String, String))])
  func scaling(figures: (String, String, String), tenths: (String, String)) throws {
    let row = audit(
      try indicator(base: figures.0, level: figures.1, growth: figures.2))
    let scaled = audit(
      try indicator(base: tenths.0, level: tenths.1, growth: figures.2))
    #expect(row.verdict == scaled.verdict)
    let (growth, scaledGrowth) = (row.impliedGrowth, scaled.impliedGrowth)
    #expect(abs(try #require(growth) - (try #require(scaledGrowth))) < 1e-9)
  }

  @Test("A target a little above the outturn is more than last year, whatever it rounds to")
  func roundingUp() throws {
    let findings = audit(try indicator(base: "14.5", level: "15")).findings
    #expect(findings.map(\.code) == ["W0420"])
  }
}
