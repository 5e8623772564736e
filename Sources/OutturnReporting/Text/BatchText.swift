internal import OutturnSeries

extension TextRenderer {
  /// The regions around others, the head of the league, and who could not be computed.
  public func text(_ document: BatchDocument) -> String { rendered(page(document)) }

  package func page(_ document: BatchDocument) -> TextPage {
    var page = TextPage()
    let root = document.regions.first
    page.append(
      .title(
        Phrase(
          zhHans: "\(root?.name.zhHans ?? "")各地区\(document.baseYear + 1)年增长预测",
          en: "Growth in \(document.baseYear + 1): \(root?.name.en ?? "") and its parts")))
    let leaves = document.regions.count { $0.leaves == 1 }
    page.append(
      .paragraph(
        Phrase(
          zhHans: "共\(document.regions.count)个地区，其中\(leaves)个不再细分；上级的数是下级各条路径相加的结果。",
          en:
            "\(document.regions.count) regions, \(leaves) of them without parts; a sum adds its parts up path by path."
        )))
    append(
      document, Phrase(zhHans: "汇总地区", en: "Regions around others"),
      document.regions.filter { $0.leaves != 1 || isDetailed }, to: &page)
    append(league: document, to: &page)
    if !document.failures.isEmpty {
      page.append(.section(Phrase(zhHans: "没有算出的地区", en: "Regions that could not be computed")))
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

  private func append(
    _ document: BatchDocument, _ title: Phrase, _ regions: [RegionForecast],
    to page: inout TextPage
  ) {
    guard !regions.isEmpty else { return }
    page.append(.section(title))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "地区", en: "Region"), wraps: true),
            .init(Phrase(zhHans: "中位数", en: "Median"), .right),
            .init(Phrase(zhHans: "90%区间", en: "90 % interval"), .right),
            .init(Phrase(zhHans: "目标", en: "Target"), .right),
            .init(Phrase(zhHans: "达成概率", en: "Probability"), .right),
            .init(Phrase(zhHans: "全部目标", en: "All targets"), .right),
            .init(Phrase(zhHans: "不含", en: "Without"), wraps: true),
          ],
          rows: regions.map { region in
            let growth = region.growth.first { $0.indicator == document.leagueIndicator }
            let target = region.targets.first { $0.indicator == document.leagueIndicator }
            return [
              Phrase(zhHans: region.name.zhHans, en: region.name.en),
              growth.map { style.percent($0.median) } ?? .empty,
              growth.map { style.percentRange(Interval(low: $0.low, high: $0.high)) } ?? .empty,
              target.map { style.percent($0.threshold) } ?? .empty,
              target.map { probability($0.exact) } ?? .empty,
              region.joint.map { probability($0) } ?? .empty,
              .verbatim(region.missing.joined(separator: ", ")),
            ]
          })))
  }

  private func append(league document: BatchDocument, to page: inout TextPage) {
    let entries = isDetailed ? document.league[...] : document.league.prefix(Self.leagueHead)
    guard !entries.isEmpty else { return }
    page.append(.section(Phrase(zhHans: "增速排位", en: "League by growth")))
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

  private func probability(_ entry: RegionProbability) -> Phrase {
    style.probability(entry.probability, standardError: entry.mcStandardError)
  }

  private static let leagueHead = 15
}
