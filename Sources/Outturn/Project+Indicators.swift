internal import OutturnFiles
internal import OutturnModels
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries

extension Project {
  var regionNames: [String: LocalizedText] {
    Dictionary(
      model.specification.regions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every indicator of the plan with how each of its targets is answered, in the plan's order.
  var indicators: [IndicatorEntry] {
    let audit = Coherence.audit(model.plan)
    return zip(model.plan.indicators, audit).map { indicator, coherence in
      IndicatorEntry(
        id: indicator.id, name: indicator.name, unit: indicator.unit?.symbol,
        section: indicator.section, kind: indicator.kind, isReal: indicator.growthIsReal,
        series: indicator.series, partOf: indicator.partOf, shareOf: indicator.shareOf,
        outturnLevel: indicator.outturn.level?.value,
        outturnGrowth: indicator.outturn.growth?.value, qualifier: indicator.outturn.qualifier,
        impliedGrowth: coherence.impliedGrowth,
        impliedGrowthInterval: coherence.impliedGrowthInterval.map(Interval.init),
        targets: [Measure.growth, .level].compactMap { target(indicator, $0) },
        quotes: PlanQuotes(
          outturn: indicator.quotes.outturn.nonEmpty, target: indicator.quotes.target.nonEmpty))
    }
  }

  private func target(_ indicator: Indicator, _ measure: Measure) -> IndicatorTarget? {
    guard let target = indicator.target(measure) else { return nil }
    let answer = model.plan.forecastability(
      of: indicator, measure, specification: model.specification, dataset: model.dataset)
    let basis: ProbabilityBasis? =
      switch answer {
      case .possible: .jointPaths
      case .byKind: .kindPrior
      case .impossible: nil
      }
    return IndicatorTarget(
      target: TargetReference(
        indicator, measure, target, year: model.plan.year), basis: basis,
      reason: answer.reason?.inDocument)
  }

  func ambition(_ coherence: Coherence) -> AmbitionEntry? {
    guard let ambition = coherence.ambition else { return nil }
    let names = regionNames
    func name(_ id: String) -> LocalizedText { names[id] ?? LocalizedText(zhHans: id, en: id) }
    return AmbitionEntry(
      indicator: ambition.indicator,
      name: model.plan[ambition.indicator]?.name ?? name(ambition.indicator),
      target: ambition.target, tag: ambition.tag,
      standings: ambition.standings.map {
        AmbitionEntry.Standing(
          region: $0.region, name: name($0.region), years: $0.years, percentile: $0.percentile,
          median: $0.median)
      })
  }

  /// What became of earlier targets of the plan's region and of those around it.
  func trackRecord(_ evidence: PlanEvidence) -> [TrackRecordEntry] {
    let records = TrackRecord.records(
      model.pastTargets,
      outturns: { target in
        evidence.histories[target.series]?.first { $0.region == target.region }?
          .growth[target.year]
      }, before: model.plan.year)
    return records.map { record in
      let series = model.specification.series.first { $0.id == record.series }
      let (moves, eased) = (record.moves, record.easedAfterMiss)
      return TrackRecordEntry(
        region: record.region,
        regionName: regionNames[record.region]
          ?? LocalizedText(zhHans: record.region, en: record.region),
        series: record.series,
        name: series?.name ?? LocalizedText(zhHans: record.series, en: record.series),
        years: record.entries.map {
          TrackRecordEntry.Year(
            year: $0.target.year, sense: $0.target.target.sense,
            target: $0.target.target.figure.value, outturn: $0.outturn, met: $0.isMet,
            source: $0.target.source, note: $0.target.note)
        }, judged: record.judged.count, met: record.met, nearMisses: record.nearMisses,
        bias: record.bias, lowered: moves.lowered, kept: moves.kept, raised: moves.raised,
        misses: eased.misses, easedAfterMiss: eased.eased)
    }
  }
}

extension TargetReference {
  /// A target of a plan as it is written there.
  init(_ indicator: Indicator, _ measure: Measure, _ target: Target, year: Int) {
    self.init(
      id: "\(indicator.id).\(measure.rawValue)", indicator: indicator.id, name: indicator.name,
      period: Period(year: year), measure: measure, sense: target.sense,
      threshold: target.figure.value, band: target.band,
      unit: measure == .growth ? "%" : indicator.unit?.symbol ?? "",
      decimals: target.figure.decimals, headline: target.isHeadline, stretch: target.isStretch)
  }
}
