internal import OutturnModels
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// How far the centres of some series must move so that targets have a wanted probability.
///
/// A lever is an assumption: its centre moves, and the others follow by their links. Together the
/// levers move in the direction in which they differ where the targets are met, which for a single
/// target of a normal path is the smallest move by Mahalanobis distance. The length is found by
/// bisection on simulated paths that all see the same shocks, so the probability grows with it.
struct LeverSearch {
  /// Paths of one trial: a standard error of 0.2 points.
  private static let trialPaths = 50_000
  /// A centre that must move further than so many standard deviations of its figure does not reach.
  private static let furthest = 4.0

  private let project: FittedProject
  private let trials: AssumptionTrials
  private let step: Int
  private let wanted: Double

  init(_ project: FittedProject, plan: ScenarioPlan, step: Int, wanted: Double) {
    self.project = project
    trials = AssumptionTrials(plan, paths: Self.trialPaths, threads: project.options.threads)
    self.step = step
    self.wanted = wanted
  }

  /// - Parameter levers: Places of the series that may move; what is known already cannot.
  /// - Returns: nil when none can.
  func plan(_ levers: [Int], sample: OutcomeSample) -> LeverPlan? {
    let free = levers.filter { deviation($0) > 1e-6 }
    guard !free.isEmpty else { return nil }
    let transformations = project.fitted.transformations
    let direction = free.map { place -> (series: Int, move: Double) in
      let all = sample.mean(series: place, transformations[place]) { _ in true }!
      let met = sample.mean(series: place, transformations[place]) { $0 == sample.all }
      return (place, met.map { $0 - all } ?? deviation(place))
    }
    let together = length(along: direction)
    return LeverPlan(
      probability: wanted,
      levers: direction.map { place, move -> Lever in
        let transformation = transformations[place]
        let centre = trials.centre(series: place, step: step)
        let one = (move < 0 ? -1.0 : 1) * deviation(place)
        let alone = length(along: [(place, one)])
        let id = project.specification.modelled[place]
        return Lever(
          series: id, name: project.fitted.definition(of: id).name, period: project.period(step),
          centre: transformation.inverse(centre),
          together: together.map { transformation.inverse(centre + $0 * move) },
          alone: alone.map { transformation.inverse(centre + $0 * one) })
      })
  }

  private func deviation(_ series: Int) -> Double {
    trials.deviation(series: series, step: step)
  }

  /// The factor on a move at which the wanted probability is reached; nil when it is not.
  private func length(along direction: [(series: Int, move: Double)]) -> Double? {
    let longest =
      direction.map { Self.furthest * deviation($0.series) / max(abs($0.move), 1e-12) }.min() ?? 0
    guard let unit = trials.shift(moving: direction, in: step) else { return nil }
    guard probability(unit, times: longest) >= wanted else { return nil }
    var (low, high) = (0.0, longest)
    // A two-thousandth of the longest move is enough.
    while high - low > 5e-4 * longest {
      let middle = (low + high) / 2
      if probability(unit, times: middle) >= wanted { high = middle } else { low = middle }
    }
    return high
  }

  private func probability(_ move: [[Double]], times factor: Double) -> Double {
    let ensemble = trials.run(move, times: factor)
    let all = (1 << ensemble.targetCount) - 1
    return ensemble.probability(published: project.options.rounding == .published) { $0 == all }
      .value
  }
}
