private import Glibc
package import OutturnSeries

/// What is kept of many simulated paths: moments, histograms and counts of met targets.
///
/// Its size does not depend on the number of paths. Parts of one simulation add up exactly: the
/// ensemble of all paths equals the merged ensembles of any split into chunks, bit for bit.
package struct PathEnsemble: Sendable, Equatable {
  package let seriesCount: Int
  /// Steps of a path.
  package let horizon: Int
  package let targetCount: Int
  /// Ranges of batches that form one member of a model combination each.
  package let members: [Range<Int>]
  package internal(set) var paths: Int
  /// Paths by batch: of posterior draws, or of pairs or replicates where the sampler deals them.
  package internal(set) var pathsPerBatch: [Int]
  /// Measures with cells, in the order of `cells`.
  let measures: [Measure]
  /// By measure, step, series.
  var cells: [CellSummary]
  /// Paths by batch and by mask of the targets met (bit t is target t).
  var exactCounts: [UInt64]
  var publishedCounts: [UInt64]
  /// Sums of the paths' own probabilities by batch, target and rounding (exact, published); empty
  /// where paths are counted.
  var probabilitySums: [ExactSum]
  /// Order statistics by cell and level; empty where quantiles are read off histograms.
  var exactQuantiles: [[Double: Double]] = []

  /// - Parameter integratedTargetCount: All targets, or 0 where paths are counted.
  init(
    seriesCount: Int, horizon: Int, targetCount: Int, batchCount: Int, members: [Range<Int>],
    measures: [Measure], cells: [CellSummary], integratedTargetCount: Int = 0
  ) {
    self.seriesCount = seriesCount
    self.horizon = horizon
    self.targetCount = targetCount
    self.members = members
    self.measures = measures
    self.cells = cells
    paths = 0
    pathsPerBatch = [Int](repeating: 0, count: batchCount)
    exactCounts = [UInt64](repeating: 0, count: batchCount << targetCount)
    publishedCounts = exactCounts
    probabilitySums = Array(
      repeating: ExactSum(), count: batchCount * integratedTargetCount * 2)
  }

  // MARK: Distribution of a cell

  /// Mean over the paths, in per cent for growth and in the series' unit for a level.
  package func mean(_ measure: Measure, series: Int, step: Int) -> Double {
    cell(measure, series: series, step: step).mean(paths: paths)
  }

  /// Standard deviation over the paths (divisor N − 1), in the cell's unit.
  package func standardDeviation(_ measure: Measure, series: Int, step: Int) -> Double {
    cell(measure, series: series, step: step).standardDeviation(paths: paths)
  }

  /// The value that a share `p` of the paths does not exceed, interpolated within its bin.
  ///
  /// Never decreases in `p`. Where it lies outside the histogram (centre ± 8 scales) the
  /// histogram's edge is returned; ``outOfRange(_:series:step:)`` says how many paths do. An order
  /// statistic where those of `p` were looked for.
  package func quantile(
    _ p: Double, _ measure: Measure, series: Int, step: Int
  ) -> Double {
    quantiles([p], measure, series: series, step: step)[0]
  }

  /// ``quantile(_:_:series:step:)`` of several probabilities, ascending, in one pass.
  package func quantiles(
    _ probabilities: [Double], _ measure: Measure, series: Int, step: Int
  ) -> [Double] {
    for (index, p) in probabilities.enumerated() {
      precondition(p >= 0 && p <= 1, "\(p) is not a probability")
      precondition(index == 0 || probabilities[index - 1] <= p, "\(p) is out of order")
    }
    let place = place(measure, series: series, step: step)
    let counted = cells[place].quantiles(probabilities, paths: paths)
    if exactQuantiles.isEmpty { return counted }
    return zip(probabilities, counted).map { exactQuantiles[place][$0] ?? $1 }
  }

  /// Paths below and above the histogram of a cell.
  package func outOfRange(
    _ measure: Measure, series: Int, step: Int
  ) -> (below: Int, above: Int) {
    let cell = cell(measure, series: series, step: step)
    return (cell.belowRange, cell.aboveRange)
  }

  /// Paths outside the histograms, over all cells.
  package var outOfRange: Int {
    cells.reduce(0) { $0 + $1.belowRange + $1.aboveRange }
  }

  /// Moments and histogram of one cell.
  package func cell(_ measure: Measure, series: Int, step: Int) -> CellSummary {
    cells[place(measure, series: series, step: step)]
  }

  private func place(_ measure: Measure, series: Int, step: Int) -> Int {
    precondition(
      (0..<seriesCount).contains(series) && (0..<horizon).contains(step),
      "series \(series), step \(step) in an ensemble of \(seriesCount) series, \(horizon) steps")
    guard let block = measures.firstIndex(of: measure) else {
      preconditionFailure("the plan did not record \(measure)")
    }
    return (block * horizon + step) * seriesCount + series
  }

  // MARK: Targets

  /// Paths whose mask of met targets satisfies `predicate`; bit t of a mask is target t.
  ///
  /// - Parameters:
  ///   - published: Whether figures are rounded as published before they are compared.
  ///   - batch: One batch of draws, or nil for all.
  package func count(
    published: Bool, batch: Int? = nil, where predicate: (Int) -> Bool
  ) -> Int {
    let counts = published ? publishedCounts : exactCounts
    let masks = 1 << targetCount
    let batches = batch.map { $0..<$0 + 1 } ?? 0..<pathsPerBatch.count
    var total: UInt64 = 0
    for mask in 0..<masks where predicate(mask) {
      for batch in batches { total += counts[batch * masks + mask] }
    }
    return Int(total)
  }

  /// Share of the paths whose mask of met targets satisfies `predicate`.
  ///
  /// The standard error comes from the means of the batches of draws, so it holds both the
  /// simulation's error and that of a finite, possibly autocorrelated set of draws. Where paths are
  /// dealt to batches, a batch holds whole antithetic pairs, or is one replicate of scrambled Sobol
  /// points. Members are separate samples, and where their weights are part of the answer, as under
  /// conditions, so are the sizes of their batches: with h hits of p paths in batch b and the value
  /// P, the error is that of Σ (h − P·p), member by member.
  /// With fewer than 8 batches in a member its error is the binomial one.
  package func probability(published: Bool, where predicate: (Int) -> Bool) -> Probability {
    probability(of: hitsPerBatch(published: published, where: predicate))
  }

  /// - Parameter hits: By batch: paths that meet the event, or what they add to its probability.
  func probability(of hits: [Double]) -> Probability {
    guard paths > 0 else { return Probability(value: .nan, standardError: .nan) }
    let total = Double(paths)
    let value = hits.reduce(0, +) / total
    var variance = 0.0
    for member in members {
      let used = member.filter { pathsPerBatch[$0] > 0 }
      if used.count < 8 {
        let part = estimate(hits: hits, batches: member)
        guard part.paths > 0 else { continue }
        let weight = Double(part.paths) / total
        variance += weight * weight * part.variance
      } else {
        variance += Self.variance(
          ofSum: used.map { (hits[$0] - value * Double(pathsPerBatch[$0])) / total })
      }
    }
    return Probability(value: value, standardError: sqrt(variance))
  }

  /// The variance of a sum of independent terms of one law.
  static func variance(ofSum terms: [Double]) -> Double {
    let count = Double(terms.count)
    guard count > 1 else { return 0 }
    let mean = terms.reduce(0, +) / count
    return terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * count / (count - 1)
  }

  /// The same within one member of the combination.
  package func memberProbability(
    _ member: Int, published: Bool, where predicate: (Int) -> Bool
  ) -> Probability {
    memberProbability(member, of: hitsPerBatch(published: published, where: predicate))
  }

  func memberProbability(_ member: Int, of hits: [Double]) -> Probability {
    let part = estimate(hits: hits, batches: members[member])
    guard part.paths > 0 else { return Probability(value: .nan, standardError: .nan) }
    return Probability(value: part.value, standardError: sqrt(part.variance))
  }

  func hitsPerBatch(published: Bool, where predicate: (Int) -> Bool) -> [Double] {
    let counts = published ? publishedCounts : exactCounts
    let masks = 1 << targetCount
    var hits = [Int](repeating: 0, count: pathsPerBatch.count)
    for mask in 0..<masks where predicate(mask) {
      for batch in hits.indices { hits[batch] += Int(counts[batch * masks + mask]) }
    }
    return hits.map { Double($0) }
  }

  /// Ratio estimate from batch means with the sampling variance of its value.
  private func estimate(
    hits: [Double], batches: Range<Int>
  ) -> (paths: Int, value: Double, variance: Double) {
    let used = batches.filter { pathsPerBatch[$0] > 0 }
    let total = used.reduce(0) { $0 + pathsPerBatch[$1] }
    guard total > 0 else { return (0, .nan, .nan) }
    let value = used.reduce(0) { $0 + hits[$1] } / Double(total)
    guard used.count >= 8 else {
      return (total, value, value * (1 - value) / Double(total))
    }
    let squares = used.reduce(0.0) { sum, batch in
      let residual = hits[batch] - value * Double(pathsPerBatch[batch])
      return sum + residual * residual
    }
    let count = Double(used.count)
    let variance = squares / (Double(total) * Double(total)) * count / (count - 1)
    return (total, value, variance)
  }

  // MARK: Parts

  /// Adds another part of the same simulation. Exact: order and grouping do not matter.
  package mutating func merge(_ other: PathEnsemble) {
    precondition(
      exactQuantiles.isEmpty && other.exactQuantiles.isEmpty,
      "order statistics of parts are not those of the whole")
    precondition(
      seriesCount == other.seriesCount && horizon == other.horizon
        && targetCount == other.targetCount && members == other.members
        && measures == other.measures && pathsPerBatch.count == other.pathsPerBatch.count
        && probabilitySums.count == other.probabilitySums.count,
      "two ensembles of different plans cannot be merged")
    paths += other.paths
    for batch in pathsPerBatch.indices { pathsPerBatch[batch] += other.pathsPerBatch[batch] }
    for index in cells.indices { cells[index].merge(other.cells[index]) }
    for index in exactCounts.indices {
      exactCounts[index] += other.exactCounts[index]
      publishedCounts[index] += other.publishedCounts[index]
    }
    for index in probabilitySums.indices {
      probabilitySums[index].merge(other.probabilitySums[index])
    }
  }
}
