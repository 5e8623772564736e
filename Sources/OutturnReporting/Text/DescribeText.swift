private import OutturnSeries

extension TextRenderer {
  /// What the folder holds; every figure of the region that the model is about, and of all
  /// regions when verbose.
  public func text(_ document: DescribeDocument) -> String { rendered(page(document)) }

  package func page(_ document: DescribeDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(Phrase(document.name)))
    page.append(.table(summary(document)))
    appendPlan(document, to: &page)
    appendScenarios(document, to: &page)
    appendRegions(document, to: &page)
    appendSeries(document, to: &page)
    appendValues(document, to: &page)
    appendWarnings(document.header, to: &page)
    appendNext(
      { ["outturn describe \($0) --format csv --output data.csv", "outturn check \($0)"] },
      to: &page)
    return page
  }

  private func summary(_ document: DescribeDocument) -> TextTable {
    var pairs: [(Phrase, Phrase)] = []
    if let model = document.header.model {
      pairs.append((Glossary.model.phrase.capitalised, .verbatim(model.id)))
    }
    let names = Dictionary(
      document.series.map { ($0.id, Phrase($0.name)) }, uniquingKeysWith: { first, _ in first })
    pairs += [
      (Label.baseYear.phrase, Phrases.period(Period(year: document.baseYear))),
      (Label.through.phrase, Phrases.period(Period(year: document.through))),
      (Label.sampleFrom.phrase, Phrases.period(Period(year: document.sampleFrom))),
      (Label.modelled.phrase, .list(document.modelled.map { names[$0] ?? .verbatim($0) })),
    ]
    return TextTable(pairs: pairs)
  }

  private func appendPlan(_ document: DescribeDocument, to page: inout TextPage) {
    guard let plan = document.plan else { return }
    page.append(.section(Label.plan.phrase))
    page.append(
      .table(
        TextTable(pairs: [
          (Label.name.phrase, Phrase(plan.title)),
          (Glossary.source.phrase.capitalised, Phrase(plan.source)),
          (
            Label.indicators.phrase,
            Phrase(
              zhHans: "\(plan.indicators)项，其中有上年实际值的\(plan.withOutturn)项、"
                + "没有的\(plan.withoutOutturn)项；目标值\(plan.targets)个",
              en: "\(plan.indicators), of which \(plan.withOutturn) with an outturn of the year "
                + "before and \(plan.withoutOutturn) without; \(plan.targets) targets")
          ),
          (
            Label.headline.phrase,
            .list(plan.headline.map { Phrases.target($0, style: style) })
          ),
        ])))
  }

  private func appendScenarios(_ document: DescribeDocument, to page: inout TextPage) {
    guard !document.scenarios.isEmpty else { return }
    page.append(.section(Label.scenarios.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.identifier.phrase), .init(Label.name.phrase),
            .init(Label.assumptions.phrase, wraps: true),
          ],
          rows: document.scenarios.map { scenario in
            [
              .verbatim(scenario.id), Phrase(scenario.name),
              scenario.assumptions.isEmpty
                ? Phrase(zhHans: "无", en: "none") : .list(scenario.assumptions.map(belief)),
            ]
          })))
    for scenario in document.scenarios where !Phrase(scenario.story).isEmpty {
      page.append(
        .paragraph(Phrase(scenario.name).withColon + Phrase(scenario.story).asSentence))
    }
  }

  private func belief(_ assumption: AssumptionDescription) -> Phrase {
    let (name, years) = (
      Phrase(assumption.name), Phrases.periods(assumption.first, assumption.last)
    )
    let growth = style.percent(assumption.growth)
    return Phrase(
      zhHans: "\(name.zhHans)\(years.zhHans)增长\(growth.zhHans)",
      en: "\(name.en) \(growth.en) in \(years.en)")
  }

  private func appendRegions(_ document: DescribeDocument, to page: inout TextPage) {
    page.append(.section(Label.regions.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.identifier.phrase), .init(Label.name.phrase),
            .init(Label.code.phrase, .right),
          ],
          rows: document.regions.map {
            [.verbatim($0.id), Phrase($0.name), .verbatim($0.code)]
          })))
  }

  private func regionNames(_ document: DescribeDocument) -> [String: Phrase] {
    Dictionary(
      document.regions.map { ($0.id, Phrase($0.name)) }, uniquingKeysWith: { first, _ in first })
  }

  private func appendSeries(_ document: DescribeDocument, to page: inout TextPage) {
    let regions = regionNames(document)
    page.append(.section(Label.series.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.region.phrase.capitalised),
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.measure.phrase), .init(Glossary.unit.phrase.capitalised),
            .init(Label.span.phrase), .init(Label.count.phrase, .right),
            .init(Label.missing.phrase, wraps: true),
          ],
          rows: document.series.map { series in
            [
              regions[series.region] ?? .verbatim(series.region), Phrase(series.name),
              Phrases.measure(series.measure), UnitName.phrase(series.unit),
              span(series), .verbatim(String(series.count)),
              .list(series.missing.map(Phrases.period)),
            ]
          })))
  }

  private func span(_ series: SeriesDescription) -> Phrase {
    guard let first = series.first, let last = series.last else { return .empty }
    return Phrases.periods(first, last)
  }

  private func appendValues(_ document: DescribeDocument, to page: inout TextPage) {
    let regions = regionNames(document)
    let shown = document.series.filter { options.isVerbose || $0.region == document.focus }
    for region in document.regions {
      let series = shown.filter { $0.region == region.id && !$0.values.isEmpty }
      guard !series.isEmpty else { continue }
      page.append(
        .section(Label.values.phrase + (regions[region.id] ?? .empty).inParentheses))
      var table = TextTable([
        .init(Glossary.indicator.phrase.capitalised, wraps: true), .init(Label.year.phrase),
        .init(Label.value.phrase, .right), .init(Label.status.phrase), .init(Label.inUse.phrase),
        .init(Glossary.source.phrase.capitalised, wraps: true),
        .init(Label.note.phrase, wraps: true),
      ])
      for series in series {
        for value in series.values { table.append(row(value, of: series)) }
      }
      page.append(.table(table))
    }
  }

  private func row(_ value: PublishedValue, of series: SeriesDescription) -> [Phrase] {
    let unit = UnitName.phrase(series.unit)
    let figure =
      series.unit == "%"
      ? Phrase(zhHans: "\(value.value)%", en: "\(value.value) %") : .verbatim(value.value)
    let name =
      series.measure == .growth
      ? Phrase(series.name) + Phrase(zhHans: "增速", en: " growth")
      : Phrase(series.name) + unit.inParentheses
    return [
      name, Phrases.period(value.period), figure, Phrases.status(value.status),
      (value.isUsed ? Label.yes : .no).phrase, .verbatim(value.source), .verbatim(value.note),
    ]
  }
}
