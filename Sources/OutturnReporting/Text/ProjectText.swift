private import OutturnSeries

extension TextRenderer {
  /// Scenarios side by side first, then each scenario with its beliefs and its paths, outturns
  /// before them.
  public func text(_ document: ProjectDocument) -> String { rendered(page(document)) }

  package func page(_ document: ProjectDocument) -> TextPage {
    var page = TextPage()
    let region = Phrase(document.region.name)
    let years = Phrases.periods(
      Period(year: document.baseYear + 1), Period(year: document.through))
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)\(years.zhHans)增长预测",
          en: "\(region.en): growth projection, \(years.en)")))
    appendComparison(document, to: &page)
    appendFirstYear(document, to: &page)
    for projection in document.scenarios {
      let name = Phrase(projection.scenario.name)
      page.append(.section(Glossary.scenario.phrase.capitalised.withColon + name))
      appendScenario(projection.scenario, to: &page)
      for series in projection.series {
        page.append(.section(name + separator + heading(series)))
        append(series, to: &page)
      }
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, draws: document.draws, to: &page)
    appendNext({ ["outturn probability \($0)"] }, to: &page)
    return page
  }

  private var separator: Phrase { Phrase(zhHans: "：", en: ": ") }

  // MARK: Side by side

  private func appendComparison(_ document: ProjectDocument, to page: inout TextPage) {
    guard let target = document.comparisonTarget, !document.comparison.isEmpty else { return }
    let event = Phrases.datedTarget(target, style: style)
    page.append(
      .section(
        Phrase(
          zhHans: "各情景下\(event.zhHans)的概率",
          en: "Probability of \(event.en), by scenario")))
    let names = Dictionary(
      document.scenarios.map { ($0.scenario.id, Phrase($0.scenario.name)) },
      uniquingKeysWith: { $1 })
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.scenario.phrase.capitalised, wraps: true),
            .init(Label.probability.phrase, .right), .init(Label.words.phrase, wraps: true),
            .init(Label.fromFirst.phrase, .right), .init(Label.change90Error.phrase, .right),
          ],
          rows: document.comparison.map { row in
            [
              names[row.scenario] ?? .verbatim(row.scenario),
              style.probability(row.probability, standardError: row.mcStandardError),
              ProbabilityWords.phrase(row.probability), change(row),
              row.changeStandardError.map(style.standardError) ?? .empty,
            ]
          })))
    if document.comparison.count > 1 {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "各情景使用相同的随机数，因此情景之差的模拟误差小于单个概率的模拟误差。",
            en: "The scenarios share their random numbers, so a difference is known better than "
              + "either probability.")))
    }
  }

  private func change(_ row: ScenarioComparison) -> Phrase {
    guard let change = row.changeFromFirst else { return .empty }
    let decimals = min(
      style.decimals, NumberStyle.supportedDecimals(100 * (row.changeStandardError ?? 0)))
    return style.signedPoints(100 * change, decimals: decimals)
  }

  private func appendFirstYear(_ document: ProjectDocument, to page: inout TextPage) {
    guard let first = document.scenarios.first else { return }
    let period = Period(year: document.baseYear + 1)
    let year = Phrases.period(period)
    page.append(
      .section(
        Phrase(
          zhHans: "\(year.zhHans)增速中位数（%）", en: "Median growth in \(year.en) (%)")))
    var table = TextTable(
      [.init(Glossary.indicator.phrase.capitalised, wraps: true)]
        + document.scenarios.map { .init(Phrase($0.scenario.name), .right) })
    for series in first.series {
      table.append(
        [Phrase(series.name)]
          + document.scenarios.map { projection in
            let cell = projection.series.first { $0.id == series.id }?
              .periods.first { $0.period == period }
            return cell?.growth.quantiles[0.5].map { style.number($0) } ?? .empty
          })
    }
    page.append(.table(table))
  }

  // MARK: One series

  private func heading(_ series: SeriesProjection) -> Phrase {
    let prices =
      series.isReal
      ? Phrase(zhHans: "按不变价", en: "constant prices")
      : Phrase(zhHans: "按现价", en: "current prices")
    return Phrase(series.name) + prices.inParentheses
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
    for past in series.history.suffix(options.isVerbose ? .max : 4) {
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
      page.append(.paragraph(Phrase(reason).asSentence))
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
