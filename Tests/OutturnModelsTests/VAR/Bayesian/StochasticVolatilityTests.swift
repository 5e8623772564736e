import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Stochastic volatility")
struct StochasticVolatilityTests {
  @Test("The mixture has the weights, mean and variance of log χ²₁.")
  func mixture() {
    let components = VolatilityWalk.components
    let weight = components.reduce(0) { $0 + $1.weight }
    let mean = components.reduce(0) { $0 + $1.weight * $1.mean }
    let square = components.reduce(0) { $0 + $1.weight * ($1.variance + $1.mean * $1.mean) }
    // ψ(½) + log 2 and π²/2; the table has 5 digits.
    #expect(abs(weight - 1) < 1e-12)
    #expect(abs(mean + 1.270_362_845) < 1e-3)
    #expect(abs(square - mean * mean - .pi * .pi / 2) < 5e-3)
    // Its distribution function against 2Φ(e^{x/2}) − 1.
    for x in stride(from: -12.0, through: 3, by: 0.25) {
      let exact = 2 * Normal.cumulative(exp(x / 2)) - 1
      let approximate = components.reduce(0) {
        $0 + $1.weight * Normal.cumulative((x - $1.mean) / sqrt($1.variance))
      }
      #expect(abs(exact - approximate) < 5e-4)
    }
  }

  private static let prior = RegressionPrior(
    means: Matrix(rows: [[0.5, -0.5], [0.4, 0], [0, 0.4]]),
    variances: Matrix(rows: [[1, 2], [0.04, 0.02], [0.02, 0.04]]),
    scale: .identity(2), degreesOfFreedom: 4)

  private static let volatility = VolatilityPrior(
    initialMeans: [0.5, -0.5], initialVariance: 0.5, stepShape: 5, stepScale: 0.4,
    contemporaneous: [[1, 1], [0.5, 1]])

  /// A path of shocks with walking sizes about the coefficients, T×2.
  private static func path(
    _ periods: Int, _ b: Matrix, contemporaneous a: Double, logVariances h: [[Double]],
    _ stream: inout RandomStream
  ) -> Matrix {
    var rows = [[0.0, 0]]
    for t in 1..<periods {
      let first = exp(h[0][t - 1] / 2) * stream.normal()
      let second = exp(h[1][t - 1] / 2) * stream.normal() - a * first
      rows.append(
        [first, second].enumerated().map { i, shock in
          b[0, i] + shock + (0..<2).reduce(0.0) { $0 + b[1 + $1, i] * rows[t - 1][$1] }
        })
    }
    return Matrix(rows: rows)
  }

  @Test("Ranks of the truth are uniform.")
  func calibration() throws {
    let (prior, volatility) = (Self.prior, Self.volatility)
    try RankUniformity.check(replications: 300, draws: 31) { index in
      var stream = Seed(16).stream(.posterior, 1_000_000 + index)
      let b = TruthDraw.coefficients(prior, &stream)
      let a = sqrt(0.5) * stream.normal()
      var steps: [Double] = []
      var h: [[Double]] = []
      for i in 0..<2 {
        let step = volatility.stepScale / stream.gamma(shape: volatility.stepShape)
        var walk = [volatility.initialMeans[i] + sqrt(0.5) * stream.normal()]
        for t in 1..<24 { walk.append(walk[t - 1] + sqrt(step) * stream.normal()) }
        steps.append(step)
        h.append(walk)
      }
      let rows = Self.path(25, b, contemporaneous: a, logVariances: h, &stream)
      let design = DesignMatrix(SeriesTable(names: ["a", "b"], values: rows), lags: 1)
      var chain = StochasticVolatilityChain(
        regressors: design.regressors, responses: design.responses, prior: prior,
        volatility: volatility, stream: Seed(16).stream(.posterior, index))
      var quantities = [
        "own": (b[1, 0], [Double]()), "cross": (b[2, 0], []), "contemporaneous": (a, []),
        "step": (steps[0], []), "first": (h[0][0], []), "middle": (h[1][12], []),
        "last": (h[0][23], []), "size": (h[0].reduce(0, +), []),
      ]
      for _ in 0..<100 { try chain.sweep(isBurnIn: true) }
      for _ in 0..<31 {
        for _ in 0..<10 { try chain.sweep(isBurnIn: false) }
        quantities["own"]!.1.append(chain.coefficients[1, 0])
        quantities["cross"]!.1.append(chain.coefficients[2, 0])
        quantities["contemporaneous"]!.1.append(chain.contemporaneous[1, 0])
        quantities["step"]!.1.append(chain.steps[0])
        quantities["first"]!.1.append(chain.logVariances[0][0])
        quantities["middle"]!.1.append(chain.logVariances[1][12])
        quantities["last"]!.1.append(chain.logVariances[0][23])
        quantities["size"]!.1.append(chain.logVariances[0].reduce(0, +))
      }
      return quantities.mapValues { (truth: $0.0, draws: $0.1) }
    }
  }

  /// 200 calm periods, then 50 whose shocks are four times as large.
  private func simulated() -> SeriesTable {
    var stream = Seed(17).stream(.posterior)
    let h = [Double](repeating: 0, count: 200) + [Double](repeating: 2 * log(4), count: 50)
    let b = Matrix(rows: [[1, 1], [0.4, 0.1], [0, 0.4]])
    return SeriesTable(
      names: ["a", "b"],
      values: Self.path(251, b, contemporaneous: -0.5, logVariances: [h, h], &stream))
  }

  private func fit(_ table: SeriesTable, draws: Int) throws -> FittedBayesianVectorAutoregression {
    var model = BayesianVectorAutoregression(
      lags: 1, form: .stochasticVolatility(StochasticVolatilityPrior()))
    model.sampling.draws = draws
    model.sampling.chains = 2
    model.sampling.burnIn = draws / 4
    model.sampling.threads = 2
    return try model.fit(table, seed: Seed(18))
  }

  @Test("A fourfold rise of the shocks' size is followed, and forecasts start from it.")
  func recovery() throws {
    let fitted = try fit(simulated(), draws: 600)
    let deviation = sqrt(fitted.draws.meanCovariance[0, 0])
    #expect(deviation > 2.5 && deviation < 6)
    let paths = fitted.simulatedPaths(horizon: 1, count: 2000, seed: Seed(19))
    let mean = fitted.forecastMean(horizon: 1)[0, 0]
    let spread = sqrt(paths.reduce(0) { $0 + ($1[0, 0] - mean) * ($1[0, 0] - mean) } / 2000)
    #expect(spread > 2.5 && spread < 6.5)
    // The correlation of the errors is 0.5/√1.25.
    let covariance = fitted.draws.meanCovariance
    let correlation = covariance[0, 1] / sqrt(covariance[0, 0] * covariance[1, 1])
    #expect(abs(correlation - 0.447) < 0.2)
  }

  @Test("A thousandfold unit of one series changes nothing but units.")
  func units() throws {
    let table = simulated()
    var values = table.values
    for row in 0..<table.periodCount { values[row, 1] *= 1000 }
    let plain = try fit(table, draws: 32).forecastMean(horizon: 3)
    let scaled = try fit(
      SeriesTable(names: table.names, values: values), draws: 32
    ).forecastMean(horizon: 3)
    for h in 0..<3 {
      #expect(abs(scaled[h, 0] / plain[h, 0] - 1) < 1e-6)
      #expect(abs(scaled[h, 1] / plain[h, 1] / 1000 - 1) < 1e-6)
    }
  }
}
