private import Glibc
private import OutturnAlgebra
internal import OutturnRandom

/// A candidate with the values that the distributed conditions take in it.
struct Particle: Sendable {
  let candidate: Int
  let values: [Double]
}

/// Candidates chosen so that each counts the same, in the order of their draws.
struct ParticleSelection: Sendable {
  let particles: [Particle]
  let candidates: Int
  let effectiveSampleSize: Double
  let regionProbability: Double

  /// By importance weights and systematic resampling: no distributed condition.
  init(weighing candidates: ConditionCandidates, budget: ParticleBudget, threads: Int) {
    let draws = candidates.drawCount
    let needed = candidates.isRandom ? (budget.particles + draws - 1) / draws : 1
    var logs: [(density: Double, share: Double)] = []
    var round = 0
    repeat {
      let passes = round == 0 ? needed : logs.count / draws
      logs += Self.weigh(
        logs.count..<logs.count + passes * draws, candidates, threads: threads)
      round += 1
    } while candidates.isRandom && round < ParticleBudget.mostRounds
      && logs.count < ParticleBudget.mostRounds * needed * draws
      && Self.sampleSize(logs.map { $0.density + $0.share }) < ParticleBudget.wantedSampleSize
    let passes = logs.count / draws
    // By draw, so that the particles of a batch of draws stand together.
    let order = (0..<draws).flatMap { draw in (0..<passes).map { $0 * draws + draw } }
    let total = order.map { logs[$0].density + logs[$0].share }
    self.candidates = logs.count
    effectiveSampleSize = Self.sampleSize(total)
    let largest = total.max() ?? -.infinity
    guard largest > -.infinity else {
      particles = []
      regionProbability = 0
      return
    }
    let weights = total.map { exp($0 - largest) }
    let densities = Self.relative(logs.map(\.density))
    let density = densities.reduce(0, +)
    regionProbability =
      zip(densities, logs).reduce(0) { $0 + $1.0 * exp($1.1.share) } / density
    var stream = candidates.seed.stream(.conditions, .max)
    particles = Self.systematic(weights, count: budget.particles, at: stream.uniform()).map {
      Particle(candidate: order[$0], values: [])
    }
  }

  /// Value by value of the distributed conditions: each chooses among all candidates.
  ///
  /// - Throws: ``ConditionError/impossibleGrowth(_:)``.
  init(
    choosing candidates: ConditionCandidates, correlations: [ConditionCorrelation],
    budget: ParticleBudget, threads: Int
  ) throws(ConditionError) {
    let draws = candidates.drawCount
    let passes = candidates.isRandom ? max(1, 2048 / draws) : 1
    let all = passes * draws
    let hasRegions = candidates.system.regionCount > 0
    let pairs = hasRegions ? ParticleBudget.pairsWithRegions : ParticleBudget.pairs
    let count = max(512, min(budget.particles, pairs / all))
    var stream = candidates.seed.stream(.conditions, .max)
    let values = try Self.values(of: candidates.system, correlations, count: count, from: &stream)
    let choices = (0..<count).map { _ in stream.uniform() }
    let laws = Self.laws(0..<all, candidates, threads: threads)
    let choice = CandidateChoice(laws, of: candidates)
    let chosen = concurrentMap(count: count, threads: threads) { place in
      choice.choose(values[place], at: choices[place])
    }
    let share = 1 / Double(count)
    self.candidates = all
    effectiveSampleSize = chosen.reduce(0) { $0 + $1.sampleSize * share }
    regionProbability = chosen.reduce(0) { $0 + $1.regionShare * share }
    // A value that no candidate is compatible with leaves the stated law incomplete.
    guard chosen.allSatisfy({ $0.candidate != nil }) else {
      throw .outOfReach(effectiveSampleSize: 0, candidates: all)
    }
    particles = zip(chosen, values).map { Particle(candidate: $0.candidate!, values: $1) }
      .enumerated().sorted { one, other in
        let (a, b) = (one.element.candidate, other.element.candidate)
        return (a % draws, a, one.offset) < (b % draws, b, other.offset)
      }.map(\.element)
  }

  // MARK: Weights

  private static func weigh(
    _ range: Range<Int>, _ candidates: ConditionCandidates, threads: Int
  ) -> [(density: Double, share: Double)] {
    map(range, candidates, threads: threads) { law, uniforms, e in
      candidates.logWeight(law, values: [], uniforms: uniforms, e: &e)
    }
  }

  private static func laws(
    _ range: Range<Int>, _ candidates: ConditionCandidates, threads: Int
  ) -> [(law: CandidateLaw, uniforms: [Double])] {
    map(range, candidates, threads: threads) { law, uniforms, _ in (law, uniforms) }
  }

  /// Loads candidates and keeps of each what is asked.
  private static func map<Result: Sendable>(
    _ range: Range<Int>, _ candidates: ConditionCandidates, threads: Int,
    _ keep: @escaping @Sendable (CandidateLaw, [Double], inout [Double]) -> Result
  ) -> [Result] {
    let chunk = 128
    let system = candidates.system
    let parts = concurrentMap(count: (range.count + chunk - 1) / chunk, threads: threads) {
      part -> [Result] in
      var moments = candidates.emptyMoments
      var path = candidates.emptyPath
      var e = [Double](repeating: 0, count: system.rows.count)
      let first = range.lowerBound + part * chunk
      return (first..<min(range.upperBound, first + chunk)).map { candidate in
        let (scales, uniforms, noiseScales) = candidates.randomNumbers(candidate)
        candidates.load(candidate, scales: scales, noiseScales: noiseScales, &moments, &path)
        return keep(CandidateLaw(path), uniforms, &e)
      }
    }
    return parts.flatMap { $0 }
  }

  /// exp of logarithms less their largest.
  private static func relative(_ logs: [Double]) -> [Double] {
    let largest = logs.max() ?? -.infinity
    guard largest > -.infinity else { return logs.map { _ in 0 } }
    return logs.map { exp($0 - largest) }
  }

  /// (Σw)²/Σw².
  private static func sampleSize(_ logs: [Double]) -> Double {
    let weights = relative(logs)
    let sum = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? sum * sum / squares : 0
  }

  /// Places in order, each about `count` times its share of the weights.
  static func systematic(_ weights: [Double], count: Int, at offset: Double) -> [Int] {
    let total = weights.reduce(0, +)
    var result: [Int] = []
    result.reserveCapacity(count)
    var place = 0
    var reached = weights[0]
    for step in 0..<count {
      let target = (Double(step) + offset) / Double(count) * total
      while reached <= target && place < weights.count - 1 {
        place += 1
        reached += weights[place]
      }
      result.append(place)
    }
    return result
  }

  // MARK: Distributed conditions

  /// Values of the distributed conditions: evenly over each stated law, the laws in orders that
  /// have the correlations stated.
  private static func values(
    of system: ConditionSystem, _ correlations: [ConditionCorrelation], count: Int,
    from stream: inout RandomStream
  ) throws(ConditionError) -> [[Double]] {
    var result = Array(repeating: [Double](), count: count)
    let rows = Array(
      system.rows[system.exactCount..<system.exactCount + system.distributedCount])
    let orders = try orders(
      rows.map(\.condition), correlations, count: count, from: &stream)
    for (row, order) in zip(rows, orders) {
      guard case .distributed(let law) = row.law else { continue }
      for place in 0..<count {
        let value = law.value(at: (Double(order[place]) + 0.5) / Double(count))
        guard value.isFinite else { throw .impossibleGrowth(row.condition) }
        result[place].append(value)
      }
    }
    return result
  }

  /// A permutation a condition: shuffled against each other, or the ranks of normal scores with the
  /// correlations stated.
  ///
  /// - Source: Iman & Conover (1982), doi:10.1080/03610918208812265, for ranks.
  private static func orders(
    _ conditions: [Int], _ correlations: [ConditionCorrelation], count: Int,
    from stream: inout RandomStream
  ) throws(ConditionError) -> [[Int]] {
    let orders = conditions.indices.map { number in
      var order = Array(0..<count)
      if number > 0 { order.shuffle(using: &stream) }
      return order
    }
    guard !correlations.isEmpty else { return orders }
    var matrix = Matrix.identity(conditions.count)
    for correlation in correlations {
      guard let i = conditions.firstIndex(of: correlation.first),
        let j = conditions.firstIndex(of: correlation.second)
      else { continue }
      matrix[i, j] = correlation.value
      matrix[j, i] = correlation.value
    }
    guard let factor = try? Cholesky(matrix) else { throw .impossibleCorrelations }
    let scores = orders.map { order in
      order.map { Normal.quantile((Double($0) + 0.5) / Double(count)) }
    }
    return conditions.indices.map { row in
      let mixed = (0..<count).map { place in
        (0...row).reduce(0.0) { $0 + factor.lower[row, $1] * scores[$1][place] }
      }
      var ranks = [Int](repeating: 0, count: count)
      for (rank, place) in mixed.indices.sorted(by: { mixed[$0] < mixed[$1] }).enumerated() {
        ranks[place] = rank
      }
      return ranks
    }
  }
}
