import OutturnModels
import OutturnRandom
import Testing

/// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): parameters from the prior,
/// figures from them, draws from the posterior: the rank of the truth among the draws is uniform.
@Suite("Calibration of the panel's sampler")
struct HierarchicalCalibrationTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var units: Int
    var periods: Int
    var limits = -0.9...0.97
    var centre = -0.5...0.95
    var persistenceVariance = HierarchicalPrior.Pair(3, 0.1)
    var replications = 300
    /// Unit and period of what is not published.
    var isHole: @Sendable (Int, Int) -> Bool = { _, _ in false }
    var seed: UInt64
    var testDescription: String { name }
  }

  static let forms = [
    Form(
      name: "five units, eight years, two in seven missing, at the ends too", units: 5, periods: 8,
      isHole: { unit, period in
        (4 * unit + 3 * period) % 7 < 2 && unit + period > 0 && (unit, period) != (1, 1)
      }, seed: 1),
    // Where the first value weighs as much as the step after it.
    Form(
      name: "three units of two years, persistence hardly known", units: 3, periods: 2,
      persistenceVariance: .init(3, 2), replications: 800, seed: 2),
    Form(
      name: "limits that cut much of the persistence", units: 5, periods: 6, limits: 0.1...0.6,
      seed: 3),
    Form(
      name: "gaps of four years and high persistence", units: 4, periods: 8,
      centre: 0.7...0.95, persistenceVariance: .init(6, 0.05), replications: 400,
      isHole: { unit, period in unit % 2 == 1 && (2...5).contains(period) }, seed: 4),
  ]

  private static let draws = 49
  private static let thinning = 8
  private static let bins = 10

  @Test("The ranks of parameters, common laws and holes are uniform.", arguments: forms)
  func ranks(form: Form) {
    let outcomes = concurrentMap(count: form.replications, threads: 2) { replication in
      Self.replicate(form, UInt32(replication))
    }
    var ranks: [String: [Int]] = [:]
    for outcome in outcomes {
      for (name, rank) in outcome { ranks[name, default: []].append(rank) }
    }
    RankUniformity.expectUniform(
      ranks, replications: form.replications, draws: Self.draws, bins: Self.bins)
  }

  private static func replicate(_ form: Form, _ replication: UInt32) -> [String: Int] {
    var prior = HierarchicalPrior()
    prior.centre = .init(3, 1)
    prior.meanVariance = .init(4, 3)
    prior.persistenceVariance = form.persistenceVariance
    prior.persistenceCentre = form.centre
    prior.scaleOfVariances = .init(6, 2)
    prior.shapesOfVariances = [1.7, 3, 6]
    prior.degreesOfFreedom = [3, 5, 12]
    prior.persistenceLimits = form.limits
    var stream = Seed(form.seed).stream(.posterior, 1_000_000 + replication)
    let truth = HierarchicalTruth(
      prior, units: form.units, periods: form.periods, stream: &stream)
    // The same holes in every replication.
    let values = truth.values.enumerated().map { unit, row in
      row.enumerated().map { period, value in
        form.isHole(unit, period) ? nil : Optional(value)
      }
    }
    var chain = HierarchicalChain(
      values, prior: prior, stream: Seed(form.seed).stream(.posterior, replication))
    for _ in 0..<80 { chain.sweep() }
    let open = values.indices.filter { values[$0][form.periods - 1] == nil }
    let middle = form.periods / 2
    var known = quantities(truth.draw, openUnits: open)
    if form.isHole(1, middle) { known["hole"] = truth.values[1][middle] }
    var below = known.mapValues { _ in 0 }
    var equal = below
    for _ in 0..<draws {
      for _ in 0..<thinning { chain.sweep() }
      var now = quantities(chain.point, openUnits: open)
      if form.isHole(1, middle) { now["hole"] = chain.value(unit: 1, period: middle) }
      for (name, value) in now {
        if value < known[name]! { below[name]! += 1 }
        if value == known[name]! { equal[name]! += 1 }
      }
    }
    // Grids have ties: the truth's place among its equals is drawn.
    var ranks = below
    for (name, ties) in equal.sorted(by: { $0.key < $1.key }) {
      ranks[name]! += Int(stream.uniform() * Double(ties + 1))
    }
    return ranks
  }

  /// - Parameter openUnits: Those whose last year is not published, so that its draw counts too.
  private static func quantities(
    _ draw: HierarchicalDraw, openUnits: [Int]
  ) -> [String: Double] {
    var result = [
      "m0": draw.centre, "tau2": draw.meanVariance, "r0": draw.persistenceCentre,
      "w2": draw.persistenceVariance, "a": draw.varianceShape, "b": draw.varianceScale,
      "nu": draw.degreesOfFreedom,
    ]
    for unit in [0, draw.means.count - 1] {
      result["mu\(unit)"] = draw.means[unit]
      result["rho\(unit)"] = draw.persistences[unit]
      result["sigma2\(unit)"] = draw.variances[unit]
    }
    for unit in openUnits { result["last\(unit)"] = draw.lastValues[unit] }
    return result
  }
}
