private import OutturnSeries

extension TextRenderer {
  /// The year so far: the odds before and after, what each release did, what the rest of the year
  /// takes and how that is reckoned.
  public func text(_ document: UpdateDocument) -> String { rendered(page(document)) }

  package func page(_ document: UpdateDocument) -> TextPage {
    var page = TextPage()
    let region = Phrase(document.region.name)
    let names = Phrase.list(document.targets.map { Phrases.datedTarget($0, style: style) })
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.zhHans)：年内进度与\(names.zhHans)",
          en: "\(region.en): the year so far and \(names.en)")))
    page.append(.paragraph(change(document)))
    appendShape(of: document.scenario, to: &page)
    if document.scenario.hasContent {
      page.append(
        .paragraph(movement(document.scenario, of: document.outlook.first?.series)))
    }
    if !document.leftOut.isEmpty { page.append(.paragraph(leftOut(document.leftOut))) }
    page.append(.table(oddsTable(document)))
    if !document.news.isEmpty {
      page.append(.section(Label.news.phrase))
      page.append(.table(newsTable(document)))
      let latest = document.news.compactMap(latestGrowth)
      if isDetailed, !latest.isEmpty { page.append(.paragraph(.clauses(latest).asSentence)) }
    }
    appendRemaining(document, to: &page)
    if !document.news.isEmpty {
      page.append(.section(Label.outlook.phrase))
      page.append(.table(outlookTable(document.outlook)))
    }
    if !document.basis.isEmpty {
      for sentence in basis(document.basis) { page.append(.paragraph(sentence)) }
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    appendNext(
      { ["outturn require \($0)", "outturn probability \($0)"] }, to: &page)
    return page
  }

  // MARK: Sentences

  private func change(_ document: UpdateDocument) -> Phrase {
    let several = document.targets.count > 1
    let scenario = Phrase(document.scenario.name)
    func chance(_ odds: TargetOdds) -> Phrase {
      style.probability(odds.probability, standardError: odds.mcStandardError)
    }
    let (before, after) = (chance(document.before), chance(document.after))
    let words = ProbabilityWords(document.after.probability).phrase
    guard let last = document.news.last else {
      return Phrase(
        zhHans: "按\(scenario.zhHans)，\(several ? "这些目标同时达成" : "达成")的概率为\(after.zhHans)，"
          + "\(words.zhHans)。没有用到年内累计数，概率不变。",
        en: "\(scenario.en): \(several ? "all of them together have" : "it has") a probability of "
          + "\(after.en), \(words.en). No figure of the year so far was used, so nothing changes.")
    }
    let span = Phrases.yearToDate(last.period)
    return Phrase(
      zhHans: "按\(scenario.zhHans)，计入截至\(span.zhHans)的\(document.news.count)个累计数后，"
        + "\(several ? "这些目标同时达成" : "达成")的概率由\(before.zhHans)变为\(after.zhHans)，"
        + "\(words.zhHans)。",
      en: "\(scenario.en): with \(Phrases.plural(document.news.count, "figure")) up to "
        + "\(span.en), the probability\(several ? " of all of them together" : "") goes from "
        + "\(before.en) to \(after.en), \(words.en).")
  }

  private func leftOut(_ releases: [String]) -> Phrase {
    Phrase(
      zhHans: "晚于截止时点、没有使用的累计数：\(releases.joined(separator: "、"))。",
      en: "Later than the date asked for and not used: \(releases.joined(separator: ", ")).")
  }

  private func latestGrowth(_ news: ReleaseNews) -> Phrase? {
    guard let growth = news.latestGrowth else { return nil }
    let (name, span, value) = (
      Phrase(news.name), Phrases.yearToDate(news.period), style.percent(growth)
    )
    return Phrase(
      zhHans: "\(name.zhHans)\(span.zhHans)比上一次发布新增的时段，折算增长\(value.zhHans)",
      en: "within \(span.en) the months since the release before make \(name.en) growth of "
        + "\(value.en)")
  }

  /// How the growth that the rest takes is reckoned.
  private func arithmetic(_ entry: RequiredRemaining) -> Phrase {
    let span = Phrases.yearToDate(entry.through)
    let name = Phrase(entry.name)
    let growth = style.number(entry.yearToDate)
    let carried = style.number(entry.carried, decimals: style.decimals + 1)
    let missing = style.number(entry.missing, decimals: style.decimals + 1)
    let annual = style.percent(entry.annual)
    let part = style.percent(100 * entry.elapsed)
    let start = Phrase(
      zhHans: "\(name.zhHans)：\(span.zhHans)累计增长\(growth.zhHans)%，这段时间上年占全年的\(part.zhHans)，"
        + "已拉动全年\(carried.zhHans)个百分点（余下与上年同期持平时的全年增速）",
      en: "\(name.en): \(span.en) grew by \(growth.en) %. These months made \(part.en) of the "
        + "year before, so they carry \(carried.en) points, which is the year's growth if the "
        + "rest only equals the year before")
    guard let rest = Phrases.rest(after: entry.through), let required = entry.required else {
      return Phrase(
        zhHans: "\(name.zhHans)：\(span.zhHans)增长\(growth.zhHans)%，全年数已经公布",
        en: "\(name.en): \(span.en) grew by \(growth.en) %, and nothing of the year is left"
      ).asSentence
    }
    let needed = style.percent(required)
    let left = style.percent(100 * (1 - entry.elapsed))
    return Phrase(
      zhHans: "\(start.zhHans)。全年要增长\(annual.zhHans)，\(rest.zhHans)还要拉动\(missing.zhHans)个百分点；"
        + "\(rest.zhHans)占\(left.zhHans)，需增长\(missing.zhHans)÷\(left.zhHans)=\(needed.zhHans)。",
      en: "\(start.en). For growth of \(annual.en) \(rest.en) must add \(missing.en) points; with "
        + "\(left.en) of the year that is \(missing.en) / \(left.en) = \(needed.en).")
  }

  /// Which quarter shares were used, and how far growth so far may stand from the year's.
  private func basis(_ all: [YearToDateBasis]) -> [Phrase] {
    var sentences: [Phrase] = []
    for basis in all where basis.shareUncertainty == 0 {
      let (name, shares) = (Phrase(basis.name), quarters(basis))
      sentences.append(
        Phrase(
          zhHans: "\(name.zhHans)各季度比重为\(shares.zhHans)，取自模型的季度数据。",
          en: "Quarters of \(name.en) weigh \(shares.en), from the model's quarterly figures."))
    }
    let borrowed = all.filter { $0.shareUncertainty > 0 }
    if let first = borrowed.first {
      let names = Phrase.list(borrowed.map { Phrase($0.name) })
      let (shares, spread) = (quarters(first), style.number(100 * first.shareUncertainty))
      sentences.append(
        Phrase(
          zhHans: "\(names.zhHans)没有本地的季度数据，各季度比重借用2019年全国生产总值的"
            + "\(shares.zhHans)，每季按上下\(spread.zhHans)个百分点估计误差。",
          en:
            "For want of quarterly figures \(names.en) takes the quarters of China's GDP in 2019, "
            + "\(shares.en), each known to \(spread.en) points."))
    }
    let deviations = Phrase.list(
      all.map { basis in
        let size = style.number(basis.deviation, decimals: style.decimals + 1)
        return Phrase(
          zhHans: "\(basis.name.zhHans)\(size.zhHans)个百分点", en: "\(basis.name.en) \(size.en) points"
        )
      })
    sentences.append(
      Phrase(
        zhHans: "累计增速与全年增速之差按标准差计：\(deviations.zhHans)。所以累计数只说明一部分，其余仍不确定。",
        en: "Growth so far differs from the year's by a standard deviation: \(deviations.en). It "
          + "tells a part, and the rest stays uncertain."))
    return sentences
  }

  private func quarters(_ basis: YearToDateBasis) -> Phrase {
    Phrase.list(basis.quarterShares.map { style.percent(100 * $0) })
  }

  // MARK: Tables

  private func oddsTable(_ document: UpdateDocument) -> TextTable {
    func row(_ name: Phrase, _ before: (Double, Double), _ after: (Double, Double)) -> [Phrase] {
      [
        name, style.probability(before.0, standardError: before.1),
        style.probability(after.0, standardError: after.1),
        style.signed(100 * (after.0 - before.0)),
      ]
    }
    var rows = zip(document.targets, zip(document.before.targets, document.after.targets)).map {
      target, odds in
      row(
        Phrases.briefTarget(target, style: style),
        (odds.0.probability, odds.0.mcStandardError),
        (odds.1.probability, odds.1.mcStandardError))
    }
    if document.targets.count > 1 {
      rows.append(
        row(
          Label.joint.phrase,
          (document.before.probability, document.before.mcStandardError),
          (document.after.probability, document.after.mcStandardError)))
    }
    return TextTable(
      [
        .init(Label.target.phrase, wraps: true), .init(Label.probabilityBefore.phrase, .right),
        .init(Label.probabilityAfter.phrase, .right), .init(Label.change.phrase, .right),
      ], rows: rows)
  }

  private func newsTable(_ document: UpdateDocument) -> TextTable {
    var rows = document.news.map { news -> [Phrase] in
      let (span, name) = (Phrases.yearToDate(news.period), Phrase(news.name))
      return [
        Phrase(
          zhHans: "\(span.zhHans)\(name.zhHans)", en: "\(name.en), \(span.en)"),
        style.number(news.growth, decimals: news.decimals), style.number(news.expected),
        style.signed(news.surprise), style.signed(100 * news.contribution),
      ]
    }
    if document.news.count > 1 {
      let total = document.after.probability - document.before.probability
      rows.append([Label.sum.phrase, .empty, .empty, .empty, style.signed(100 * total)])
    }
    return TextTable(
      [
        .init(Label.release.phrase, wraps: true), .init(Label.published.phrase, .right),
        .init(Label.awaited.phrase, .right), .init(Label.surprise.phrase, .right),
        .init(Label.movedOdds.phrase, .right),
      ], rows: rows)
  }

  private func appendRemaining(_ document: UpdateDocument, to page: inout TextPage) {
    guard !document.requiredRemaining.isEmpty else { return }
    page.append(.section(Label.restOfYear.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true), .init(Label.soFar.phrase, .right),
            .init(Label.carried.phrase, .right), .init(Label.restRequired.phrase, .right),
            .init(Label.restRange.phrase, .right), .init(Label.restForecast.phrase, .right),
          ],
          rows: document.requiredRemaining.map { entry in
            let target = document.targets.first { $0.id == entry.target }
            return [
              target.map { Phrases.briefTarget($0, style: style) } ?? Phrase(entry.name),
              style.number(entry.yearToDate),
              style.number(entry.carried, decimals: style.decimals + 1),
              entry.required.map { style.number($0) } ?? .empty,
              range(entry.low, entry.high),
              range(entry.expectedLow, entry.expectedHigh),
            ]
          })))
    for entry in document.requiredRemaining { page.append(.paragraph(arithmetic(entry))) }
  }

  private func range(_ low: Double?, _ high: Double?) -> Phrase {
    guard let low, let high else { return .empty }
    return style.range(Interval(low: low, high: high))
  }

  private func outlookTable(_ outlook: [SeriesOutlook]) -> TextTable {
    TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Glossary.period.phrase.capitalised),
        .init(Label.before.phrase, .right), .init(Label.interval90.phrase, .right),
        .init(Label.after.phrase, .right), .init(Label.interval90.phrase, .right),
      ],
      rows: outlook.map { entry in
        [
          Phrase(entry.name), Phrases.period(entry.period), style.number(entry.before.median),
          range(entry.before.low, entry.before.high), style.number(entry.after.median),
          range(entry.after.low, entry.after.high),
        ]
      })
  }
}
