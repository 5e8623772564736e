import Outturn
import OutturnAlgebra
import OutturnModels
import OutturnSeries
import Testing

/// What the library refuses is told in words that need no statistics.
@Suite("Failures in a reader's words")
struct FailureWordTests {
  private static let specification = try! Project(at: ShippedModelsTests.folders[0]).model
    .specification

  static let refusals: [(StateSpaceError, zh: String, en: String)] = [
    (.notPositiveSemidefinite(matrix: "Q"), "Q", "Q"), (.notStationary, "均值", "mean"),
    (.contradiction(period: 3, row: 0, surprise: -0.504), "2014年", "2014"),
    (.undetermined(directions: 2), "2个", "2 quantities"),
    (.undetermined(directions: 1), "1个", "1 quantity"),
  ]

  @Test("Every state-space refusal has its words in both languages", arguments: refusals)
  func stateSpace(error: StateSpaceError, zh: String, en: String) throws {
    let failure = ForecastFailure(error, firstPeriod: Period(year: 2012))
    #expect(failure.message.zhHans.contains(zh), "\(failure.message.zhHans)")
    #expect(failure.message.en.contains(en), "\(failure.message.en)")
    try Self.readable(failure)
  }

  @Test("A contradiction names its quarter and how far off it is")
  func contradiction() {
    let failure = ForecastFailure(
      StateSpaceError.contradiction(period: 6, row: 1, surprise: -0.504),
      firstPeriod: Period(year: 2025, index: 1, of: .quarterly))
    #expect(failure.message.en.contains("2026Q2") && failure.message.zhHans.contains("2026Q2"))
    #expect(failure.message.en.contains("0.5") && failure.message.zhHans.contains("0.5"))
  }

  @Test(
    "Every refused estimation has its words in both languages",
    arguments: [
      EstimationError.numbersRefused(model: "var", .notPositiveDefinite(order: 2)),
      .collinear(names: ["gdp.l1", "industry.l1"]),
      .noCompleteRows(regions: ["hunan"], series: ["gdp"]),
      .tooFewObservations(response: "gdp", observations: 3, needed: 6),
      .exactFit(response: "gdp", observations: [0, 1]),
      .weightsNotPositive(name: "w", observations: [4]), .noVariation(series: ["gdp"]),
      .unknownSeries(names: ["gpd"], known: ["gdp"]),
      .exogenousFuture(missing: ["trade"], unexpected: []),
    ])
  func estimation(error: EstimationError) throws {
    try Self.readable(ForecastFailure(error))
  }

  /// Chinese in the Chinese, none in the English, something to try, and no name of a Swift case.
  private static func readable(_ failure: ForecastFailure) throws {
    let help = try #require(failure.help)
    for text in [failure.message, help] {
      #expect(text.zhHans.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      for word in ["EstimationError", "StateSpaceError", "nil", "Optional"] {
        #expect(!text.en.contains(word) && !text.zhHans.contains(word))
      }
    }
  }
}
