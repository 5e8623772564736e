extension TextRenderer {
  /// The answer first, then intervals, uncertainty, borrowing, the targets together, bases, what
  /// has no probability and why, and what to do next.
  public func text(_ document: ProbabilityDocument) -> String { rendered(page(document)) }

  package func page(_ document: ProbabilityDocument) -> TextPage {
    var page = TextPage()
    appendAnswer(document, to: &page)
    appendIntervals(document, to: &page)
    appendUncertainty(document, to: &page)
    appendComposition(document, to: &page)
    appendBorrowing(document, to: &page)
    appendJoint(document, to: &page)
    appendBases(document, to: &page)
    if !document.scenario.assumptions.isEmpty {
      page.append(.section(Label.scenarioEffects.phrase))
      appendScenario(document.scenario, to: &page)
    }
    appendUnavailable(document, to: &page)
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    appendNext({ ["outturn project \($0)", "outturn check \($0)"] }, to: &page)
    return page
  }

  // MARK: The answer

  private func appendAnswer(_ document: ProbabilityDocument, to page: inout TextPage) {
    if document.targets.count == 1, document.expressions.isEmpty {
      appendSingle(document.targets[0], of: document, to: &page)
    } else if document.targets.isEmpty, document.expressions.count == 1 {
      appendSingle(document.expressions[0], of: document, to: &page)
    } else {
      appendList(document, to: &page)
    }
  }

  private func appendSingle(
    _ entry: TargetProbability, of document: ProbabilityDocument, to page: inout TextPage
  ) {
    let region = Phrase(document.region.name)
    let target = Phrases.datedTarget(entry.target, style: style)
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)\(target.zhHans)的概率",
          en: "\(region.en): probability of \(target.en)")))
    let primary = Chance(entry, rounding: document.rounding)
    var pairs = [(Label.probability.phrase, sentence(primary))]
    if let published = entry.asPublished {
      let rule = publishedRule(published, of: entry.target)
      switch document.rounding {
      case .exact:
        let value = style.probability(
          published.probability, standardError: entry.mcStandardError)
        pairs.append((Label.asPublished.phrase, value + rule.inParentheses))
      case .published:
        pairs.append((Label.rounding.phrase, rule))
        pairs.append(
          (
            Label.asTyped.phrase,
            style.probability(entry.probability, standardError: entry.mcStandardError)
          ))
      }
    }
    pairs.append((Glossary.scenario.phrase.capitalised, Phrase(document.scenario.name)))
    page.append(.table(TextTable(pairs: pairs)))
    page.append(.bar(primary.probability))
  }

  private func appendSingle(
    _ entry: ExpressionProbability, of document: ProbabilityDocument, to page: inout TextPage
  ) {
    let region = Phrase(document.region.name)
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)：\(entry.text) 的概率",
          en: "\(region.en): probability of \(entry.text)")))
    let primary = Chance(entry, rounding: document.rounding)
    var pairs = [(Label.probability.phrase, sentence(primary))]
    if let published = entry.asPublished {
      let (label, value) =
        document.rounding == .exact
        ? (Label.asPublished, published) : (Label.asTyped, entry.probability)
      pairs.append(
        (label.phrase, style.probability(value, standardError: entry.mcStandardError)))
    }
    pairs.append((Glossary.scenario.phrase.capitalised, Phrase(document.scenario.name)))
    page.append(.table(TextTable(pairs: pairs)))
    page.append(.bar(primary.probability))
  }

  private func appendList(_ document: ProbabilityDocument, to page: inout TextPage) {
    let region = Phrase(document.region.name)
    let period = document.targets.first.map { Phrases.period($0.target.period) } ?? .empty
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)\(period.zhHans)目标达成概率",
          en: "\(region.en): probability of attaining the targets"
            + (period.isEmpty ? "" : " of \(period.en)"))))
    page.append(.paragraph(conclusion(document)))
    page.append(.paragraph(rule(document)))
    let headline = document.targets.filter(\.target.headline)
    let others = document.targets.filter { !$0.target.headline }
    for (label, entries) in [(Label.headlineTargets, headline), (.otherTargets, others)]
    where !entries.isEmpty {
      page.append(.section(label.phrase))
      let rows = entries.map {
        (
          $0.asPublished?.probability, Chance($0, rounding: document.rounding),
          Phrases.target($0.target, style: style)
        )
      }
      page.append(.table(answerTable(rows, first: Label.target.phrase)))
    }
    if !document.expressions.isEmpty {
      page.append(.section(Label.events.phrase))
      let rows = document.expressions.map {
        ($0.asPublished, Chance($0, rounding: document.rounding), Phrase.verbatim($0.text))
      }
      page.append(.table(answerTable(rows, first: Label.event.phrase)))
    }
  }

  private func answerTable(
    _ rows: [(published: Double?, chance: Chance, name: Phrase)], first: Phrase
  ) -> TextTable {
    TextTable(
      [
        .init(first, wraps: true), .init(Label.probability.phrase, .right),
        .init(Label.acrossModels.phrase, .right), .init(Label.asPublished.phrase, .right),
        .init(Label.words.phrase, wraps: true),
      ],
      rows: rows.map { row in
        [
          row.name, style.probability(row.chance.exact, standardError: row.chance.error),
          style.spread(row.chance.byModel) ?? .empty,
          row.published.map { style.probability($0, standardError: row.chance.error) } ?? .empty,
          ProbabilityWords.phrase(row.chance.probability),
        ]
      })
  }

  private func conclusion(_ document: ProbabilityDocument) -> Phrase {
    var parts: [Phrase] = []
    if let all = document.joint?.all, !all.targets.isEmpty {
      let count = all.targets.count
      parts.append(
        Phrase(
          zhHans: "\(count)项主要目标同时达成的概率为",
          en: "All \(count) headline targets together: ") + sentence(Chance(all)))
    }
    let ranked = document.targets.sorted { $0.probability < $1.probability }
    if ranked.count > 1, let lowest = ranked.first, let highest = ranked.last {
      let (low, high) = (named(lowest), named(highest))
      parts.append(
        Phrase(
          zhHans: "单项中把握最大的是\(high.zhHans)，最小的是\(low.zhHans)",
          en: "Most likely by itself: \(high.en); least likely: \(low.en)"))
    }
    return Phrase(
      zhHans: (parts.isEmpty ? "" : "结论：") + parts.map(\.asSentence.zhHans).joined(),
      en: parts.map(\.asSentence.en).joined(separator: " "))
  }

  private func named(_ entry: TargetProbability) -> Phrase {
    Phrases.target(entry.target, style: style)
      + style.probability(entry.probability, standardError: entry.mcStandardError).inParentheses
  }

  private func rule(_ document: ProbabilityDocument) -> Phrase {
    let scenario = Phrase(document.scenario.name)
    return switch document.rounding {
    case .exact:
      Phrase(
        zhHans: "情景：\(scenario.zhHans)。按目标原值判断；“按公布数”一列以四舍五入后的公布数判断。",
        en: "Scenario: \(scenario.en). Targets are judged by their own number; the column "
          + "\"As published\" lets a figure count that rounds to it.")
    case .published:
      Phrase(
        zhHans: "情景：\(scenario.zhHans)。把握程度以四舍五入后的公布数判断，达成概率一列按目标原值判断。",
        en: "Scenario: \(scenario.en). The words let a figure count that rounds to the target; "
          + "the column \"Probability\" is for the target's own number.")
    }
  }

  private func publishedRule(
    _ published: PublishedProbability, of target: TargetReference
  ) -> Phrase {
    let threshold = style.quantity(
      published.threshold, unit: target.unit, decimals: target.decimals + 1)
    return Phrase(
      zhHans: "公布数四舍五入，界限为\(threshold.zhHans)",
      en: "figures are rounded, so the threshold is \(threshold.en)")
  }
}
