internal import OutturnRandom
internal import OutturnSeries

extension SimulationPlan {
  /// Cases of all rounds together, and of one round, at least.
  private static let leastCases = 65_536
  private static let leastPerRound = 16_384
  /// Cases that are simulated at a time, so that memory does not grow with the draws.
  private static let casesPerChunk = 16_384

  /// Where the variance of each target's being met comes from; nil for a target that no path, or
  /// every path, meets.
  ///
  /// Sources are drawn anew one by one and in all combinations on the plan's own paths: another draw
  /// (dealt by a permutation of all draws), shocks, base noise and price changes of another path.
  /// How often the outcome flips gives every total effect, and these the shares, see
  /// ``ShapleyEffects``. Model and parameters are one source, the draw, whose share is divided by the
  /// law of total variance between and within members. The base level of a draw goes with the draw.
  ///
  /// - Parameter threads: Most threads; the result does not depend on it.
  /// - Complexity: Time for 4 times 65,536 paths, a half more with levels.
  package func sourcesOfUncertainty(threads: Int) -> [[SourceShare]?] {
    // Every draw serves as many cases as any other.
    let each = 8 * model.drawCount
    let round = (Self.leastPerRound + each - 1) / each * each
    let rounds = max(2, (Self.leastCases + round - 1) / round)
    let tallies = concurrentMap(count: rounds, threads: threads) {
      tally(round: $0, of: rounds, cases: round)
    }
    return targets.indices.map { place in
      var tally = tallies[0][place]
      for other in tallies.dropFirst() { tally.merge(other[place]) }
      guard let shares = tally.shares(members: members) else { return nil }
      let errors = tally.standardErrors(members: members)
      var sources: [SourceOfUncertainty] = [.model, .parameters, .shocks]
      if hasNoisyLevel(targets[place]) { sources += [.baseLevel, .deflator] }
      return sources.indices.map {
        SourceShare(
          source: sources[$0], share: shares.shares[$0], standardError: errors[$0],
          ifKnown: shares.ifKnown[$0])
      }
    }
  }

  /// Whether a target's cell hangs on base noise or on price changes.
  private func hasNoisyLevel(_ target: TargetCell) -> Bool {
    guard target.measure == .level else { return false }
    let rule = levels[target.series]
    return rule.noise != .none || rule.usesDeflator
  }

  private func tally(round: Int, of rounds: Int, cases: Int) -> [OutcomeTally] {
    var order = Array(0..<model.drawCount)
    var stream = Seed(seed).stream(.sources, UInt32(round))
    order.shuffle(using: &stream)
    let redrawn = RedrawnPaths(self, order: order, hasNoise: targets.contains(where: hasNoisyLevel))
    let batch = batches.enumerated().flatMap { Array(repeating: $0, count: $1.count) }
    let stride = JobDescription.stride(order.count)
    var tallies = targets.map {
      OutcomeTally(sources: hasNoisyLevel($0) ? 4 : 2, batchCount: batches.count)
    }
    for start in Swift.stride(from: 0, to: cases, by: Self.casesPerChunk) {
      let count = min(Self.casesPerChunk, cases - start)
      let first = round * cases + start
      let chunk = redrawn.chunk(
        first..<first + count, and: first + rounds * cases..<first + rounds * cases + count)
      for (place, target) in targets.enumerated() {
        let outcomes = chunk.outcomes(target, hasNoise: hasNoisyLevel(target))
        for (path, outcome) in outcomes.enumerated() {
          let draw = (start + path) / 8 * stride % order.count
          tallies[place].add(outcome, first: batch[draw], second: batch[order[draw]])
        }
      }
    }
    return tallies
  }
}
