import Glibc
import OutturnModels
import Testing

/// Twelve quarters of amounts, three years: what the weights are compared with.
private struct Amounts {
  var values: [Double]

  /// Quarters of the last year grow by `growth` plus `spread` times a pattern over the year before.
  init(spread: Double) {
    values = [20, 26, 25, 29, 22, 27, 28, 31]
    for (q, pattern) in [1.0, -0.6, 0.3, -0.7].enumerated() {
      values.append(values[4 + q] * exp(0.05 + spread * pattern))
    }
  }

  func cell(_ period: Int, _ form: QuarterlyForm) -> Double {
    let now = log(values[period - 1])
    switch form {
    case .logLevel: return now
    case .logChange: return now - log(values[period - 2])
    case .logGrowthOverYear: return now - log(values[period - 5])
    }
  }

  func value(_ combination: CellCombination, _ form: QuarterlyForm) -> Double {
    combination.weights.reduce(combination.constant) {
      $0 + $1.value * cell($1.key.period, form)
    }
  }

  /// log of the amount cumulated to a quarter of the last year over that of the year before.
  func growth(_ quarter: Int) -> Double {
    log(values[8..<8 + quarter].reduce(0, +) / values[4..<4 + quarter].reduce(0, +))
  }
}

@Suite("Annual and year-to-date figures of quarterly series")
struct QuarterlyFormTests {
  private static let shares = [22.0, 27, 28, 31]

  @Test(
    "When all quarters grow alike, growth of the year and of each cumulation is exact.",
    arguments: QuarterlyForm.allCases, 1...4)
  func alike(form: QuarterlyForm, quarter: Int) {
    let amounts = Amounts(spread: 0)
    for shares in [nil, Self.shares] {
      let combination = CellCombination.yearToDateGrowth(
        of: "gdp", through: 8 + quarter, quarter: quarter, form: form, shares: shares)
      #expect(abs(amounts.value(combination, form) - amounts.growth(quarter)) < 1e-14)
    }
  }

  @Test(
    "When they do not, the error is half the share-weighted variance of their growth.",
    arguments: QuarterlyForm.allCases, 2...4)
  func unlike(form: QuarterlyForm, quarter: Int) {
    let combination = CellCombination.yearToDateGrowth(
      of: "gdp", through: 8 + quarter, quarter: quarter, form: form, shares: Self.shares)
    let amounts = Amounts(spread: 0.01)
    let total = Self.shares.prefix(quarter).reduce(0, +)
    let grown = (0..<quarter).map { log(amounts.values[8 + $0] / amounts.values[4 + $0]) }
    let mean = zip(Self.shares, grown).reduce(0) { $0 + $1.0 * $1.1 } / total
    let variance =
      zip(Self.shares, grown).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / total
    let error = amounts.growth(quarter) - amounts.value(combination, form)
    #expect(variance > 2e-5)
    #expect(abs(error - variance / 2) < 0.02 * variance)
  }

  @Test("Four equal quarters of changes have Mariano and Murasawa's weights.")
  func triangle() {
    let combination = CellCombination.annualGrowth(of: "gdp", fourthQuarter: 8, form: .logChange)
    let weights = (2...8).map { combination.weights[.init(series: "gdp", period: $0)] }
    #expect(weights == [1, 2, 3, 4, 3, 2, 1].map { Optional($0 / 4) })
    #expect(combination.weights.count == 7)
    #expect(combination.periods == 2...8)
  }

  @Test("The log of a cumulated amount is exact at its own shares.", arguments: 1...4)
  func level(quarter: Int) {
    let amounts = Amounts(spread: 0.02)
    let combination = CellCombination.yearToDateLogLevel(
      of: "gdp", through: 8 + quarter, quarter: quarter, shares: Array(amounts.values[8...]))
    let cumulated = log(amounts.values[8..<8 + quarter].reduce(0, +))
    #expect(abs(amounts.value(combination, .logLevel) - cumulated) < 1e-14)
    let percent = CellCombination.yearToDateLogLevel(
      of: "gdp", through: 8 + quarter, quarter: quarter, shares: Array(amounts.values[8...]),
      unit: 100)
    #expect(abs(percent.constant - 100 * combination.constant) < 1e-12)
  }
}
