import OutturnAlgebra
import OutturnModels
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("From a fitted model to paths")
struct FittedModelTests {
  private func scenario(_ assumptions: [Assumption], tails: Tails? = nil) -> Scenario {
    let text = LocalizedText(zhHans: "", en: "")
    return Scenario(
      id: "test", name: text, story: text, source: "", assumptions: assumptions, tails: tails)
  }

  @Test("The first step's mean is the average of the draws' expected growth.", arguments: [0, 1])
  func firstStep(region: Int) throws {
    let model = try FittedFixture.fit()
    let path = try #require(try model.pathModel(.regional, region: region, tails: nil))
    let moments = PredictiveMoments(of: path, horizon: 2, shockScale: 1)
    let expected = model.regional.members.flatMap { member in
      member.draws.map { member.model.expectedGrowth($0, region: region) }
    }
    try #require(expected.count == model.drawCount)
    for series in 0..<2 {
      let mean = expected.reduce(0) { $0 + $1[series] } / Double(expected.count)
      #expect(abs(moments.mean[series] - mean) < 1e-10)
    }
  }

  @Test("Other tails leave mean and covariance as they are.", arguments: ModelForm.allCases)
  func tails(form: ModelForm) throws {
    let model = try FittedFixture.fit()
    let plain = try #require(try model.pathModel(form, region: 1, tails: nil))
    let one = PredictiveMoments(of: plain, horizon: 3, shockScale: 1)
    for tails in [
      Tails.normal, .studentT(4), .studentT(30), .bootstrap, .volatile(0.2),
      Tails(.studentT(4), volatility: 0.3), Tails(.bootstrap, volatility: 0.3),
    ] {
      let path = try #require(try model.pathModel(form, region: 1, tails: tails))
      let other = PredictiveMoments(of: path, horizon: 3, shockScale: 1)
      for cell in one.mean.indices {
        #expect(abs(one.mean[cell] - other.mean[cell]) < 1e-10)
        #expect(abs(one.covariance[cell, cell] / other.covariance[cell, cell] - 1) < 1e-10)
      }
    }
  }

  @Test("The conjugate form starts only where the last year is complete.")
  func conjugateStart() throws {
    let model = try FittedFixture.fit()
    #expect(model.conjugateHistory(region: 1)?.count == 1)
    #expect(model.conjugateHistory(region: 1)?[0][0] == 5.5 + 0.5 * (Double(2025 * 7 % 5) - 2))
    #expect(try model.pathModel(.conjugate, region: 1, tails: nil) != nil)
    let incomplete = try FittedFixture.fit(hasTradeGrowth: false)
    #expect(incomplete.conjugateHistory(region: 1) == nil)
    #expect(try incomplete.pathModel(.conjugate, region: 1, tails: nil) == nil)
    #expect(try incomplete.pathModel(.conjugate, region: 0, tails: nil) != nil)
  }

  @Test("A later assumption about a cell wins, and years beyond the horizon are left out.")
  func assumedCells() throws {
    let model = try FittedFixture.fit()
    let request = SimulationRequest(
      scenario: scenario([
        Assumption(series: "output", years: nil, growth: 6),
        Assumption(series: "trade", years: 2026...2026, growth: -20),
        Assumption(series: "output", years: 2027...2040, growth: 4),
      ]), region: 1, horizon: 3, paths: 1)
    let path = try #require(try model.pathModel(.regional, region: 1, tails: nil))
    let cells = try model.assumedCells(
      request, moments: PredictiveMoments(of: path, horizon: 3, shockScale: 1))
    try #require(cells.count == 3)
    #expect(cells[0].map(\.step) == [0])
    #expect(cells[0].map(\.value) == [6])
    #expect(cells[1].map(\.step) == [0])
    // Trade enters as 100·ln(1 + g/100); ln 0.8 to 16 digits.
    #expect(abs(cells[1][0].value - -22.314_355_131_420_97) < 1e-13)
    #expect(cells[2].map(\.step) == [1, 2])
    #expect(cells[2].map(\.value) == [4, 4])
    #expect(cells.map { $0.map(\.series) } == [[0], [1], [0, 0]])
  }

  @Test("A plan's shift is what the assumptions move, in batches that are all draws.")
  func plan() throws {
    let model = try FittedFixture.fit()
    let request = SimulationRequest(
      scenario: scenario([Assumption(series: "trade", years: nil, growth: 0)]), region: 1,
      horizon: 2, paths: 1000)
    let prepared = try #require(try model.plan(.regional, request))
    for step in 0..<2 {
      let cell = prepared.moments.cell(step: step, series: 1)
      #expect(abs(prepared.moments.mean[cell] + prepared.plan.shift[step][1]) < 1e-9)
    }
    #expect(prepared.plan.batches.count == 64)
    #expect(prepared.plan.batches.last?.upperBound == model.drawCount)
    #expect(prepared.plan.members == [0..<32, 32..<64])
  }
}
