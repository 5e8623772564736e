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
  /// - Complexity: two simulations of at most 131,072 paths a series.
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
    return specification.modelled.indices.flatMap { series -> [Sensitivity] in
      let transformation = fitted.transformations[series]
      let ends = [0.1, 0.9].map {
        answer.ensemble.quantile($0, .growth, series: series, step: step)
      }
      let centre = trials.centre(series: series, step: step)
      let ensembles = ends.compactMap { end in
        trials.shift(
          moving: [(series: series, move: transformation.forward(end) - centre)], in: step
        ).map { trials.run($0) }
      }
      // What is known already cannot be assumed anew.
      guard ensembles.count == 2, ends[0] < ends[1] else { return [] }
      func entry(_ target: String, _ probability: (PathEnsemble) -> Probability) -> Sensitivity {
        let odds = ensembles.map { probability($0).value }
        let id = specification.modelled[series]
        return Sensitivity(
          target: target, series: id, name: fitted.definition(of: id).name,
          period: period(step), low: ends[0], high: ends[1], probabilityLow: odds[0],
          probabilityHigh: odds[1])
      }
      let own =
        targets[leading].cell.series == series
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
      return own + together
    }
  }
}
