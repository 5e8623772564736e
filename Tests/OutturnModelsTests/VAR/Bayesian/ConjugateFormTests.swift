import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Bayesian vector autoregression, conjugate form")
struct ConjugateFormTests {
  private func model(
    _ prior: ConjugatePrior = ConjugatePrior(), draws: Int = 4000
  ) -> BayesianVectorAutoregression {
    var model = BayesianVectorAutoregression(lags: 2, form: .conjugate(prior))
    model.sampling.draws = draws
    return model
  }

  @Test("Draws have the moments of the closed form.")
  func moments() throws {
    let fitted = try model(draws: 20_000).fit(LuetkepohlData.read().growth, seed: Seed(1))
    let law = try #require(fitted.search).posterior
    for (name, convergence) in fitted.draws.convergence() {
      #expect(convergence.rHat < 1.01, "\(name)")
    }
    let covariance = (1 / (law.degreesOfFreedom - 4)) * law.scale
    for i in 0..<3 {
      for j in 0..<7 {
        // 5 standard errors of a mean of 20,000.
        let error = 5 * sqrt(covariance[i, i] * law.rowCovariance[j, j] / 20_000)
        #expect(abs(fitted.draws.meanCoefficients[j, i] - law.mean[j, i]) < error)
      }
    }
    #expect(relativeDistance(fitted.draws.meanCovariance, covariance) < 0.01)
  }

  @Test("Simulated first periods follow the closed Student law.", arguments: 0..<3)
  func predictive(series: Int) throws {
    let fitted = try model(draws: 8000).fit(LuetkepohlData.read().growth, seed: Seed(2))
    let law = try #require(fitted.search).posterior
    let x = fitted.sample.recent.reduce([1.0], +)
    let predictive = law.predictive(series: series, regressors: x)
    #expect(fitted.forecastMean(horizon: 3)[0, series] == predictive.location)
    let first = fitted.simulatedPaths(horizon: 1, count: 8000, seed: Seed(3)).map { $0[0, series] }
    let distance = KolmogorovSmirnov.statistic(first) { predictive.cumulative($0) }
    #expect(distance < KolmogorovSmirnov.limit(count: 8000))
  }

  @Test("The mean of paths is the forecast's mean at every horizon.")
  func pathMeans() throws {
    let fitted = try model().fit(LuetkepohlData.read().growth, seed: Seed(4))
    let mean = fitted.forecastMean(horizon: 5)
    let paths = fitted.simulatedPaths(horizon: 5, count: 8000, seed: Seed(4))
    for h in 0..<5 {
      for i in 0..<3 {
        let values = paths.map { $0[h, i] }
        let centre = values.reduce(0, +) / 8000
        let variance = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 7999
        #expect(abs(centre - mean[h, i]) < 4.5 * sqrt(variance / 8000))
      }
    }
    // Path i depends on the seed and on i alone, and its beginning not on its length.
    let short = fitted.simulatedPaths(horizon: 2, count: 10, seed: Seed(4))
    for i in 0..<10 { #expect(short[i] == paths[i][[0, 1], [0, 1, 2]]) }
  }

  @Test("Sampled tightness has the law that quadrature gives.")
  func sampled() throws {
    var prior = ConjugatePrior()
    prior.samplesHyperparameters = true
    var model = model(prior, draws: 8000)
    model.sampling.thinning = 3
    let table = try LuetkepohlData.read().growth
    let fitted = try model.fit(table, seed: Seed(5))
    try #require(fitted.draws.parameterNames == ["tightness"])
    let chains = fitted.draws.chains { $0.parameters[0] }
    let convergence = RankConvergence(chains: chains)
    #expect(convergence.rHat < 1.01 && convergence.bulkSize > 1500)
    let acceptance = try #require(fitted.acceptance)
    #expect(acceptance > 0.15 && acceptance < 0.6)

    // The density of log λ on a fine grid.
    let sample = ConjugateSample(try BayesianSample(table, lags: 2), ownLagMeans: [0, 0, 0])
    let law = GammaHyperprior(mode: 0.2, standardDeviation: 0.4)
    var weights: [Double] = []
    let grid = (0...400).map { exp(-4.5 + Double($0) * 0.015) }.filter { $0 < 5 }
    for tightness in grid {
      let value = try sample.posterior(
        Hyperparameters(tightness: tightness)
      ).logMarginalLikelihood
      weights.append(exp(value + law.logDensity(tightness) + log(tightness) - 545))
    }
    let total = weights.reduce(0, +)
    let mean = zip(grid, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    #expect(abs(convergence.mean - mean) < 4.5 * convergence.meanError)
    let below = zip(grid, weights).reduce(0) { $0 + ($1.0 <= 0.23 ? $1.1 : 0) } / total
    let share = chains.joined().reduce(0.0) { $0 + ($1 <= 0.23 ? 1 : 0) } / 8000
    #expect(abs(share - below) < 4.5 * sqrt(below * (1 - below) / convergence.bulkSize) + 0.01)
  }

  @Test("Unstable draws are kept and counted.")
  func unstable() throws {
    let stable = PosteriorDraw(
      coefficients: Matrix(rows: [[1, 0], [0.5, 0], [0, 0.9]]), factor: .identity(2))
    let unstable = PosteriorDraw(
      coefficients: Matrix(rows: [[1, 0], [0.5, 0.2], [0.9, 0.9]]), factor: .identity(2))
    let draws = try PosteriorDraws(
      [stable, unstable, unstable, stable], chainCount: 1,
      columnNames: ["constant", "a.l1", "b.l1"], series: ["a", "b"], lags: 1)
    #expect(draws.unstableCount == 2 && draws.draws.count == 4 && draws.unstableShare == 0.5)
  }

  @Test("An impulse dummy estimates what leaving the row out estimates.")
  func impulse() throws {
    let table = try LuetkepohlData.read().growth
    func law(_ outliers: OutlierTreatment) throws -> (BayesianSample, NormalInverseWishart) {
      let sample = try BayesianSample(table, lags: 2, outliers: outliers)
      let conjugate = ConjugateSample(sample, ownLagMeans: [0, 0, 0])
      return (sample, try conjugate.posterior(Hyperparameters(tightness: 0.2)).law)
    }
    let (without, leftOut) = try law(.leftOut(periods: [30, 52]))
    let (with, impulses) = try law(.impulses(periods: [30, 52]))
    #expect(without.rowCount == 71 && with.rowCount == 73)
    #expect(with.columnNames.suffix(2) == ["impulse.30", "impulse.52"])
    let rows = Array(0..<7)
    // The dummy's prior of variance 1e7·Σ leaves the row a weight of 1e-7.
    #expect(relativeDistance(impulses.mean[rows, [0, 1, 2]], leftOut.mean) < 1e-5)
    #expect(relativeDistance(impulses.scale, leftOut.scale) < 1e-5)
    #expect(impulses.degreesOfFreedom == leftOut.degreesOfFreedom + 2)
  }

  @Test("A table too short, and a series that does not move, are refused by name.")
  func refusals() throws {
    let short = SeriesTable(
      names: ["a", "b"], values: Matrix(rows: [[1, 2], [2, 1], [1, 4], [3, 1]]))
    #expect(
      throws: EstimationError.tooFewObservations(response: "a, b", observations: 3, needed: 4)
    ) {
      try BayesianVectorAutoregression(lags: 1, form: .conjugate(ConjugatePrior()))
        .fit(short, seed: Seed(1))
    }
    let still = SeriesTable(
      names: ["a", "b"],
      values: Matrix(rows: (0..<9).map { [Double($0 * $0 % 5), 3] }))
    #expect(throws: EstimationError.collinear(names: ["constant", "b.l1"])) {
      try BayesianVectorAutoregression(lags: 1, form: .conjugate(ConjugatePrior()))
        .fit(still, seed: Seed(1))
    }
  }

  @Test("With fewer observations than regressors the prior answers.")
  func short() throws {
    let table = try LuetkepohlData.read().growth
    let last = SeriesTable(
      names: table.names, values: table.values[Array(69..<75), [0, 1, 2]])
    let fitted = try model(draws: 64).fit(last, seed: Seed(6))
    #expect(fitted.sample.rowCount == 4 && fitted.sample.columnNames.count == 7)
    #expect(fitted.forecastMean(horizon: 3).elements.allSatisfy { $0.isFinite })
  }
}
