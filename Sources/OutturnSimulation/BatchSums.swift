private import COutturnSIMD
private import Glibc
private import OutturnRandom
package import OutturnSeries

/// A mean over simulated paths and how far it may be off.
package struct SampledMean: Sendable, Hashable {
  /// In the cell's unit.
  package let value: Double
  /// Standard error of `value`, simulation and finite number of draws together.
  package let standardError: Double

  package init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

/// Sums of simulated values by batch of posterior draws: from them the error of a mean is told,
/// and that of the difference between two scenarios that share their random numbers.
///
/// A ``PathEnsemble`` keeps the moments of all paths together, which say nothing of how far the
/// mean of a finite set of draws may be off.
package struct BatchSums: Sendable, Equatable {
  package let seriesCount: Int
  package let horizon: Int
  package let paths: Int
  package let pathsPerBatch: [Int]
  /// Ranges of batches that form one member of a model combination each.
  package let members: [Range<Int>]
  /// By measure (growth, level), step, series, batch.
  private let sums: [Double]

  fileprivate init(_ plan: SimulationPlan, pathsPerBatch: [Int], sums: [Double]) {
    seriesCount = plan.model.seriesCount
    horizon = plan.horizon
    paths = plan.paths
    members = plan.ensembleMembers
    self.pathsPerBatch = pathsPerBatch
    self.sums = sums
  }

  /// The mean of one cell over all paths.
  package func mean(_ measure: Measure, series: Int, step: Int) -> SampledMean {
    let part = terms(measure, series, step)
    return SampledMean(
      value: part.value, standardError: sqrt(variance(part.terms) { pathsPerBatch[$0] > 0 }))
  }

  /// How much higher the mean of one cell is here than in another scenario simulated with the same
  /// batches of draws: what the two share cancels batch by batch.
  package func difference(
    from other: BatchSums, _ measure: Measure, series: Int, step: Int
  ) -> SampledMean {
    precondition(
      pathsPerBatch.count == other.pathsPerBatch.count && members == other.members
        && seriesCount == other.seriesCount && horizon == other.horizon,
      "sums of different batches or cells cannot be compared")
    let here = terms(measure, series, step)
    let there = other.terms(measure, series, step)
    let spread = variance(zip(here.terms, there.terms).map(-)) {
      pathsPerBatch[$0] > 0 || other.pathsPerBatch[$0] > 0
    }
    return SampledMean(value: here.value - there.value, standardError: sqrt(spread))
  }

  /// The mean m, and what each batch of n paths with sum s adds to its error: (s − m·n)/paths.
  private func terms(
    _ measure: Measure, _ series: Int, _ step: Int
  ) -> (value: Double, terms: [Double]) {
    precondition(
      (0..<seriesCount).contains(series) && (0..<horizon).contains(step),
      "series \(series), step \(step) of \(seriesCount) series, \(horizon) steps")
    let cell = SimulatedPaths.Cell(measure, series: series, step: step)
      .row(seriesCount: seriesCount, horizon: horizon)
    let batches = pathsPerBatch.count
    let own = sums[cell * batches..<(cell + 1) * batches]
    let total = Double(paths)
    let value = own.reduce(0, +) / total
    return (value, zip(own, pathsPerBatch).map { ($0 - value * Double($1)) / total })
  }

  /// Members are separate samples, so their variances add up.
  private func variance(_ terms: [Double], where isUsed: (Int) -> Bool) -> Double {
    members.reduce(0) { sum, member in
      sum + PathEnsemble.variance(ofSum: member.filter(isUsed).map { terms[$0] })
    }
  }
}

extension SimulationPlan {
  /// Sums of growth and level over all paths, by batch.
  ///
  /// - Parameter threads: Workers, from 1. The result does not depend on it.
  /// - Complexity: Time that of ``run`` and of writing every path out; memory 16·horizon·series
  ///   bytes for each path of a chunk and thread.
  package func batchSums(threads: Int) -> BatchSums {
    precondition(threads >= 1, "\(threads) threads")
    let batch = batchOfGroup()
    let batches = ensembleBatchCount
    let lanes = precision.lanes
    let cells = 2 * horizon * model.seriesCount
    let parts = map(firstPaths: paths, threads: threads) { simulated -> [Double] in
      let batchOfPath = simulated.range.map { batch($0 / lanes) }
      var sums = [Double](repeating: 0, count: cells * batches)
      for cell in 0..<cells {
        let values = simulated.values(
          cell < cells / 2 ? .growth : .level, series: cell % model.seriesCount,
          step: cell / model.seriesCount % horizon)
        let (first, start) = (cell * batches, values.startIndex)
        for path in batchOfPath.indices {
          sums[first + batchOfPath[path]] += values[start + path]
        }
      }
      return sums
    }
    var sums = [Double](repeating: 0, count: cells * batches)
    for part in parts { for index in sums.indices { sums[index] += part[index] } }
    var counts = [Int](repeating: 0, count: batches)
    for group in 0..<(paths + lanes - 1) / lanes {
      counts[batch(group)] += min(lanes, paths - group * lanes)
    }
    return BatchSums(self, pathsPerBatch: counts, sums: sums)
  }

  /// The batch that a group of paths is counted in, as the kernel deals them.
  package func batchOfGroup() -> @Sendable (Int) -> Int {
    let job = JobDescription(self).job
    let (draws, stride) = (Int(job.draw_count), Int(job.draw_stride))
    let (shift, dealt) = (Int(job.pair_shift), Int(job.path_batches))
    let batchOfDraw = batches.enumerated().flatMap { index, range in
      [Int](repeating: index, count: range.count)
    }
    return { group in
      let unit = group >> shift
      return dealt > 0 ? unit % dealt : batchOfDraw[unit % draws * stride % draws]
    }
  }
}
