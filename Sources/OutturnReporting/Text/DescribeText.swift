private import OutturnSeries

extension TextRenderer {
  /// What the folder holds: the plan, the scenarios, which figures of which region; every figure
  /// with its source when verbose.
  public func text(_ document: DescribeDocument) -> String { rendered(page(document)) }

  package func page(_ document: DescribeDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(Phrase(document.name)))
    page.append(.table(summary(document)))
    appendPlan(document, to: &page)
    if isDetailed, let plan = document.plan { appendIndicators(plan.rows, to: &page) }
    appendScenarios(document, to: &page)
    appendCoverage(document, to: &page)
    if isDetailed {
      appendRegions(document, to: &page)
      appendSeries(document, to: &page)
      appendValues(document, to: &page)
    } else {
      appendOwnFigures(document, to: &page)
      appendSources(document, to: &page)
    }
    appendWarnings(document.header, to: &page)
    appendNext(
      {
        ["outturn describe \($0) --format csv --output data.csv", "outturn check \($0)"]
          + (isDetailed ? [] : ["outturn describe \($0) --verbose"])
      }, to: &page)
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
          (Label.answer.phrase, plan.rows.isEmpty ? .empty : answers(plan.rows)),
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
      let story = Phrase(scenario.story)
      page.append(
        .paragraph(
          Phrase(scenario.name).withColon + (isDetailed ? story : story.firstSentence).asSentence))
    }
  }

  private func belief(_ assumption: AssumptionDescription) -> Phrase {
    let (name, years) = (
      Phrase(assumption.name), Phrases.periods(assumption.first, assumption.last)
    )
    if let deviation = assumption.deviation, let base = assumption.deviatesFrom {
      let departure = style.departure(deviation, from: base)
      return Phrase(
        zhHans: "\(name.zhHans)\(years.zhHans)\(departure.zhHans)",
        en: "\(name.en) \(departure.en) in \(years.en)")
    }
    let value = assumption.growth ?? 0
    let (growth, size) = (style.percent(value), style.percent(value.magnitude))
    let verb = value < 0 ? "下降" : "增长"
    return Phrase(
      zhHans: "\(name.zhHans)\(years.zhHans)\(verb)\(size.zhHans)",
      en: "\(name.en) \(growth.en) in \(years.en)")
  }
}
