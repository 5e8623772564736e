internal import OutturnAlgebra
internal import OutturnRandom

/// Many regions within each other, several indicators, estimated together.
///
///     y_r = c + Σ d_a   over r and the regions around it below the root
///
/// c is the path that all share (``CommonPathModel``, by series); d is a region's deviation from the
/// one around it, filtered for all regions of one depth at once (``RobustPanelFilter``), so that a
/// county with four figures borrows from all counties. The series' shocks are correlated: the
/// correlations of their yearly changes are pooled over all regions of a depth.
///
/// - Source: the parts' own; correlations shrunk as Ledoit & Wolf (2004) propose towards none, with
///   a weight of five years.
/// - Verified: `RegionTreeTests`, against simulated trees.
public struct RegionTreeModel: Sendable {
  /// Years that no estimate is to learn from, see ``PanelForecaster/crisisYears``.
  public var crisisYears: Set<Int> = [2020, 2021]

  public init() {}

  /// Pairs of changes that say "no correlation" before any is seen.
  static let priorPairs = 5.0
  private static let fewestFigures = 2

  /// - Parameter threads: Most threads; the result does not depend on it.
  /// - Throws: ``EstimationError/noVariation(series:)`` for a series that is known nowhere.
  /// - Complexity: O(regions · years) for each of some thousand steps of a search, once for each
  ///   depth and series.
  public func fit(
    _ tree: RegionTree, threads: Int
  ) throws(EstimationError) -> RegionTreePosterior {
    let shared = tree.series.indices.map { tree.common($0) }
    let unknown = tree.series.indices.filter { shared[$0].allSatisfy { $0 == nil } }
    if !unknown.isEmpty { throw .noVariation(series: unknown.map { tree.series[$0] }) }
    let depths = tree.depths
    let deepest = depths.max() ?? 0
    let n = tree.series.count
    let regions = (0...deepest).map { depth in depths.indices.filter { depths[$0] == depth } }
    let panels = (0..<deepest * n).map { job in
      let (depth, series) = (job / n + 1, job % n)
      return PanelTable(
        series: tree.series[series], units: regions[depth].map { tree.ids[$0] },
        firstPeriod: tree.firstYear,
        values: regions[depth].map {
          tree.deviations(of: $0, series: series, common: shared[series])
        }
      ).leavingOut(crisisYears, keeping: Self.fewestFigures)
    }
    let deviations = concurrentMap(count: panels.count, threads: threads) { job in
      RobustPanelFilter(prior: .regions).fit(panels[job])
    }
    let national = shared.map { values in
      PanelTable(series: "", units: ["root"], firstPeriod: tree.firstYear, values: [values])
        .leavingOut(crisisYears, keeping: Self.fewestFigures)
    }
    var factors = [Self.correlationFactor(national.map(\.values))]
    for depth in 0..<deepest {
      factors.append(Self.correlationFactor(panels[depth * n..<(depth + 1) * n].map(\.values)))
    }
    return RegionTreePosterior(
      tree: tree,
      common: tree.series.indices.map { series in
        var model = CommonPathModel()
        model.isNominal = tree.isNominal[series]
        return model.fit(shared[series])
      },
      deviations: (0..<deepest).map { Array(deviations[$0 * n..<($0 + 1) * n]) },
      correlationFactors: factors)
  }

  /// Lower factor of the correlations of yearly changes, row by row: each unit's changes over their
  /// own root mean square, products pooled over units and years, shrunk towards none.
  ///
  /// - Parameter values: By series, unit and year.
  package static func correlationFactor(_ values: [[[Double?]]]) -> [[Double]] {
    let n = values.count
    let changes = values.map { units in
      units.map { row -> [Double?] in
        let steps = zip(row.dropFirst(), row).map { after, before in
          after.flatMap { after in before.map { after - $0 } }
        }
        let known = steps.compactMap(\.self)
        let size = (known.reduce(0) { $0 + $1 * $1 } / Double(max(1, known.count))).squareRoot()
        return steps.map { step in size > 0 ? step.map { $0 / size } : nil }
      }
    }
    var correlation = Matrix(diagonal: Array(repeating: 1.0, count: n))
    for i in 0..<n {
      for j in 0..<i {
        var sums = (products: 0.0, first: 0.0, second: 0.0, pairs: 0.0)
        for (one, other) in zip(changes[i], changes[j]) {
          for (a, b) in zip(one, other) {
            guard let a, let b else { continue }
            sums.products += a * b
            sums.first += a * a
            sums.second += b * b
            sums.pairs += 1
          }
        }
        let size = (sums.first * sums.second).squareRoot()
        guard size > 0 else { continue }
        let value = sums.products / size * sums.pairs / (sums.pairs + priorPairs)
        correlation[i, j] = value
        correlation[j, i] = value
      }
    }
    // Pairs from different years need not make a proper matrix: shrink until they do.
    var kept = 1.0
    while true {
      var shrunk = kept * correlation
      for i in 0..<n { shrunk[i, i] = 1 }
      if let factor = try? Cholesky(shrunk) {
        return (0..<n).map { i in (0...i).map { factor.lower[i, $0] } }
      }
      kept *= 0.9
    }
  }
}
