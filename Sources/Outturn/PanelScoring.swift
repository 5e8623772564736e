internal import OutturnEvaluation
public import OutturnFiles
internal import OutturnModels
public import OutturnReporting
internal import OutturnSeries

/// Scores tables of forecasts of a panel against what came.
///
///     let scoring = PanelScoring(
///       tasks: try PanelTaskFolder.load(at: "tasks/pwt_20"),
///       outturns: try PanelOutturnFile.load(at: "pwt.csv"),
///       forecasts: [try PanelForecastFile.load(at: "outturn.csv")])
///     let document = scoring.document()
public struct PanelScoring: Sendable {
  public var tasks: PanelTasks
  /// Growth by unit and year, in per cent.
  public var outturns: [String: [Int: Double]]
  /// The forecasters, in the order of display.
  public var forecasts: [PanelForecastTable]
  /// Name of the forecaster that others are compared with; nil is the first of several.
  public var reference: String?
  /// Years whose forecasts are left out of a second set of scores.
  public var leftOut: [Int] = []

  public init(
    tasks: PanelTasks, outturns: [String: [Int: Double]], forecasts: [PanelForecastTable]
  ) {
    precondition(!forecasts.isEmpty, "no forecasts to score")
    self.tasks = tasks
    self.outturns = outturns
    self.forecasts = forecasts
  }

  private static let targets: [ForecastTarget] =
    (1...5).map { .point(horizon: $0) } + [3, 5].map { .average(horizon: $0) }

  /// The id of the series in the document: growth as the panel has it.
  private static let series = (
    id: "gdp", name: LocalizedText(zhHans: "增速", en: "growth")
  )

  /// The scores of every forecaster and target.
  public func document() -> BacktestDocument {
    let scored = forecasts.map { (name: $0.name, forecasts: self.scored($0)) }
    let reference = forecasts.count > 1 ? self.reference ?? forecasts[0].name : nil
    let track = tasks.tasks.first?.track ?? ""
    let warnings = scored.compactMap { entry in
      let missing = entry.forecasts.missing
      return missing == 0 ? nil : Self.missing(missing, of: entry.name)
    }
    func scores(without years: [Int]) -> [BacktestScore] {
      Self.targets.flatMap { target in
        let byName = scored.map { entry in
          (
            entry.name,
            entry.forecasts.scored.filter { $0.target == target && !$0.speaks(of: years) }
          )
        }
        let against = byName.first { $0.0 == reference }?.1
        return byName.compactMap { name, own -> BacktestScore? in
          guard !own.isEmpty else { return nil }
          return BacktestScore(
            ScoreSummary(own, reference: name == reference ? nil : against), model: name,
            region: nil, series: Self.series)
        }
      }
    }
    return BacktestDocument(
      header: DocumentHeader(outturn: Version.current, warnings: warnings),
      name: LocalizedText(zhHans: track, en: track), origins: tasks.origins,
      horizons: Set(Self.targets.map(\.horizon)).sorted(),
      forecasters: forecasts.map {
        Forecaster(
          id: $0.name, name: LocalizedText(zhHans: $0.name, en: $0.name),
          isBenchmark: $0.name == reference)
      }, reference: reference ?? forecasts[0].name, scores: scores(without: []),
      without: leftOut.isEmpty
        ? nil : ScoresWithout(years: leftOut, scores: scores(without: leftOut)))
  }

  /// One forecaster's scores, and how many forecasts it owes.
  private func scored(
    _ table: PanelForecastTable
  ) -> (scored: [ScoredForecast], missing: Int) {
    var scored: [ScoredForecast] = []
    var missing = 0
    for task in tasks.tasks {
      guard let growth = outturns[task.unit], let history = history(of: task) else { continue }
      let thresholds = EventThresholds(history: history)
      for target in Self.targets {
        guard let outturn = target.outturn(after: task.origin, growth: growth) else { continue }
        let key = PanelForecastTable.Key(
          unit: task.unit, origin: task.origin, kind: target.kind, horizon: target.horizon)
        guard let percentiles = table.percentiles[key] else {
          missing += 1
          continue
        }
        scored.append(
          ScoredForecast(
            QuantileForecast(percentiles), unit: task.unit, origin: task.origin, target: target,
            outturn: outturn, thresholds: thresholds))
      }
    }
    return (scored, missing)
  }

  /// What could be seen of a unit at a task's origin, oldest first.
  private func history(of task: PanelTask) -> [Double]? {
    guard let panel = tasks.panels[task.origin],
      let place = panel.units.firstIndex(of: task.unit)
    else { return nil }
    let first = max(task.firstYear - panel.firstPeriod, 0)
    let values = panel.values[place][first...].compactMap(\.self)
    return values.isEmpty ? nil : values
  }

  private static func missing(_ count: Int, of name: String) -> DocumentWarning {
    DocumentWarning(
      code: "missing_forecasts",
      message: LocalizedText(
        zhHans: "\(name)缺少\(count)项预测，其成绩只算已有的",
        en: "\(name) misses \(count) forecasts; its scores are of those that it made"))
  }
}
