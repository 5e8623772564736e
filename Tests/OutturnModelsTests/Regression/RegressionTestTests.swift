import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing
import _OutturnTestSupport

import OutturnModels

@Suite("Laws of the regression tests")
struct RegressionTestTests {
  @Test("The tail of the largest value of a Brownian bridge.")
  func brownianBridge() {
    // SciPy 1.17.1, scipy.stats.kstwobign.sf; both series of the tail are among them.
    let tail = [
      (0.3, 0.9999906941986655), (0.5, 0.9639452436648751), (0.8, 0.5441424115741981),
      (0.999, 0.27107316411506394), (1.0, 0.26999967167735456), (1.3581, 0.0499996304316674),
      (2.0, 0.0006709252557796953), (4.0, 2.532833109818835e-14),
    ]
    for (x, expected) in tail {
      #expect(abs(KolmogorovLimit.exceedance(x) - expected) < 1e-13 * expected)
    }
    #expect(KolmogorovLimit.exceedance(0) == 1)
  }

  /// p-values of one test in 400 samples of 24 observations in which the null hypothesis holds.
  private func pValues(
    _ test: (FittedLinearRegression) throws -> Double
  ) throws -> [Double] {
    try (0..<400).map { index in
      var sample = RegressionSample(1000 + UInt64(index))
      let table = sample.table(24).adding("idle", sample.normals(24))
      return try test(LinearRegression("y", on: ["a", "b", "idle"]).fit(table))
    }
  }

  @Test("Exact tests reject a true hypothesis as often as they say.")
  func exactLaws() throws {
    let exact: [(FittedLinearRegression) throws -> Double] = [
      { try $0.coefficientTests()[3].pValue }, { try $0.jointTest(of: ["idle"]).pValue },
      { try $0.chowTest(from: 11).pValue }, { try $0.resetTest(highestPower: 2).pValue },
    ]
    for test in exact {
      let sample = try pValues(test)
      let statistic = KolmogorovSmirnov.statistic(sample) { $0 }
      #expect(statistic < KolmogorovSmirnov.limit(count: 400))
    }
  }

  @Test("Each test sees what it is for.")
  func power() throws {
    var sample = RegressionSample(77)
    let count = 200
    let plain = sample.table(count)
    let a = plain.series("a")
    let noise = sample.normals(count)
    func fit(_ error: (Int) -> Double) throws -> FittedLinearRegression {
      let y = (0..<count).map { 1 + 0.5 * a[$0] + error($0) }
      let table = SeriesTable(
        names: ["y", "a"],
        values: Matrix(rowCount: count, columnCount: 2, columnMajor: y + a))
      return try LinearRegression("y", on: ["a"]).fit(table)
    }
    var persistent = noise
    for t in 1..<count { persistent[t] += 0.6 * persistent[t - 1] }
    let correlated = try fit { persistent[$0] }
    #expect(try correlated.breuschGodfreyTest(lags: 2).pValue < 1e-4)
    #expect(try correlated.ljungBoxTest(lags: 4).pValue < 1e-4)
    #expect(try correlated.durbinWatson() < 1.4)
    let spread = try fit { noise[$0] * a[$0] * a[$0] }
    #expect(try spread.breuschPaganTest().pValue < 1e-4)
    #expect(try spread.whiteTest().pValue < 1e-4)
    let bent = try fit { 0.5 * a[$0] * a[$0] + 0.5 * noise[$0] }
    #expect(try bent.resetTest().pValue < 1e-4)
    let cubed = try fit { noise[$0] * noise[$0] * noise[$0] }
    #expect(try cubed.jarqueBeraTest().pValue < 1e-4)
    let broken = try fit { noise[$0] + ($0 < 90 ? 0 : 1) }
    #expect(try broken.chowTest(from: 90).pValue < 1e-4)
    #expect(try broken.cumulatedResidualTest().pValue < 1e-3)
    let sound = try fit { noise[$0] }
    #expect(try sound.breuschGodfreyTest(lags: 2).pValue > 0.001)
    #expect(try sound.whiteTest().pValue > 0.001)
  }

  @Test("Intervals for a new observation hold it as often as they say.")
  func coverage() throws {
    var inside = 0
    for index in 0..<1000 {
      var sample = RegressionSample(5000 + UInt64(index))
      let table = sample.table(9)
      let last = table.values.row(8)
      let fitted = try LinearRegression("y", on: ["a", "b"]).fit(
        SeriesTable(names: table.names, values: table.values[Array(0..<8), [0, 1, 2]]))
      let law = fitted.prediction(at: ["a": last[1], "b": last[2]]).observation
      if law.interval(0.8).contains(last[0]) { inside += 1 }
    }
    // 4.5 standard errors of 800 are 57.
    #expect(abs(inside - 800) < 57)
  }
}
