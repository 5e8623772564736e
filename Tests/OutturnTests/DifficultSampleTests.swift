import Foundation
import Outturn
import OutturnReporting
import Testing

/// Samples that no textbook has: every estimator either works by its prior's strength or is refused
/// in words, and never stops the others.
@Suite("Difficult samples through fit")
struct DifficultSampleTests {
  /// How the nation's figures of 2012 to 2025 are replaced, by series and year.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    /// Estimators that must not refuse it.
    let fitted: Set<Estimator>
    /// Each refusal holds one of these.
    let words: [String]
    let value: @Sendable (_ series: String, _ year: Int, _ value: Double) -> Double?
    var testDescription: String { name }
  }

  private static let all = Set(Estimator.allCases.filter { !$0.isOfTheModel })
  private static let sampled: Set<Estimator> = [
    .bayesianRegression, .bayesian, .independent, .studentT, .steadyState, .volatility,
  ]

  static let samples: [Sample] = [
    Sample(name: "three years", fitted: [.panel], words: ["at least"]) { _, year, value in
      year >= 2023 ? value : nil
    },
    Sample(name: "five years", fitted: [.panel], words: ["at least"]) { _, year, value in
      year >= 2021 ? value : nil
    },
    Sample(
      name: "more regressors than years", fitted: sampled.union([.panel]), words: ["at least"]
    ) { _, year, value in year >= 2017 ? value : nil },
    Sample(name: "a constant series", fitted: [.panel], words: ["industry"]) {
      series, _, value in series == "industry" ? 5 : value
    },
    // A prior tells the two apart where the size of shocks is one; the others refuse.
    Sample(
      name: "a series that is another plus two",
      fitted: sampled.union([.panel]).subtracting([.volatility]),
      words: ["retail", "move together"]
    ) { series, year, value in
      let wave = 0.25 * Double((year * 7) % 11)
      return series == "industry" ? 3 + wave : series == "retail" ? 5 + wave : value
    },
    Sample(name: "growth that explodes", fitted: all, words: []) { _, year, value in
      value + 0.01 * pow(2.2, Double(year - 2012))
    },
    Sample(name: "scales a million apart", fitted: all, words: []) { series, _, value in
      series == "retail" ? value * 1e-4 : series == "gdp" ? value * 100 : value
    },
  ]

  @Test("Every estimator fits or says why not", arguments: samples)
  func difficult(sample: Sample) throws {
    let folder = try Self.folder(sample)
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = FitRequest()
    request.estimators = Array(Self.all)
    request.region = "china"
    request.outliers = sample.name == "three years" ? nil : OutlierRule.none
    var options = ForecastOptions()
    options.draws = 256
    let document = try Project(at: folder.path).estimates(request, options)
    #expect(document.estimators.count == Self.all.count)
    // Numbers that are not finite cannot be written.
    _ = try JSONRenderer().data(document)
    for estimator in document.estimators {
      let isExpected = sample.fitted.contains { $0.rawValue == estimator.id }
      if let refusal = estimator.refusal {
        #expect(!isExpected, "\(estimator.id): \(refusal.message.en)")
        #expect(
          sample.words.contains { refusal.message.en.contains($0) },
          "\(estimator.id): \(refusal.message.en)")
        #expect(refusal.help != nil)
      } else {
        #expect(!estimator.coefficients.isEmpty || !estimator.parameters.isEmpty)
      }
    }
  }

  /// A copy of Lingling's model with other figures of the nation.
  private static func folder(_ sample: Sample) throws -> URL {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    let source = try #require(ShippedModelsTests.folders.first { $0.hasSuffix("lingling-2026") })
    try FileManager.default.copyItem(at: URL(fileURLWithPath: source), to: place)
    let file = place.appendingPathComponent("data/history.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let changed = lines.compactMap { line -> String? in
      let cells = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
      guard cells.count == 6, cells[0] == "china", cells[2] == "growth",
        let year = Int(cells[3]), year >= 2012, let value = Double(cells[4])
      else { return String(line) }
      guard let new = sample.value(String(cells[1]), year, value) else { return nil }
      let text = String(format: "%.6f", new)
      return (cells[0..<4].map(String.init) + [text, String(cells[5])]).joined(separator: ",")
    }
    try (changed.joined(separator: "\n") + "\n").write(
      to: file, atomically: true, encoding: .utf8)
    return place
  }
}
