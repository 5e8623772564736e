internal import OutturnEvaluation
public import OutturnFiles
public import OutturnModels
internal import OutturnRandom
internal import OutturnReporting

/// Forecasts of a folder of tasks: every unit at every origin, from what could be seen there.
///
///     let run = PanelBacktest(tasks: try PanelTaskFolder.load(at: "tasks/wdi_L20"))
///     let table = try run.forecasts { _ in }.table
public struct PanelBacktest: Sendable {
  public var tasks: PanelTasks
  /// Which model, by what the units are to each other.
  public var forecaster = PanelForecaster()
  public var seed: UInt64 = 20_260_101
  /// Joint paths of each origin.
  public var paths = 4000
  /// Origins at work at once; the answer does not depend on it.
  public var threads = 1

  public init(tasks: PanelTasks) {
    self.tasks = tasks
  }

  /// What is asked for each task.
  private static let targets: [ForecastTarget] =
    (1...5).map { .point(horizon: $0) } + [3, 5].map { .average(horizon: $0) }

  /// Fits and simulates every origin.
  ///
  /// - Parameter progress: Called after each origin with the number of all, from any thread.
  /// - Throws: ``ForecastFailure`` of the earliest origin that could not be estimated.
  public func forecasts(
    progress: @escaping @Sendable (Int) -> Void
  ) throws(ForecastFailure) -> PanelForecasts {
    let origins = tasks.origins
    let byOrigin = Dictionary(grouping: tasks.tasks, by: \.origin)
    let parts = concurrentMap(count: origins.count, threads: threads) { index in
      let origin = origins[index]
      let part = part(origin, byOrigin[origin] ?? [])
      progress(origins.count)
      return part
    }
    var choices: [PanelForecasts.Choice] = []
    var table = PanelForecastRows.header
    for part in parts {
      switch part {
      case .success(let (choice, rows)):
        choices.append(choice)
        table += rows
      case .failure(let error): throw ForecastFailure(error)
      }
    }
    return PanelForecasts(choices: choices, table: table)
  }

  private func part(
    _ origin: Int, _ tasks: [PanelTask]
  ) -> Result<(PanelForecasts.Choice, String), EstimationError> {
    guard let panel = self.tasks.panels[origin] else {
      preconditionFailure("no panel of the origin \(origin)")
    }
    // An origin's numbers do not depend on which others are asked for.
    let seed = Seed(seed).derived(for: .origin, UInt32(truncatingIfNeeded: origin))
    return Result { () throws(EstimationError) in
      let fitted = try forecaster.fit(panel, seed: seed)
      let paths = fitted.model.simulatedPaths(horizon: 5, count: paths, seed: seed)
      let places = Dictionary(uniqueKeysWithValues: panel.units.enumerated().map { ($1, $0) })
      var rows = ""
      for task in tasks {
        guard let unit = places[task.unit] else { continue }
        for target in Self.targets {
          rows += PanelForecastRows.row(
            track: task.track, unit: task.unit, origin: origin, target: target,
            forecast: QuantileForecast(of: target, unit: unit, in: paths))
        }
      }
      return (PanelForecasts.Choice(origin: origin, form: fitted.form, share: fitted.share), rows)
    }
  }
}
