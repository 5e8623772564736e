internal import OutturnModels
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// The targets that a simulation can count, and those that it cannot.
struct TargetResolution {
  var targets: [ResolvedTarget] = []
  /// Targets that are judged by what their kind does.
  var byKind: [KindTarget] = []
  var unavailable: [UnavailableTarget] = []
}

extension FittedProject {
  /// The targets of the plan.
  func resolvePlan() -> TargetResolution {
    var resolution = TargetResolution()
    let plan = project.model.plan
    for indicator in plan.indicators {
      let measures = [Measure.growth, .level].filter { indicator.target($0) != nil }
      if measures.isEmpty {
        resolution.unavailable.append(unavailable(indicator, nil, .noTarget))
      }
      for measure in measures {
        switch forecastability(indicator, measure) {
        case .possible:
          resolution.targets.append(
            resolved(indicator, measure, indicator.target(measure)!, year: plan.year))
        case .byKind(let forecast):
          resolution.byKind.append(
            KindTarget(
              indicator: indicator, measure: measure, target: indicator.target(measure)!,
              forecast: forecast))
        case .impossible(let reason):
          resolution.unavailable.append(unavailable(indicator, measure, reason))
        }
      }
    }
    return resolution
  }

  private func forecastability(_ indicator: Indicator, _ measure: Measure) -> Forecastability {
    if project.model.plan.region != regionIdentity.id { return .impossible(.regionNotModelled) }
    return project.model.plan.forecastability(
      of: indicator, measure, specification: specification, dataset: project.model.dataset,
      givenBases: Set(options.baseLevels.keys))
  }

  private func unavailable(
    _ indicator: Indicator, _ measure: Measure?, _ reason: Forecastability.Reason
  ) -> UnavailableTarget {
    UnavailableTarget(
      indicator: indicator.id, name: indicator.name, measure: measure,
      threshold: measure.flatMap(indicator.target)?.figure.value, reason: reason.inDocument,
      explanation: UnavailableWords.explanation(
        reason, indicator: indicator, region: regionIdentity.name))
  }

  /// Whether a level in the series' unit is known for the base year, from figures or given.
  func hasUsableLevel(_ series: String) -> Bool {
    ([series] + specification.totals(of: series)).contains { options.baseLevels[$0] != nil }
      || fitted.hasLevel(series, region: region)
  }

  private func resolved(
    _ indicator: Indicator, _ measure: Measure, _ target: Target, year: Int
  ) -> ResolvedTarget {
    let series = indicator.series!
    let decimals = indicator.publishedDecimals(measure)
    return ResolvedTarget(
      id: "\(indicator.id).\(measure.rawValue)", indicator: indicator.id, name: indicator.name,
      series: series, measure: measure, year: year, sense: target.sense,
      threshold: target.figure, band: target.band, unit: unit(of: series, measure),
      isHeadline: target.isHeadline, isStretch: target.isStretch,
      cell: TargetCell(
        measure: measure, series: fitted.place(ofSeries: series)!,
        step: year - specification.baseYear - 1,
        exact: target.outcomes(.exact, decimals: decimals),
        published: target.outcomes(.published, decimals: decimals)))
  }

  func unit(of series: String, _ measure: Measure) -> String {
    measure == .growth ? "%" : fitted.definition(of: series).levelUnit
  }

  /// A condition on one cell, given by hand.
  func resolve(
    series: String, measure: Measure, comparison: Comparison, threshold: PublishedFigure,
    year: Int
  ) throws(ForecastFailure) -> ResolvedTarget {
    guard let place = fitted.place(ofSeries: series) else {
      throw .unknownSeries(series, in: project.model)
    }
    if measure == .level && !hasUsableLevel(series) {
      throw .noBaseLevel(fitted.definition(of: series), baseYear: specification.baseYear)
    }
    let step = year - specification.baseYear - 1
    guard step >= 0 else {
      throw .horizonWithoutYears(year, baseYear: specification.baseYear)
    }
    let decimals = max(measure == .growth ? 1 : 2, threshold.decimals)
    let definition = fitted.definition(of: series)
    return ResolvedTarget(
      id: "\(series).\(measure.rawValue)", indicator: series, name: definition.name,
      series: series, measure: measure, year: year,
      sense: Self.sense(of: comparison), threshold: threshold, band: nil,
      unit: unit(of: series, measure), isHeadline: false,
      cell: TargetCell(
        measure: measure, series: place, step: step, exact: comparison.outcomes(threshold),
        published: comparison.outcomes(threshold, published: decimals)))
  }

  private static func sense(of comparison: Comparison) -> Sense {
    switch comparison {
    case .atLeast: .atLeast
    case .above: .above
    case .atMost, .below: .atMost
    }
  }
}
