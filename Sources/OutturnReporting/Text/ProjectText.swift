private import OutturnSeries

extension TextRenderer {
  /// Scenarios side by side first, then what each assumes and what that moves, then the levels of
  /// the first; every scenario's own tables when verbose.
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
    let isAlone = document.scenarios.count == 1
    if !isAlone { appendGrowthSideBySide(document, to: &page) }
    for projection in document.scenarios {
      let name = Phrase(projection.scenario.name)
      page.append(.section(Glossary.scenario.phrase.capitalised.withColon + name))
      appendScenario(projection.scenario, of: comparedSeries(document), to: &page)
      if isDetailed || isAlone { appendPaths(projection, named: !isAlone, to: &page) }
    }
    if !isDetailed, !isAlone, let first = document.scenarios.first {
      appendLevels(first, to: &page)
    }
    appendIdentities(document, to: &page)
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, draws: document.draws, to: &page)
    appendNext(
      {
        ["outturn probability \($0)"]
          + (isDetailed ? [] : ["outturn project \($0) --verbose"])
      }, to: &page)
    return page
  }

  /// `地区生产总值＝第一产业（17.4%）＋第二产业（33.0%）`.
  private func appendIdentities(_ document: ProjectDocument, to page: inout TextPage) {
    for identity in document.identities {
      let total = Phrase(identity.name)
      let parts = identity.parts.map { part in
        Phrase(part.name) + style.percent(100 * part.share).inParentheses
      }
      let (zh, en) = (
        parts.map(\.zhHans).joined(separator: "＋"), parts.map(\.en).joined(separator: " + ")
      )
      page.append(
        .remark(
          Label.addsUp.phrase,
          Phrase(
            zhHans: "\(total.zhHans)＝\(zh)，括号内为\(document.baseYear)年占比；每条路径每年都成立。",
            en: "\(total.en) = \(en), shares of \(document.baseYear); on every path in every year.")
        ))
    }
  }

  private func comparedSeries(_ document: ProjectDocument) -> String? {
    let target = document.comparisonTarget
    let series = document.scenarios.first?.series ?? []
    return series.first { $0.id == target?.indicator }?.id
      ?? series.first { $0.name == target?.name }?.id ?? series.first?.id
  }

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
          document.scenarios.allSatisfy { $0.scenario.conditioning == nil }
            ? Phrase(
              zhHans: "各情景使用相同的随机数，因此情景之差的模拟误差小于单个概率的模拟误差。",
              en: "The scenarios share their random numbers, so a difference is known better than "
                + "either probability.")
            : Phrase(
              zhHans: "不带条件的情景使用相同的随机数；带条件的情景路径另行抽取，差值的模拟误差较大。",
              en: "Scenarios without conditions share their random numbers; paths under conditions "
                + "are drawn by themselves, so those differences have a larger error.")))
    }
  }

  private func change(_ row: ScenarioComparison) -> Phrase {
    guard let change = row.changeFromFirst else { return .empty }
    let decimals = min(
      style.decimals, NumberStyle.supportedDecimals(100 * (row.changeStandardError ?? 0)))
    return style.signedPoints(100 * change, decimals: decimals)
  }

  /// One table a series: a row a year, a column a scenario.
  private func appendGrowthSideBySide(_ document: ProjectDocument, to page: inout TextPage) {
    guard let first = document.scenarios.first else { return }
    for series in first.series {
      page.append(.section(growthHeading(series)))
      if series == first.series.first {
        page.append(
          .paragraph(
            Phrase(
              zhHans: "各情景的中位数，括号内为90%区间。",
              en: "Median by scenario, with the 90 % interval in parentheses.")))
      }
      let paths = document.scenarios.map { projection in
        projection.series.first { $0.id == series.id }?.periods ?? []
      }
      page.append(
        .table(
          TextTable(
            [.init(Label.year.phrase)]
              + document.scenarios.map { .init(Phrase($0.scenario.name), .right, wraps: true) },
            rows: series.periods.map { row in
              [Phrases.period(row.period)]
                + paths.map { path in
                  path.first { $0.period == row.period }.map { summary($0.growth) } ?? .empty
                }
            })))
    }
  }

  /// `地区生产总值增速（%，按不变价，2025年实际5.4）`.
  private func growthHeading(_ series: SeriesProjection) -> Phrase {
    let name = Phrase(series.name)
    let prices = prices(series)
    let last = series.history.last.map { past in
      let (year, value) = (Phrases.period(past.period), style.number(past.growth))
      return Phrase(
        zhHans: "，\(year.zhHans)实际\(value.zhHans)", en: ", \(year.en) outturn \(value.en)")
    }
    return Phrase(
      zhHans: "\(name.zhHans)增速（%，\(prices.zhHans)\(last?.zhHans ?? "")）",
      en: "\(name.en) growth (%, \(prices.en)\(last?.en ?? ""))")
  }

  /// `5.4（3.7～7.1）`.
  private func summary(_ figure: Distribution) -> Phrase {
    guard let median = figure.quantiles[0.5] else { return .empty }
    let interval = figure.quantiles.interval(0.9).map { style.range($0).unbroken.inParentheses }
    return style.number(median) + (interval ?? .empty)
  }

  /// Levels of one scenario: a row a year, a column a series.
  private func appendLevels(_ projection: ScenarioProjection, to page: inout TextPage) {
    let series = projection.series.filter { $0.periods.contains { $0.level != nil } }
    guard let first = series.first else { return }
    let name = Phrase(projection.scenario.name)
    page.append(
      .section(
        Phrase(
          zhHans: "总量：\(name.zhHans)的中位数和90%区间",
          en: "Levels: \(name.en), median and 90 % interval")))
    page.append(
      .table(
        TextTable(
          [.init(Label.year.phrase)]
            + series.map {
              .init(
                Phrase($0.name) + UnitName.brief($0.levelUnit).inParentheses, .right, wraps: true)
            },
          rows: first.periods.map { row in
            [Phrases.period(row.period)]
              + series.map { series in
                series.periods.first { $0.period == row.period }?.level.map(summary) ?? .empty
              }
          })))
    appendLevelReasons(projection.series, to: &page)
  }

  /// Each reason once, with the series that it is about.
  private func appendLevelReasons(_ series: [SeriesProjection], to page: inout TextPage) {
    var reasons: [LocalizedText] = []
    func reason(_ series: SeriesProjection) -> LocalizedText? {
      series.periods.lazy.compactMap(\.levelReason).first
    }
    for case let reason? in series.map(reason) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    for one in reasons {
      let names = Phrase.list(series.filter { reason($0) == one }.map { Phrase($0.name) })
      page.append(.paragraph((names.withColon + Phrase(one)).asSentence))
    }
  }
}
