import OutturnModels
import OutturnRandom
import Testing

/// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): parameters drawn from the
/// prior, figures from them, draws from the posterior: the rank of the truth among the draws is
/// uniform when sampler and model belong together, whatever the figures.
@Suite("Calibration of the regional model's sampler")
struct RegionalCalibrationTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var regions: Int
    var series: Int
    var levelPersistence: Double
    var years = 8
    /// Prior spread of the level and of a deviation in the first year.
    var initialLevel = 1.5
    var firstDeviation = 1.2
    var replications = 200
    var seed: UInt64

    var testDescription: String {
      "\(regions) regions, \(series) series, \(years) years, level persistence \(levelPersistence)"
    }
  }

  static let forms = [
    Form(regions: 2, series: 1, levelPersistence: 1, seed: 1),
    Form(regions: 3, series: 1, levelPersistence: 0.85, seed: 2),
    Form(regions: 2, series: 2, levelPersistence: 0.85, seed: 3),
    // Where the first year's own priors weigh as much as all the rest.
    Form(
      regions: 2, series: 1, levelPersistence: 0.85, years: 2, initialLevel: 0.1,
      firstDeviation: 0.2,
      replications: 800, seed: 4),
  ]

  /// Draws of each replication; ranks run from 0 to this.
  private static let draws = 99
  private static let thinning = 6
  private static let bins = 10

  @Test("The ranks of parameters and states are uniform.", arguments: forms)
  func ranks(form: Form) throws {
    let outcomes = concurrentMap(count: form.replications, threads: 2) { replication in
      Result { try Self.replicate(form, UInt32(replication)) }
    }
    var ranks: [String: [Int]] = [:]
    for outcome in outcomes {
      for (name, rank) in try outcome.get() { ranks[name, default: []].append(rank) }
    }
    RankUniformity.expectUniform(
      ranks, replications: form.replications, draws: Self.draws, bins: Self.bins)
  }

  /// Ranks of the truth among the draws, by the quantity's name.
  private static func replicate(_ form: Form, _ replication: UInt32) throws -> [String: Int] {
    var stream = Seed(form.seed).stream(.posterior, 1_000_000 + replication)
    let model = SmallModel.withHoles(
      regionCount: form.regions, seriesCount: form.series, yearCount: form.years,
      levelPersistence: form.levelPersistence, initialLevel: form.initialLevel,
      firstDeviation: form.firstDeviation, stream: &stream)
    let truth = try PriorDraw(model, stream: &stream)
    // The same holes in every replication: none in the nation, two in five in the others.
    let observations = truth.figures(
      of: model,
      where: { year, region, series in region == 0 || (year + 2 * region + series) % 5 > 1 },
      stream: &stream)
    let fitted = RegionalModel(
      prior: model.prior, observations: observations, levelPersistence: form.levelPersistence)
    var chain = try GibbsChain(
      fitted, stream: Seed(form.seed).stream(.posterior, replication))
    for _ in 0..<100 { try chain.sweep() }

    let known = try CalibratedPoint(truth).quantities(fitted)
    var ranks = known.mapValues { _ in 0 }
    for _ in 0..<draws {
      for _ in 0..<thinning { try chain.sweep() }
      let point = CalibratedPoint(chain.draw(), chain.parameters, of: fitted)
      for (name, value) in try point.quantities(fitted) {
        if value < known[name]! { ranks[name]! += 1 }
      }
    }
    return ranks
  }
}
