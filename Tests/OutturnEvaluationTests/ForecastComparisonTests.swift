import OutturnEvaluation
import Testing

@Suite("Diebold and Mariano's comparison, against statsmodels")
struct ForecastComparisonTests {
  @Test("The error of a mean under both weightings of autocovariances.")
  func errors() throws {
    for row in try ScoreReference.read().comparison {
      let bartlett = ForecastComparison(
        row.differences, lags: row.horizon - 1, weights: .bartlett)
      expectEqual(bartlett.meanDifference, row.mean)
      expectEqual(bartlett.standardError, row.bartlett)
      expectEqual(bartlett.statistic, row.mean / row.bartlett)
      let rectangular = ForecastComparison(
        row.differences, lags: row.horizon - 1, weights: .rectangular)
      if let expected = row.rectangular {
        expectEqual(rectangular.standardError, expected)
        // n + 1 − 2h + h(h − 1)/n over n, by the paper.
        let (n, h) = (Double(row.differences.count), Double(row.horizon))
        expectEqual(
          rectangular.correctedStatistic,
          rectangular.statistic * ((n + 1 - 2 * h + h * (h - 1) / n) / n).squareRoot())
      }
    }
  }

  @Test("One step ahead the corrected test is the t test of a mean.")
  func oneStep() throws {
    let row = try #require(try ScoreReference.read().comparison.first { $0.t != nil })
    let test = ForecastComparison(row.differences, lags: 0, weights: .rectangular)
    expectEqual(test.correctedStatistic, try #require(row.t))
    expectEqual(test.pValue, try #require(row.pValue))
  }

  @Test("Equal losses, or a variance that is not positive, give no statistic.")
  func nothingToCompare() {
    #expect(ForecastComparison([0, 0, 0], lags: 0, weights: .bartlett).statistic.isNaN)
    let alternating = ForecastComparison([1, -1, 1, -1], lags: 1, weights: .rectangular)
    #expect(alternating.standardError.isNaN && alternating.pValue.isNaN)
  }

  @Test("Over a panel, units of an origin count once and by their own scale.")
  func panel() throws {
    // Two units, three origins; the second unit's losses are ten times as large.
    let losses = (0..<3).flatMap { origin in
      [1.0, 10].map { scale in
        PanelLoss(
          origin: origin, first: scale * Double(origin), second: scale, scale: scale)
      }
    }
    let test = try #require(ForecastComparison.panel(losses, lags: 4))
    let plain = ForecastComparison([-1, 0, 1], lags: 4, weights: .bartlett)
    #expect(test.count == 3)
    #expect(test.meanDifference == plain.meanDifference)
    #expect(ForecastComparison.panel(Array(losses.prefix(2))) == nil)
  }
}
