import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Dummy observations and scaled shocks")
struct DummyObservationsTests {
  @Test(
    "Marginal likelihood and posterior are those of a computation with 40 digits.",
    arguments: 0..<6)
  func reference(place: Int) throws {
    let reference = try BayesianReference.read()
    try #require(reference.cases.count == 6)
    let one = reference.cases[place]
    let outliers: OutlierTreatment =
      one.course.map { .scaled(firstPeriod: $0.first, freeFactors: $0.factors.count) } ?? .none
    let sample = try BayesianSample(
      LuetkepohlData.read().logLevels, lags: reference.lags, outliers: outliers,
      residualVariances: reference.psi)
    let result = try ConjugateSample(sample, ownLagMeans: [1, 1, 1]).posterior(
      one.hyperparameters)
    #expect(abs(result.logMarginalLikelihood - one.logMarginalLikelihood) < 1e-7)
    #expect(relativeDistance(result.law.mean, Matrix(rows: one.mean)) < 1e-7)
    let expected = (1 / (result.law.degreesOfFreedom - 4)) * result.law.scale
    #expect(relativeDistance(expected, Matrix(rows: one.expectedCovariance)) < 1e-7)
  }

  @Test("Each imagined row says what its definition says.")
  func rows() {
    let dummies = DummyObservations(
      initialMeans: [2, 30], lags: 2, impulses: 1, sumOfCoefficients: 0.5, singleUnitRoot: 4)
    #expect(dummies.responses == Matrix(rows: [[4, 0], [0, 60], [0.5, 7.5]]))
    #expect(
      dummies.regressors
        == Matrix(rows: [
          [0, 4, 0, 4, 0, 0], [0, 0, 60, 0, 60, 0], [0.25, 0.5, 7.5, 0.5, 7.5, 0],
        ]))
  }

  @Test("A hard sum of coefficients makes each series' own lags add up to one.")
  func hardSum() throws {
    let reference = try BayesianReference.read()
    let sample = ConjugateSample(
      try BayesianSample(
        LuetkepohlData.read().logLevels, lags: 2, residualVariances: reference.psi),
      ownLagMeans: [1, 1, 1])
    let law = try sample.posterior(
      Hyperparameters(tightness: 0.5, sumOfCoefficients: 1e-5)
    ).law
    for series in 0..<3 {
      for other in 0..<3 {
        let sum = law.mean[1 + other, series] + law.mean[4 + other, series]
        #expect(abs(sum - (series == other ? 1 : 0)) < 1e-6)
      }
    }
  }
}
