import OutturnAlgebra
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
      firstDeviation: 0.2, seed: 4),
  ]

  /// Replications and draws each; ranks run from 0 to `draws`.
  private static let replications = 200
  private static let draws = 99
  private static let thinning = 6
  private static let bins = 10

  @Test("The ranks of parameters and states are uniform.", arguments: forms)
  func ranks(form: Form) throws {
    let outcomes = concurrentMap(count: Self.replications, threads: 2) { replication in
      Result { try Self.replicate(form, UInt32(replication)) }
    }
    var ranks: [String: [Int]] = [:]
    for outcome in outcomes {
      for (name, rank) in try outcome.get() { ranks[name, default: []].append(rank) }
    }
    // One test a quantity; a right sampler fails any of a form with probability 1e-3.
    let limit = 1e-3 / Double(ranks.count)
    for (name, values) in ranks.sorted(by: { $0.key < $1.key }) {
      var counts = [Int](repeating: 0, count: Self.bins)
      for rank in values { counts[rank * Self.bins / (Self.draws + 1)] += 1 }
      let expected = Double(Self.replications) / Double(Self.bins)
      let distance = counts.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      let probability = ChiSquared.exceedance(
        distance, degreesOfFreedom: Double(Self.bins - 1))
      #expect(probability > limit, "\(name): \(counts), probability \(probability)")
    }
  }

  /// Ranks of the truth among the draws, by the quantity's name.
  private static func replicate(_ form: Form, _ replication: UInt32) throws -> [String: Int] {
    var stream = Seed(form.seed).stream(.posterior, 1_000_000 + replication)
    let model = SmallModel.withHoles(
      regionCount: form.regions, seriesCount: form.series, yearCount: form.years,
      levelPersistence: form.levelPersistence, initialLevel: form.initialLevel,
      firstDeviation: form.firstDeviation,
      stream: &stream)
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

    let last = form.years - 1
    let known = quantities(
      form, truth.parameters, level: truth.level[last], growth: truth.growth[last],
      deviations: truth.lastDeviation)
    var ranks = known.mapValues { _ in 0 }
    for _ in 0..<draws {
      for _ in 0..<thinning { try chain.sweep() }
      let draw = try chain.draw()
      let found = quantities(
        form, chain.parameters, level: fitted.lastLevel(draw),
        growth: (0..<form.regions).map { region in
          (0..<form.series).map {
            fitted.growth(draw, region: region, series: $0, year: last)
          }
        },
        deviations: (1..<form.regions).map { fitted.lastDeviation(draw, region: $0) })
      for (name, value) in found {
        if value < known[name]! { ranks[name]! += 1 }
      }
    }
    return ranks
  }

  private static func quantities(
    _ form: Form, _ parameters: RegionalParameters, level: [Double], growth: [[Double]],
    deviations: [[Double]]
  ) -> [String: Double] {
    var result: [String: Double] = [:]
    func add(_ name: String, _ covariance: Matrix) {
      for i in 0..<form.series {
        result["\(name)(\(i), \(i))"] = covariance[i, i]
        for j in 0..<i {
          result["correlation of \(name)"] =
            covariance[i, j] / (covariance[i, i] * covariance[j, j]).squareRoot()
        }
      }
    }
    add("Q", parameters.levelCovariance)
    add("S", parameters.shockCovariance)
    for (place, covariance) in parameters.deviationCovariances.enumerated() {
      add("U\(place + 1)", covariance)
    }
    result["ω of a year"] = parameters.shockWeights[min(2, form.years - 1)]
    for series in 0..<form.series {
      result["b(\(series))"] = parameters.loading[series]
      result["ρ(\(series))"] = parameters.persistence[series]
      if form.levelPersistence < 1 { result["m(\(series))"] = parameters.longRunMean[series] }
      result["ℓ(\(series))"] = level[series]
      for (region, values) in growth.enumerated() where region > 0 {
        result["z\(region)(\(series))"] = values[series]
      }
      for (place, values) in deviations.enumerated() {
        result["d\(place + 1)(\(series))"] = values[series]
        result["ω of the shock to d\(place + 1)"] =
          parameters.deviationWeights[place][form.years / 2]
      }
    }
    return result
  }
}
