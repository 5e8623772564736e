import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Bayesian linear regression in closed form")
struct NormalInverseGammaTests {
  static let cases = ["ordinary", "weighted"]

  private func fit(
    _ name: String
  ) throws -> (RegressionReference.Bayesian, FittedBayesianLinearRegression) {
    let reference = try RegressionReference.read()
    let expected = try #require(reference.bayesian[name])
    let prior = NormalInverseGamma(
      mean: expected.prior.mean, covarianceScale: Matrix(diagonal: expected.prior.variances),
      shape: expected.prior.shape, scale: expected.prior.scale)
    let model = BayesianLinearRegression(RegressionReference.specification(name), prior: prior)
    return (expected, try model.fit(reference.table))
  }

  @Test("Posterior, marginal likelihood and prediction are those of 40 digits.", arguments: cases)
  func reference(name: String) throws {
    let (expected, fitted) = try fit(name)
    for (x, y) in zip(fitted.posterior.mean, expected.mean) { #expect(abs(x - y) < 1e-12 * abs(y)) }
    for i in 0..<4 {
      for j in 0..<4 {
        let value = fitted.posterior.covarianceScale[i, j]
        #expect(abs(value - expected.covarianceScale[i][j]) < 1e-13)
      }
    }
    #expect(fitted.posterior.shape == expected.shape)
    #expect(relative(fitted.posterior.scale, expected.scale) < 1e-13)
    #expect(relative(fitted.logMarginalLikelihood, expected.logMarginalLikelihood) < 1e-13)
    let law = fitted.predictive(at: RegressionReference.newObservation)
    #expect(relative(law.location, expected.predictive.location) < 1e-13)
    #expect(relative(law.scale, expected.predictive.scale) < 1e-13)
    #expect(law.degreesOfFreedom == expected.predictive.degreesOfFreedom)
  }

  @Test("Rows added one at a time give the posterior of all, and densities that multiply.")
  func sequential() throws {
    let (_, fitted) = try fit("ordinary")
    let reference = try RegressionReference.read()
    var law = fitted.specification.prior
    var sum = 0.0
    for row in reference.data.prefix(30) {
      let x = [1, row[1], row[2], row[3]]
      let predictive = law.predictive(regressors: x)
      sum += logDensity(of: predictive, at: row[0])
      law = try law.posterior(regressors: Matrix(rows: [x]), response: [row[0]])
    }
    let first = SeriesTable(
      names: reference.names, values: Matrix(rows: Array(reference.data.prefix(30))))
    let all = try fitted.specification.fit(first)
    #expect(relative(sum, all.logMarginalLikelihood) < 1e-11)
    for (x, y) in zip(law.mean, all.posterior.mean) { #expect(abs(x - y) < 1e-11) }
    #expect(relative(law.scale, all.posterior.scale) < 1e-11)
  }

  private func logDensity(of law: StudentPredictive, at y: Double) -> Double {
    let nu = law.degreesOfFreedom
    let z = (y - law.location) / law.scale
    return lgamma((nu + 1) / 2) - lgamma(nu / 2) - log(nu * Double.pi) / 2 - log(law.scale)
      - (nu + 1) / 2 * log(1 + z * z / nu)
  }

  @Test("Draws have the closed marginal laws and the closed predictive law.")
  func draws() throws {
    let (_, fitted) = try fit("weighted")
    let posterior = fitted.posterior
    let count = 20_000
    let draws = try posterior.draws(count, seed: Seed(9))
    let limit = KolmogorovSmirnov.limit(count: count)
    for place in 0..<4 {
      let law = posterior.coefficient(place)
      let sample = draws.map { $0.coefficients[place] }
      #expect(KolmogorovSmirnov.statistic(sample) { law.cumulative($0) } < limit)
    }
    // b/σ² is a gamma variate.
    let precisions = draws.map { posterior.scale / $0.variance }
    #expect(
      KolmogorovSmirnov.statistic(precisions) { Gamma.cumulative($0, shape: posterior.shape) }
        < limit)
    var stream = Seed(10).stream(.posterior)
    let x = [1, 0.8, -1.5, 6.25]
    let future = draws.map { draw in
      zip(x, draw.coefficients).reduce(sqrt(draw.variance) * stream.normal()) {
        $0 + $1.0 * $1.1
      }
    }
    let law = fitted.predictive(at: RegressionReference.newObservation)
    #expect(KolmogorovSmirnov.statistic(future) { law.cumulative($0) } < limit)
    // Covariances too: E[(β − m)(β − m)ᵀ] = b/(a − 1)·V.
    let expected = posterior.scale / (posterior.shape - 1)
    for i in 0..<4 {
      for j in 0..<i {
        let products = draws.map {
          ($0.coefficients[i] - posterior.mean[i]) * ($0.coefficients[j] - posterior.mean[j])
        }
        let mean = products.reduce(0, +) / Double(count)
        let square = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        // 4.5 standard errors: 7e-6 a pair.
        let error = 4.5 * sqrt(square / Double(count))
        #expect(abs(mean - expected * posterior.covarianceScale[i, j]) < error)
      }
    }
  }

  @Test("Draw i does not depend on how many are drawn.")
  func prefix() throws {
    let posterior = try fit("ordinary").1.posterior
    let few = try posterior.draws(3, seed: Seed(2))
    let many = try posterior.draws(10, seed: Seed(2))
    #expect(few.map(\.coefficients) == many.prefix(3).map(\.coefficients))
    #expect(few.map(\.variance) == many.prefix(3).map(\.variance))
  }

  @Test("Ranks of a true parameter among posterior draws are uniform.")
  func calibration() throws {
    let prior = NormalInverseGamma(
      mean: [1, -0.5], covarianceScale: Matrix(rows: [[2, 0.3], [0.3, 0.5]]), shape: 3, scale: 2)
    let replicates = 400
    let inner = 99
    let truths = try prior.draws(replicates, seed: Seed(21))
    var ranks: [[Int]] = [[], [], []]
    for (index, truth) in truths.enumerated() {
      var sample = RegressionSample(30_000 + UInt64(index))
      let x = sample.normals(6)
      let errors = sample.normals(6)
      let rows = Matrix(rows: x.map { [1, $0] })
      let y = zip(rows * truth.coefficients, errors).map { $0 + sqrt(truth.variance) * $1 }
      let draws = try prior.posterior(regressors: rows, response: y)
        .draws(inner, seed: Seed(22), firstStream: UInt32(index * inner))
      for place in 0..<2 {
        ranks[place].append(draws.count { $0.coefficients[place] < truth.coefficients[place] })
      }
      ranks[2].append(draws.count { $0.variance < truth.variance })
    }
    for rank in ranks {
      // Ten classes of ten ranks each; chi-squared with 9 degrees exceeds 45 with probability 1e-6.
      let counts = (0..<10).map { bin in Double(rank.count { $0 / 10 == bin }) }
      let expected = Double(replicates) / 10
      let square = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
      #expect(square < 45)
    }
  }

  @Test("Without observations the posterior is the prior; fewer than coefficients are enough.")
  func few() throws {
    let (_, fitted) = try fit("ordinary")
    let reference = try RegressionReference.read()
    let model = fitted.specification
    for count in 0...3 {
      let table = SeriesTable(
        names: reference.names,
        values: reference.table.values[Array(0..<count), Array(0..<5)])
      let short = try model.fit(table)
      #expect(short.posterior.shape == model.prior.shape + Double(count) / 2)
      for j in 0..<4 {
        let prior = model.prior.covarianceScale[j, j]
        #expect(short.posterior.covarianceScale[j, j] <= prior * (1 + 1e-14))
      }
      if count == 0 {
        #expect(zip(short.posterior.mean, model.prior.mean).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect(abs(short.logMarginalLikelihood) < 1e-14)
      }
    }
  }

  @Test("Collinear regressors are told apart by the prior alone.")
  func collinear() throws {
    var sample = RegressionSample(8)
    let table = sample.table(15)
    let twin = table.adding("c", table.series("a"))
    let prior = NormalInverseGamma(
      mean: [0, 0.4, 0, 0.2], covarianceScale: Matrix(diagonal: [10, 1, 1, 1]), shape: 2, scale: 1)
    let fitted = try BayesianLinearRegression(
      LinearRegression("y", on: ["a", "b", "c"]), prior: prior
    ).fit(twin)
    // The data speak of the sum; the difference keeps its prior mean and variance.
    let v = fitted.posterior.covarianceScale
    #expect(abs(fitted.posterior.mean[1] - fitted.posterior.mean[3] - 0.2) < 1e-12)
    #expect(abs(v[1, 1] + v[3, 3] - 2 * v[1, 3] - 2) < 1e-12)
  }

  @Test("Units change nothing but units.")
  func units() throws {
    var sample = RegressionSample(12)
    let table = sample.table(25)
    let equation = LinearRegression("y", on: ["a", "b"])
    func prior(_ unit: Double) -> NormalInverseGamma {
      NormalInverseGamma(
        mean: [0, 0.3 / unit, 0],
        covarianceScale: Matrix(diagonal: [4, 1 / (unit * unit), 1]), shape: 2, scale: 1)
    }
    let plain = try BayesianLinearRegression(equation, prior: prior(1)).fit(table)
    let scaled = try BayesianLinearRegression(equation, prior: prior(1000))
      .fit(table.mapping("a") { 1000 * $0 })
    #expect(relative(scaled.logMarginalLikelihood, plain.logMarginalLikelihood) < 1e-12)
    let one = plain.predictive(at: ["a": 3, "b": 1])
    let two = scaled.predictive(at: ["a": 3000, "b": 1])
    #expect(relative(two.location, one.location) < 1e-12)
    #expect(relative(two.scale, one.scale) < 1e-12)
    let coefficients = (plain.coefficient("a"), scaled.coefficient("a"))
    #expect(relative(1000 * coefficients.1.scale, coefficients.0.scale) < 1e-12)
  }

  @Test("A prior covariance that is none is refused.")
  func notPositiveDefinite() {
    var sample = RegressionSample(13)
    let prior = NormalInverseGamma(
      mean: [0, 0], covarianceScale: Matrix(rows: [[1, 2], [2, 1]]), shape: 1, scale: 1)
    let model = BayesianLinearRegression(LinearRegression("y", on: ["a"]), prior: prior)
    let table = sample.table(10)
    #expect(
      throws: EstimationError.numbersRefused(model: "y", .notPositiveDefinite(order: 2))
    ) { try model.fit(table) }
  }
}
