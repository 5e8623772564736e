internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Where a forecast comes from: the regions it leans on, the parts of its centre and of its
/// spread, and the closed form beside the simulation.
struct ForecastEvidence {
  private let project: FittedProject
  private let request: SimulationRequest
  private let plan: ScenarioPlan
  private let conjugateShift: AssumptionShift?

  init(
    _ project: FittedProject, request: SimulationRequest, plan: ScenarioPlan,
    conjugatePlan: ScenarioPlan?
  ) {
    self.project = project
    self.request = request
    self.plan = plan
    conjugateShift = conjugatePlan?.shift
  }

  /// The growth series that the targets speak of and their first period, each once.
  private func cells(_ targets: [ResolvedTarget]) -> [(series: Int, step: Int)] {
    var seen: Set<Int> = []
    return targets.filter { $0.measure == .growth }.compactMap { target in
      seen.insert(target.cell.series).inserted ? (target.cell.series, target.cell.step) : nil
    }
  }

  private func name(of series: Int) -> LocalizedText {
    project.fitted.definition(of: project.specification.modelled[series]).name
  }

  private func period(_ step: Int) -> Period {
    Period(year: project.specification.baseYear + 1 + step)
  }

  /// The conjugate member's probability of a growth target one step ahead, exactly.
  ///
  /// nil for levels, later steps, a scenario with conditions or one that changes the shocks, a series
  /// that others add up with, and a region whose last year is not complete.
  func closedForm(_ target: ResolvedTarget) -> ClosedFormValue? {
    guard target.measure == .growth, target.cell.step == 0, request.scenario.volatility == 1,
      request.scenario.conditions.isEmpty,
      request.scenario.tails == nil,
      !plan.plan.identities.contains(where: { $0.members.contains(target.cell.series) }),
      let shift = conjugateShift,
      let history = project.fitted.conjugateHistory(region: request.region)
    else { return nil }
    let conjugate = project.fitted.conjugate
    let series = target.cell.series
    let law = conjugate.posterior.predictive(
      series: series, regressors: conjugate.regressors(after: history)
    ).shifted(by: shift.shift[0][series])
    let transformation = project.fitted.transformations[series]
    let range = target.cell.exact
    // A growth below −100 % has no logarithm; no outcome lies there.
    let lower = range.lowerBound <= -100 ? -.infinity : transformation.forward(range.lowerBound)
    let upper =
      range.upperBound == .infinity ? .infinity : transformation.forward(range.upperBound)
    return ClosedFormValue(
      model: ModelNames.conjugate, value: law.probability(of: lower...upper))
  }

  /// How far next year's growth moves when a region's figures are one point higher. Only for the
  /// region that the weights were computed for, the innermost, and without conditions: these weigh the
  /// draws anew.
  func borrowing(_ targets: [ResolvedTarget]) -> [OutturnReporting.Borrowing] {
    guard request.region == project.specification.regions.count - 1, plan.conditional == nil
    else { return [] }
    return cells(targets).filter { $0.step == 0 }.flatMap { series, step in
      Self.borrowing(
        project.fitted.regional.borrowing, series: series,
        name: project.fitted.definition(of: project.specification.modelled[series]),
        regions: project.specification.regions, period: period(step))
    }
  }

  /// The weights of one series, region by region, and the prior's.
  static func borrowing(
    _ weights: OutturnModels.Borrowing, series: Int, name definition: SeriesDefinition,
    regions: [Region], period: Period
  ) -> [OutturnReporting.Borrowing] {
    let prior = weights.priorShare(series: series)
    let total = weights.weights[series].reduce(abs(prior)) { $0 + abs($1) }
    func entry(_ region: String, _ name: LocalizedText, _ weight: Double)
      -> OutturnReporting.Borrowing
    {
      OutturnReporting.Borrowing(
        series: definition.id, seriesName: definition.name, period: period, region: region,
        name: name, weight: weight, share: abs(weight) / total)
    }
    return zip(regions, weights.weights[series]).map { entry($0.id, $0.name, $1) } + [
      entry("prior", LocalizedText(zhHans: "先验", en: "prior"), prior)
    ]
  }

  /// The centre of the forecast as a sum: the national level and each region's deviation from what
  /// surrounds it, and what the scenario's assumptions add.
  func composition(_ targets: [ResolvedTarget]) -> [CentrePart] {
    cells(targets).flatMap { series, step in
      let id = project.specification.modelled[series]
      let parts = project.fitted.centreParts(region: request.region, series: series, step: step)
      let regions = project.specification.regions
      var entries = parts.enumerated().map { place, points in
        CentrePart(
          series: id, seriesName: name(of: series), period: period(step), region: regions[place].id,
          name: regions[place].name,
          points: points)
      }
      let moved = plan.shift.shift[step][series]
      if moved != 0 {
        entries.append(
          CentrePart(
            series: id, seriesName: name(of: series), period: period(step), region: "assumptions",
            name: LocalizedText(zhHans: "情景假设", en: "assumptions"), points: moved))
      }
      if let conditional = plan.conditional {
        let cell = plan.moments.cell(step: step, series: series)
        entries.append(
          CentrePart(
            series: id, seriesName: name(of: series), period: period(step), region: "conditions",
            name: LocalizedText(zhHans: "已知条件", en: "conditions"),
            points: conditional.mean[cell] - plan.moments.mean[cell] - moved))
      }
      return entries
    }
  }

  /// Shares of the variance of a growth forecast: shocks to come by source, and what is not known
  /// of the present and of the parameters. Conditions settle some of each, so that the shares are
  /// no longer those of separate sources: none are given then.
  func spread(_ targets: [ResolvedTarget]) -> [SpreadPart] {
    if plan.conditional != nil { return [] }
    return cells(targets).flatMap { series, step in
      let id = project.specification.modelled[series]
      let cell = plan.moments.cell(step: step, series: series)
      let total = plan.moments.covariance[cell, cell]
      let names = ModelNames.components(
        regions: project.specification.regions.prefix(request.region + 1).map {
          ($0.id, $0.name)
        })
      let shocks = plan.moments.shockVariances[cell]
      let rest = total - shocks.reduce(0, +)
      let all =
        Array(zip(names, shocks)) + [
          (
            (
              "present_and_parameters",
              LocalizedText(zhHans: "现状与参数未知", en: "the present state and the parameters")
            ), rest
          )
        ]
      return all.map { source, variance in
        SpreadPart(
          series: id, seriesName: name(of: series), period: period(step), source: source.0,
          name: source.1, share: variance / total)
      }
    }
  }
}
