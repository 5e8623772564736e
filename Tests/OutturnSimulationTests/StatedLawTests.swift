import OutturnRandom
import OutturnSimulation
import Testing

@Suite("Distributions stated for outcomes")
struct StatedLawTests {
  @Test("Quantiles of triangles and of Student's t are SciPy's.")
  func quantiles() {
    let triangle = StatedLaw.triangular(Triangular(low: -30, mode: -20, high: 0))
    let student = StatedLaw.studentT(centre: 5.5, scale: 0.3, degreesOfFreedom: 4)
    // scipy.stats.triang.ppf(p, 1/3, -30, 30), t.ppf(p, 4, 5.5, 0.3); SciPy 1.17.1.
    for (p, triangular, t) in [
      (0.01, -28.26794919243112, 4.375915783606241),
      (0.25, -21.339745962155614, 5.277790874766195), (0.5, -17.320508075688775, 5.5),
      (0.9, -7.745966692414832, 5.959961882217684),
    ] {
      #expect(abs(triangle.quantile(p) - triangular) < 1e-12)
      #expect(abs(student.quantile(p) - t) < 1e-11)
    }
    #expect(abs(triangle.mean + 50.0 / 3) < 1e-14 && student.mean == 5.5)
  }

  @Test("Of an empirical law every value comes equally often.")
  func empirical() {
    let law = StatedLaw(empirical: [6, 4.8, 5.2])
    let values = (0..<300).map { law.quantile((Double($0) + 0.5) / 300) }
    for value in [4.8, 5.2, 6] { #expect(values.count { $0 == value } == 100) }
    #expect(abs(law.mean - 16.0 / 3) < 1e-14)
  }

  private static let model = PlanFixtures.autoregression(
    series: 3, lags: 1, degreesOfFreedom: 0, draws: 256, seed: 4)

  private func condition(_ cell: Int, _ law: StatedLaw) -> PathCondition {
    PathCondition(weights: [(cell, 1)], law: .distributed(PathCondition.Distribution(law)))
  }

  @Test("Correlated outcomes keep the laws stated for them, and move together as stated.")
  func correlated() throws {
    let first = StatedLaw.triangular(Triangular(low: 0, mode: 3, high: 4))
    let second = StatedLaw.twoPiece(TwoPieceNormal(mode: 2, below: 0.5, above: 1))
    let forecast = try ConditionalForecast(
      Self.model, horizon: 1, conditions: [condition(0, first), condition(1, second)],
      correlations: [ConditionCorrelation(first: 0, second: 1, value: 0.6)], seed: Seed(5),
      threads: 2, particles: 4096)
    let parameters = forecast.model.parameters
    let count = forecast.ancestors.count
    let each = parameters.count / count
    func ranks(_ cell: Int, _ law: StatedLaw) -> [Double] {
      let values = (0..<count).map { parameters[$0 * each + cell] }
      let order = values.indices.sorted { values[$0] < values[$1] }
      var scores = [Double](repeating: 0, count: count)
      for (rank, place) in order.enumerated() {
        let p = (Double(rank) + 0.5) / Double(count)
        // Every quantile is there once.
        #expect(abs(values[place] - law.quantile(p)) < 1e-9)
        scores[place] = Normal.quantile(p)
      }
      return scores
    }
    let (x, y) = (ranks(0, first), ranks(1, second))
    let correlation = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    // Three standard errors, (1 − 0.6²)/√count each.
    #expect(abs(correlation - 0.6) < 3 * 0.64 / Double(count).squareRoot())
  }

  @Test("Correlations that no law has are refused.")
  func impossible() {
    let law = StatedLaw.twoPiece(TwoPieceNormal(mode: 2, below: 1, above: 1))
    let pairs = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)]
    #expect(throws: ConditionError.impossibleCorrelations) {
      try ConditionalForecast(
        Self.model, horizon: 1, conditions: (0..<3).map { condition($0, law) },
        correlations: pairs.map {
          ConditionCorrelation(first: $0.0, second: $0.1, value: $0.2)
        }, seed: Seed(5), threads: 2)
    }
  }
}
