private import Glibc
internal import OutturnAlgebra
internal import OutturnModels
package import OutturnRandom

/// The law of a path given conditions on any combination of its cells, as equally weighted normal
/// laws.
///
/// Given a posterior draw and the scales of its Student-t shocks the whole path is one normal
/// vector, so conditions are taken jointly over all its periods, in closed form. A candidate is a
/// draw with scales; its weight is the density that it gives to the values of the conditions (and
/// the probability that it gives to the regions), so that parameters and scales are those that the
/// conditions leave likely. A distributed condition takes its values from the stated law, evenly,
/// and each value chooses its candidate. Candidates are resampled to equal weights and become the
/// draws of a ``GaussianPathModel``.
///
/// - Complexity: O(candidates · (horizon² · n² + cells³)) plus, with distributed conditions,
///   O(candidates · particles).
/// - Source: Waggoner & Zha (1999), doi:10.1162/003465399558508; Kitagawa (1996),
///   doi:10.1080/10618600.1996.10474692, for systematic resampling.
/// - Verified: `ConditionalForecastTests`.
package struct ConditionalForecast: Sendable {
  /// One normal law a particle.
  package let model: GaussianPathModel
  /// The posterior draw of each particle, ascending.
  package let ancestors: [Int]
  /// Mean of each cell, model units.
  package let mean: [Double]
  /// Draws with scales that were weighed.
  package let candidateCount: Int
  /// (Σw)²/Σw² of the weights: how many of the candidates the answer rests on; with distributed
  /// conditions the average over their values.
  package let effectiveSampleSize: Double
  /// Probability of the regions under the other conditions; nil without a region.
  package let regionProbability: Double?
  /// How far the Kalman smoother's answer is from this one.
  package let agreement: EngineAgreement
  /// As they were given.
  package let conditions: [PathCondition]
  package let views: [PathView]
  /// Of the law tilted to the views from the law without them, in nats; nil without views.
  package let divergence: Double?
  let system: ConditionSystem
  let hasMeasurements: Bool

  /// Fewer than this are no sample.
  package static let leastSampleSize = 10.0

  /// - Parameters:
  ///   - model: Components or a vector autoregression, with normal or Student-t shocks.
  ///   - shift: Added to the output, by step and series; empty means none.
  ///   - conditions: At least one, or a view, or a measurement.
  ///   - correlations: Between distributed conditions; others are independent.
  ///   - views: Means that the law given the conditions is tilted to.
  ///   - measurements: Taken together with the conditions; they name no condition of their own.
  ///   - particles: Most particles; long paths have fewer, see ``ParticleBudget``.
  /// - Throws: ``ConditionError``.
  package init(
    _ model: PathModel, horizon: Int, shockScale: Double = 1, shift: [[Double]] = [],
    conditions: [PathCondition], correlations: [ConditionCorrelation] = [],
    views: [PathView] = [], measurements: PathMeasurements = .none, seed: Seed, threads: Int,
    particles: Int = ParticleBudget.mostParticles
  ) throws(ConditionError) {
    precondition(
      !conditions.isEmpty || !views.isEmpty || !measurements.isEmpty,
      "a conditional forecast without conditions")
    precondition(model.residuals == nil, "residuals have no density to take conditions with")
    let n = model.seriesCount
    let cells = n * horizon
    self.conditions = conditions
    let system = try ConditionSystem(
      conditions + measurements.conditions(cells: cells),
      cells: cells + measurements.noises.count)
    self.system = system
    hasMeasurements = !measurements.isEmpty
    let candidates = ConditionCandidates(
      model: model, horizon: horizon, shockScale: shockScale, shift: shift.flatMap { $0 },
      system: system, noises: measurements.noises, seed: seed)
    let budget = ParticleBudget(cells: cells, most: particles)
    let selection: ParticleSelection
    if system.distributedCount == 0 {
      selection = ParticleSelection(weighing: candidates, budget: budget, threads: threads)
    } else {
      selection = try ParticleSelection(
        choosing: candidates, correlations: correlations, budget: budget, threads: threads)
    }
    guard selection.effectiveSampleSize >= min(Self.leastSampleSize, Double(selection.candidates))
    else {
      throw .outOfReach(
        effectiveSampleSize: selection.effectiveSampleSize, candidates: selection.candidates)
    }
    let plain = Self.laws(of: selection.particles, candidates, threads: threads)
    var parameters = plain
    var particles = Array(selection.particles.indices)
    var sampleSize = selection.effectiveSampleSize
    var divergence: Double?
    if !views.isEmpty {
      let tilted = try TiltedParticles(plain, cells: cells, views: views, seed: seed)
      parameters = tilted.parameters
      particles = tilted.ancestors
      // Equally weighted particles stand for as many draws as the conditions left.
      sampleSize *= tilted.effectiveSampleSize / Double(particles.count)
      divergence = tilted.divergence
    }
    guard sampleSize >= min(Self.leastSampleSize, Double(selection.candidates)) else {
      throw .outOfReach(effectiveSampleSize: sampleSize, candidates: selection.candidates)
    }
    self.model = GaussianPathModel(
      seriesCount: n, horizon: horizon, drawCount: particles.count, parameters: parameters)
    ancestors = particles.map { selection.particles[$0].candidate % model.drawCount }
    let each = GaussianPathModel.parametersPerDraw(seriesCount: n, horizon: horizon)
    let count = Double(particles.count)
    mean = (0..<cells).map { cell in
      particles.indices.reduce(0) { $0 + parameters[$1 * each + cell] } / count
    }
    self.views = views
    self.divergence = divergence
    candidateCount = selection.candidates
    effectiveSampleSize = sampleSize
    regionProbability = system.regionCount > 0 ? selection.regionProbability : nil
    agreement = EngineAgreement(candidates, particles: selection.particles, parameters: plain)
  }

  /// Ranges of particles by ranges of draws.
  package func batches(_ draws: [Range<Int>]) -> [Range<Int>] {
    var start = 0
    return draws.map { range in
      let end = ancestors[start...].firstIndex { $0 >= range.upperBound } ?? ancestors.count
      defer { start = end }
      return start..<end
    }
  }

  /// Mean and factor of every particle, one after the other.
  private static func laws(
    of particles: [Particle], _ candidates: ConditionCandidates, threads: Int
  ) -> [Double] {
    let chunk = 128
    let system = candidates.system
    let parts = concurrentMap(count: (particles.count + chunk - 1) / chunk, threads: threads) {
      part -> [Double] in
      var moments = candidates.emptyMoments
      var path = candidates.emptyPath
      var e = [Double](repeating: 0, count: system.rows.count)
      var result: [Double] = []
      var loaded = -1
      for particle in particles[part * chunk..<min(particles.count, (part + 1) * chunk)] {
        let (scales, uniforms, noiseScales) = candidates.randomNumbers(particle.candidate)
        if particle.candidate != loaded {
          candidates.load(
            particle.candidate, scales: scales, noiseScales: noiseScales, &moments, &path)
          loaded = particle.candidate
        }
        _ = candidates.logWeight(
          CandidateLaw(path), values: particle.values, uniforms: uniforms, e: &e)
        path.append(given: e, fixed: system.fixedCells(particle.values), to: &result)
      }
      return result
    }
    return parts.flatMap { $0 }
  }
}

extension ConditionSystem {
  /// Cells that an exact or distributed condition on nothing else settles, with their values.
  func fixedCells(_ values: [Double]) -> [(cell: Int, value: Double)] {
    rows.prefix(exactCount + distributedCount).enumerated().compactMap { place, row in
      guard row.weights.count == 1 else { return nil }
      let (cell, weight) = row.weights[0]
      if case .exact(let value) = row.law { return (cell, value / weight) }
      return (cell, values[place - exactCount] / weight)
    }
  }
}

/// How many laws a conditional forecast may hold: memory and time grow with the cells of a path.
package struct ParticleBudget: Sendable {
  package static let mostParticles = 8192
  private static let leastParticles = 1024
  /// Numbers of all particles together, 32 MB.
  private static let numbers = 1 << 22
  /// Pairs of a value and a candidate that are weighed for distributed conditions.
  static let pairs = 1 << 24
  /// The same where a pair takes probabilities of regions.
  static let pairsWithRegions = 1 << 22
  /// Rounds of candidates while too few of them count.
  static let mostRounds = 8
  static let wantedSampleSize = 1000.0

  let particles: Int

  init(cells: Int, most: Int) {
    let each = cells + cells * (cells + 1) / 2
    particles = min(most, max(Self.leastParticles, Self.numbers / each))
  }
}
