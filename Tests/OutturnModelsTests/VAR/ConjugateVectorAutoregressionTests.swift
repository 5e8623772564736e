import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Conjugate vector autoregression")
struct ConjugateVectorAutoregressionTests {
  private static let tightness = [0.05, 0.1, 0.2, 0.3, 0.5, 1]

  private static let ownLagMeans = [0.9, 0.9, 0.9, 0]

  private func specification(_ sample: [String] = ["china", "hunan"]) -> ConjugateSpecification {
    ConjugateSpecification(
      lags: 1, ownLagMeans: Self.ownLagMeans, tightness: Self.tightness, sample: sample)
  }

  /// Lingling's figures, each series in units so many times smaller.
  private func observations(
    _ reference: RegionalReference, scales: [Double] = [1, 1, 1, 1]
  ) -> RegionalObservations {
    RegionalObservations(
      firstYear: reference.first_year, regions: reference.regions, series: reference.series,
      values: reference.values.map { year in
        year.map { region in zip(region, scales).map { value, scale in value.map { $0 * scale } } }
      })
  }

  private func fit(
    _ scales: [Double] = [1, 1, 1, 1]
  ) throws -> ConjugateVectorAutoregression {
    let reference = try RegionalReference.read()
    return try ConjugateVectorAutoregression(
      specification(), observations: observations(reference, scales: scales),
      turbulence: reference.turbulence)
  }

  @Test("Its rows are the pairs of consecutive complete years of the nation and the province.")
  func rows() throws {
    // Read off the history: China has all four figures in every year from 2012, Hunan in 2013,
    // 2016 and 2019 to 2022.
    #expect(try fit().design.years == Array(2013...2025) + [2020, 2021, 2022])
  }

  @Test("A turbulent year weighs as its variance says.")
  func turbulence() throws {
    let model = try fit()
    let reference = try RegionalReference.read()
    try #require(reference.turbulence == [2020: 25, 2021: 25, 2022: 9])
    let weights = model.design.years.map { 1 / (reference.turbulence[$0] ?? 1) }
    let variances = model.design.series.indices.map { j in
      // A regression on a constant and the own lag by the textbook's two formulas.
      let x = model.design.regressors.column(1 + j)
      let y = model.design.responses.column(j)
      func mean(_ values: [Double]) -> Double {
        zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
      }
      let slope =
        (mean(zip(x, y).map { $0 * $1 }) - mean(x) * mean(y))
        / (mean(x.map { $0 * $0 }) - mean(x) * mean(x))
      let constant = mean(y) - slope * mean(x)
      let squares = zip(x, y).map { ($1 - constant - slope * $0) * ($1 - constant - slope * $0) }
      return mean(squares) * weights.reduce(0, +) / Double(x.count - 2)
    }
    let prior = MinnesotaPrior(
      tightness: model.tightness, ownLagMeans: Self.ownLagMeans, residualVariances: variances
    ).law(lags: 1)
    let posterior = try prior.posterior(
      regressors: model.design.regressors, responses: model.design.responses, weights: weights)
    // The textbook's differences of means cost three digits here.
    #expect(relativeDistance(posterior.mean, model.posterior.mean) < 1e-10)
    #expect(relativeDistance(posterior.scale, model.posterior.scale) < 1e-10)
    #expect(relativeDistance(posterior.rowCovariance, model.posterior.rowCovariance) < 1e-10)
  }

  @Test("Of the tightness values the one with the largest marginal likelihood is used.")
  func tightness() throws {
    let model = try fit()
    try #require(model.logMarginalLikelihoods.count == Self.tightness.count)
    let best = try #require(model.logMarginalLikelihoods.max())
    let place = try #require(Self.tightness.firstIndex(of: model.tightness))
    #expect(model.logMarginalLikelihoods[place] == best)
  }

  @Test(
    "The closed probability of a threshold is the share of simulated years beyond it.",
    arguments: 0..<4)
  func exceedance(series: Int) throws {
    let model = try fit()
    let reference = try RegionalReference.read()
    let history = try #require(reference.values.last?.last).compactMap { $0 }
    try #require(history.count == 4)
    let x = model.regressors(after: [history])
    let predictive = model.posterior.predictive(series: series, regressors: x)
    let count = 20_000
    let draws = try model.posterior.draws(count, seed: Seed(4), firstStream: 0)
    var stream = Seed(4).stream(.posterior, 1_000_000 + UInt32(series))
    let responses = draws.map { draw in
      x.indices.reduce(0.0) { $0 + x[$1] * draw.coefficients[$1, series] }
        + (0...series).reduce(0.0) { $0 + draw.factor[series, $1] * stream.normal() }
    }
    for distance in [-1.5, 0, 0.4, 2] {
      let threshold = predictive.location + distance * predictive.scale
      let probability = predictive.exceedance(threshold)
      let share = Double(responses.count { $0 >= threshold }) / Double(count)
      // 4.5 standard errors: 7e-6 a threshold.
      let error = 4.5 * sqrt(probability * (1 - probability) / Double(count))
      #expect(abs(share - probability) < error)
    }
  }

  @Test("Units change nothing but units.", arguments: 0..<4)
  func units(series: Int) throws {
    var scales = [1.0, 1, 1, 1]
    scales[series] = 1000
    let plain = try fit()
    let scaled = try fit(scales)
    #expect(plain.tightness == scaled.tightness)
    // The density of each of the 16 rows is that of a value 1000 times as large.
    let rows = Double(plain.design.rowCount)
    for (one, other) in zip(plain.logMarginalLikelihoods, scaled.logMarginalLikelihoods) {
      #expect(abs(one - other - rows * log(1000)) < 1e-8)
    }
    let history = [5.4, 8.3, 5.1, 5.8]
    let x = plain.regressors(after: [history])
    let y = scaled.regressors(after: [zip(history, scales).map { $0 * $1 }])
    for other in 0..<4 {
      let one = plain.posterior.predictive(series: other, regressors: x)
      let two = scaled.posterior.predictive(series: other, regressors: y)
      #expect(abs(one.exceedance(6) - two.exceedance(6 * scales[other])) < 1e-10)
    }
  }

  @Test("A sample without two complete years in a row is refused with its names.")
  func noRows() throws {
    let reference = try RegionalReference.read()
    #expect(
      throws: EstimationError.noCompleteRows(
        regions: ["yongzhou"], series: ["gdp", "industry", "retail", "trade"])
    ) {
      try ConjugateVectorAutoregression(
        specification(["yongzhou"]), observations: observations(reference),
        turbulence: reference.turbulence)
    }
  }

  @Test("A series that never moves is named.")
  func collinear() {
    let values: [[[Double?]]] = (0..<8).map { [[Double($0 * $0 % 5), 3]] }
    let observations = RegionalObservations(
      firstYear: 2010, regions: ["a"], series: ["x", "y"], values: values)
    let specification = ConjugateSpecification(
      lags: 1, ownLagMeans: [0, 0], tightness: Self.tightness, sample: ["a"])
    #expect(throws: EstimationError.collinear(names: ["constant", "y.l1"])) {
      try ConjugateVectorAutoregression(
        specification, observations: observations, turbulence: [:])
    }
  }
}
