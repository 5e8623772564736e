import Glibc
import OutturnAlgebra
import OutturnRandom
import OutturnSimulation
import Testing

@Suite("Predictive moments of a path")
struct PredictiveMomentsTests {
  static let shapes = [1, 2, 4].flatMap { series in [1, 2, 5].map { (series, $0) } }

  private func components(_ n: Int, degreesOfFreedom: [Int] = [0, 5, 9]) -> PathModel {
    PlanFixtures.components(
      series: n, components: degreesOfFreedom.count, degreesOfFreedom: degreesOfFreedom, draws: 7,
      seed: n)
  }

  private func compare(_ model: PathModel, horizon: Int, shockScale: Double) {
    let moments = PredictiveMoments(of: model, horizon: horizon, shockScale: shockScale)
    let expected = MomentsByDefinition(model: model, horizon: horizon)
      .moments(shockScale: shockScale)
    #expect(moments.mean.count == horizon * model.seriesCount)
    // Sums of a few dozen terms of size 1 to 100.
    for (one, other) in zip(moments.mean, expected.mean) { #expect(abs(one - other) < 1e-12) }
    for (one, other) in zip(moments.covariance.elements, expected.covariance.elements) {
      #expect(abs(one - other) < 1e-11)
    }
    for (one, other) in zip(moments.shockVariances, expected.shocks) {
      #expect(one.count == other.count)
      for (a, b) in zip(one, other) { #expect(abs(a - b) < 1e-11) }
    }
  }

  @Test(
    "Of components they are those of the path's linear response to each shock.",
    arguments: shapes)
  func components(series: Int, horizon: Int) {
    compare(components(series), horizon: horizon, shockScale: 1)
    compare(components(series), horizon: horizon, shockScale: 1.7)
  }

  @Test("Of a vector autoregression likewise, whatever its lags.", arguments: shapes)
  func autoregression(series: Int, horizon: Int) {
    for lags in 1...4 {
      for nu in [0, 6] {
        let model = PlanFixtures.autoregression(
          series: series, lags: lags, degreesOfFreedom: nu, draws: 5, seed: series + lags)
        compare(model, horizon: horizon, shockScale: 0.8)
      }
    }
  }

  @Test("Of joint normal laws they are those of the laws.", arguments: [1, 2, 3])
  func gaussian(series: Int) {
    compare(
      PlanFixtures.gaussian(series: series, horizon: 3, draws: 5, seed: series), horizon: 3,
      shockScale: 1)
  }

  @Test("They are the moments of sampled paths, across steps and series.", arguments: [0, 1])
  func sampled(kind: Int) {
    let (n, horizon, count) = (2, 3, 200_000)
    // Nine degrees of freedom: squares of products still have a variance.
    let model =
      kind == 0
      ? components(n, degreesOfFreedom: [0, 9])
      : PlanFixtures.autoregression(series: n, lags: 2, degreesOfFreedom: 9, draws: 7, seed: 3)
    let moments = PredictiveMoments(of: model, horizon: horizon, shockScale: 1.3)
    let definition = MomentsByDefinition(model: model, horizon: horizon)
    var stream = Seed(31).stream(.posterior, UInt32(kind))
    let cells = n * horizon
    var sums = [Double](repeating: 0, count: cells)
    var products = [Double](repeating: 0, count: cells * cells)
    var squares = products
    for path in 0..<count {
      let values = definition.randomPath(
        draw: path % model.drawCount, shockScale: 1.3, stream: &stream)
      for i in 0..<cells {
        let x = values[i] - moments.mean[i]
        sums[i] += x
        for j in 0...i {
          let product = x * (values[j] - moments.mean[j])
          products[i * cells + j] += product
          squares[i * cells + j] += product * product
        }
      }
    }
    for i in 0..<cells {
      // 5 standard errors: 6e-7 a cell.
      let error = 5 * sqrt(moments.covariance[i, i] / Double(count))
      #expect(abs(sums[i] / Double(count)) < error)
      for j in 0...i {
        let mean = products[i * cells + j] / Double(count)
        let variance = squares[i * cells + j] / Double(count) - mean * mean
        #expect(abs(mean - moments.covariance[i, j]) < 5 * sqrt(variance / Double(count)))
      }
    }
  }

  @Test("Without shocks the spread is that of the draws' means.")
  func noShocks() {
    let moments = PredictiveMoments(of: components(2), horizon: 3, shockScale: 0)
    #expect(moments.shockVariances.allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(moments.covariance.diagonal.allSatisfy { $0 > 0 })
  }

  @Test("Cells stand step by step.")
  func cells() {
    let moments = PredictiveMoments(of: components(4), horizon: 3, shockScale: 1)
    #expect(moments.cell(step: 0, series: 3) == 3)
    #expect(moments.cell(step: 2, series: 1) == 9)
  }

  @Test("Forecasts of Lütkepohl's VAR(2) are those of statsmodels and R's vars.")
  func reference() throws {
    let reference = try ConditionalReference.read()
    let moments = PredictiveMoments(of: reference.model, horizon: 4, shockScale: 1)
    for step in 0..<4 {
      for series in 0..<3 {
        let value = moments.mean[moments.cell(step: step, series: series)]
        #expect(abs(value - reference.unconditional[step][series]) < 1e-12)
      }
      // Printed to ten decimals.
      let cell = moments.cell(step: step, series: 1)
      #expect(
        abs(sqrt(moments.covariance[cell, cell]) - reference.incomeDeviations[step]) < 6e-11)
    }
  }
}
