import OutturnPlanning
import OutturnSeries
import Testing

@Suite struct TargetTests {
  private func target(_ text: String, _ sense: Sense, band: Double? = nil) throws -> Target {
    Target(figure: try #require(PublishedFigure(text)), sense: sense, band: band)
  }

  @Test("At least 5.5 is met from 5.5 exactly and from 5.45 as published")
  func atLeast() throws {
    let target = try target("5.5", .atLeast)
    #expect(target.outcomes(.exact, decimals: 1) == 5.5 ... .infinity)
    #expect(target.outcomes(.published, decimals: 1) == 5.45 ... .infinity)
    #expect(target.outcomes(.published, decimals: 2) == 5.495 ... .infinity)
  }

  @Test("A level of 330 published to two decimals is met from 329.995")
  func level() throws {
    #expect(
      try target("330", .atLeast).outcomes(.published, decimals: 2) == 329.995 ... .infinity)
  }

  @Test("Above 21 begins at the next number, and as published at the next figure's edge")
  func above() throws {
    let target = try target("21", .above)
    #expect(target.outcomes(.exact, decimals: 2).lowerBound == 21.0.nextUp)
    #expect(target.outcomes(.published, decimals: 2).lowerBound == 21.005)
    #expect(target.outcomes(.published, decimals: 0).lowerBound == 21.5)
  }

  @Test("At most 3.9 is met up to 3.9 exactly and to just below 3.95 as published")
  func atMost() throws {
    let target = try target("3.9", .atMost)
    #expect(target.outcomes(.exact, decimals: 1) == -.infinity...3.9)
    #expect(target.outcomes(.published, decimals: 1) == -.infinity...3.95.nextDown)
  }

  @Test("Equals, about and keep are met within an interval")
  func intervals() throws {
    #expect(try target("3", .equals).outcomes(.exact, decimals: 0) == 3...3)
    #expect(try target("3", .equals).outcomes(.published, decimals: 0) == 2.5...3.5.nextDown)
    #expect(try target("3", .equals).outcomes(.published, decimals: 1) == 2.95...3.05.nextDown)
    #expect(try target("86", .keep).outcomes(.exact, decimals: 2) == 85.5...86.5.nextDown)
    #expect(try target("5.5", .about, band: 0.25).outcomes(.exact, decimals: 1) == 5.25...5.75)
    let published = try target("5.5", .about, band: 0.25).outcomes(.published, decimals: 1)
    #expect(published.lowerBound == 5.2 && published.upperBound == 5.8.nextDown)
  }

  @Test("A threshold with more digits than are published is met by the next figure")
  func finerThreshold() throws {
    #expect(try target("5.55", .atLeast).outcomes(.published, decimals: 1).lowerBound == 5.55)
    #expect(try target("5.51", .atLeast).outcomes(.published, decimals: 1).lowerBound == 5.55)
    #expect(
      try target("-5.55", .atLeast).outcomes(.published, decimals: 1).lowerBound == -5.55)
    #expect(
      try target("5.55", .atMost).outcomes(.published, decimals: 1).upperBound == 5.55.nextDown)
  }

  @Test("Numbers with more digits than a Double holds are judged exactly")
  func manyDigits() throws {
    let target = try target("99999999999999", .atLeast)
    for decimals in [0, 2, 7, 12, 13, 40] {
      let outcomes = target.outcomes(.published, decimals: decimals)
      #expect(outcomes.lowerBound <= 99_999_999_999_999)
      #expect(outcomes.lowerBound >= 99_999_999_999_998.5)
    }
  }

  @Test("Published outcomes agree with rounding and comparing, for every sense")
  func againstRounding() throws {
    // Outcomes in thousandths; rounding half up to one decimal is (n + 50) / 100, rounded down.
    for threshold in [-12, -1, 0, 5, 55] {
      let text = (threshold < 0 ? "-" : "") + "\(abs(threshold) / 10).\(abs(threshold) % 10)"
      let figure = try #require(PublishedFigure(text))
      for thousandths in stride(from: -2000, through: 6000, by: 1) {
        let outcome = Double(thousandths) / 1000
        let shifted = thousandths + 50
        let published = shifted >= 0 ? shifted / 100 : -((-shifted + 99) / 100)
        func meets(_ comparison: Comparison) -> Bool {
          comparison.outcomes(figure, published: 1).contains(outcome)
        }
        #expect(meets(.atLeast) == (published >= threshold))
        #expect(meets(.above) == (published > threshold))
        #expect(meets(.atMost) == (published <= threshold))
        #expect(meets(.below) == (published < threshold))
      }
    }
  }

  @Test("Growth is published to one decimal, amounts to two, counts to none")
  func decimals() throws {
    let name = LocalizedText(zhHans: "指标", en: "indicator")
    func indicator(_ unit: String, level: String? = nil) throws -> Indicator {
      let wanted = try level.map { try self.target($0, .atLeast) }
      return Indicator(
        id: "x", name: name, unit: Unit(unit), section: "1", levelTarget: wanted)
    }
    #expect(try indicator("亿元").publishedDecimals(.growth) == 1)
    #expect(try indicator("亿元").publishedDecimals(.level) == 2)
    #expect(try indicator("家").publishedDecimals(.level) == 0)
    #expect(try indicator("%").publishedDecimals(.level) == 1)
    #expect(try indicator("亿元", level: "1.125").publishedDecimals(.level) == 3)
  }
}
