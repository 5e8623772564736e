private import OutturnSeries

extension TextRenderer {
  /// The tables behind the summaries.
  func appendDetails(_ document: ProbabilityDocument, to page: inout TextPage) {
    appendIntervals(document, to: &page)
    appendModels(document, to: &page)
    appendAtLeast(document, to: &page)
    appendBinding(document, to: &page)
    appendPairs(document, to: &page)
    appendCurves(document, to: &page)
    appendKindTable(document, to: &page)
    appendPivots(document, to: &page)
    appendSources(document, to: &page)
    appendInformation(document, to: &page)
    if document.scenario.hasContent {
      page.append(.section(Label.scenarioEffects.phrase))
      appendScenario(document.scenario, of: leadingSeries(document), to: &page)
    }
  }

  private func appendIntervals(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.linkedTargets.isEmpty else { return }
    page.append(.section(Label.intervals.phrase))
    let shares: [(Label, Double)] = [
      (.interval50, 0.5), (.interval80, 0.8), (.interval90, 0.9),
    ]
    var table = TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Glossary.median.phrase.capitalised, .right),
      ] + shares.map { .init($0.0.phrase, .right) })
    for entry in document.linkedTargets {
      let isGrowth = entry.target.measure == .growth
      let median =
        entry.quantiles[0.5].map { isGrowth ? style.percent($0) : style.number($0) } ?? .empty
      table.append(
        [indicator(entry.target), median]
          + shares.map { _, share in
            entry.quantiles.interval(share).map { range($0, of: entry.target) } ?? .empty
          })
    }
    page.append(.table(table))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "90%区间指模拟路径中有九成落在其中，其余类推。",
          en: "Nine in ten of the simulated futures lie in the 90 % interval, and so on.")))
  }

  /// `地区生产总值增速`, `GDP growth`; with the unit for a level.
  private func indicator(_ target: TargetReference) -> Phrase {
    let name = Phrase(target.name)
    switch target.measure {
    case .growth: return Phrase(zhHans: "\(name.zhHans)增速", en: "\(name.en) growth")
    case .level: return name + UnitName.phrase(target.unit).inParentheses
    }
  }

  private func appendModels(_ document: ProbabilityDocument, to page: inout TextPage) {
    let rows =
      document.targets.map { (Phrases.target($0.target, style: style), $0.byModel) }
      + document.expressions.map { (Phrase.verbatim($0.text), $0.byModel) }
    guard document.models.count > 1, rows.contains(where: { !$0.1.isEmpty }) else { return }
    page.append(.section(Label.byModel.phrase))
    var table = TextTable(
      [.init(Label.target.phrase, wraps: true)]
        + document.models.map { .init(Phrase($0.name) + weight($0), .right) })
    for (name, byModel) in rows where !byModel.isEmpty {
      table.append(
        [name]
          + document.models.map { member in
            byModel[member.id].flatMap { style.spread([$0]) } ?? .empty
          })
    }
    page.append(.table(table))
  }

  private func weight(_ member: ModelMember) -> Phrase {
    guard member.weight > 0 else { return Phrase(zhHans: "，仅作对照", en: ", for comparison") }
    let share = style.percent(100 * member.weight, decimals: 0)
    return Phrase(zhHans: "，权重\(share.zhHans)", en: ", weight \(share.en)")
  }

  private func appendAtLeast(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let joint = document.joint, joint.atLeast.count > 2 else { return }
    page.append(.section(Label.atLeastK.phrase))
    page.append(
      .table(
        TextTable(
          [.init(Label.count.phrase, .right), .init(Label.probability.phrase, .right)],
          rows: joint.atLeast.indices.dropFirst().map { count in
            [
              .verbatim(String(count)),
              style.probability(
                joint.atLeast[count],
                standardError: joint.all.standardError(of: joint.atLeast[count])),
            ]
          })))
  }

  private func appendBinding(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let joint = document.joint, !document.binding.isEmpty else { return }
    let names = targetNames(document)
    page.append(.section(Label.binding.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true), .init(Label.jointWithout.phrase, .right),
            .init(Label.gain.phrase, .right),
          ],
          rows: document.binding.sorted { $0.gain > $1.gain }.map { binding in
            let error = joint.all.standardError(of: binding.gain)
            return [
              names[binding.target] ?? .verbatim(binding.target),
              style.probability(
                binding.jointWithout,
                standardError: joint.all.standardError(of: binding.jointWithout)),
              style.signed(
                100 * binding.gain,
                decimals: min(style.decimals, NumberStyle.supportedDecimals(100 * error))),
            ]
          })))
  }

  // MARK: By series

  private func appendPivots(_ document: ProbabilityDocument, to page: inout TextPage) {
    append(
      document.composition.map {
        Pivot.Entry(
          row: $0.region, rowName: Phrase($0.name), series: $0.series,
          seriesName: Phrase($0.seriesName), period: $0.period,
          value: style.signed($0.points, decimals: style.decimals + 1))
      } + sums(document.composition), section: .composition, first: Label.part.phrase, to: &page)
    append(
      document.spread.map {
        Pivot.Entry(
          row: $0.source, rowName: Phrase($0.name), series: $0.series,
          seriesName: Phrase($0.seriesName), period: $0.period,
          value: style.percent(100 * $0.share, decimals: 0))
      }, section: .varianceShares, first: Glossary.source.phrase.capitalised, to: &page)
    append(
      document.borrowing.map {
        Pivot.Entry(
          row: $0.region, rowName: Phrase($0.name), series: $0.series,
          seriesName: Phrase($0.seriesName), period: $0.period,
          value: style.signed($0.weight, decimals: style.decimals + 1)
            + style.percent(100 * $0.share, decimals: 0).inParentheses)
      }, section: .borrowing, first: Glossary.region.phrase.capitalised,
      note: Phrase(
        zhHans: "假如某地区历年数据都高出1个百分点，本地预测值变动多少个百分点，括号内为占比：",
        en: "How many points the forecast moves when every figure of a region is one point higher, "
          + "with its share in parentheses:"), to: &page)
  }

  private func sums(_ parts: [CentrePart]) -> [Pivot.Entry] {
    var seen: Set<String> = []
    return parts.filter { seen.insert("\($0.series) \($0.period)").inserted }.map { first in
      let total = parts.filter { $0.series == first.series && $0.period == first.period }
        .reduce(0) { $0 + $1.points }
      return Pivot.Entry(
        row: "", rowName: Label.sum.phrase, series: first.series,
        seriesName: Phrase(first.seriesName), period: first.period,
        value: style.number(total, decimals: style.decimals + 1))
    }
  }

  private func append(
    _ entries: [Pivot.Entry], section: Label, first: Phrase, note: Phrase = .empty,
    to page: inout TextPage
  ) {
    guard !entries.isEmpty else { return }
    page.append(.section(section.phrase))
    page.append(.paragraph(note))
    page.append(.table(Pivot(entries).table(first: first)))
  }
}
