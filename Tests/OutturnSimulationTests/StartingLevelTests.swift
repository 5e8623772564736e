import Glibc
import OutturnModels
import OutturnSimulation
import Testing

@Suite("Level that the projection starts from")
struct StartingLevelTests {
  private let district = 1

  @Test("A level built up carries growth draw by draw, deflators and the revision.")
  func builtUp() throws {
    let model = try FittedFixture.fit()
    let rule = model.levelRule("output", region: district, base: .asSpecified)
    #expect(model.hasLevel("output", region: district))
    #expect(rule.usesDeflator)
    #expect(rule.baseLevels.count == model.drawCount)
    // Published 2023, the revision, two years' deflators.
    let start = 275.39 * 1.012 * 0.993 * 0.992
    var place = 0
    for member in model.regional.members {
      for draw in member.draws {
        let growth = [2024, 2025].map { year in
          member.model.growth(draw, region: district, series: 0, year: year - 2015)
        }
        let expected = start * (1 + growth[0] / 100) * (1 + growth[1] / 100)
        #expect(abs(rule.baseLevels[place] / expected - 1) < 1e-14)
        place += 1
      }
    }
    let deviation = sqrt(1.6 * 1.6 + 0.7 * 0.7 + 0.6 * 0.6) / 100
    guard case .logNormal(let noise) = rule.noise else {
      Issue.record("the noise is \(rule.noise)")
      return
    }
    #expect(abs(noise - deviation) < 1e-15)
  }

  @Test("A nominal series is built up without deflators, through its own transformation.")
  func builtUpNominal() throws {
    let revision = NormalPrior(mean: 0.5, standardDeviation: 2)
    let model = try FittedFixture.fit(
      tradeLevel: (2024, 18, 1), levels: ["trade": .builtUp(from: 2024, revision: revision)])
    let rule = model.levelRule("trade", region: district, base: .asSpecified)
    #expect(!rule.usesDeflator)
    #expect(rule.noise == .logNormal(standardDeviation: 0.02))
    let draws = model.regional.members.flatMap { member in
      member.draws.map { member.model.growth($0, region: district, series: 1, year: 10) }
    }
    try #require(draws.count == rule.baseLevels.count)
    for (growth, level) in zip(draws, rule.baseLevels) {
      #expect(abs(level / (18 * 1.005 * exp(growth / 100)) - 1) < 1e-14)
    }
  }

  @Test("Without the published level that it would be built on a level is an index.")
  func builtOnNothing() throws {
    let revision = NormalPrior(mean: 0, standardDeviation: 2)
    let model = try FittedFixture.fit(
      tradeLevel: nil, levels: ["trade": .builtUp(from: 2023, revision: revision)])
    #expect(!model.hasLevel("trade", region: district))
    #expect(
      model.levelRule("trade", region: district, base: .asSpecified).baseLevels == [100])
  }

  @Test(
    "A published level is known within its rounding.",
    arguments: [(20.0, 0, 0.025), (20, 1, 0.0025), (312.5, 2, 0.000016)])
  func published(value: Double, decimals: Int, halfWidth: Double) throws {
    let model = try FittedFixture.fit(tradeLevel: (2025, value, decimals))
    let rule = model.levelRule("trade", region: district, base: .asSpecified)
    #expect(model.hasLevel("trade", region: district))
    #expect(rule.baseLevels == [value])
    #expect(!rule.usesDeflator)
    guard case .uniform(let width) = rule.noise else {
      Issue.record("the noise is \(rule.noise)")
      return
    }
    #expect(abs(width / halfWidth - 1) < 1e-14)
  }

  @Test("A level that someone gives is taken as it is.", arguments: [0, 1])
  func given(series: Int) throws {
    let model = try FittedFixture.fit()
    let rule = model.levelRule(
      ["output", "trade"][series], region: district, base: .given(312.8))
    #expect(rule.baseLevels == [312.8])
    #expect(rule.noise == .none)
    // Output grows at constant prices, its level is at current ones.
    #expect(rule.usesDeflator == (series == 0))
  }

  @Test("Without a level in its unit a series is an index that prices do not touch.")
  func index() throws {
    let model = try FittedFixture.fit()
    for series in ["output", "trade"] {
      // The nation's level of 2023 is published, but only the district is built up.
      let rule = model.levelRule(series, region: 0, base: .asSpecified)
      #expect(!model.hasLevel(series, region: 0))
      #expect(rule.baseLevels == [100])
      #expect(rule.noise == .none)
      #expect(!rule.usesDeflator)
    }
  }

  @Test("A deflator's variance is split between all years and each.")
  func deflator() throws {
    let rule = try FittedFixture.fit().deflatorRule(horizon: 3)
    #expect(rule.means == [-0.1, 0.8, 0.8])
    for (step, deviation) in [0.9, 1.2, 1.2].enumerated() {
      #expect(abs(rule.commonStandardDeviations[step] - 0.6 * deviation) < 1e-15)
      #expect(abs(rule.yearStandardDeviations[step] - 0.8 * deviation) < 1e-15)
    }
  }
}
