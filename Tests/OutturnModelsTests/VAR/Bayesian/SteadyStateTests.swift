import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Steady-state prior")
struct SteadyStateTests {
  private typealias Belief = SteadyStatePrior.Belief

  private static let lagPrior = RegressionPrior(
    means: Matrix(rows: [[0.4, 0], [0, 0.3]]),
    variances: Matrix(rows: [[0.03, 0.01], [0.01, 0.03]]),
    scale: Matrix(rows: [[3, 0.5], [0.5, 2]]), degreesOfFreedom: 7)

  /// Coefficients with the constant of a mean μ.
  private static func withConstant(_ lags: Matrix, mean: [Double]) -> Matrix {
    var rows = [[Double](repeating: 0, count: 2), lags.row(0), lags.row(1)]
    for i in 0..<2 {
      rows[0][i] = mean[i] - (0..<2).reduce(0.0) { $0 + lags[$1, i] * mean[$1] }
    }
    return Matrix(rows: rows)
  }

  @Test(
    "Ranks of the truth are uniform, with normal and with Student-t shocks.",
    arguments: [ErrorLaw.normal, .student(degreesOfFreedom: [5])])
  func calibration(errors: ErrorLaw) throws {
    var prior = Self.lagPrior
    prior.errors = errors
    let (law, nu) = (prior, errors.degreesOfFreedom.first)
    let beliefs = [
      Belief(mean: 5, standardDeviation: 1), Belief(mean: -2, standardDeviation: 0.5),
    ]
    try RankUniformity.check(replications: 300, draws: 31) { index in
      var stream = Seed(13).stream(.posterior, 1_000_000 + index)
      let lags = TruthDraw.coefficients(law, &stream)
      let mean = beliefs.map { $0.mean + $0.standardDeviation * stream.normal() }
      let sigma = try InverseWishart(scale: law.scale, degreesOfFreedom: 7).draw(from: &stream)
      let rows = try TruthDraw.path(
        20, coefficients: Self.withConstant(lags, mean: mean), covariance: sigma, nu: nu, &stream)
      let design = DesignMatrix(SeriesTable(names: ["a", "b"], values: rows), lags: 1)
      var chain = SteadyStateChain(
        regressors: design.regressors[Array(0..<19), [1, 2]], responses: design.responses, lags: 1,
        prior: law, beliefs: beliefs, stream: Seed(13).stream(.posterior, index))
      var quantities = [
        "mean": (mean[0], [Double]()), "other mean": (mean[1], []), "own": (lags[0, 0], []),
        "cross": (lags[1, 0], []), "variance": (sigma[0, 0], []),
      ]
      for _ in 0..<60 { try chain.sweep(isBurnIn: true) }
      for _ in 0..<31 {
        for _ in 0..<4 { try chain.sweep(isBurnIn: false) }
        quantities["mean"]!.1.append(chain.mean[0])
        quantities["other mean"]!.1.append(chain.mean[1])
        quantities["own"]!.1.append(chain.coefficients[0, 0])
        quantities["cross"]!.1.append(chain.coefficients[1, 0])
        quantities["variance"]!.1.append(chain.covariance[0, 0])
      }
      return quantities.mapValues { (truth: $0.0, draws: $0.1) }
    }
  }

  private func fit(
    _ table: SeriesTable, _ beliefs: [String: Belief], draws: Int = 800
  ) throws -> FittedBayesianVectorAutoregression {
    var model = BayesianVectorAutoregression(
      lags: 1, form: .steadyState(SteadyStatePrior(beliefs)))
    model.sampling.draws = draws
    model.sampling.burnIn = 100
    return try model.fit(table, seed: Seed(14))
  }

  /// 300 periods about means of 5 and 2.
  private func simulated() throws -> SeriesTable {
    var stream = Seed(15).stream(.posterior)
    let coefficients = Self.withConstant(Matrix(rows: [[0.5, 0.1], [0.1, 0.4]]), mean: [5, 2])
    let path = try TruthDraw.path(
      320, coefficients: coefficients, covariance: Matrix(rows: [[1, 0.3], [0.3, 0.5]]), nu: nil,
      &stream)
    return SeriesTable(names: ["a", "b"], values: path[Array(20..<320), [0, 1]])
  }

  @Test("The mean of simulated data is found under a vague prior.")
  func recovery() throws {
    let fitted = try fit(
      try simulated(),
      [
        "a": Belief(mean: 0, standardDeviation: 20), "b": Belief(mean: 0, standardDeviation: 20),
      ])
    try #require(fitted.draws.parameterNames == ["mean:a", "mean:b"])
    for (place, truth) in [5.0, 2].enumerated() {
      let convergence = RankConvergence(chains: fitted.draws.chains { $0.parameters[place] })
      #expect(convergence.rHat < 1.02)
      #expect(abs(convergence.mean - truth) < 3.5 * convergence.standardDeviation)
      #expect(convergence.standardDeviation < 0.3)
    }
  }

  @Test("A firm belief decides where distant forecasts go.")
  func belief() throws {
    let fitted = try fit(
      try simulated(),
      [
        "a": Belief(mean: 4, standardDeviation: 0.001),
        "b": Belief(mean: 1, standardDeviation: 0.001),
      ])
    let far = fitted.forecastMean(horizon: 60)
    #expect(fitted.draws.unstableCount == 0)
    #expect(abs(far[59, 0] - 4) < 0.02 && abs(far[59, 1] - 1) < 0.02)
  }

  @Test("A thousandfold unit of one series changes nothing but units.")
  func units() throws {
    let table = try simulated()
    var values = table.values
    for row in 0..<table.periodCount { values[row, 1] *= 1000 }
    let beliefs = [
      "a": Belief(mean: 4, standardDeviation: 1), "b": Belief(mean: 2, standardDeviation: 1),
    ]
    let plain = try fit(table, beliefs, draws: 64).forecastMean(horizon: 4)
    let scaled = try fit(
      SeriesTable(names: table.names, values: values),
      ["a": beliefs["a"]!, "b": Belief(mean: 2000, standardDeviation: 1000)], draws: 64
    ).forecastMean(horizon: 4)
    for h in 0..<4 {
      #expect(abs(scaled[h, 0] / plain[h, 0] - 1) < 1e-6)
      #expect(abs(scaled[h, 1] / plain[h, 1] / 1000 - 1) < 1e-6)
    }
  }
}
