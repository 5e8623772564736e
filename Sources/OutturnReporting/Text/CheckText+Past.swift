internal import OutturnPlanning
private import OutturnSeries

extension TextRenderer {
  /// Growth targets among the growth of the last ten years.
  func appendAmbition(_ document: CheckDocument, to page: inout TextPage) {
    guard !document.ambition.isEmpty else { return }
    var regions: [(id: String, name: Phrase)] = []
    for standing in document.ambition.flatMap(\.standings)
    where !regions.contains(where: { $0.id == standing.region }) {
      regions.append((standing.region, Phrase(standing.name)))
    }
    page.append(.section(Label.ambition.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.statedGrowth.phrase, .right),
          ] + regions.map { .init($0.name, .right) } + [.init(Label.verdict.phrase)],
          rows: document.ambition.map { entry in
            [Phrase(entry.name), style.percent(entry.target)]
              + regions.map { region in
                entry.standings.first { $0.region == region.id }.map(standing) ?? .empty
              } + [Phrases.tag(entry.tag)]
          })))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "百分位：近十年中增速低于目标的年份占比，括号内为有数的年份数；越高，目标定得越高。",
          en: "Percentile: the share of the last ten years with less growth than the target, years "
            + "with a figure in parentheses; the higher, the more is asked for.")))
  }

  /// `72%（10年）`.
  private func standing(_ standing: AmbitionEntry.Standing) -> Phrase {
    let count = standing.years.count
    return style.percent(100 * standing.percentile, decimals: 0)
      + Phrase(zhHans: "\(count)年", en: "\(count)").inParentheses
  }

  /// What became of earlier targets, a row a region and series; every year when verbose.
  func appendTrackRecord(_ document: CheckDocument, to page: inout TextPage) {
    let judged = document.trackRecord.filter { $0.judged > 0 }
    guard !judged.isEmpty else { return }
    page.append(.section(Label.trackRecord.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.region.phrase.capitalised),
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.years.phrase, .right), .init(Phrase(zhHans: "完成", en: "Met"), .right),
            .init(Phrase(zhHans: "差半点以内", en: "Missed by 0.5 or less"), .right),
            .init(Phrase(zhHans: "平均相差（百分点）", en: "Mean difference (points)"), .right),
            .init(Phrase(zhHans: "目标的变动", en: "How targets moved"), wraps: true),
          ],
          rows: judged.map { entry in
            [
              Phrase(entry.regionName), Phrase(entry.name), .verbatim(String(entry.judged)),
              .verbatim(String(entry.met)), .verbatim(String(entry.nearMisses)),
              entry.bias.map { style.signed($0) } ?? .empty, moves(entry),
            ]
          })))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "以首次公布数判断，达到目标数即算完成，“左右”也按目标数判断。目标不是预测。",
          en: "Judged by the figure published first; reaching the number counts, also where the "
            + "target says \"about\". A target is no forecast.")))
    if isDetailed { appendPastTargets(judged, to: &page) }
  }

  /// `下调6次，持平3次；未完成后4次中下调3次`.
  private func moves(_ entry: TrackRecordEntry) -> Phrase {
    var zhHans: [String] = []
    var en: [String] = []
    for (count, chinese, english) in [
      (entry.lowered, "下调", "lowered"), (entry.kept, "持平", "kept"),
      (entry.raised, "上调", "raised"),
    ] where count > 0 {
      zhHans.append("\(chinese)\(count)次")
      en.append("\(english) \(count)")
    }
    let eased = Phrase(
      zhHans: "；没完成后的\(entry.misses)次中下调\(entry.easedAfterMiss)次",
      en: "; lowered after \(entry.easedAfterMiss) of \(entry.misses) misses")
    return Phrase(zhHans: zhHans.joined(separator: "、"), en: en.joined(separator: ", "))
      + (entry.misses > 0 ? eased : .empty)
  }

  private func appendPastTargets(_ records: [TrackRecordEntry], to page: inout TextPage) {
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.region.phrase.capitalised),
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.year.phrase), .init(Label.target.phrase, .right),
            .init(Glossary.outturn.phrase.capitalised, .right),
            .init(Phrase(zhHans: "完成", en: "Met")),
          ],
          rows: records.flatMap { record in
            record.years.map { year in
              [
                Phrase(record.regionName), Phrase(record.name), .verbatim(String(year.year)),
                style.percent(year.target), year.outturn.map { style.percent($0) } ?? .empty,
                year.met.map { ($0 ? Label.yes : .no).phrase } ?? .empty,
              ]
            }
          })))
  }

  // MARK: Every indicator

  /// Every indicator of the plan: last year, what is wanted, how it is answered.
  func appendIndicators(_ indicators: [IndicatorEntry], to page: inout TextPage) {
    guard !indicators.isEmpty else { return }
    page.append(
      .section(
        Label.everyIndicator.phrase
          + Phrase(zhHans: "\(indicators.count)项", en: "\(indicators.count)").inParentheses))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.outturnYear.phrase, wraps: true), .init(Label.target.phrase, wraps: true),
            .init(Label.impliedGrowth.phrase, .right), .init(Label.answer.phrase, wraps: true),
          ],
          rows: indicators.map { entry in
            [
              Phrase(entry.name), lastYear(entry),
              .list(entry.targets.map { wanted($0.target) }),
              entry.impliedGrowth.map { style.percent($0) } ?? .empty, answer(entry),
            ]
          })))
  }

  /// How many targets are answered in which way.
  func answers(_ indicators: [IndicatorEntry]) -> Phrase {
    let targets = indicators.flatMap(\.targets)
    let linked = targets.count { $0.basis == .jointPaths }
    let byKind = targets.count { $0.basis == .kindPrior }
    let none = targets.count { $0.basis == nil }
    let silent = indicators.count { $0.targets.isEmpty }
    return Phrase(
      zhHans:
        "目标值中联合测算\(linked)个，按同类指标估计\(byKind)个，说明原因不给概率\(none)个；另有\(silent)项指标没有数字目标",
      en:
        "of the targets \(linked) are simulated together, \(byKind) judged by their kind, \(none) have no probability for a stated reason; \(silent) indicators have no target in numbers"
    )
  }

  private func lastYear(_ entry: IndicatorEntry) -> Phrase {
    let level = entry.outturnLevel.map { UnitName.amount($0, entry.unit ?? "") }
    let growth = entry.outturnGrowth.map {
      style.signed($0) + Phrase(zhHans: "%", en: " %")
    }
    return .list([level, growth].compactMap(\.self))
  }

  /// `5.5%以上`, `at least 5.5 %`.
  private func wanted(_ target: TargetReference) -> Phrase {
    let amount =
      target.measure == .growth
      ? style.percent(target.threshold, decimals: target.decimals)
      : UnitName.amount(target.threshold, target.unit)
    let stretch = target.stretch ? Phrase(zhHans: "力争", en: "striving for ") : .empty
    let growth = target.measure == .growth ? Phrase(zhHans: "增长", en: "growth of ") : .empty
    let said =
      switch target.sense {
      case .atLeast: Phrase(zhHans: "\(amount.zhHans)以上", en: "at least \(amount.en)")
      case .above: Phrase(zhHans: "超\(amount.zhHans)", en: "more than \(amount.en)")
      case .equals: amount
      case .atMost: Phrase(zhHans: "\(amount.zhHans)以内", en: "at most \(amount.en)")
      case .about: Phrase(zhHans: "\(amount.zhHans)左右", en: "about \(amount.en)")
      case .keep: Phrase(zhHans: "稳定在\(amount.zhHans)", en: "\(amount.en) as before")
      }
    return stretch + growth + said
  }

  private func answer(_ entry: IndicatorEntry) -> Phrase {
    guard !entry.targets.isEmpty else { return Phrases.reason(.notQuantified) }
    var answers: [Phrase] = []
    for target in entry.targets {
      let answer =
        target.basis.map(Phrases.basis) ?? target.reason.map(Phrases.reason) ?? .empty
      if !answers.contains(answer) { answers.append(answer) }
    }
    return .list(answers)
  }
}
