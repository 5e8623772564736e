import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Calibration of the sampled tightness")
struct HyperparameterCalibrationTests {
  @Test("Ranks of the tightness, a coefficient and a variance are uniform.")
  func calibration() throws {
    var prior = ConjugatePrior()
    prior.tightness = .estimated(prior: nil, within: 0.1...1)
    prior.samplesHyperparameters = true
    let rule = prior
    let psi = [1.0, 2.0]
    try RankUniformity.check(replications: 200, draws: 31) { index in
      var stream = Seed(41).stream(.posterior, 1_000_000 + index)
      // Explosive truths overflow a regression in a dozen periods. Leaving out what the data show to
      // explode leaves the ranks of the rest uniform: the posterior is the same on what is left.
      var attempt = UInt32(0)
      var tightness: Double
      var truth: (coefficients: Matrix, factor: Matrix)
      var rows: Matrix
      repeat {
        tightness = 0.1 + 0.9 * stream.uniform()
        var minnesota = MinnesotaPrior(
          tightness: tightness, ownLagMeans: [0.3, 0.3], residualVariances: psi)
        minnesota.decay = rule.decay
        truth = try minnesota.law(lags: 1).draws(
          1, seed: Seed(42), firstStream: 1000 * index + attempt)[0]
        rows = try Self.path(25, truth.coefficients, truth.factor, &stream)
        attempt += 1
      } while rows.elements.contains { !(abs($0) < 1e5) }
      let covariance = truth.factor.multiplied(by: truth.factor, transposingOther: true)
      let sample = try BayesianSample(
        SeriesTable(names: ["a", "b"], values: rows), lags: 1, residualVariances: psi)
      let conjugate = ConjugateSample(sample, ownLagMeans: [0.3, 0.3])
      let search = try HyperparameterSearch(rule, conjugate)
      var chain = try HyperparameterSampler(
        rule, conjugate, mode: search, stream: Seed(41).stream(.posterior, index))
      var quantities = [
        "tightness": (tightness, [Double]()), "own": (truth.coefficients[1, 0], []),
        "cross": (truth.coefficients[2, 0], []), "variance": (covariance[1, 1], []),
      ]
      for _ in 0..<100 { try chain.sweep(isBurnIn: true) }
      for _ in 0..<31 {
        for _ in 0..<12 { try chain.sweep(isBurnIn: false) }
        let draw = try chain.draw()
        quantities["tightness"]!.1.append(draw.parameters[0])
        quantities["own"]!.1.append(draw.coefficients[1, 0])
        quantities["cross"]!.1.append(draw.coefficients[2, 0])
        quantities["variance"]!.1.append(draw.covariance[1, 1])
      }
      return quantities.mapValues { (truth: $0.0, draws: $0.1) }
    }
  }

  /// A path of order 1 from the first row on, which is drawn about zero.
  private static func path(
    _ periods: Int, _ b: Matrix, _ factor: Matrix, _ stream: inout RandomStream
  ) throws -> Matrix {
    var rows = [factor * [stream.normal(), stream.normal()]]
    for t in 1..<periods {
      let shock = factor * [stream.normal(), stream.normal()]
      rows.append(
        (0..<2).map { i in
          b[0, i] + b[1, i] * rows[t - 1][0] + b[2, i] * rows[t - 1][1] + shock[i]
        })
    }
    return Matrix(rows: rows)
  }
}
