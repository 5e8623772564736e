import OutturnAlgebra
import OutturnModels
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Deviations from another scenario")
struct DeviationTests {
  private static let base = [
    Assumption(series: "output", years: 2026...2026, growth: 6),
    Assumption(series: "trade", years: 2027...2027, growth: -5),
  ]

  private func request(_ assumptions: [Assumption]) -> SimulationRequest {
    let text = LocalizedText(zhHans: "", en: "")
    return SimulationRequest(
      scenario: Scenario(
        id: "test", name: text, story: text, source: "", assumptions: assumptions,
        tails: .normal), region: 1, horizon: 3, paths: 40_000,
      targets: [
        TargetCell(
          measure: .growth, series: 0, step: 1, exact: 5 ... .infinity,
          published: 4.95 ... .infinity)
      ],
      threads: 2)
  }

  private func deviation(
    _ series: String, _ year: Int, _ points: Double, from scenario: String = "base", after: Int
  ) -> Assumption {
    Assumption(
      series: series, years: year...year, growth: points,
      departure: Assumption.Departure(scenario: scenario, assumptions: after))
  }

  private func plan(_ assumptions: [Assumption]) throws -> ScenarioPlan {
    try #require(try FittedFixture.fit().plan(.regional, request(assumptions)))
  }

  @Test("From the baseline every mean moves by what a normal vector's conditional mean says.")
  func baseline() throws {
    let prepared = try plan([deviation("output", 2027, -1.5, after: 0)])
    let moments = prepared.moments
    let assumed = moments.cell(step: 1, series: 0)
    for step in 0..<3 {
      for series in 0..<2 {
        let cell = moments.cell(step: step, series: series)
        let expected =
          moments.covariance[cell, assumed] / moments.covariance[assumed, assumed] * -1.5
        // Rounding of one quotient against a mean of about 5.
        #expect(abs(prepared.shift.shift[step][series] - expected) < 1e-12)
      }
    }
  }

  @Test("From a scenario the means move on by Σ·ₐ Σₐₐ⁻¹ δ, with 0 for what it assumes itself.")
  func composed() throws {
    let before = try plan(Self.base)
    let after = try plan(Self.base + [deviation("output", 2027, -1.5, after: 2)])
    let moments = before.moments
    // Output of 2026 and trade of 2027 stay, output of 2027 moves.
    let cells = [(0, 0), (1, 1), (1, 0)].map { moments.cell(step: $0.0, series: $0.1) }
    let part = moments.covariance[cells, cells]
    // Cramer's rule, so as not to solve by what is tested.
    func determinant(_ m: (Int, Int) -> Double) -> Double {
      m(0, 0) * (m(1, 1) * m(2, 2) - m(1, 2) * m(2, 1))
        - m(0, 1) * (m(1, 0) * m(2, 2) - m(1, 2) * m(2, 0))
        + m(0, 2) * (m(1, 0) * m(2, 1) - m(1, 1) * m(2, 0))
    }
    let whole = determinant { part[$0, $1] }
    let solution = (0..<3).map { column in
      determinant { $1 == column ? ($0 == 2 ? -1.5 : 0) : part[$0, $1] } / whole
    }
    for step in 0..<3 {
      for series in 0..<2 {
        let cell = moments.cell(step: step, series: series)
        let expected = zip(cells, solution).reduce(0) {
          $0 + moments.covariance[cell, $1.0] * $1.1
        }
        let move = after.shift.shift[step][series] - before.shift.shift[step][series]
        // Conditions of some hundreds.
        #expect(abs(move - expected) < 1e-10, "step \(step), series \(series)")
      }
    }
  }

  @Test("Deviations of deviations add up where they speak of the same figure.")
  func chain() throws {
    let first = deviation("output", 2026, 0.5, after: 2)
    let second = deviation("output", 2026, 0.25, from: "first", after: 3)
    let both = try plan(Self.base + [first, second])
    let once = try plan(Self.base + [deviation("output", 2026, 0.75, after: 2)])
    for (one, other) in zip(both.shift.shift.flatMap(\.self), once.shift.shift.flatMap(\.self)) {
      #expect(abs(one - other) < 1e-12)
    }
    let mean = both.moments.mean[both.moments.cell(step: 0, series: 0)]
    #expect(abs(mean + both.shift.shift[0][0] - 6.75) < 1e-12)
  }

  @Test("A deviation of a series in logarithms is in points of growth.")
  func logarithms() throws {
    let prepared = try plan(Self.base + [deviation("trade", 2027, 2, after: 2)])
    let mean = prepared.moments.mean[prepared.moments.cell(step: 1, series: 1)]
    let centre = Transformation.logGrowth.inverse(mean + prepared.shift.shift[1][1])
    #expect(abs(centre - -3) < 1e-10)
    #expect(throws: ScenarioError.impossibleDeviation(2)) {
      try plan(Self.base + [deviation("trade", 2027, -96, after: 2)])
    }
  }

  @Test("It sees the random numbers of its base: means differ by the move, without noise.")
  func commonNumbers() throws {
    let before = try plan(Self.base)
    let after = try plan(Self.base + [deviation("output", 2027, -1.5, after: 2)])
    let (one, other) = (before.plan.run(threads: 2), after.plan.run(threads: 2))
    let means = [one, other].map { $0.mean(.growth, series: 0, step: 1) }
    // Sums of 40 000 paths.
    #expect(abs(means[1] - means[0] - -1.5) < 1e-9)
    let difference = other.difference(from: one, published: false) { $0 == 1 }
    #expect(difference.value < 0)
    // The error of the difference is that of paths that change sides, not of two simulations.
    let odds = one.probability(published: false) { $0 == 1 }
    #expect(difference.standardError < odds.standardError)
  }
}
