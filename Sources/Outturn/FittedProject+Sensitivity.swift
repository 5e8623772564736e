internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// Paths of one simulation, four chunks: a standard error of 0.14 points, and less of a difference,
  /// since all see the same shocks.
  private static let sensitivityPaths = 131_072

  /// What beliefs about single series do to the first headline growth target of next year, and to
  /// all headline targets together.
  ///
  /// - Complexity: one simulation of at most 131,072 paths, and levels and counts of two more a series.
  func sensitivity(
    _ targets: [ResolvedTarget], plan: ScenarioPlan, answer: Attainment
  ) -> [Sensitivity] {
    let headline = answer.headline
    guard
      let leading = targets.indices.first(where: {
        targets[$0].measure == .growth && (targets.count == 1 || targets[$0].isHeadline)
      })
    else { return [] }
    let trials = AssumptionTrials(
      plan, paths: Self.sensitivityPaths, threads: options.threads)
    let step = targets[leading].cell.step
    let isPublished = options.rounding == .published
    let all = headline.reduce(0) { $0 | 1 << $1 }
    let ranges = specification.modelled.indices.compactMap { series -> AssumedRange? in
      let transformation = fitted.transformations[series]
      let ends = [0.1, 0.9].map {
        answer.ensemble.quantile($0, .growth, series: series, step: step)
      }
      let centre = trials.centre(series: series, step: step)
      let moves = ends.compactMap { end in
        trials.shift(
          moving: [(series: series, move: transformation.forward(end) - centre)], in: step)
      }
      // What is known already cannot be assumed anew.
      guard moves.count == 2, ends[0] < ends[1] else { return nil }
      return AssumedRange(series: series, ends: ends, moves: moves)
    }
    let ensembles = trials.run(ranges.flatMap(\.moves))
    return ranges.enumerated().flatMap { place, range -> [Sensitivity] in
      let own = ensembles[2 * place..<2 * place + 2]
      func entry(_ target: String, _ probability: (PathEnsemble) -> Probability) -> Sensitivity {
        let odds = own.map { probability($0).value }
        let id = specification.modelled[range.series]
        return Sensitivity(
          target: target, series: id, name: fitted.definition(of: id).name,
          period: period(step), low: range.ends[0], high: range.ends[1], probabilityLow: odds[0],
          probabilityHigh: odds[1])
      }
      let single =
        targets[leading].cell.series == range.series
        ? []
        : [
          entry(targets[leading].id) { $0.probability(ofTarget: leading, published: isPublished) }
        ]
      let together =
        headline.count > 1
        ? [
          entry(Sensitivity.all) {
            $0.probability(published: isPublished) { $0 & all == all }
          }
        ] : []
      return single + together
    }
  }

  /// What a series is assumed to be, low and high, and how all move with it.
  private struct AssumedRange {
    var series: Int
    var ends: [Double]
    var moves: [[[Double]]]
  }
}
