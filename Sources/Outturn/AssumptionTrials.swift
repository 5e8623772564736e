internal import OutturnAlgebra
internal import OutturnSimulation

/// Simulations under one more assumption each, which all see the shocks of one plan.
struct AssumptionTrials {
  private let base: SimulationPlan
  private let moments: PredictiveMoments
  private let shifted: [[Double]]
  private let paths: Int
  private let threads: Int

  /// - Parameter paths: Of one trial, at most; never more than the plan has.
  init(_ plan: ScenarioPlan, paths: Int, threads: Int) {
    base = plan.plan
    moments =
      plan.conditional == nil
      ? plan.moments
      : PredictiveMoments(of: plan.plan.model, horizon: plan.plan.horizon, shockScale: 1)
    shifted = plan.plan.shift
    self.paths = min(paths, plan.plan.paths)
    self.threads = threads
  }

  /// The middle of a figure with what the scenario assumes, model units.
  func centre(series: Int, step: Int) -> Double {
    moments.mean[moments.cell(step: step, series: series)]
      + (shifted.isEmpty ? 0 : shifted[step][series])
  }

  /// Standard deviation of a figure, model units.
  func deviation(series: Int, step: Int) -> Double {
    let cell = moments.cell(step: step, series: series)
    return moments.covariance[cell, cell].squareRoot()
  }

  /// What all figures move by when the centres of some move by given amounts in one year; nil when
  /// the model ties these to each other.
  func shift(moving moves: [(series: Int, move: Double)], in step: Int) -> [[Double]]? {
    let assumed = moves.map { series, move in
      [
        (
          step: step, series: series,
          value: moments.mean[moments.cell(step: step, series: series)] + move
        )
      ]
    }
    return (try? AssumptionShift(moments, assumed: assumed))?.shift
  }

  /// The futures with that move, `factor` times, on top of what the scenario assumes.
  func run(_ move: [[Double]], times factor: Double = 1) -> PathEnsemble {
    base.trial(shift: shift(by: move, times: factor), paths: paths).run(threads: threads)
  }

  /// The same for several moves at once, which share their shocks.
  func run(_ moves: [[[Double]]]) -> [PathEnsemble] {
    base.runTrials(
      shifts: moves.map { shift(by: $0, times: 1) }, paths: paths, threads: threads)
  }

  private func shift(by move: [[Double]], times factor: Double) -> [[Double]] {
    move.indices.map { step in
      move[step].indices.map { series in
        (shifted.isEmpty ? 0 : shifted[step][series]) + factor * move[step][series]
      }
    }
  }
}
