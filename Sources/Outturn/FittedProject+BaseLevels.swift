private import Foundation
internal import OutturnModels
internal import OutturnPlanning
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// Paths with which the bases that are not in use are judged: enough for a standard error of
  /// 0.1 points, a fraction of the posterior draws' own.
  private static let comparisonPaths = 200_000

  /// The bases of each level target side by side: built up from the last published level, implied
  /// by the plan's own pair, and given. They change the probability several-fold, so none is shown
  /// alone.
  func baseLevels(
    for targets: [ResolvedTarget], request: SimulationRequest, plan: ScenarioPlan,
    attainment: Attainment
  ) throws(ForecastFailure) -> [OutturnReporting.BaseLevel] {
    var entries: [OutturnReporting.BaseLevel] = []
    for (place, target) in targets.enumerated() where target.measure == .level {
      let series = target.series
      let given = options.baseLevels[series]
      let specified = fitted.hasLevel(series, region: region)
      if given == nil && !isBuiltUp(series) { continue }
      if specified {
        let rule = fitted.levelRule(series, region: region, bases: [:])
        let odds =
          given == nil
          ? attainment.probability(place)
          : try probability(of: target, base: .asSpecified, request: request, plan: plan)
        entries.append(entry(target, .builtUp, quantiles(of: rule), odds, inUse: given == nil))
      }
      if let implied = impliedByPlan(target) {
        let odds = try probability(
          of: target, base: .given(implied), request: request, plan: plan)
        entries.append(
          entry(target, .impliedByPlan, (implied, implied, implied), odds, inUse: false))
      }
      if let given {
        entries.append(
          entry(
            target, .given, (given, given, given), attainment.probability(place), inUse: true))
      }
    }
    return entries
  }

  private func isBuiltUp(_ series: String) -> Bool {
    if case .builtUp? = specification.levels[series] {
      return fitted.published(
        .level, of: series, in: regionIdentity.id, year: specification.baseYear) == nil
        && fitted.hasLevel(series, region: region)
    }
    return false
  }

  /// The level of the base year at which the plan's level and growth say the same, prices
  /// unchanged: evidence of what its authors believe, and circular as a base.
  private func impliedByPlan(_ target: ResolvedTarget) -> Double? {
    let plan = project.model.plan
    guard plan.year == specification.baseYear + 1,
      let indicator = plan.indicators.first(where: { $0.series == target.series }),
      let level = indicator.levelTarget, let growth = indicator.growthTarget
    else { return nil }
    return level.figure.value / (1 + growth.figure.value / 100)
  }

  private func probability(
    of target: ResolvedTarget, base: StartingLevel, request: SimulationRequest,
    plan prepared: ScenarioPlan
  ) throws(ForecastFailure) -> Probability {
    var request = request
    request.bases[target.series] = base
    request.targets = [target.cell]
    request.paths = min(request.paths, Self.comparisonPaths)
    request.measures = []
    guard let plan = try plan(.regional, request, reusing: prepared) else {
      preconditionFailure("the regional model always has a path model")
    }
    return Attainment(
      [target], ensemble: try simulate(plan.plan), rounding: options.rounding
    ).probability(0)
  }

  /// The 5 %, 50 % and 95 % points of a base level, from its draws and its noise.
  private func quantiles(of rule: LevelRule) -> (low: Double, median: Double, high: Double) {
    let points = (0..<21).map { (Double($0) + 0.5) / 21 }
    let factors: [Double] =
      switch rule.noise {
      case .none: [1]
      case .uniform(let width): points.map { 1 + width * (2 * $0 - 1) }
      case .logNormal(let deviation): points.map { exp(deviation * Normal.quantile($0)) }
      }
    let values = rule.baseLevels.flatMap { level in factors.map { level * $0 } }.sorted()
    func at(_ p: Double) -> Double { values[Int(p * Double(values.count - 1))] }
    return (at(0.05), at(0.5), at(0.95))
  }

  private func entry(
    _ target: ResolvedTarget, _ kind: BaseLevelKind,
    _ level: (low: Double, median: Double, high: Double), _ odds: Probability, inUse: Bool
  ) -> OutturnReporting.BaseLevel {
    OutturnReporting.BaseLevel(
      target: target.id, kind: kind, period: Period(year: specification.baseYear),
      unit: target.unit, levelMedian: level.median, levelLow: level.low, levelHigh: level.high,
      probability: odds.value, mcStandardError: odds.standardError, inUse: inUse)
  }
}
