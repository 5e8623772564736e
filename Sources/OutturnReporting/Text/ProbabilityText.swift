internal import OutturnPlanning

extension TextRenderer {
  /// A page that fits a screen: the answer, each target, the targets together, those judged by their
  /// kind, how sure it is, what has no probability and why, and what to do next. One target by itself
  /// comes with where its forecast is from; every table behind the summaries is there when verbose.
  public func text(_ document: ProbabilityDocument) -> String { rendered(page(document)) }

  package func page(_ document: ProbabilityDocument) -> TextPage {
    var page = TextPage()
    if document.isAboutOneEvent {
      appendSingle(document, to: &page)
    } else {
      appendList(document, to: &page)
      appendJoint(document, to: &page)
      appendKinds(document, to: &page)
      if isDetailed {
        appendBases(document, to: &page)
        appendOrigin(document, to: &page)
        appendUncertainty(document, to: &page)
      } else {
        appendTrust(document, to: &page)
      }
    }
    appendManaged(document, to: &page)
    if isDetailed { appendDetails(document, to: &page) }
    appendUnavailable(document, to: &page)
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    appendNext({ commands(document, model: $0) }, to: &page)
    return page
  }

  private func commands(_ document: ProbabilityDocument, model: String) -> [String] {
    if isDetailed || document.isAboutOneEvent {
      return ["outturn project \(model)", "outturn check \(model)"]
    }
    return ["outturn report \(model) --output report.html"]
  }

  // MARK: Several targets

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
    appendShape(of: document.scenario, to: &page)
    if document.scenario.hasContent {
      page.append(.paragraph(movement(document.scenario, of: leadingSeries(document))))
    }
    let linked = document.linkedTargets
    let ordered = linked.filter(\.target.headline) + linked.filter { !$0.target.headline }
    if !ordered.isEmpty {
      page.append(.section(Label.eachTarget.phrase))
      page.append(.table(targetTable(ordered, rounding: document.rounding)))
    }
    if !document.expressions.isEmpty {
      page.append(.section(Label.events.phrase))
      page.append(.table(eventTable(document)))
    }
  }

  func targetTable(_ entries: [TargetProbability], rounding: Rounding) -> TextTable {
    TextTable(
      [
        .init(Label.target.phrase, wraps: true),
        .init(Glossary.median.phrase.capitalised, .right), .init(Label.interval90.phrase, .right),
        .init(Label.probability.phrase, .right), .init(Label.acrossModels.phrase, .right),
        .init(Label.asPublished.phrase, .right), .init(Label.words.phrase, wraps: true),
      ],
      rows: entries.map { entry in
        let chance = Chance(entry, rounding: rounding)
        return [
          Phrases.briefTarget(entry.target, style: style),
          entry.quantiles[0.5].map { value($0, of: entry.target) } ?? .empty,
          entry.quantiles.interval(0.9).map { range($0, of: entry.target) } ?? .empty,
        ] + cells(chance, published: entry.asPublished?.probability)
      })
  }

  private func eventTable(_ document: ProbabilityDocument) -> TextTable {
    TextTable(
      [
        .init(Label.event.phrase, wraps: true), .init(Label.probability.phrase, .right),
        .init(Label.acrossModels.phrase, .right), .init(Label.asPublished.phrase, .right),
        .init(Label.words.phrase, wraps: true),
      ],
      rows: document.expressions.map { entry in
        [.verbatim(entry.text)]
          + cells(Chance(entry, rounding: document.rounding), published: entry.asPublished)
      })
  }

  /// Probability, spread across models, probability as published, words.
  private func cells(_ chance: Chance, published: Double?) -> [Phrase] {
    [
      style.probability(chance.exact, standardError: chance.error),
      style.spread(chance.byModel) ?? .empty,
      published.map { style.probability($0, standardError: chance.error) } ?? .empty,
      ProbabilityWords(chance.probability).phrase,
    ]
  }

  // MARK: The conclusion

  private func conclusion(_ document: ProbabilityDocument) -> Phrase {
    var parts: [Phrase] = []
    if let all = document.joint?.all, !all.targets.isEmpty {
      let count = all.targets.count
      parts.append(
        Phrase(
          zhHans: "\(count)项主要目标同时达成的概率为",
          en: "All \(count) headline targets together: ") + sentence(Chance(all)))
      if let met = document.joint?.expectedMet {
        let number = style.number(met)
        parts.append(
          Phrase(
            zhHans: "平均能达成\(number.zhHans)项", en: "On average \(number.en) of them are met"))
      }
    }
    let ranked = document.linkedTargets.sorted { $0.probability < $1.probability }
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

  func named(_ entry: TargetProbability) -> Phrase {
    Phrases.target(entry.target, style: style)
      + style.probability(entry.probability, standardError: entry.mcStandardError).inParentheses
  }

  private func rule(_ document: ProbabilityDocument) -> Phrase {
    let scenario = Phrase(document.scenario.name)
    let linked = document.linkedTargets
    let headline = linked.count(where: \.target.headline)
    let order =
      headline > 0 && headline < linked.count
      ? Phrase(
        zhHans: "下表前\(headline)项为主要目标。",
        en: headline == 1
          ? " The first row is the headline target."
          : " The first \(headline) rows are the headline targets.")
      : .empty
    let judged =
      switch document.rounding {
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
    return judged + order
  }
}

extension ProbabilityDocument {
  /// True for one target or one condition by itself.
  var isAboutOneEvent: Bool {
    guard joint == nil else { return false }
    return expressions.isEmpty ? targets.count == 1 : expressions.count == 1
  }
}
