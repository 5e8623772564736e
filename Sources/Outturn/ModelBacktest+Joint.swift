internal import OutturnEvaluation
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension ModelBacktest {
  /// One forecaster's forecast of a region's series together.
  struct JointScored: Sendable {
    var model: String
    var score: JointScoredForecast
  }

  /// The model's series with their links cut: each from another path.
  static let unlinked = "regional_unlinked"

  /// Futures of a joint forecast: as many as the naive ones have.
  private static let futures = 396
  /// Paths from one future to the next, so that each is of another posterior draw.
  private static let pathsApart = 8

  /// Scores of the series of one region that have a forecast at one origin, horizon by horizon.
  func joint(
    _ due: [(cell: Cell, task: RollingOrigin.Task)], plan: SimulationPlan
  ) -> [JointScored] {
    let paths = plan.simulatedPaths(0..<Self.futures * Self.pathsApart)
    return horizons.flatMap { horizon -> [JointScored] in
      let entries = due.compactMap { entry -> JointEntry? in
        guard entry.task.target == .point(horizon: horizon),
          let scale = entry.task.history.changeScale,
          let naive = BenchmarkModel.randomWalk.forecast(
            entry.task.history, target: entry.task.target)
        else { return nil }
        let values = Array(
          paths.values(.growth, series: entry.cell.series, step: horizon - 1))
        return JointEntry(
          task: entry.task, scale: scale, naive: naive.percentiles,
          futures: (0..<Self.futures).map { values[$0 * Self.pathsApart] })
      }
      guard entries.count >= 2, let region = due.first?.cell.region else { return [] }
      func scored(_ model: String, _ sample: [[Double]]) -> JointScored {
        JointScored(
          model: model,
          score: JointScoredForecast(
            sample: sample, outturn: entries.map(\.task.outturn), scales: entries.map(\.scale),
            unit: specification.regions[region].id, origin: entries[0].task.origin,
            horizon: horizon))
      }
      func futures(apart: Int) -> [[Double]] {
        (0..<Self.futures).map { place in
          entries.enumerated().map { series, entry in
            entry.futures[(place + apart * series) % Self.futures]
          }
        }
      }
      return [
        scored(Self.regional, futures(apart: 0)), scored(Self.unlinked, futures(apart: 97)),
        scored(
          BenchmarkModel.randomWalk.rawValue, QuantileForecast.unrelated(entries.map(\.naive))),
      ]
    }
  }

  /// One series of a joint forecast.
  private struct JointEntry {
    var task: RollingOrigin.Task
    var scale: Double
    var naive: QuantileForecast
    var futures: [Double]
  }

  /// The mean scores of each forecaster and horizon, and the model's comparison with the reference.
  func jointScores(_ scored: [JointScored]) -> [JointBacktestScore] {
    let reference = BenchmarkModel.randomWalk
    let names = [
      (Self.regional, ModelNames.regional), (Self.unlinked, ModelNames.unlinked),
      (reference.rawValue, ModelNames.name(of: reference)),
    ]
    return horizons.flatMap { horizon in
      names.compactMap { model, name -> JointBacktestScore? in
        let own = scored.filter { $0.model == model && $0.score.horizon == horizon }.map(\.score)
        guard !own.isEmpty else { return nil }
        let others = scored.filter {
          $0.model == reference.rawValue && $0.score.horizon == horizon
        }.map(\.score)
        return JointBacktestScore(
          own, model: model, name: name, reference: model == reference.rawValue ? nil : others)
      }
    }
  }
}
