private import OutturnSeries

extension TextRenderer {
  /// What the targets need: the odds, the growth required, what the other series do where they are
  /// met, the likeliest way to miss, and what would lift the odds.
  public func text(_ document: RequireDocument) -> String { rendered(page(document)) }

  package func page(_ document: RequireDocument) -> TextPage {
    var page = TextPage()
    let region = Phrase(document.region.name)
    let names = Phrase.list(document.targets.map { Phrases.datedTarget($0, style: style) })
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)：实现\(names.zhHans)，需要具备什么",
          en: "\(region.en): what it takes for \(names.en)")))
    page.append(.paragraph(odds(document)))
    appendShape(of: document.scenario, to: &page)
    if document.scenario.hasContent {
      page.append(
        .paragraph(movement(document.scenario, of: document.givenSuccess.first?.series)))
    }
    page.append(.section(Label.requiredGrowth.phrase))
    page.append(.table(requiredTable(document.required)))
    appendSuccess(document, to: &page)
    if let miss = document.mostLikelyMiss {
      page.append(.section(Label.likelyMiss.phrase))
      page.append(.paragraph(sentence(miss, of: document)))
    }
    if let levers = document.levers { appendLevers(levers, to: &page) }
    if let frontier = document.frontier { appendFrontier(frontier, to: &page) }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    appendNext(
      { ["outturn probability \($0)", "outturn project \($0)"] }, to: &page)
    return page
  }

  private func odds(_ document: RequireDocument) -> Phrase {
    let chance = style.probability(
      document.probability, standardError: document.mcStandardError)
    let words = ProbabilityWords(document.probability).phrase
    let several = document.targets.count > 1
    let scenario = Phrase(document.scenario.name)
    return Phrase(
      zhHans: "按\(scenario.zhHans)，\(several ? "这些目标同时达成" : "达成")的概率为\(chance.zhHans)，"
        + "\(words.zhHans)。",
      en: "\(scenario.en): \(several ? "all of them together have" : "it has") a probability of "
        + "\(chance.en), \(words.en).")
  }

  private func requiredTable(_ entries: [RequiredGrowth]) -> TextTable {
    TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Glossary.period.phrase.capitalised),
        .init(Label.requiredRate.phrase, .right), .init(Label.interval90.phrase, .right),
        .init(Label.expectedRate.phrase, .right), .init(Label.atLeastSo.phrase, .right),
      ],
      rows: entries.map { entry in
        [
          Phrase(entry.name), Phrases.period(entry.period), style.number(entry.growth),
          entry.low == entry.high
            ? .empty : style.range(Interval(low: entry.low, high: entry.high)),
          style.number(entry.expected), style.percent(100 * entry.plausibility, decimals: 0),
        ]
      })
  }

  private func appendSuccess(_ document: RequireDocument, to page: inout TextPage) {
    page.append(.section(Label.givenSuccess.phrase))
    let first = document.targets.first.map { Phrase($0.name) } ?? .empty
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.expectedRate.phrase, .right), .init(Label.ifMet.phrase, .right),
            .init(Label.ifMissed.phrase, .right), .init(Label.goesWith.phrase, .right),
          ],
          rows: document.givenSuccess.map { entry in
            [
              Phrase(entry.name), style.number(entry.mean),
              entry.ifMet.map { style.number($0) } ?? .empty,
              entry.ifMissed.map { style.number($0) } ?? .empty,
              entry.association.map {
                style.signed($0, decimals: style.decimals + 1)
              } ?? .empty,
            ]
          })))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "最后一列：该指标高1个百分点时，\(first.zhHans)平均相应高多少。这是历史联动中的关联，不是因果。",
          en: "Last column: how many points of \(first.en) go with a point of the series, on "
            + "average. It is an association in the past, not a cause.")))
  }

  private func sentence(_ miss: LikelyMiss, of document: RequireDocument) -> Phrase {
    let missed = document.targets.filter { miss.missed.contains($0.id) }
    let names = Phrase.list(missed.map { Phrases.target($0, style: style) })
    let share = style.percent(100 * miss.share, decimals: 0)
    let growth = style.percent(miss.growth)
    let own = missed.first.map { Phrase($0.name) } ?? .empty
    var parts = [
      document.targets.count == 1
        ? Phrase(
          zhHans: "达不到时，\(own.zhHans)增速平均为\(growth.zhHans)",
          en: "Where it is missed, \(own.en) grows by \(growth.en) on average")
        : Phrase(
          zhHans: "最常见的情形是只差\(names.zhHans)，占全部未达成情形的\(share.zhHans)；"
            + "这时\(own.zhHans)增速平均为\(growth.zhHans)",
          en: "Most often what fails is \(names.en), \(share.en) of all misses; \(own.en) then "
            + "grows by \(growth.en) on average")
    ]
    if let name = miss.laggardName, let there = miss.laggardGrowth, let mean = miss.laggardMean {
      let (name, there, mean) = (Phrase(name), style.percent(there), style.percent(mean))
      parts.append(
        Phrase(
          zhHans: "其他指标里落后最多的是\(name.zhHans)，平均\(there.zhHans)，而预测中心为\(mean.zhHans)",
          en: "of the others \(name.en) falls furthest behind, with \(there.en) instead of the "
            + "\(mean.en) expected"))
    }
    return Phrase.clauses(parts).asSentence
  }

  private func appendLevers(_ plan: LeverPlan, to page: inout TextPage) {
    let wanted = style.percent(100 * plan.probability, decimals: 0)
    page.append(
      .section(
        Phrase(
          zhHans: "要把概率提高到\(wanted.zhHans)", en: "To lift the probability to \(wanted.en)")))
    let missing = Label.outOfReach.phrase
    page.append(
      .table(
        TextTable(
          [
            .init(Label.lever.phrase, wraps: true), .init(Label.expectedRate.phrase, .right),
            .init(Label.together.phrase, .right), .init(Label.alone.phrase, .right),
          ],
          rows: plan.levers.map { lever in
            [
              Phrase(lever.name), style.number(lever.centre),
              lever.together.map { style.number($0) } ?? missing,
              lever.alone.map { style.number($0) } ?? missing,
            ]
          })))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "表中是各项指标预测中心要到达的位置：“一起调”是几项同时变动，“单独调”是只动这一项。"
            + "其余按历史联动跟随；这说明什么样的年景与目标相称，不等于推动某项就能带来结果。",
          en: "Where the centre of each forecast would have to be, all moving together or one by "
            + "itself; the rest follows by its links. This says which kind of year the target "
            + "belongs to, not that pushing one series brings the other.")))
  }

  private func appendFrontier(_ frontier: TargetFrontier, to page: inout TextPage) {
    let (first, second) = (Phrase(frontier.firstName), Phrase(frontier.secondName))
    let chance = style.percent(100 * frontier.probability, decimals: 1)
    let year = Phrases.period(frontier.period)
    page.append(
      .section(
        Phrase(
          zhHans: "\(year.zhHans)\(first.zhHans)与\(second.zhHans)：同时达成概率为\(chance.zhHans)的各种组合",
          en: "\(first.en) and \(second.en) in \(year.en): pairs reached together with "
            + "probability \(chance.en)")))
    page.append(
      .table(
        TextTable(
          [.init(growthAtLeast(first), .right), .init(growthAtLeast(second), .right)],
          rows: frontier.points.map { [style.number($0.first), style.number($0.second)] })))
  }

  private func growthAtLeast(_ name: Phrase) -> Phrase {
    Phrase(zhHans: "\(name.zhHans)增速不低于（%）", en: "\(name.en) at least (%)").capitalised
  }
}
