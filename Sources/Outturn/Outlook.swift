internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// A figure that can be set beside another of the same name.
struct ComparedFigure {
  var kind: Difference.Kind
  var id: String
  var name: LocalizedText
  var target: TargetReference?
  var period: Period?
  var measure: Measure?
  var unit: String
  var value: Double
  /// Nil where it is not known.
  var standardError: Double?
  /// Whether it is told from the target's kind alone, without a path.
  var isByKind = false

  /// What makes two figures the same one.
  var key: String {
    "\(kind.rawValue)|\(id)|\(period?.description ?? "")|\(measure?.rawValue ?? "")"
  }

  /// This figure as it has become on another side.
  func difference(
    to other: ComparedFigure, from first: String, to second: String, standardError: Double?
  ) -> Difference {
    Difference(
      kind: kind, id: id, name: name, target: target, period: period, measure: measure, unit: unit,
      from: first, to: second, before: value, after: other.value, mcStandardError: standardError)
  }
}

/// One scenario simulated for comparison: its targets, means, and what their errors are told from.
struct Outlook {
  let scenario: Scenario
  let attainment: Attainment
  let sums: BatchSums
  let warnings: [DocumentWarning]
  private let project: FittedProject

  /// - Throws: ``ForecastFailure`` when the scenario cannot hold or goes beyond the horizon.
  init(_ scenario: Scenario, of project: FittedProject) throws(ForecastFailure) {
    let targets = project.resolvePlan().targets
    guard targets.count <= SimulationPlan.maximumTargets else {
      throw .tooManyTargets(targets.count)
    }
    let last = max(
      project.specification.baseYear + (try project.horizon(through: nil)),
      targets.map(\.year).max() ?? 0)
    if let known = FittedModel.conditionedYears(scenario)?.upperBound, known > last {
      throw .conditionBeyondHorizon(known, through: last)
    }
    let options = project.options
    let request = SimulationRequest(
      scenario: scenario, region: project.region, horizon: try project.horizon(through: last),
      paths: options.paths, targets: targets.map(\.cell), bases: project.givenBases,
      sampler: options.sampler, precision: options.precision, threads: options.threads)
    guard let plan = try project.plan(.regional, request) else {
      preconditionFailure("the regional model always has a path model")
    }
    let ensemble = try project.simulate(plan.plan)
    self.scenario = scenario
    self.project = project
    attainment = Attainment(targets, ensemble: ensemble, rounding: options.rounding)
    sums = plan.plan.batchSums(threads: options.threads)
    warnings = project.warnings(of: plan, scenario: scenario)
  }

  /// Every figure, each with its own error.
  var figures: [ComparedFigure] {
    var figures = attainment.targets.indices.map { place -> ComparedFigure in
      let target = attainment.targets[place]
      let odds = attainment.probability(place)
      return ComparedFigure(
        kind: .probability, id: target.id, name: target.name, target: target.reference,
        period: Period(year: target.year), measure: target.measure, unit: "1", value: odds.value,
        standardError: odds.standardError)
    }
    if attainment.headline.count > 1 {
      let odds = attainment.joint(attainment.headline)
      figures.insert(
        .joint(attainment.headline.count, odds.value, standardError: odds.standardError), at: 0)
    }
    for cell in cells {
      let mean = sums.mean(cell.measure, series: cell.series, step: cell.step)
      figures.append(
        ComparedFigure(
          kind: .mean, id: cell.id, name: cell.name, period: project.period(cell.step),
          measure: cell.measure, unit: project.unit(of: cell.id, cell.measure), value: mean.value,
          standardError: mean.standardError))
    }
    return figures
  }

  /// Every figure against that of another scenario of the same project, which had the same random
  /// numbers unless one of the two stands under conditions.
  func differences(from other: Outlook) -> [Difference] {
    let published = attainment.rounding == .published
    let mask = attainment.headline.reduce(0) { $0 | 1 << $1 }
    var errors: [Double] = []
    if attainment.headline.count > 1 {
      errors.append(
        attainment.ensemble.difference(from: other.attainment.ensemble, published: published) {
          $0 & mask == mask
        }.standardError)
    }
    errors += attainment.targets.indices.map { place in
      attainment.ensemble.difference(
        from: other.attainment.ensemble, ofTarget: place, published: published
      ).standardError
    }
    errors += cells.map { cell in
      sums.difference(from: other.sums, cell.measure, series: cell.series, step: cell.step)
        .standardError
    }
    return zip(zip(other.figures, figures), errors).map { pair, error in
      pair.0.difference(
        to: pair.1, from: other.scenario.id, to: scenario.id, standardError: error)
    }
  }

  private var cells: [(measure: Measure, series: Int, step: Int, id: String, name: LocalizedText)] {
    let modelled = project.specification.modelled
    return [Measure.growth, .level].flatMap { measure in
      modelled.indices.filter { measure == .growth || project.hasUsableLevel(modelled[$0]) }
        .flatMap { series in
          (0..<sums.horizon).map { step in
            (
              measure, series, step, modelled[series],
              project.fitted.definition(of: modelled[series]).name
            )
          }
        }
    }
  }
}

extension ComparedFigure {
  /// All headline targets of a plan together.
  static func joint(_ count: Int, _ value: Double, standardError: Double?) -> ComparedFigure {
    ComparedFigure(
      kind: .joint, id: "all",
      name: LocalizedText(
        zhHans: "\(count)项主要目标同时达成", en: "All \(count) headline targets together"),
      unit: "1", value: value, standardError: standardError)
  }
}
