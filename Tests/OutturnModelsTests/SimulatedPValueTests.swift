import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("p-values by simulation")
struct SimulatedPValueTests {
  /// Paths of a right model: order 1, persistence ½, unit shocks.
  private func table(_ periods: Int, series: Int, seed: UInt64, _ index: UInt32) -> SeriesTable {
    var stream = Seed(seed).stream(.posterior, index)
    var rows = [[Double]](repeating: [Double](repeating: 0, count: series), count: periods + 20)
    for t in 1..<rows.count {
      for i in 0..<series { rows[t][i] = 0.5 * rows[t - 1][i] + stream.normal() }
    }
    return SeriesTable(
      names: ["a", "b", "c", "d"].prefix(series).map { $0 },
      values: Matrix(rows: Array(rows.suffix(periods))))
  }

  @Test("A right model of four series and fourteen years is rejected as often as it should be.")
  func size() throws {
    let replications = 300
    var simulated = 0
    var asymptotic = 0
    for index in 0..<replications {
      let table = table(14, series: 4, seed: 51, UInt32(index))
      let fitted = try VectorAutoregression(lags: 1).fit(table, seed: Seed(1))
      let test = try fitted.lagrangeMultiplierTest(lags: 1)
      let p = try fitted.simulatedPValue(count: 99, seed: Seed(52)) {
        sample throws(EstimationError) in try sample.lagrangeMultiplierTest(lags: 1).statistic
      }
      #expect(p.refusedSamples == 0)
      simulated += p.pValue <= 0.1 ? 1 : 0
      asymptotic += test.pValue <= 0.1 ? 1 : 0
    }
    // 10 % of 300, give or take 4.5 standard errors of 1.7 %: the coefficients are estimates, so
    // that the test is exact in the limit alone.
    #expect(Double(simulated) / 300 < 0.18 && Double(simulated) / 300 > 0.025)
    // What the χ² law does with so few years.
    #expect(Double(asymptotic) / 300 > 0.4)
  }

  @Test("In a large sample it is the p-value of the χ² law.")
  func largeSample() throws {
    let fitted = try VectorAutoregression(lags: 1).fit(
      table(800, series: 2, seed: 53, 0), seed: Seed(1))
    let test = fitted.portmanteauTest(lags: 4)
    let p = try fitted.simulatedPValue(count: 399, seed: Seed(54)) {
      sample throws(EstimationError) in sample.portmanteauTest(lags: 4).statistic
    }
    // 399 samples: a standard error of at most 0.025, and 0.01 for 1/T.
    #expect(abs(p.pValue - test.pValue) < 4 * 0.025 + 0.01)
  }

  @Test("In a regression with given regressors it is exact: ranks are uniform.")
  func exactInRegression() throws {
    var stream = Seed(55).stream(.posterior)
    let regressor = (0..<10).map { _ in stream.normal() }
    var counts = [Int](repeating: 0, count: 5)
    let replications = 500
    for _ in 0..<replications {
      let response = regressor.map { 1 + 2 * $0 + 3 * stream.normal() }
      let fitted = try LinearRegression("y", on: ["x"]).fit(
        SeriesTable(
          names: ["y", "x"],
          values: Matrix(rowCount: 10, columnCount: 2, columnMajor: response + regressor)))
      let p = try fitted.simulatedPValue(count: 19, seed: Seed(stream.next())) {
        sample throws(EstimationError) in try sample.jarqueBeraTest().statistic
      }
      // 1/20, 2/20, …, 1: four to a bin.
      counts[Int(p.pValue * 20 - 0.5) / 4] += 1
    }
    let expected = Double(replications) / 5
    let distance = counts.reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // A right test fails with probability 1e-4.
    #expect(ChiSquared.exceedance(distance, degreesOfFreedom: 4) > 1e-4, "\(counts)")
  }

  @Test("The same seed gives the same p-value, and a statistic that refuses is refused.")
  func seeds() throws {
    let fitted = try VectorAutoregression(lags: 1).fit(
      table(20, series: 2, seed: 56, 0), seed: Seed(1))
    func value(_ seed: UInt64) throws -> SimulatedPValue {
      try fitted.simulatedPValue(count: 99, seed: Seed(seed)) {
        sample throws(EstimationError) in sample.normalityTest().both.statistic
      }
    }
    #expect(try value(1) == value(1))
    #expect(throws: EstimationError.self) {
      try fitted.simulatedPValue(seed: Seed(1)) {
        sample throws(EstimationError) in try sample.archTest(lags: 8).statistic
      }
    }
  }
}
