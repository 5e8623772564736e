import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("The scale of an outbreak in a Gibbs sampler")
struct OutbreakScaleStepTests {
  /// A factor by the inverse of its cumulative: Pareto above 1, cut at 500.
  private static func factor(_ stream: inout RandomStream) -> Double {
    1 / (1 - stream.uniform() * (1 - 1 / 500))
  }

  /// A decay of the beta law with mode 0.8 and standard deviation 0.2, cut at 0.005 and 0.995.
  private static func decay(_ stream: inout RandomStream) -> Double {
    while true {
      let a = stream.gamma(shape: 3.035_685_452_252_92)
      let b = stream.gamma(shape: 1.508_921_363_063_23)
      let value = a / (a + b)
      if value > 0.005 && value < 0.995 { return value }
    }
  }

  @Test("Ranks of the truth are uniform: factors, decay, coefficients and covariance.")
  func calibration() throws {
    let prior = RegressionPrior(
      means: Matrix(rows: [[0.5, -0.5], [0.4, 0], [0, 0.4]]),
      variances: Matrix(rows: [[1, 2], [0.04, 0.02], [0.02, 0.04]]),
      scale: Matrix(rows: [[3, 0.5], [0.5, 2]]), degreesOfFreedom: 7)
    try RankUniformity.check(replications: 300, draws: 31) { index in
      var stream = Seed(31).stream(.posterior, 1_000_000 + index)
      let b = TruthDraw.coefficients(prior, &stream)
      let sigma = try InverseWishart(scale: prior.scale, degreesOfFreedom: 7).draw(from: &stream)
      let course = OutbreakScale(
        factors: [Self.factor(&stream), Self.factor(&stream)], decay: Self.decay(&stream))
      let rows = try TruthDraw.path(
        24, coefficients: b, covariance: sigma, nu: nil, factor: { course.factor(after: $0 - 12) },
        &stream)
      let design = DesignMatrix(SeriesTable(names: ["a", "b"], values: rows), lags: 1)
      var chain = IndependentPriorChain(
        regressors: design.regressors, responses: design.responses, prior: prior,
        outbreak: OutbreakScaleStep(elapsed: design.years.map { $0 - 12 }, freeFactors: 2),
        elapsed: 12, stream: Seed(31).stream(.posterior, index))
      var quantities = [
        "first": (course.factors[0], [Double]()), "second": (course.factors[1], []),
        "decay": (course.decay, []), "own": (b[1, 0], []), "variance": (sigma[0, 0], []),
      ]
      for _ in 0..<100 { try chain.sweep(isBurnIn: true) }
      for _ in 0..<31 {
        for _ in 0..<6 { try chain.sweep(isBurnIn: false) }
        let now = try #require(chain.outbreak?.course)
        quantities["first"]!.1.append(now.factors[0])
        quantities["second"]!.1.append(now.factors[1])
        quantities["decay"]!.1.append(now.decay)
        quantities["own"]!.1.append(chain.coefficients[1, 0])
        quantities["variance"]!.1.append(chain.covariance[0, 0])
      }
      return quantities.mapValues { (truth: $0.0, draws: $0.1) }
    }
  }

  @Test("With errors and Σ given, a factor has the law that quadrature gives.")
  func quadrature() throws {
    let errors = Matrix(rows: [[0.3, -0.2], [4, -2], [0.5, 1]])
    let sigma = Matrix(rows: [[1, 0.2], [0.2, 0.8]])
    let inverse = try Cholesky(sigma).inverse
    let e = errors.row(1)
    let distance = (0..<2).reduce(0.0) { sum, i in
      sum + (0..<2).reduce(0.0) { $0 + e[i] * inverse[i, $1] * e[$1] }
    }
    // The outbreak's first period is the last but one row; the row after it belongs to the second
    // factor, so that the first has a law of its own: s⁻²·s⁻²·exp(−q/2s²) on [1, 500].
    var (mass, mean) = (0.0, 0.0)
    let step = 1e-3
    for place in stride(from: step / 2, to: log(500), by: step) {
      let s = exp(place)
      let weight = pow(s, -4) * exp(-distance / (2 * s * s)) * s * step
      mass += weight
      mean += weight * s
    }
    var scale = OutbreakScaleStep(elapsed: [-1, 0, 1], freeFactors: 2)
    var stream = Seed(32).stream(.posterior)
    var draws: [Double] = []
    for _ in 0..<20_000 {
      try scale.sweep(errors: errors, covariance: sigma, stream: &stream)
      draws.append(scale.course.factors[0])
    }
    let convergence = RankConvergence(chains: [draws])
    #expect(abs(convergence.mean - mean / mass) < 4.5 * convergence.meanError)
  }

  @Test("The independent prior keeps an outbreak out of the size of ordinary shocks.")
  func ordinaryShocks() throws {
    var stream = Seed(33).stream(.posterior)
    let sigma = Matrix(rows: [[1, 0.3], [0.3, 1]])
    let b = Matrix(rows: [[0, 0], [0.5, 0], [0, 0.5]])
    let rows = try TruthDraw.path(
      120, coefficients: b, covariance: sigma, nu: nil,
      factor: { $0 == 80 || $0 == 81 ? 12 : 1 }, &stream)
    var model = BayesianVectorAutoregression(lags: 1, form: .independent(IndependentPrior()))
    model.outliers = .scaled(firstPeriod: 80, freeFactors: 2)
    model.sampling.draws = 800
    let fitted = try model.fit(SeriesTable(names: ["a", "b"], values: rows), seed: Seed(34))
    #expect(
      fitted.draws.parameterNames == ["outbreak_factor.0", "outbreak_factor.1", "outbreak_decay"])
    // 117 ordinary rows: a standard deviation is known within 7 %.
    let deviation = fitted.draws.meanCovariance[0, 0].squareRoot()
    #expect(abs(deviation - 1) < 0.25)
    let factor = RankConvergence(chains: fitted.draws.chains { $0.parameters[0] })
    #expect(factor.rHat < 1.05 && factor.mean > 4)
  }
}
