internal import OutturnAlgebra
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
  private let base: SimulationPlan
  private let moments: PredictiveMoments
  private let shifted: [[Double]]
  private let step: Int
  private let wanted: Double

  init(_ project: FittedProject, plan: ScenarioPlan, step: Int, wanted: Double) {
    self.project = project
    base = plan.plan
    moments =
      plan.conditional == nil
      ? plan.moments
      : PredictiveMoments(of: plan.plan.model, horizon: plan.plan.horizon, shockScale: 1)
    shifted = plan.plan.shift
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
        let centre = mean(place) + (shifted.isEmpty ? 0 : shifted[step][place])
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

  private func mean(_ series: Int) -> Double {
    moments.mean[moments.cell(step: step, series: series)]
  }

  private func deviation(_ series: Int) -> Double {
    let cell = moments.cell(step: step, series: series)
    return moments.covariance[cell, cell].squareRoot()
  }

  /// The factor on a move at which the wanted probability is reached; nil when it is not.
  private func length(along direction: [(series: Int, move: Double)]) -> Double? {
    let longest =
      direction.map { Self.furthest * deviation($0.series) / max(abs($0.move), 1e-12) }.min() ?? 0
    let assumed = direction.map {
      [(step: step, series: $0.series, value: mean($0.series) + $0.move)]
    }
    guard let unit = try? AssumptionShift(moments, assumed: assumed) else { return nil }
    guard probability(unit.shift, times: longest) >= wanted else { return nil }
    var (low, high) = (0.0, longest)
    // A two-thousandth of the longest move is enough.
    while high - low > 5e-4 * longest {
      let middle = (low + high) / 2
      if probability(unit.shift, times: middle) >= wanted { high = middle } else { low = middle }
    }
    return high
  }

  private func probability(_ move: [[Double]], times factor: Double) -> Double {
    let shift = move.indices.map { step in
      move[step].indices.map { series in
        (shifted.isEmpty ? 0 : shifted[step][series]) + factor * move[step][series]
      }
    }
    let trial = base.trial(shift: shift, paths: min(base.paths, Self.trialPaths))
    let all = (1 << base.targets.count) - 1
    return trial.run(threads: project.options.threads).probability(
      published: project.options.rounding == .published
    ) { $0 == all }.value
  }
}
