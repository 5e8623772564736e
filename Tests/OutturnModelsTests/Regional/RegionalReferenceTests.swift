import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

/// The sampler against an independent one on Lingling's own figures, see
/// `ReferenceGenerators/regional_model.py`.
@Suite("Posterior of Lingling's regional model")
struct RegionalReferenceTests {
  /// Mean and standard deviation with their Monte Carlo standard errors, by batch means.
  private struct Estimate {
    let mean: Double
    let meanError: Double
    let sd: Double
    let sdError: Double

    init(_ values: [Double], batches: Int) {
      let size = values.count / batches
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      func spread(_ values: [Double]) -> Double {
        let means = (0..<batches).map { batch in
          values[batch * size..<(batch + 1) * size].reduce(0, +) / Double(size)
        }
        let centre = means.reduce(0, +) / Double(batches)
        let variance =
          means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(batches - 1)
        return sqrt(variance / Double(batches))
      }
      self.mean = mean
      meanError = spread(values)
      sd = sqrt(squares.reduce(0, +) / count)
      sdError = spread(squares) / (2 * sd)
    }
  }

  /// Every quantity of the reference, a value a draw.
  private func quantities(
    _ member: RegionalPosterior.Member, reference: RegionalReference, stream: inout RandomStream
  ) -> [String: [Double]] {
    var result: [String: [Double]] = [:]
    let model = member.model
    let focus = reference.regions.count - 1
    func add(_ name: String, _ values: [Double]) {
      for (series, value) in zip(reference.series, values) {
        result["\(name).\(series)", default: []].append(value)
      }
    }
    for draw in member.draws {
      add("expected_growth", model.expectedGrowth(draw, region: focus))
      add("level", model.lastLevel(draw))
      for region in 1...focus {
        add("deviation_\(reference.regions[region])", model.lastDeviation(draw, region: region))
      }
      add("loading", draw.loading)
      add("persistence", draw.persistence)
      add("long_run_mean", draw.longRunMean)
      var variance = 0.0
      let names = ["Q", "S"] + reference.regions.dropFirst().map { "U_\($0)" }
      for (place, factor) in ([draw.levelFactor, draw.shockFactor] + draw.deviationFactors)
        .enumerated()
      {
        let covariance = factor.multiplied(by: factor, transposingOther: true)
        let sds = covariance.diagonal.map(sqrt)
        add("sd_\(names[place])", sds)
        for other in 1..<sds.count {
          let name = "correlation_\(names[place]).gdp.\(reference.series[other])"
          result[name, default: []].append(covariance[other, 0] / (sds[0] * sds[other]))
        }
        // Next year's shock: normal for the level, Student t for the others, whose scale is drawn.
        let scale = place == 0 ? 1 : stream.chiSquared(degreesOfFreedom: 5) / 5
        let loading = place == 1 ? draw.loading[0] : 1
        variance += loading * loading * covariance[0, 0] / scale
      }
      let growth = model.expectedGrowth(draw, region: focus)[0]
      result["probability_gdp_5.5", default: []].append(
        Normal.cumulative((growth - 5.5) / sqrt(variance)))
    }
    return result
  }

  @Test("Means and spreads are those of a sampler of another make, within Monte Carlo error.")
  func independentSampler() throws {
    let reference = try RegionalReference.read()
    let posterior = try RegionalPosterior(
      prior: reference.regionalPrior, observations: reference.observations, draws: 16_000,
      burnIn: 500, seed: Seed(20_260_101), threads: 2)
    try #require(posterior.members.count == 2 && reference.members.count == 2)
    var stream = Seed(20_260_101).stream(.posterior, 1_000_000)
    var compared = 0
    for member in posterior.members {
      let known = try #require(reference.members[member.name]?.quantities)
      let found = quantities(member, reference: reference, stream: &stream)
      for (name, quantity) in known {
        let values = try #require(found[name], "\(name) is not computed")
        // Ten batches a chain.
        let estimate = Estimate(values, batches: 20)
        let meanDistance =
          abs(estimate.mean - quantity.mean)
          / hypot(estimate.meanError, quantity.mean_error)
        let sdDistance =
          abs(estimate.sd - quantity.sd) / hypot(estimate.sdError, quantity.sd_error)
        #expect(
          meanDistance < 4,
          "\(member.name) \(name): mean \(estimate.mean), reference \(quantity.mean)")
        #expect(
          sdDistance < 4,
          "\(member.name) \(name): sd \(estimate.sd), reference \(quantity.sd)")
        // Agreement must not come from errors so wide that anything agrees.
        #expect(estimate.meanError < 0.06 * quantity.sd, "\(member.name) \(name)")
        compared += 2
      }
    }
    #expect(compared == 264)
  }
}
