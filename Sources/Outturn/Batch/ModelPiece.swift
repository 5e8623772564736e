internal import OutturnPlanning
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// What is kept of a finished model.
struct ModelPiece: Sendable, Codable {
  /// What a league is about: models can be ranked when all of it is the same.
  struct Race: Sendable, Hashable, Codable {
    var indicator: String
    var year: Int
    /// Whether growth is in constant prices.
    var isReal: Bool
  }

  var forecast: RegionForecast
  /// Of the leading target; nil for a model without a growth target that paths answer.
  var race: Race?
  /// Names of what ``forecast`` speaks of.
  var indicators: [BatchIndicator]
}

/// A model's answer before it is on disk.
struct ModelForecast: Sendable {
  var piece: ModelPiece
  var report: ReportDocument
  /// Growth of the leading target's indicator, ready to be ranked.
  var growth: [UInt8]?
}

extension FittedProject {
  /// The plan's odds with its report, and what is needed to set it beside other models.
  ///
  /// - Parameter command: What makes the report alone.
  func forecast(command: String) throws(ForecastFailure) -> ModelForecast {
    let request = ProbabilityRequest(question: .plan, scenario: project.model.scenarios[0])
    let simulated = try simulated(for: request)
    let report = try report(
      document(simulated, request), under: request.scenario, command: command)
    let growth = simulated.question.targets.filter { $0.measure == .growth }
    let leading = growth.first(where: \.isHeadline) ?? growth.first
    let judged = growth.filter { $0.sense.isFloor && ($0.isHeadline || $0.id == leading?.id) }
    let shown = leading.map { first in
      [first] + growth.filter { $0.isHeadline && $0.id != first.id }
    }
    let identity = regionIdentity
    let answer = simulated.answer
    let joint = report.probability.joint?.all
    let piece = ModelPiece(
      forecast: RegionForecast(
        id: project.model.specification.id, name: specification.name, code: identity.code,
        parent: nil, leaves: 1, missing: [],
        targets: judged.map { target in
          let place = simulated.question.targets.firstIndex { $0.id == target.id }!
          return RegionTarget(
            indicator: target.series, year: target.year, threshold: target.threshold.value,
            exact: RegionProbability(answer.probability(place, rounding: .exact)),
            published: RegionProbability(answer.probability(place, rounding: .published)))
        },
        joint: joint.map {
          RegionProbability(probability: $0.probability, mcStandardError: $0.mcStandardError)
        }, growth: (shown ?? []).map { listed($0, answer.ensemble) }),
      race: leading.map {
        ModelPiece.Race(
          indicator: $0.series, year: $0.year, isReal: fitted.definition(of: $0.series).isReal)
      },
      indicators: (shown ?? []).map { target in
        let definition = fitted.definition(of: target.series)
        return BatchIndicator(
          id: target.series, name: definition.name, unit: definition.levelUnit)
      })
    return ModelForecast(
      piece: piece, report: report, growth: leading.map { ranked($0, simulated.regional) })
  }

  private func listed(_ target: ResolvedTarget, _ ensemble: PathEnsemble) -> RegionGrowth {
    let (series, step) = (target.cell.series, target.cell.step)
    func quantile(_ p: Double, _ measure: Measure) -> Double {
      ensemble.quantile(p, measure, series: series, step: step)
    }
    return RegionGrowth(
      indicator: target.series, year: target.year, low: quantile(0.05, .growth),
      median: quantile(0.5, .growth), high: quantile(0.95, .growth),
      level: hasUsableLevel(target.series) ? quantile(0.5, .level) : nil)
  }

  /// The first paths in an order of the model's own: all models draw the same random numbers, and
  /// their futures would go together in a way that nothing stands for.
  private func ranked(_ target: ResolvedTarget, _ plan: ScenarioPlan) -> [UInt8] {
    let sample = OutcomeSample(
      plan.plan, paths: min(options.paths, RankTable.mostPaths), step: target.cell.step,
      published: false, threads: options.threads)
    var stream = Seed(options.seed).derived(for: .league, name: project.model.specification.id)
      .stream(.league)
    return RankTable.bytes(sample.growth[target.cell.series].shuffled(using: &stream)[...])
  }
}

extension RegionProbability {
  fileprivate init(_ odds: Probability) {
    self.init(probability: odds.value, mcStandardError: odds.standardError)
  }
}
