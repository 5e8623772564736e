package import OutturnSeries
package import OutturnSimulation

/// Growth in one year over many simulated paths, with the targets that each path meets.
///
/// For what an ensemble does not keep: means of some series where others reach their targets, and
/// how far one goes with another.
///
/// - Verified: `OutcomeSampleTests`.
package struct OutcomeSample: Sendable {
  package let targetCount: Int
  /// By series and path, per cent.
  package let growth: [[Double]]
  /// Of each path; bit t is target t.
  package let masks: [Int]
  /// By target and path: the growth of its series that would just meet it, in the year of the
  /// target, with the level before that year as it is on the path.
  package let required: [[Double]]

  /// - Parameters:
  ///   - plan: Its first `paths` paths are taken.
  ///   - step: The year whose growth is kept.
  ///   - published: Whether figures are rounded before they are judged.
  package init(
    _ plan: SimulationPlan, paths: Int, step: Int, published: Bool, threads: Int
  ) {
    let targets = plan.targets
    let growthOfTargets = targets.map {
      SimulatedPaths.Cell(.growth, series: $0.series, step: $0.step)
    }
    let growthOfYear = (0..<plan.model.seriesCount).map {
      SimulatedPaths.Cell(.growth, series: $0, step: step)
    }
    let parts = plan.map(
      firstPaths: paths,
      cells: targets.map(SimulatedPaths.Cell.init) + growthOfTargets + growthOfYear,
      threads: threads
    ) {
      Part($0, targets: targets, step: step, published: published)
    }
    targetCount = targets.count
    growth = (0..<plan.model.seriesCount).map { series in parts.flatMap { $0.growth[series] } }
    masks = parts.flatMap(\.masks)
    required = targets.indices.map { place in parts.flatMap { $0.required[place] } }
  }

  /// The same of some of the paths.
  private struct Part: Sendable {
    var growth: [ArraySlice<Double>]
    var masks: [Int]
    var required: [[Double]] = []

    init(_ paths: SimulatedPaths, targets: [TargetCell], step: Int, published: Bool) {
      growth = (0..<paths.seriesCount).map { paths.values(.growth, series: $0, step: step) }
      masks = [Int](repeating: 0, count: paths.range.count)
      for (place, target) in targets.enumerated() {
        let values = paths.values(target.measure, series: target.series, step: target.step)
        let outcomes = published ? target.published : target.exact
        for (path, value) in values.enumerated() where outcomes.contains(value) {
          masks[path] |= 1 << place
        }
        let bound = outcomes.lowerBound.isFinite ? outcomes.lowerBound : outcomes.upperBound
        switch target.measure {
        case .growth: required.append(Array(repeating: bound, count: values.count))
        case .level:
          let rates = paths.values(.growth, series: target.series, step: target.step)
          required.append(zip(rates, values).map { 100 * ((1 + $0 / 100) * bound / $1 - 1) })
        }
      }
    }
  }

  /// The mask of a path that meets every target.
  package var all: Int { (1 << targetCount) - 1 }

  /// Mean growth of a series, transformed, over the paths whose mask satisfies `predicate`; nil
  /// when there is none.
  package func mean(
    series: Int, _ transformation: Transformation = .identity, where predicate: (Int) -> Bool
  ) -> Double? {
    var (sum, count) = (0.0, 0)
    for (value, mask) in zip(growth[series], masks) where predicate(mask) {
      sum += transformation.forward(value)
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// Points of one series' growth that go with a point of another's: the slope of a regression over
  /// the paths, nil where the other does not vary.
  package func association(of series: Int, with other: Int) -> Double? {
    let count = Double(masks.count)
    let (y, x) = (growth[series], growth[other])
    let (meanY, meanX) = (y.reduce(0, +) / count, x.reduce(0, +) / count)
    var (product, square) = (0.0, 0.0)
    for (a, b) in zip(y, x) {
      product += (a - meanY) * (b - meanX)
      square += (b - meanX) * (b - meanX)
    }
    return square > 1e-12 * count ? product / square : nil
  }

  /// Standard deviation of a series' growth.
  package func standardDeviation(series: Int) -> Double {
    let count = Double(masks.count)
    let mean = growth[series].reduce(0, +) / count
    return (growth[series].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }

  /// The mask of the commonest miss and its share of all misses; nil when every path meets every
  /// target.
  package var commonestMiss: (mask: Int, share: Double)? {
    var counts = [Int](repeating: 0, count: 1 << targetCount)
    for mask in masks { counts[mask] += 1 }
    counts[all] = 0
    let misses = counts.reduce(0, +)
    guard misses > 0, let mask = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
      return nil
    }
    return (mask, Double(counts[mask]) / Double(misses))
  }

  /// The value that a share `p` of the required growth rates does not exceed, and the share of
  /// paths on which the series grows at least that much.
  package func required(target: Int, at p: Double) -> Double {
    let sorted = required[target].sorted()
    return sorted[min(sorted.count - 1, Int(p * Double(sorted.count)))]
  }

  /// Share of paths on which a series grows by at least so much.
  package func share(series: Int, atLeast growth: Double) -> Double {
    Double(self.growth[series].count { $0 >= growth }) / Double(masks.count)
  }

  /// Pairs of thresholds for two series that both are reached with the given probability: a
  /// threshold for the first at each of the levels of its own law, and the highest for the second.
  package func frontier(
    _ first: Int, _ second: Int, probability: Double, points: Int
  ) -> [(first: Double, second: Double)] {
    let sorted = growth[first].sorted()
    let count = masks.count
    let wanted = Int((probability * Double(count)).rounded(.up))
    guard wanted > 0, points > 1 else { return [] }
    return (0..<points).compactMap { point in
      // From where the first asks for nothing to where it takes all of the probability.
      let share = Double(point) / Double(points - 1)
      let highest = Double(count - wanted)
      let place = Int(0.02 * Double(count) + share * max(0, highest * 0.98 - 0.02 * Double(count)))
      let threshold = sorted[min(place, count - 1)]
      let rest = zip(growth[first], growth[second]).filter { $0.0 >= threshold }.map(\.1).sorted()
      guard rest.count >= wanted else { return nil }
      return (threshold, rest[rest.count - wanted])
    }
  }
}
