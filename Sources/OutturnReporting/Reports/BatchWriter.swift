private import OutturnSeries

/// Puts many regions, or one of many, into words for a page.
package struct BatchWriter {
  private let document: BatchDocument
  private let words: TextRenderer

  package init(_ document: BatchDocument, digits: Int = 1) {
    self.document = document
    words = TextRenderer(
      TextOptions(language: .zhHans, digits: digits, isVerbose: true))
  }

  private var style: NumberStyle { words.style }

  /// The conclusion first; of one region its targets and its years, of many the table and the league.
  package func outline() -> ReportOutline {
    if document.tables != nil, document.regions.count == 1, let region = document.regions.first {
      return ReportOutline(page(region), headline: headline(region), summary: summary(region))
    }
    return ReportOutline(words.page(document), headline: headline, summary: summary)
  }

  // MARK: All

  private var headline: Phrase {
    guard let first = document.league.first else {
      return Phrase(
        zhHans: "共有\(document.regions.count)份预测，没有可以比较的增速。",
        en: "\(document.regions.count) forecasts, and no growth that two of them have in common.")
    }
    let mean = style.number(first.meanRank)
    let topTen = style.percent(100 * first.topTen)
    return Phrase(
      zhHans: "平均位次最靠前的是\(first.name.zhHans)：平均第\(mean.zhHans)位，"
        + "九成可能在第\(first.low)～\(first.high)位之间，进入前10位的概率为\(topTen.zhHans)。",
      en: "First by mean rank is \(first.name.en): rank \(mean.en) on average, "
        + "\(first.low) to \(first.high) in nine of ten futures, among the first ten with \(topTen.en)."
    )
  }

  private var summary: [Phrase] {
    var points: [Phrase] = []
    let odds = document.regions.filter { $0.leaves == 1 }.compactMap { region in
      document.target(document.leading(region), of: region)?.exact.probability
    }
    if !odds.isEmpty {
      let likely = odds.count { $0 >= 0.5 }
      points.append(
        Phrase(
          zhHans: "有增速目标的\(odds.count)个地区中，\(likely)个的达成概率在五成以上。",
          en: "Growth targets with a probability of 50 % or more: \(likely) of \(odds.count)."))
    }
    if !document.failures.isEmpty {
      points.append(
        Phrase(
          zhHans: "有\(document.failures.count)个没有算出，原因见下。",
          en: "\(document.failures.count) could not be computed; the reasons are below."))
    }
    points.append(
      Phrase(
        zhHans: "点地区名称看该地区的报告（在 regions 文件夹内）。",
        en: "A region's name leads to its own report, in the folder regions."))
    return points
  }

  // MARK: One

  private func headline(_ region: RegionForecast) -> Phrase {
    let (growth, target) = (document.leading(region), region.targets.first)
    if let target {
      let odds = words.probability(target.exact)
      let name = document.name(ofIndicator: target.indicator)
      let threshold = style.percent(target.threshold)
      return Phrase(
        zhHans:
          "\(target.year)年\(name.zhHans)增长\(threshold.zhHans)以上的概率为\(odds.zhHans)",
        en:
          "Growth of \(name.en) of \(threshold.en) or more in \(target.year): probability \(odds.en)"
      ).asSentence
    }
    guard let growth else { return .empty }
    return told(growth)
  }

  /// The middle and the range of one figure of growth.
  private func told(_ growth: RegionGrowth) -> Phrase {
    let name = document.named(growth)
    let median = style.percent(growth.median)
    let range = style.percentRange(Interval(low: growth.low, high: growth.high))
    return Phrase(
      zhHans: "\(name.zhHans)增速预测中位数\(median.zhHans)，九成可能在\(range.zhHans)之间。",
      en: "Growth of \(name.en): median \(median.en), nine in ten futures within \(range.en).")
  }

  private func summary(_ region: RegionForecast) -> [Phrase] {
    var points: [Phrase] = []
    if !region.targets.isEmpty, let growth = document.leading(region) {
      points.append(told(growth))
    }
    if let joint = region.joint {
      let odds = words.probability(joint)
      points.append(
        Phrase(
          zhHans: "\(region.targets.count)项目标全部达成的概率为\(odds.zhHans)。",
          en: "All \(region.targets.count) targets together: \(odds.en)."))
    }
    if region.leaves > 1 { points += parts(region) }
    if !region.missing.isEmpty {
      let names = region.missing.joined(separator: ", ")
      points.append(
        Phrase(zhHans: "不含没有算出的\(names)。", en: "Without what could not be computed: \(names)."))
    }
    return points
  }

  /// What is the sum of the region's parts, and what is not.
  private func parts(_ region: RegionForecast) -> [Phrase] {
    var points: [Phrase] = []
    if document.indicators.contains(where: { !region.ownPath.contains($0.id) }) {
      points.append(
        Phrase(
          zhHans: "由\(region.leaves)个下级地区逐条路径加总得到。",
          en: "The sum of \(region.leaves) parts, path by path."))
    }
    if !region.ownPath.isEmpty {
      let names = Phrase.list(region.ownPath.map { document.name(ofIndicator: $0) })
      points.append(
        Phrase(
          zhHans: "下级总量不全或合计与本级不符，按本级历史预测的：\(names.zhHans)。",
          en:
            "From the region's own figures, since the levels of its parts are not all known or do "
            + "not add up to its own: \(names.en)."))
    }
    return points
  }

  private func page(_ region: RegionForecast) -> TextPage {
    var page = TextPage()
    let year = document.leagueYear.map(String.init) ?? ""
    page.append(
      .title(
        Phrase(
          zhHans: "\(region.name.zhHans)\(year)年增长预测",
          en: "\(region.name.en): growth in \(year)")))
    if let base = document.baseYear {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "依据截至\(base)年的数据，与全部地区一起估计。",
            en: "From figures up to \(base), estimated together with all regions.")))
    }
    if !region.targets.isEmpty { append(targets: region, to: &page) }
    append(years: region, to: &page)
    page.append(.section(Phrase(zhHans: "使用限制", en: "Limits")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "只依据各地区历年的增速，不知道项目、政策和突发事件；历史越短，越接近上级地区。",
          en:
            "From earlier growth alone: projects, policy and sudden events are not known. The shorter "
            + "a region's history, the closer it stays to the region around it.")))
    words.appendWarnings(document.header, to: &page)
    words.appendReproduction(document.header, to: &page)
    return page
  }

  private func append(targets region: RegionForecast, to page: inout TextPage) {
    page.append(.section(Phrase(zhHans: "目标", en: "Targets")))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "指标", en: "Indicator"), wraps: true),
            .init(Phrase(zhHans: "增长", en: "Growth of"), .right),
            .init(Phrase(zhHans: "达成概率", en: "Probability"), .right),
            .init(Phrase(zhHans: "按公布数", en: "As published"), .right),
          ],
          rows: region.targets.map { target in
            [
              document.name(ofIndicator: target.indicator), style.percent(target.threshold),
              words.probability(target.exact), words.probability(target.published),
            ]
          })))
  }

  private func unit(of growth: RegionGrowth) -> String {
    document.indicators.first { $0.id == growth.indicator }?.unit ?? ""
  }

  private func append(years region: RegionForecast, to page: inout TextPage) {
    page.append(.section(Phrase(zhHans: "各年预测", en: "Year by year")))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "指标", en: "Indicator"), wraps: true),
            .init(Phrase(zhHans: "中位数", en: "Median"), .right),
            .init(Phrase(zhHans: "90%区间", en: "90 % interval"), .right),
            .init(Phrase(zhHans: "总量中位数", en: "Median level"), .right),
          ],
          rows: region.growth.map { growth in
            [
              document.named(growth), style.percent(growth.median),
              style.percentRange(Interval(low: growth.low, high: growth.high)),
              growth.level.map { style.quantity($0, unit: unit(of: growth)) } ?? .empty,
            ]
          })))
  }
}
