private import OutturnSeries

extension TextRenderer {
  /// One scenario's own tables, one a series, outturns before the projection.
  func appendPaths(
    _ projection: ScenarioProjection, named isNamed: Bool, to page: inout TextPage
  ) {
    let name = isNamed ? Phrase(projection.scenario.name).withColon : .empty
    for series in projection.series {
      page.append(.section(name + heading(series)))
      append(series, to: &page)
    }
  }

  private func heading(_ series: SeriesProjection) -> Phrase {
    Phrase(series.name) + prices(series).inParentheses
  }

  func prices(_ series: SeriesProjection) -> Phrase {
    series.isReal
      ? Phrase(zhHans: "按不变价", en: "constant prices")
      : Phrase(zhHans: "按现价", en: "current prices")
  }

  private func append(_ series: SeriesProjection, to page: inout TextPage) {
    let hasLevel = series.periods.contains { $0.level != nil }
    var columns: [TextTable.Column] = [
      .init(Label.year.phrase), .init(Phrase(zhHans: "增速（%）", en: "Growth (%)"), .right),
      .init(Label.interval50.phrase, .right), .init(Label.interval90.phrase, .right),
    ]
    if hasLevel {
      columns += [
        .init(levelHeading(series), .right),
        .init(
          levelName(series) + Phrase(zhHans: "90%区间", en: ", 90 % interval"), .right),
      ]
    }
    var table = TextTable(columns)
    for past in series.history.suffix(isDetailed ? .max : 4) {
      table.append(
        [
          Phrases.period(past.period) + Phrase(zhHans: "实际", en: "outturn").inParentheses,
          style.number(past.growth),
        ] + [Phrase](repeating: .empty, count: columns.count - 2))
    }
    for period in series.periods {
      table.append(
        [Phrases.period(period.period)] + cells(period.growth)
          + (hasLevel ? levelCells(period.level) : []))
    }
    page.append(.table(table))
    if let reason = series.periods.lazy.compactMap(\.levelReason).first {
      page.append(.paragraph(Phrase(reason).asSentence.capitalised))
    }
  }

  private func levelName(_ series: SeriesProjection) -> Phrase {
    (UnitName.isIndex(series.levelUnit) ? Glossary.indexNumber : .level).phrase.capitalised
  }

  private func levelHeading(_ series: SeriesProjection) -> Phrase {
    let unit = UnitName.phrase(series.levelUnit)
    return UnitName.isIndex(series.levelUnit)
      ? unit.capitalised : levelName(series) + unit.inParentheses
  }

  private func cells(_ growth: Distribution) -> [Phrase] {
    [
      growth.quantiles[0.5].map { style.number($0) } ?? .empty,
      growth.quantiles.interval(0.5).map { style.range($0) } ?? .empty,
      growth.quantiles.interval(0.9).map { style.range($0) } ?? .empty,
    ]
  }

  private func levelCells(_ level: Distribution?) -> [Phrase] {
    [
      level?.quantiles[0.5].map { style.number($0) } ?? .empty,
      level?.quantiles.interval(0.9).map { style.range($0) } ?? .empty,
    ]
  }
}
