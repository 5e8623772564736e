import Foundation
import Outturn
import Testing

@Suite("What charts are drawn from")
struct SensitivityTests {
  private static let fitted: FittedProject? = {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Models/lingling-2026").path
    var options = ForecastOptions()
    options.paths = 20_000
    options.draws = 512
    return try? Project(at: folder).fit(options)
  }()

  /// The same paths and the same shift, so that only rounding is between them: of 20,000 paths at
  /// most a few lie so near a threshold.
  @Test("A sensitivity is the probability under that assumption as a scenario")
  func assumption() throws {
    let fitted = try #require(Self.fitted)
    let document = try fitted.probability(
      ProbabilityRequest(question: .plan, scenario: .baseline))
    #expect(document.sensitivity.count == 7)
    for entry in document.sensitivity where entry.series == "retail" || entry.series == "trade" {
      for (growth, probability) in [
        (entry.low, entry.probabilityLow), (entry.high, entry.probabilityHigh),
      ] {
        var scenario = Scenario.baseline
        scenario.id = "assumed"
        scenario.assumptions = [
          Assumption(series: entry.series, years: 2026...2026, growth: growth)
        ]
        let assumed = try fitted.probability(
          ProbabilityRequest(question: .plan, scenario: scenario))
        let expected =
          entry.target == Sensitivity.all
          ? assumed.joint?.all.probability
          : assumed.targets.first { $0.target.id == entry.target }?.probability
        #expect(abs(probability - (try #require(expected))) <= 3.0 / 20_000)
      }
    }
  }

  @Test("Two targets together have the probability of the condition that asks for both")
  func pairs() throws {
    let fitted = try #require(Self.fitted)
    let document = try fitted.probability(
      ProbabilityRequest(question: .plan, scenario: .baseline))
    let pairs = try #require(document.joint?.pairs)
    #expect(pairs.count == 6)
    let expression = try OptionText.condition(
      "gdp.growth[2026] >= 5.5 and retail.growth[2026] >= 6", names: ["gdp", "retail"],
      in: fitted.project.model.specification)
    let both = try fitted.probability(
      ProbabilityRequest(question: .expressions([expression]), scenario: .baseline))
    let pair = pairs.first { $0.first == "gdp.growth" && $0.second == "retail.growth" }
    #expect(pair?.both == both.expressions.first?.probability)
  }

  @Test("A curve falls, has the median at one half, and the target's probability at its number")
  func curve() throws {
    let fitted = try #require(Self.fitted)
    let document = try fitted.probability(
      ProbabilityRequest(question: .plan, scenario: .baseline))
    for entry in document.targets where entry.basis == .jointPaths {
      let curve = entry.curve
      #expect(curve.count == 21)
      for (before, after) in zip(curve, curve.dropFirst()) {
        #expect(before.probability > after.probability && before.threshold <= after.threshold)
      }
      #expect(curve.first { $0.probability == 0.5 }?.threshold == entry.quantiles[0.5])
      // Between two neighbours of the curve, which are five points apart.
      let easier = curve.last { $0.threshold <= entry.target.threshold }
      let harder = curve.first { $0.threshold >= entry.target.threshold }
      #expect(entry.probability <= (easier?.probability ?? 1) + 0.001)
      #expect(entry.probability >= (harder?.probability ?? 0) - 0.001)
    }
  }
}
