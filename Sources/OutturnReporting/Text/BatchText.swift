internal import OutturnSeries

extension TextRenderer {
  /// The regions around others, the head of the league, and who could not be computed.
  public func text(_ document: BatchDocument) -> String { rendered(page(document)) }

  package func page(_ document: BatchDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(title(document)))
    page.append(.paragraph(extent(document)))
    if document.tables == nil {
      append(
        document, Phrase(zhHans: "各模型的主要目标", en: "Leading target of each model"),
        document.regions, to: &page)
    } else {
      append(
        document,
        isDetailed
          ? Phrase(zhHans: "各地区预测", en: "All regions")
          : Phrase(zhHans: "汇总地区", en: "Regions around others"),
        document.regions.filter { $0.leaves != 1 || isDetailed }, to: &page)
    }
    append(league: document, to: &page)
    if !document.failures.isEmpty {
      page.append(.section(Phrase(zhHans: "未算出结果的", en: "Could not be computed")))
      page.append(
        .table(
          TextTable(
            pairs: document.failures.map { failure in
              (
                Phrase(zhHans: failure.name.zhHans, en: failure.name.en),
                Phrase(
                  zhHans: failure.reasons.map(\.zhHans).joined(separator: "；"),
                  en: failure.reasons.map(\.en).joined(separator: "; "))
              )
            })))
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    return page
  }

  private func title(_ document: BatchDocument) -> Phrase {
    guard document.tables != nil, let root = document.regions.first, let year = document.leagueYear
    else {
      return Phrase(
        zhHans: "\(document.models.count)个模型的增长预测和目标",
        en: "Growth and targets of \(Phrases.plural(document.models.count, "model"))")
    }
    return Phrase(
      zhHans: "\(root.name.zhHans)各地区\(year)年增长预测",
      en: "Growth in \(year): \(root.name.en) and its parts")
  }

  /// What was computed and how it hangs together.
  private func extent(_ document: BatchDocument) -> Phrase {
    guard document.tables != nil else {
      return Phrase(
        zhHans: "每个模型用自己的数据和先验估计，结果与单独计算相同。",
        en:
          "Each model is estimated from its own figures and priors, as it is when it stands alone.")
    }
    let leaves = document.regions.count { $0.leaves == 1 }
    return Phrase(
      zhHans: "共\(document.regions.count)个地区，其中\(leaves)个不再细分；上级的数是下级各条路径相加的结果，下文另有说明的除外。",
      en:
        "\(document.regions.count) regions, \(leaves) of them without parts; a sum adds its parts up path by path, unless it says otherwise below."
    )
  }

  private func append(
    _ document: BatchDocument, _ title: Phrase, _ regions: [RegionForecast],
    to page: inout TextPage
  ) {
    guard !regions.isEmpty else { return }
    // What all have in common needs no column.
    let leading = regions.compactMap(document.leading)
    let isMixed = leading.contains { first in
      leading.contains { $0.indicator != first.indicator || $0.year != first.year }
    }
    page.append(.section(title))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "地区", en: "Region"), wraps: true),
            .init(Phrase(zhHans: "指标", en: "Indicator"), wraps: true),
            .init(Phrase(zhHans: "中位数", en: "Median"), .right),
            .init(Phrase(zhHans: "90%区间", en: "90 % interval"), .right),
            .init(Phrase(zhHans: "目标", en: "Target"), .right),
            .init(Phrase(zhHans: "达成概率", en: "Probability"), .right),
            .init(Phrase(zhHans: "全部目标", en: "All targets"), .right),
            .init(Phrase(zhHans: "不含", en: "Without"), wraps: true),
          ],
          rows: regions.map { region in
            let growth = document.leading(region)
            let target = document.target(growth, of: region)
            return [
              Phrase(zhHans: region.name.zhHans, en: region.name.en),
              isMixed ? growth.map { document.named($0) } ?? .empty : .empty,
              growth.map { style.percent($0.median) } ?? .empty,
              growth.map { style.percentRange(Interval(low: $0.low, high: $0.high)) } ?? .empty,
              target.map { style.percent($0.threshold) } ?? .empty,
              target.map { probability($0.exact) } ?? .empty,
              region.joint.map { probability($0) } ?? .empty,
              .list(region.missing.map { name(ofMissing: $0, in: document) }),
            ]
          })))
    let own = regions.filter { !$0.ownPath.isEmpty }
    if !own.isEmpty {
      let names = Phrase.list(own.map { Phrase($0.name) })
      page.append(
        .paragraph(
          Phrase(
            zhHans: "按本级历史预测、不由下级加总的：\(names.zhHans)，因为下级总量不全，或合计与本级不符。",
            en:
              "From their own figures, not as a sum: \(names.en), since the levels of their parts are not all known or do not add up to theirs."
          )))
    }
  }

  private func append(league document: BatchDocument, to page: inout TextPage) {
    let entries = isDetailed ? document.league[...] : document.league.prefix(Self.leagueHead)
    guard !entries.isEmpty else { return }
    page.append(.section(leagueTitle(document)))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "地区", en: "Region"), wraps: true),
            .init(Phrase(zhHans: "平均位次", en: "Mean rank"), .right),
            .init(Phrase(zhHans: "90%区间", en: "90 % interval"), .right),
            .init(Phrase(zhHans: "进前10的概率", en: "Among the first 10"), .right),
          ],
          rows: entries.map { entry in
            [
              Phrase(zhHans: entry.name.zhHans, en: entry.name.en),
              style.number(entry.meanRank),
              Phrase(zhHans: "\(entry.low)～\(entry.high)", en: "\(entry.low) to \(entry.high)"),
              style.percent(100 * entry.topTen),
            ]
          })))
    if entries.count < document.league.count {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "另有\(document.league.count - entries.count)个地区，见 --verbose 或 league.csv。",
            en:
              "\(document.league.count - entries.count) more with --verbose and in league.csv.")))
    }
  }

  private func leagueTitle(_ document: BatchDocument) -> Phrase {
    guard document.tables == nil, let id = document.leagueIndicator, let year = document.leagueYear
    else { return Phrase(zhHans: "增速排位", en: "League by growth") }
    let name = document.name(ofIndicator: id)
    return Phrase(
      zhHans: "\(year)年\(name.zhHans)增速排位", en: "League by growth of \(name.en) in \(year)")
  }

  func probability(_ entry: RegionProbability) -> Phrase {
    style.probability(entry.probability, standardError: entry.mcStandardError)
  }

  private static let leagueHead = 15

  /// A region that could not be computed by its name, as its failure has it.
  private func name(ofMissing id: String, in document: BatchDocument) -> Phrase {
    document.failures.first { $0.region == id }.map { Phrase($0.name) } ?? .verbatim(id)
  }
}

extension BatchDocument {
  func name(ofIndicator id: String) -> Phrase {
    indicators.first { $0.id == id }.map { Phrase($0.name) } ?? .verbatim(id)
  }

  /// `2026年地区生产总值`, `GDP 2026`.
  func named(_ growth: RegionGrowth) -> Phrase {
    let name = name(ofIndicator: growth.indicator)
    return Phrase(zhHans: "\(growth.year)年\(name.zhHans)", en: "\(name.en) \(growth.year)")
  }
}
