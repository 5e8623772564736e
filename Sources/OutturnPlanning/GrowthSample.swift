package import OutturnSimulation

/// Growth of one target's cell over simulated paths, to be weighed and counted.
///
/// - Verified: `TargetSignalTests`.
package struct GrowthSample: Sendable {
  /// Per cent, one a path.
  private let values: [Double]
  /// Of each path.
  private let batches: [Int]
  private let batchCount: Int

  /// - Parameters:
  ///   - values: One a path.
  ///   - batches: The batch of draws of each path.
  package init(_ values: [Double], batches: [Int], batchCount: Int) {
    precondition(values.count == batches.count, "\(values.count) paths, \(batches.count) batches")
    self.values = values
    self.batches = batches
    self.batchCount = batchCount
  }

  /// The first paths of a plan, of each of its targets in turn.
  package static func samples(of plan: SimulationPlan, paths: Int, threads: Int) -> [GrowthSample] {
    let targets = plan.targets
    let parts = plan.map(
      firstPaths: paths, cells: targets.map(SimulatedPaths.Cell.init), threads: threads
    ) { part in
      targets.map { part.values($0.measure, series: $0.series, step: $0.step) }
    }
    let values = targets.indices.map { place in parts.flatMap { $0[place] } }
    let batch = plan.batchOfGroup()
    let batches = (0..<paths).map { batch($0 / plan.precision.lanes) }
    return values.map { GrowthSample($0, batches: batches, batchCount: plan.batches.count) }
  }

  /// A probability with weights.
  package struct Weighed: Sendable {
    package let probability: Probability
    /// Mean of the values.
    package let mean: Double
    /// (Σw)²/Σw² over the paths, as a share of their number.
    package let effectiveShare: Double
  }

  /// The probability that values lie in a range when every path counts by a weight. The standard
  /// error comes from the batches' weighted shares.
  package func weighed(in range: ClosedRange<Double>, by weight: (Double) -> Double) -> Weighed {
    var sums = [Double](repeating: 0, count: batchCount)
    var hits = sums
    var (squares, weightedValues) = (0.0, 0.0)
    for (value, batch) in zip(values, batches) {
      let w = weight(value)
      sums[batch] += w
      squares += w * w
      weightedValues += w * value
      if range.contains(value) { hits[batch] += w }
    }
    let total = sums.reduce(0, +)
    let share = hits.reduce(0, +) / total
    let used = Double(sums.count { $0 > 0 })
    let residuals = zip(hits, sums).reduce(0) { sum, batch in
      let residual = batch.0 - share * batch.1
      return sum + residual * residual
    }
    return Weighed(
      probability: Probability(
        value: share,
        standardError: used > 1
          ? (residuals * used / (used - 1)).squareRoot() / total : .nan),
      mean: weightedValues / total,
      effectiveShare: total * total / squares / Double(values.count))
  }

  /// Share of the paths with a value in a half-open range.
  package func share(in range: Range<Double>) -> Double {
    Double(values.count(where: range.contains)) / Double(values.count)
  }
}
