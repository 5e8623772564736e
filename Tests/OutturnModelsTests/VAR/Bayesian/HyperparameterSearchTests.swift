import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Search of hyperparameters")
struct HyperparameterSearchTests {
  private func prior(_ law: GammaHyperprior?) -> ConjugatePrior {
    var prior = ConjugatePrior()
    prior.tightness = .estimated(prior: law, within: 1e-4...5)
    return prior
  }

  @Test("The gamma law of mode 0.2 and standard deviation 0.4 is that of R's BVAR.")
  func gamma() {
    let law = GammaHyperprior(mode: 0.2, standardDeviation: 0.4)
    #expect(abs(law.shape - 1.640_388_203_2) < 1e-10)
    #expect(abs(law.scale - 0.312_310_562_6) < 1e-10)
  }

  // Published to 7 decimals. At the top a likelihood of 540 with 1e-13 of relative error leaves
  // λ undetermined by some 1e-6.
  @Test("The largest marginal likelihood is where the other programs find it.")
  func flat() throws {
    let search = try HyperparameterSearch(prior(nil), LuetkepohlData.read().growthSample())
    #expect(abs(search.hyperparameters.tightness - 0.234_481_6) < 2e-6)
    #expect(abs(search.logMarginalLikelihood - 540.741_386_9) < 6e-8)
    #expect(search.objective == search.logMarginalLikelihood && search.atBounds.isEmpty)
  }

  @Test("With the hyperprior so is the largest posterior density.")
  func hyperprior() throws {
    let search = try HyperparameterSearch(
      prior(GammaHyperprior(mode: 0.2, standardDeviation: 0.4)),
      LuetkepohlData.read().growthSample())
    #expect(abs(search.hyperparameters.tightness - 0.232_024_0) < 2e-6)
    #expect(abs(search.objective - 541.078_188_1) < 6e-8)
  }

  @Test("E[Σ] at λ = 0.2 is the published one.")
  func covariance() throws {
    let law = try LuetkepohlData.read().growthSample().posterior(
      Hyperparameters(tightness: 0.2)
    ).law
    let expected = (1 / (law.degreesOfFreedom - 4)) * law.scale
    for (value, published) in zip(
      expected.diagonal, [2.047_004_99e-3, 1.304_262_33e-4, 9.390_300_76e-5])
    {
      #expect(abs(value / published - 1) < 1e-8)
    }
  }

  @Test("With several unknowns no neighbour is better, and both long-run dummies are found.")
  func several() throws {
    let reference = try BayesianReference.read()
    let sample = ConjugateSample(
      try BayesianSample(
        LuetkepohlData.read().logLevels, lags: 2, residualVariances: reference.psi),
      ownLagMeans: [1, 1, 1])
    var prior = ConjugatePrior()
    prior.sumOfCoefficients = .longRun
    prior.singleUnitRoot = .longRun
    let search = try HyperparameterSearch(prior, sample)
    #expect(search.isSettled && search.atBounds.isEmpty)
    let best = search.hyperparameters
    let laws = [
      GammaHyperprior(mode: 0.2, standardDeviation: 0.4),
      GammaHyperprior(mode: 1, standardDeviation: 1),
    ]
    func objective(_ point: [Double]) throws -> Double {
      try sample.posterior(
        Hyperparameters(
          tightness: point[0], sumOfCoefficients: point[1], singleUnitRoot: point[2])
      ).logMarginalLikelihood + laws[0].logDensity(point[0]) + laws[1].logDensity(point[1])
        + laws[1].logDensity(point[2])
    }
    let point = [
      best.tightness, try #require(best.sumOfCoefficients), try #require(best.singleUnitRoot),
    ]
    #expect(abs(try objective(point) - search.objective) < 1e-8)
    for place in 0..<3 {
      for factor in [0.5, 0.99, 1.01, 2] {
        var other = point
        other[place] *= factor
        #expect(try objective(other) < search.objective)
      }
    }
  }

  @Test("A thousandfold unit of one series moves no hyperparameter.", arguments: 0..<3)
  func units(series: Int) throws {
    let table = try LuetkepohlData.read().growth
    var values = table.values
    for row in 0..<table.periodCount { values[row, series] *= 1000 }
    let plain = try HyperparameterSearch(
      prior(nil),
      ConjugateSample(try BayesianSample(table, lags: 2), ownLagMeans: [0, 0, 0]))
    let scaled = try HyperparameterSearch(
      prior(nil),
      ConjugateSample(
        try BayesianSample(SeriesTable(names: table.names, values: values), lags: 2),
        ownLagMeans: [0, 0, 0]))
    // The constant's variance is relative to the equation's, so nothing keeps a unit.
    #expect(
      abs(scaled.hyperparameters.tightness / plain.hyperparameters.tightness - 1) < 1e-5)
    #expect(
      abs(plain.logMarginalLikelihood - scaled.logMarginalLikelihood - 73 * log(1000)) < 1e-7)
  }

  @Test("Where the data ask for more than the bounds, the bound is named.")
  func bound() throws {
    var prior = ConjugatePrior()
    prior.tightness = .estimated(prior: nil, within: 0.01...0.1)
    let search = try HyperparameterSearch(prior, LuetkepohlData.read().growthSample())
    #expect(search.atBounds == ["tightness"])
    #expect(abs(search.hyperparameters.tightness - 0.1) < 1e-6)
  }

  @Test("A simulated outbreak of fourfold shocks is found.")
  func outbreak() throws {
    var stream = Seed(20).stream(.posterior)
    var rows = [[0.0, 0, 0]]
    for t in 1..<160 {
      let scale = OutbreakScale(factors: [12, 8], decay: 0.5).factor(after: t - 100)
      rows.append(rows[t - 1].map { 0.5 * $0 + scale * stream.normal() })
    }
    let table = SeriesTable(names: ["a", "b", "c"], values: Matrix(rows: rows))
    let sample = try BayesianSample(
      table, lags: 1, outliers: .scaled(firstPeriod: 100, freeFactors: 2))
    let search = try HyperparameterSearch(
      ConjugatePrior(), ConjugateSample(sample, ownLagMeans: [0, 0, 0]))
    let course = try #require(search.hyperparameters.outbreak)
    // Three shocks of one factor: the estimate's relative standard deviation is about 1/√6; twice.
    #expect(course.factors[0] > 3 && course.factors[0] < 22)
    #expect(course.factors[1] > 2 && course.factors[1] < 15)
    let plain = try HyperparameterSearch(
      ConjugatePrior(),
      ConjugateSample(try BayesianSample(table, lags: 1), ownLagMeans: [0, 0, 0]))
    #expect(search.logMarginalLikelihood > plain.logMarginalLikelihood + 50)
    // Without the scale the covariance takes the outbreak for ordinary times.
    let calm = search.posterior.scale[0, 0] / search.posterior.degreesOfFreedom
    let loud = plain.posterior.scale[0, 0] / plain.posterior.degreesOfFreedom
    #expect(abs(calm - 1) < 0.4)
    #expect(loud > 1.5 * calm)
  }
}
