import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Treatment of outlying periods")
struct OutlierTreatmentTests {
  /// Two series over 60 periods; the shocks of period 50 are of size 10, of 51 of size 5, given and
  /// not drawn, and standard normal in the others.
  private func table(_ periods: Int = 60) -> SeriesTable {
    var stream = Seed(21).stream(.posterior)
    var rows = [[0.0, 0]]
    for t in 1..<periods {
      let shocks = (0..<2).map { i in
        let normal = stream.normal()
        let sign = i == 0 ? -1.0 : 1
        return t == 50 ? sign * 10 : t == 51 ? -sign * 5 : normal
      }
      rows.append(zip(rows[t - 1], shocks).map { 0.3 * $0 + $1 })
    }
    return SeriesTable(names: ["a", "b"], values: Matrix(rows: rows))
  }

  private func fit(
    _ table: SeriesTable, _ outliers: OutlierTreatment, sampled: Bool = false
  ) throws -> FittedBayesianVectorAutoregression {
    var prior = ConjugatePrior()
    prior.samplesHyperparameters = sampled
    // Tight: otherwise the outlier, as a regressor of the period after it, could explain the
    // second large shock by a lag coefficient of another sign.
    prior.tightness = .estimated(prior: nil, within: 0.03...0.1)
    var model = BayesianVectorAutoregression(lags: 1, form: .conjugate(prior))
    model.ownLagMean = 0.3
    model.outliers = outliers
    model.sampling.thinning = 4
    return try model.fit(table, seed: Seed(22))
  }

  private func spread(_ fitted: FittedBayesianVectorAutoregression, _ step: Int) -> Double {
    let paths = fitted.simulatedPaths(horizon: step + 1, count: 3000, seed: Seed(23))
    return moments(paths, step, 0).deviation
  }

  @Test("The scale of an outbreak decays from its last free factor.")
  func course() {
    let scale = OutbreakScale(factors: [4, 3], decay: 0.5)
    #expect((-2...5).map { scale.factor(after: $0) } == [1, 1, 4, 3, 2, 1.5, 1.25, 1.125])
  }

  @Test("Every treatment keeps the outlier out of the size of ordinary shocks.")
  func ordinaryShocks() throws {
    let table = table()
    let none = spread(try fit(table, .none), 0)
    #expect(none > 1.5)
    for outliers in [
      OutlierTreatment.leftOut(periods: [50, 51]), .impulses(periods: [50, 51]),
      .scaled(firstPeriod: 50, freeFactors: 2),
    ] {
      let treated = spread(try fit(table, outliers), 0)
      #expect(treated > 0.8 && treated < 1.35, "\(outliers)")
    }
  }

  @Test("Forecasts made during an outbreak are wide, and narrow as it fades.")
  func during() throws {
    // Period 51 is the last: its factor decays from the first period of the forecast on.
    let fitted = try fit(table(52), .scaled(firstPeriod: 50, freeFactors: 2))
    let course = try #require(fitted.search?.hyperparameters.outbreak)
    try #require(course.factors[1] > 2)
    let near = spread(fitted, 0)
    let calm = spread(try fit(table(52), .leftOut(periods: [50, 51])), 0)
    let expected = 1 + (course.factors[1] - 1) * course.decay
    #expect(abs(near / calm / expected - 1) < 0.25)
    #expect(spread(fitted, 14) < near)
  }

  @Test("Its factors can be sampled with the tightness.")
  func sampled() throws {
    let fitted = try fit(table(), .scaled(firstPeriod: 50, freeFactors: 2), sampled: true)
    #expect(
      fitted.draws.parameterNames
        == ["tightness", "outbreak_factor.0", "outbreak_factor.1", "outbreak_decay"])
    for place in 0..<4 {
      let convergence = RankConvergence(chains: fitted.draws.chains { $0.parameters[place] })
      #expect(convergence.rHat < 1.1 && convergence.bulkSize > 50)
    }
    let factor = RankConvergence(chains: fitted.draws.chains { $0.parameters[1] })
    #expect(factor.mean > 4 && factor.mean < 25)
  }

  @Test("The Gibbs samplers take impulses and rows left out.")
  func gibbs() throws {
    var model = BayesianVectorAutoregression(lags: 1, form: .independent(IndependentPrior()))
    model.sampling.draws = 400
    for outliers in [
      OutlierTreatment.leftOut(periods: [50, 51]), .impulses(periods: [50, 51]),
    ] {
      for form in [
        BayesianVectorAutoregression.Form.independent(IndependentPrior()),
        .steadyState(
          SteadyStatePrior([
            "a": .init(mean: 0, standardDeviation: 1), "b": .init(mean: 0, standardDeviation: 1),
          ])),
      ] {
        model.outliers = outliers
        model.form = form
        let fitted = try model.fit(table(), seed: Seed(24))
        let deviation = fitted.draws.meanCovariance[0, 0].squareRoot()
        #expect(deviation > 0.7 && deviation < 1.3, "\(outliers), \(form)")
      }
    }
  }
}
