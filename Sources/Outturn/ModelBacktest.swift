internal import OutturnEvaluation
internal import OutturnFiles
internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Forecasts of a model from earlier years, and what came.
struct ModelBacktest: Sendable {
  /// One series of one region.
  struct Cell: Hashable, Sendable {
    var region: Int
    var series: Int
  }

  /// One forecaster's forecast of a task.
  struct Scored: Sendable {
    var model: String
    var cell: Cell
    var score: ScoredForecast
  }

  let project: Project
  let origins: [Int]
  let horizons: [Int]
  /// Tasks of each cell, in order of region and series.
  let tasks: [(cell: Cell, tasks: [RollingOrigin.Task])]
  /// Published growth in the sample, by cell.
  let growth: [Cell: [Int: Double]]

  /// Id of the model's own forecasts.
  static let regional = "regional"

  var specification: ModelSpecification { project.model.specification }

  init(_ project: Project, request: BacktestRequest) throws(ForecastFailure) {
    let specification = project.model.specification
    let possible = project.possibleOrigins
    let asked = request.origins ?? possible
    for year in [asked.lowerBound, asked.upperBound] where !possible.contains(year) {
      throw .notAnOrigin(year, years: possible)
    }
    for horizon in request.horizons where horizon > FittedProject.longestHorizon {
      throw .horizonTooLong(
        specification.baseYear + horizon,
        latest: specification.baseYear + FittedProject.longestHorizon)
    }
    let rolling = RollingOrigin(
      origins: Array(asked), targets: request.horizons.map { .point(horizon: $0) },
      firstYear: specification.sampleFrom)
    var growth: [Cell: [Int: Double]] = [:]
    var tasks: [(cell: Cell, tasks: [RollingOrigin.Task])] = []
    for region in specification.regions.indices {
      for series in specification.modelled.indices {
        let cell = Cell(region: region, series: series)
        let figures = Self.figures(of: cell, in: project)
        growth[cell] = figures
        tasks.append((cell, rolling.tasks(figures)))
      }
    }
    self.project = project
    self.growth = growth
    self.tasks = tasks
    horizons = request.horizons
    origins = asked.filter { origin in
      tasks.contains { $0.tasks.contains { $0.origin == origin } }
    }
  }

  /// Growth by year in the sample, in per cent, under the model's vintage rule.
  private static func figures(of cell: Cell, in project: Project) -> [Int: Double] {
    let specification = project.model.specification
    let key = SeriesKey(
      region: specification.regions[cell.region].id,
      series: specification.modelled[cell.series], measure: .growth)
    let figures = project.model.dataset.series(key, rule: specification.vintageRule)
    return Dictionary(
      uniqueKeysWithValues: figures.observations.filter {
        (specification.sampleFrom...specification.baseYear).contains($0.period.year)
      }.map { ($0.period.year, $0.value) })
  }

  /// Every forecast of the model and of the naive ones, scored; the result does not depend on the
  /// number of threads.
  func forecasts(
    options: ForecastOptions, finished: @escaping @Sendable (_ total: Int) -> Void
  ) throws(ForecastFailure) -> (single: [Scored], joint: [JointScored]) {
    let results = concurrentMap(count: origins.count, threads: options.threads) { place in
      let result = Result {
        () throws(ForecastFailure) -> (single: [Scored], joint: [JointScored]) in
        let own = try own(at: origins[place], options: options)
        return (own.single + naive(at: origins[place]), own.joint)
      }
      finished(origins.count)
      return result
    }
    var scored: (single: [Scored], joint: [JointScored]) = ([], [])
    for result in results {
      let part = try result.get()
      scored.single += part.single
      scored.joint += part.joint
    }
    return scored
  }

  /// The model's forecasts from one origin, on the calling thread.
  private func own(
    at origin: Int, options: ForecastOptions
  ) throws(ForecastFailure) -> (single: [Scored], joint: [JointScored]) {
    var options = options
    options.threads = 1
    let fitted = try project.asOf(origin).fit(options)
    var scored: (single: [Scored], joint: [JointScored]) = ([], [])
    for region in specification.regions.indices {
      let due = tasks.filter { $0.cell.region == region }.flatMap { entry in
        entry.tasks.filter { $0.origin == origin }.map { (cell: entry.cell, task: $0) }
      }
      guard let last = due.map(\.task.target.horizon).max() else { continue }
      let request = SimulationRequest(
        scenario: .baseline, region: region, horizon: last, paths: options.paths,
        measures: [.growth], sampler: options.sampler)
      guard let plan = try fitted.plan(.regional, request) else {
        preconditionFailure("the regional model always has a path model")
      }
      let ensemble = plan.plan.run(threads: 1)
      scored.joint += joint(due, plan: plan.plan)
      scored.single += due.map { cell, task in
        let values = QuantileForecast.levels.map {
          ensemble.quantile(
            $0, .growth, series: cell.series, step: task.target.horizon - 1)
        }
        return score(QuantileForecast(values), of: Self.regional, cell, task)
      }
    }
    return scored
  }

  private func naive(at origin: Int) -> [Scored] {
    tasks.flatMap { entry in
      entry.tasks.filter { $0.origin == origin }.flatMap { task in
        BenchmarkModel.allCases.compactMap { model in
          model.forecast(task.history, target: task.target).map {
            score($0.percentiles, of: model.rawValue, entry.cell, task)
          }
        }
      }
    }
  }

  private func score(
    _ forecast: QuantileForecast, of model: String, _ cell: Cell, _ task: RollingOrigin.Task
  ) -> Scored {
    Scored(
      model: model, cell: cell,
      score: ScoredForecast(
        forecast, unit: specification.regions[cell.region].id, origin: task.origin,
        target: task.target, outturn: task.outturn, thresholds: task.thresholds))
  }
}
