extension PathEnsemble {
  /// Everything that merging adds up, as whole numbers whose sums place by place are the counters
  /// of the merged ensemble.
  ///
  /// In order: paths, paths by batch, exact counts, published counts, limbs of the sums of
  /// probabilities, then cell by cell the histogram and the limbs of the two sums. Sums over fewer than 2³¹ ensembles fit.
  package var counters: [Int64] {
    var counters: [Int64] = []
    counters.reserveCapacity(counterCount)
    counters.append(Int64(paths))
    counters += pathsPerBatch.map { Int64($0) }
    counters += exactCounts.map { Int64($0) }
    counters += publishedCounts.map { Int64($0) }
    for sum in probabilitySums { sum.append(to: &counters) }
    for cell in cells { cell.append(to: &counters) }
    return counters
  }

  package var counterCount: Int {
    1 + pathsPerBatch.count + exactCounts.count + publishedCounts.count
      + probabilitySums.count * ExactSum.limbCount + cells.count * CellSummary.counterCount
  }

  /// The ensemble of the same plan with these counters; nil where they cannot be those of paths:
  /// another number of them, a negative one, or parts that do not add up to the paths.
  package func replacing(counters: [Int64]) -> PathEnsemble? {
    guard counters.count == counterCount else { return nil }
    var rest = counters[...]
    func take(_ count: Int) -> ArraySlice<Int64> {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func counts(_ count: Int, total: Int64) -> [UInt64]? {
      var left = total
      var taken: [UInt64] = []
      for value in take(count) {
        guard value >= 0, value <= left else { return nil }
        left -= value
        taken.append(UInt64(value))
      }
      return left == 0 ? taken : nil
    }
    var result = self
    guard let total = take(1).first, total >= 0,
      let batches = counts(pathsPerBatch.count, total: total),
      let exact = counts(exactCounts.count, total: total),
      let published = counts(publishedCounts.count, total: total)
    else { return nil }
    result.paths = Int(total)
    result.pathsPerBatch = batches.map { Int($0) }
    result.exactCounts = exact
    result.publishedCounts = published
    for index in probabilitySums.indices {
      let batch = index / (2 * targetCount)
      guard let sum = ExactSum(limbs: take(ExactSum.limbCount)),
        (0...Double(batches[batch])).contains(sum.value)
      else { return nil }
      result.probabilitySums[index] = sum
    }
    for index in cells.indices {
      guard let histogram = counts(cells[index].histogram.count, total: total),
        let cell = cells[index].replacing(
          histogram: histogram, sums: take(CellSummary.counterCount - histogram.count))
      else { return nil }
      result.cells[index] = cell
    }
    return result
  }

  /// Centres and widths of the bins, cell by cell: two ensembles merge only when these agree.
  package var bins: [Double] { cells.flatMap { [$0.centre, $0.binWidth] } }
}

extension SimulationPlan {
  /// The ensemble of no paths: bins are placed, nothing is counted.
  package var emptyEnsemble: PathEnsemble { run(threads: 1, chunks: 0..<0) }
}
