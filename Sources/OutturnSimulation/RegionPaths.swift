package import OutturnSeries

/// The simulated paths of one region of many, growth and levels, kept whole so that those of
/// several regions can be added up path by path.
package struct RegionPaths: Sendable {
  package let seriesCount: Int
  package let horizon: Int
  package let count: Int
  /// By step, series, path: growth in per cent.
  package private(set) var growth: [Double]
  /// The same: levels in the series' unit.
  package private(set) var levels: [Double]

  /// Paths that all share a batch of the standard errors.
  package static let batchCount = 64

  /// - Parameters:
  ///   - modelGrowth: By step, series, path, model units.
  ///   - bases: Level of the base year, one a series; 100 for an index.
  package init(
    modelGrowth: [Double], horizon: Int, count: Int, transformations: [Transformation],
    bases: [Double]
  ) {
    seriesCount = bases.count
    self.horizon = horizon
    self.count = count
    growth = modelGrowth
    levels = [Double](repeating: 0, count: modelGrowth.count)
    let n = bases.count
    for step in 0..<horizon {
      for series in 0..<n {
        let row = (step * n + series) * count
        if transformations[series] == .logGrowth {
          for path in row..<row + count {
            growth[path] = transformations[series].inverse(growth[path])
          }
        }
        for path in row..<row + count {
          // Nothing falls by more than all of it.
          let factor = max(0, 1 + growth[path] / 100)
          levels[path] = (step == 0 ? bases[series] : levels[path - n * count]) * factor
        }
      }
    }
  }

  /// A region that is the sum of its parts.
  ///
  /// - Parameters:
  ///   - levels: Sums over the parts, by step, series, path.
  ///   - bases: The same in the base year.
  package init(levels: [Double], horizon: Int, count: Int, bases: [Double]) {
    seriesCount = bases.count
    self.horizon = horizon
    self.count = count
    self.levels = levels
    growth = levels
    let n = bases.count
    for step in 0..<horizon {
      for series in 0..<n {
        let row = (step * n + series) * count
        for path in row..<row + count {
          let before = step == 0 ? bases[series] : levels[path - n * count]
          growth[path] = 100 * (levels[path] / before - 1)
        }
      }
    }
  }

  /// One value a path.
  package func values(_ measure: Measure, series: Int, step: Int) -> ArraySlice<Double> {
    let row = (step * seriesCount + series) * count
    return (measure == .growth ? growth : levels)[row..<row + count]
  }

  /// What is kept of the paths: moments, histograms, counts of met targets.
  ///
  /// - Parameter targets: At most ``SimulationPlan/maximumTargets``.
  package func ensemble(_ targets: [TargetCell]) -> PathEnsemble {
    let measures: [Measure] = [.growth, .level]
    var ensemble = PathEnsemble(
      seriesCount: seriesCount, horizon: horizon, targetCount: targets.count,
      batchCount: Self.batchCount, members: [0..<Self.batchCount], measures: measures,
      cells: measures.flatMap { measure in
        (0..<horizon).flatMap { step in
          (0..<seriesCount).map { series in
            summary(of: values(measure, series: series, step: step))
          }
        }
      })
    ensemble.paths = count
    for batch in 0..<Self.batchCount {
      ensemble.pathsPerBatch[batch] = (count + Self.batchCount - 1 - batch) / Self.batchCount
    }
    let masks = masks(of: targets)
    for path in 0..<count {
      let place = (path % Self.batchCount) << targets.count
      ensemble.exactCounts[place + masks.exact[path]] += 1
      ensemble.publishedCounts[place + masks.published[path]] += 1
    }
    return ensemble
  }

  private func masks(of targets: [TargetCell]) -> (exact: [Int], published: [Int]) {
    var exact = [Int](repeating: 0, count: count)
    var published = exact
    for (bit, target) in targets.enumerated() {
      let values = values(target.measure, series: target.series, step: target.step)
      for (path, value) in values.enumerated() {
        if target.exact.contains(value) { exact[path] |= 1 << bit }
        if target.published.contains(value) { published[path] |= 1 << bit }
      }
    }
    return (exact, published)
  }

  /// Bins from the first paths, then all of them.
  private func summary(of values: ArraySlice<Double>) -> CellSummary {
    var pilot = Array(values.prefix(SimulationPlan.pilotPaths))
    let bins = SimulationPlan.bins(row: 0, of: &pilot)
    var summary = CellSummary(centre: bins.centre, binWidth: bins.width)
    summary.add(values)
    return summary
  }
}
