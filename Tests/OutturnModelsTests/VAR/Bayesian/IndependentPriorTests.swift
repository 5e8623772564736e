import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Independent normal and inverse-Wishart priors")
struct IndependentPriorTests {
  @Test("With a flat prior of B the chain has the closed form's moments.")
  func closedForm() throws {
    let data = try LuetkepohlData.read()
    let design = DesignMatrix(data.growth, lags: 1)
    let x = design.regressors
    let y = design.responses
    // With B flat the conjugate form counts k degrees of freedom more.
    let scale = Matrix(diagonal: data.psi)
    let law = try NormalInverseWishart(
      mean: Matrix(rowCount: 4, columnCount: 3), rowCovariance: 1e9 * Matrix.identity(4),
      scale: scale, degreesOfFreedom: 5
    ).posterior(regressors: x, responses: y)
    var chain = IndependentPriorChain(
      regressors: x, responses: y,
      prior: RegressionPrior(
        means: Matrix(rowCount: 4, columnCount: 3),
        variances: Matrix(rowCount: 4, columnCount: 3, repeating: 1e9), scale: scale,
        degreesOfFreedom: 9), stream: Seed(7).stream(.posterior))
    for _ in 0..<100 { try chain.sweep(isBurnIn: true) }
    var coefficients: [[Double]] = []
    var covariances: [[Double]] = []
    for _ in 0..<8000 {
      try chain.sweep(isBurnIn: false)
      coefficients.append(chain.coefficients.elements)
      covariances.append(chain.covariance.elements)
    }
    let expected = (1 / (law.degreesOfFreedom - 4)) * law.scale
    for place in 0..<12 {
      let convergence = RankConvergence(chains: [coefficients.map { $0[place] }])
      #expect(abs(convergence.mean - law.mean.elements[place]) < 4.5 * convergence.meanError)
      let variance = expected[place / 4, place / 4] * law.rowCovariance[place % 4, place % 4]
      #expect(
        abs(convergence.standardDeviation - sqrt(variance))
          < 5 * convergence.standardDeviationError)
    }
    for place in 0..<9 {
      let convergence = RankConvergence(chains: [covariances.map { $0[place] }])
      #expect(abs(convergence.mean - expected.elements[place]) < 4.5 * convergence.meanError)
    }
  }

  @Test("A hard cross tightness removes the lags of others and leaves the own.")
  func crossTightness() throws {
    let data = try LuetkepohlData.read()
    var prior = IndependentPrior()
    prior.crossTightness = 1e-6
    var model = BayesianVectorAutoregression(lags: 2, form: .independent(prior))
    model.sampling.draws = 400
    model.sampling.burnIn = 50
    let fitted = try model.fit(data.growth, seed: Seed(8))
    // Cross lags are pressed to zero, own lags are not.
    let mean = fitted.draws.meanCoefficients
    for lag in 0..<2 {
      for i in 0..<3 {
        for j in 0..<3 where i != j { #expect(abs(mean[1 + 3 * lag + j, i]) < 1e-5) }
      }
    }
    #expect(abs(mean[1, 0]) > 0.05)
  }

  @Test(
    "Ranks of the truth are uniform, with normal and with Student-t shocks.",
    arguments: [ErrorLaw.normal, .student(degreesOfFreedom: [3, 6, 12, 40])])
  func calibration(errors: ErrorLaw) throws {
    let prior = RegressionPrior(
      means: Matrix(rows: [[0.5, -0.5], [0.4, 0], [0, 0.4]]),
      variances: Matrix(rows: [[1, 2], [0.04, 0.02], [0.02, 0.04]]),
      scale: Matrix(rows: [[3, 0.5], [0.5, 2]]), degreesOfFreedom: 7, errors: errors)
    try RankUniformity.check(replications: 300, draws: 31) { index in
      var stream = Seed(9).stream(.posterior, 1_000_000 + index)
      let b = TruthDraw.coefficients(prior, &stream)
      let sigma = try InverseWishart(scale: prior.scale, degreesOfFreedom: 7).draw(from: &stream)
      let choices = errors.degreesOfFreedom
      let nu = choices.isEmpty ? nil : choices[Int(stream.uniform() * Double(choices.count))]
      let rows = try TruthDraw.path(20, coefficients: b, covariance: sigma, nu: nu, &stream)
      let design = DesignMatrix(SeriesTable(names: ["a", "b"], values: rows), lags: 1)
      var chain = IndependentPriorChain(
        regressors: design.regressors, responses: design.responses, prior: prior,
        stream: Seed(9).stream(.posterior, index))
      var quantities = [
        "c": (b[0, 0], [Double]()), "own": (b[1, 0], []), "cross": (b[2, 0], []),
        "variance": (sigma[0, 0], []), "covariance": (sigma[0, 1], []),
      ]
      // Ranks of a number that takes few values: ties are broken at random.
      if let nu { quantities["nu"] = (nu + 0.1 * stream.uniform(), []) }
      for _ in 0..<60 { try chain.sweep(isBurnIn: true) }
      for _ in 0..<31 {
        for _ in 0..<(nu == nil ? 3 : 8) { try chain.sweep(isBurnIn: false) }
        quantities["c"]!.1.append(chain.coefficients[0, 0])
        quantities["own"]!.1.append(chain.coefficients[1, 0])
        quantities["cross"]!.1.append(chain.coefficients[2, 0])
        quantities["variance"]!.1.append(chain.covariance[0, 0])
        quantities["covariance"]!.1.append(chain.covariance[0, 1])
        if let nu = chain.degreesOfFreedom {
          quantities["nu"]!.1.append(nu + 0.1 * stream.uniform())
        }
      }
      return quantities.mapValues { (truth: $0.0, draws: $0.1) }
    }
  }

  @Test("A thousandfold unit of one series changes nothing but units.", arguments: 0..<2)
  func units(series: Int) throws {
    let table = try LuetkepohlData.read().growth
    var values = table.values
    for row in 0..<table.periodCount { values[row, series] *= 1000 }
    var prior = IndependentPrior()
    prior.errors = .student(degreesOfFreedom: [4, 8, 30])
    var model = BayesianVectorAutoregression(lags: 2, form: .independent(prior))
    model.sampling.draws = 64
    model.sampling.burnIn = 20
    let plain = try model.fit(table, seed: Seed(10))
    let scaled = try model.fit(
      SeriesTable(names: table.names, values: values), seed: Seed(10))
    for i in 0..<3 {
      let unit = i == series ? 1000.0 : 1
      for (one, other) in zip(
        plain.forecastMean(horizon: 3).column(i), scaled.forecastMean(horizon: 3).column(i))
      {
        #expect(abs(other / one / unit - 1) < 1e-6)
      }
    }
  }

  @Test("Heavy-tailed shocks are recognised.")
  func heavyTails() throws {
    var stream = Seed(11).stream(.posterior)
    let sigma = Matrix(rows: [[1, 0.3], [0.3, 1]])
    let b = Matrix(rows: [[0, 0], [0.5, 0], [0, 0.5]])
    let rows = try TruthDraw.path(400, coefficients: b, covariance: sigma, nu: 3, &stream)
    var prior = IndependentPrior()
    prior.errors = .student(degreesOfFreedom: [3, 5, 10, 30, 100])
    var model = BayesianVectorAutoregression(lags: 1, form: .independent(prior))
    model.sampling.draws = 400
    model.sampling.burnIn = 100
    let fitted = try model.fit(SeriesTable(names: ["a", "b"], values: rows), seed: Seed(12))
    let nu = fitted.draws.chains { $0.parameters[0] }.joined()
    #expect(nu.reduce(0, +) / 400 < 6)
    // Σ is the scale: the covariance of shocks of 3 degrees of freedom is three times it.
    #expect(abs(fitted.draws.meanCovariance[0, 0] - 1) < 0.3)
  }
}
