internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries
public import OutturnSimulation

extension FittedProject {
  /// Growth paths and levels of every modelled series under each scenario.
  ///
  /// Scenarios see the same shocks, so their differences carry no simulation noise of their own.
  ///
  /// - Parameter scenarios: Shown in this order; the first is what the others are compared with.
  /// - Throws: ``ForecastFailure``.
  public func projection(
    _ scenarios: [Scenario]
  ) throws(ForecastFailure) -> ProjectDocument {
    let steps = try horizon(through: nil)
    let target = comparisonTarget(steps: steps)
    let simulated = try simulated(under: scenarios)
    let ensembles = simulated.map(\.ensemble)
    let projections = zip(scenarios, simulated).map { scenario, simulated in
      ScenarioProjection(
        scenario: statement(scenario, plan: simulated.plan, only: nil),
        series: specification.modelled.indices.map {
          series(at: $0, ensemble: simulated.ensemble)
        })
    }
    let conditionWarnings = zip(scenarios, simulated).flatMap { scenario, simulated in
      warnings(of: simulated.plan, scenario: scenario)
    }
    return ProjectDocument(
      header: header(
        paths: options.paths,
        warnings: warnings(ensemble: ensembles[0], series: specification.modelled)
          + withoutMean(ensembles)
          + conditionWarnings),
      region: regionIdentity, baseYear: specification.baseYear,
      through: specification.baseYear + steps, draws: fitted.drawCount, scenarios: projections,
      comparisonTarget: target?.reference,
      comparison: target.map { comparison(scenarios, ensembles, target: $0) } ?? [],
      identities: identities)
  }

  /// What adds up to what in the region.
  private var identities: [IdentityStatement] {
    specification.identities.compactMap { identity in
      guard let shares = fitted.shares(of: identity, region: region) else { return nil }
      return IdentityStatement(
        total: identity.total, name: fitted.definition(of: identity.total).name,
        parts: zip(identity.parts, shares).map { part, share in
          IdentityStatement.Part(
            series: part, name: fitted.definition(of: part).name, share: share)
        })
    }
  }

  /// The plan's first headline target that the projection reaches: what scenarios are compared on.
  func comparisonTarget(steps: Int) -> ResolvedTarget? {
    resolvePlan().targets.first { $0.isHeadline && (0..<steps).contains($0.cell.step) }
  }

  private func comparison(
    _ scenarios: [Scenario], _ ensembles: [PathEnsemble], target: ResolvedTarget
  ) -> [ScenarioComparison] {
    let published = options.rounding == .published
    return zip(scenarios, ensembles).enumerated().map { place, pair in
      let (scenario, ensemble) = pair
      let odds = ensemble.probability(ofTarget: 0, published: published)
      let change =
        place == 0
        ? nil : ensemble.difference(from: ensembles[0], ofTarget: 0, published: published)
      return ScenarioComparison(
        scenario: scenario.id, target: target.id, probability: odds.value,
        mcStandardError: odds.standardError, changeFromFirst: change?.value,
        changeStandardError: change?.standardError)
    }
  }

  private func series(at place: Int, ensemble: PathEnsemble) -> SeriesProjection {
    let id = specification.modelled[place]
    let definition = fitted.definition(of: id)
    let hasLevel = hasUsableLevel(id)
    let history = project.model.dataset.series(
      SeriesKey(region: regionIdentity.id, series: id, measure: .growth),
      rule: specification.vintageRule)
    return SeriesProjection(
      id: id, name: definition.name, isReal: definition.isReal,
      levelUnit: hasLevel
        ? definition.levelUnit : "index, \(specification.baseYear) = 100",
      history: history.observations.filter { $0.period.year <= specification.baseYear }.map {
        HistoricalGrowth(period: $0.period, growth: $0.value)
      },
      periods: (0..<ensemble.horizon).map { step in
        PeriodProjection(
          period: period(step),
          growth: ensemble.distribution(.growth, series: place, step: step),
          level: ensemble.distribution(.level, series: place, step: step),
          levelReason: hasLevel
            ? nil
            : LocalizedText(
              zhHans: "\(specification.baseYear)年的总量没有公布，以指数表示",
              en: "the \(specification.baseYear) level is not published, so it is an index"))
      })
  }
}
