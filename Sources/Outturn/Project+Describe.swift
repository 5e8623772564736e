internal import OutturnFiles
internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension Project {
  /// What the model holds: regions, series with every vintage and its source, scenarios, plan.
  public func describe() -> DescribeDocument {
    let specification = model.specification
    return DescribeDocument(
      header: header(seed: nil, paths: nil, warnings: []), name: specification.name,
      focus: specification.focus, baseYear: specification.baseYear,
      through: specification.through, sampleFrom: specification.sampleFrom,
      modelled: specification.modelled,
      regions: specification.regions.map {
        RegionIdentity(id: $0.id, name: $0.name, code: $0.code)
      },
      series: specification.regions.flatMap { region in
        specification.series.flatMap { series in
          [Measure.growth, .level].compactMap { description(region.id, series, $0) }
        }
      }, scenarios: model.scenarios.map(description), plan: planDescription)
  }

  private func description(
    _ region: String, _ series: SeriesDefinition, _ measure: Measure
  ) -> SeriesDescription? {
    let key = SeriesKey(region: region, series: series.id, measure: measure)
    let vintages = (model.dataset.observations[key] ?? []).sorted {
      ($0.period, $0.line) < ($1.period, $1.line)
    }
    // A growth series without a figure is a hole worth showing; a level without one is not.
    if vintages.isEmpty && measure == .level { return nil }
    let used = model.dataset.series(key, rule: model.specification.vintageRule)
    let years = Set(used.observations.map(\.period.year))
    let missing = (years.min() ?? model.specification.baseYear)...model.specification.baseYear
    return SeriesDescription(
      region: region, id: series.id, name: series.name,
      unit: measure == .growth ? "%" : series.levelUnit, measure: measure,
      first: used.observations.first?.period, last: used.observations.last?.period,
      count: used.observations.count,
      missing: missing.filter { !years.contains($0) }.map { Period(year: $0) },
      values: vintages.map { figure in
        PublishedValue(
          period: figure.period, value: figure.text, status: figure.status,
          source: figure.source, note: figure.note,
          isUsed: used.observations.contains(figure))
      })
  }

  private func description(_ scenario: Scenario) -> ScenarioDescription {
    let specification = model.specification
    let projected = (specification.baseYear + 1)...specification.through
    return ScenarioDescription(
      id: scenario.id, name: scenario.name, story: scenario.story, source: scenario.source,
      assumptions: scenario.assumptions.map { assumption in
        let years = assumption.years ?? projected
        let name = specification.series.first { $0.id == assumption.series }?.name
        return AssumptionDescription(
          series: assumption.series,
          name: name ?? LocalizedText(zhHans: assumption.series, en: assumption.series),
          first: Period(year: years.lowerBound), last: Period(year: years.upperBound),
          growth: assumption.departure == nil ? assumption.growth : nil,
          deviation: assumption.departure.map { _ in assumption.growth },
          deviatesFrom: assumption.departure?.scenario)
      })
  }

  private var planDescription: PlanDescription {
    let plan = model.plan
    let withOutturn = plan.indicators.count {
      $0.outturn.level != nil || $0.outturn.growth != nil
    }
    return PlanDescription(
      title: plan.title, source: plan.source, region: plan.region, year: plan.year,
      indicators: plan.indicators.count, withOutturn: withOutturn,
      withoutOutturn: plan.indicators.count - withOutturn, targets: plan.targets.count,
      headline: plan.targets.filter(\.target.isHeadline).map {
        TargetReference($0.indicator, $0.measure, $0.target, year: plan.year)
      }, rows: indicators)
  }
}

extension Observation {
  /// The value with the decimals that it was published with.
  fileprivate var text: String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let whole = (abs(value) * scale).rounded()
    let sign = value < 0 && whole > 0 ? "-" : ""
    let integer = Int64(whole)
    if decimals == 0 { return "\(sign)\(integer)" }
    let divisor = Int64(scale)
    let fraction = String(integer % divisor)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(integer / divisor).\(zeros)\(fraction)"
  }
}
