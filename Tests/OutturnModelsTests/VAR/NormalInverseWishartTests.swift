import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Normal–inverse-Wishart law")
struct NormalInverseWishartTests {
  @Test("Posterior and marginal likelihood are those of other programs.", arguments: 0..<4)
  func reference(place: Int) throws {
    let data = try LuetkepohlData.read()
    try #require(data.cases.count == 4)
    let known = data.cases[place]
    let design = data.design
    try #require(design.rowCount == 73 && known.weights.count == 73)
    let prior = data.prior(tightness: known.tightness)
    let posterior = try prior.posterior(
      regressors: design.regressors, responses: design.responses, weights: known.weights)
    let likelihood = try prior.logMarginalLikelihood(
      of: posterior, rows: 73, weights: known.weights)
    #expect(abs(likelihood - known.logMarginalLikelihood) < 1e-9)
    #expect(relativeDistance(posterior.mean, Matrix(rows: known.mean)) < 1e-10)
    #expect(relativeDistance(posterior.rowCovariance, Matrix(rows: known.rowCovariance)) < 1e-10)
    // E[Σ] = S/(ν − n − 1).
    let expected = (1 / (posterior.degreesOfFreedom - 4)) * posterior.scale
    #expect(relativeDistance(expected, Matrix(rows: known.expectedCovariance)) < 1e-10)
  }

  @Test(
    "The published values themselves, as printed by R's BVAR.",
    arguments: zip([0.1, 0.2, 1], [538.5298840643, 540.6252000758, 529.0418440444]))
  func published(tightness: Double, value: Double) throws {
    let data = try LuetkepohlData.read()
    let prior = data.prior(tightness: tightness)
    let posterior = try prior.posterior(
      regressors: data.design.regressors, responses: data.design.responses)
    // Ten decimals are printed; the QR path of 73 rows keeps nine.
    #expect(abs(try prior.logMarginalLikelihood(of: posterior, rows: 73) - value) < 1e-9)
  }

  @Test("Weights of 1 are no weights.")
  func unitWeights() throws {
    let data = try LuetkepohlData.read()
    let prior = data.prior(tightness: 0.2)
    let weighted = try prior.posterior(
      regressors: data.design.regressors, responses: data.design.responses,
      weights: Array(repeating: 1, count: 73))
    let plain = try data.posterior()
    #expect(weighted.mean == plain.mean && weighted.scale == plain.scale)
    #expect(
      try prior.logMarginalLikelihood(of: weighted, rows: 73)
        == prior.logMarginalLikelihood(
          of: weighted, rows: 73, weights: Array(repeating: 1, count: 73)))
  }

  @Test("A row of weight 2 tells of B what the row told twice tells.")
  func duplicatedRow() throws {
    let data = try LuetkepohlData.read()
    let prior = data.prior(tightness: 0.2)
    let (x, y) = (data.design.regressors, data.design.responses)
    let doubled = [3, 40]
    let weights = (0..<73).map { doubled.contains($0) ? 2.0 : 1 }
    let rows = Array(0..<73) + doubled
    let weighted = try prior.posterior(regressors: x, responses: y, weights: weights)
    let duplicated = try prior.posterior(
      regressors: x[rows, Array(0..<7)], responses: y[rows, Array(0..<3)])
    // Condition numbers below 1e3.
    #expect(relativeDistance(weighted.mean, duplicated.mean) < 1e-12)
    #expect(relativeDistance(weighted.rowCovariance, duplicated.rowCovariance) < 1e-12)
    #expect(relativeDistance(weighted.scale, duplicated.scale) < 1e-12)
    // A weight is no observation more.
    #expect(weighted.degreesOfFreedom + 2 == duplicated.degreesOfFreedom)
  }

  @Test("Rows added in two parts give the posterior of all, and the likelihoods multiply.")
  func sequential() throws {
    let data = try LuetkepohlData.read()
    let prior = data.prior(tightness: 0.2)
    let (x, y) = (data.design.regressors, data.design.responses)
    func part(_ rows: Range<Int>) -> (Matrix, Matrix) {
      (x[Array(rows), Array(0..<7)], y[Array(rows), Array(0..<3)])
    }
    let (x1, y1) = part(0..<30)
    let (x2, y2) = part(30..<73)
    let first = try prior.posterior(regressors: x1, responses: y1)
    let second = try first.posterior(regressors: x2, responses: y2)
    let all = try data.posterior()
    #expect(relativeDistance(second.mean, all.mean) < 1e-11)
    #expect(relativeDistance(second.rowCovariance, all.rowCovariance) < 1e-11)
    #expect(relativeDistance(second.scale, all.scale) < 1e-11)
    let parts =
      try prior.logMarginalLikelihood(of: first, rows: 30)
      + first.logMarginalLikelihood(of: second, rows: 43)
    #expect(abs(parts - (try prior.logMarginalLikelihood(of: all, rows: 73))) < 1e-8)
  }

  @Test("Draws have the moments of the law.")
  func moments() throws {
    let count = 20_000
    let law = try LuetkepohlData.read().posterior()
    let draws = try law.draws(count, seed: Seed(11), firstStream: 0)
    let k = law.mean.rowCount
    let n = law.mean.columnCount
    let expectedCovariance = (1 / (law.degreesOfFreedom - Double(n) - 1)) * law.scale
    /// Whether the mean of the values is the expected one: 5 standard errors, 6e-7 a test.
    func hasMean(_ values: [Double], _ expected: Double) -> Bool {
      let mean = values.reduce(0, +) / Double(count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      return abs(mean - expected) < 5 * sqrt(variance / Double(count))
    }
    for j in 0..<n {
      for i in 0...j {
        let values = draws.map { draw in
          (0..<n).reduce(0.0) { $0 + draw.factor[i, $1] * draw.factor[j, $1] }
        }
        #expect(hasMean(values, expectedCovariance[i, j]))
      }
      for i in 0..<k {
        #expect(hasMean(draws.map { $0.coefficients[i, j] }, law.mean[i, j]))
      }
    }
    // Cov(B(a, i), B(c, j)) = V(a, c)·E[Σ(i, j)], across rows and columns.
    for (a, i, c, j) in [(0, 0, 0, 0), (1, 2, 1, 2), (1, 0, 4, 0), (2, 1, 2, 2), (3, 0, 6, 2)] {
      let products = draws.map {
        ($0.coefficients[a, i] - law.mean[a, i]) * ($0.coefficients[c, j] - law.mean[c, j])
      }
      #expect(hasMean(products, law.rowCovariance[a, c] * expectedCovariance[i, j]))
    }
  }

  @Test("The closed predictive law is the law of simulated responses.", arguments: 0..<3)
  func predictive(series: Int) throws {
    let count = 40_000
    let law = try LuetkepohlData.read().posterior()
    let draws = try law.draws(count, seed: Seed(12), firstStream: 100)
    let x = [1, 0.05, 0.01, 0.03, -0.02, 0.02, 0.01]
    var stream = Seed(12).stream(.posterior, 1_000_000 + UInt32(series))
    let responses = draws.map { draw in
      let centre = (0..<7).reduce(0.0) { $0 + x[$1] * draw.coefficients[$1, series] }
      return centre + (0...series).reduce(0.0) { $0 + draw.factor[series, $1] * stream.normal() }
    }
    let predictive = law.predictive(series: series, regressors: x)
    let statistic = KolmogorovSmirnov.statistic(responses) { 1 - predictive.exceedance($0) }
    #expect(statistic < KolmogorovSmirnov.limit(count: count))
  }

  @Test("A draw does not depend on how many are drawn with it.")
  func streams() throws {
    let law = try LuetkepohlData.read().posterior()
    let few = try law.draws(3, seed: Seed(1), firstStream: 5)
    let many = try law.draws(10, seed: Seed(1), firstStream: 4)
    for place in 0..<3 {
      #expect(few[place].coefficients == many[place + 1].coefficients)
      #expect(few[place].factor == many[place + 1].factor)
    }
  }
}
