internal import OutturnPlanning
internal import OutturnSeries

extension TextRenderer {
  /// The record of every forecaster, the model first, then the naive ones.
  public func text(_ document: BacktestDocument) -> String { rendered(page(document)) }

  package func page(_ document: BacktestDocument) -> TextPage {
    var page = TextPage()
    page.append(
      .title(
        Phrase(
          zhHans: "\(document.name.zhHans)：回溯检验", en: "\(document.name.en): back-test")))
    page.append(.paragraph(conclusion(document)))
    for (series, horizon, kind) in groups(document) {
      let together = document.scores.filter {
        $0.region == "all" && $0.series == series && $0.horizon == horizon && $0.kind == kind
      }
      guard let first = together.first else { continue }
      page.append(.section(heading(first)))
      page.append(.table(comparison(together, document)))
      appendWithout(first, document, to: &page)
    }
    appendRegions(document, to: &page)
    appendJoint(document, to: &page)
    if isDetailed {
      appendReliability(document, to: &page)
      appendTransforms(document, to: &page)
    }
    if !document.unscored.isEmpty {
      page.append(.section(Phrase(zhHans: "数据太少、未单独检验的", en: "Too few figures to be judged")))
      page.append(.table(unscored(document)))
    }
    if !document.notes.isEmpty {
      page.append(.section(Phrase(zhHans: "说明", en: "How to read this")))
      for note in document.notes { page.append(.paragraph(Phrase(note).asSentence)) }
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    return page
  }

  /// Series and horizons in the order of the scores, each once.
  private func groups(
    _ document: BacktestDocument
  ) -> [(series: String, horizon: Int, kind: String)] {
    var groups: [(series: String, horizon: Int, kind: String)] = []
    for score in document.scores where !groups.contains(where: { $0 == group(score) }) {
      groups.append(group(score))
    }
    return groups
  }

  private func group(_ score: BacktestScore) -> (series: String, horizon: Int, kind: String) {
    (score.series, score.horizon, score.kind)
  }

  private func name(of id: String, _ document: BacktestDocument) -> Phrase {
    document.forecasters.first { $0.id == id }.map { Phrase($0.name) } ?? .verbatim(id)
  }

  /// `2016—2024年`, `2016 to 2024`.
  private func origins(_ document: BacktestDocument) -> Phrase {
    Phrases.runs(document.origins.map { Period(year: $0) })
  }

  private func conclusion(_ document: BacktestDocument) -> Phrase {
    guard
      let score = document.scores.first(where: { score in
        score.region == "all"
          && !(document.forecasters.first { $0.id == score.model }?.isBenchmark ?? true)
      })
    else {
      return Phrase(
        zhHans: "结论：没有足够的数据做回溯检验。",
        en: "There are not enough figures for a back-test.")
    }
    let years = origins(document)
    let series = Phrase(score.seriesName)
    let ahead = span(score)
    let who = name(of: score.model, document)
    let error = style.number(score.crps, decimals: style.decimals + 1)
    let cover = style.percent(100 * (score.cover["80"] ?? .nan), decimals: 0)
    let against =
      score.skill.map { skill in
        let size = style.percent(100 * skill.magnitude, decimals: 0)
        let reference = name(of: document.reference, document)
        return Phrase(
          zhHans: "，比\(reference.zhHans)\(skill < 0 ? "大" : "小")\(size.zhHans)",
          en: ", \(size.en) \(skill < 0 ? "above" : "below") \(reference.en)")
      } ?? .empty
    return Phrase(
      zhHans:
        "结论：以\(years.zhHans)为数据截止年，\(series.zhHans)\(ahead.zhHans)的预测共\(score.count)次，\(who.zhHans)的概率误差（CRPS）平均\(error.zhHans)个百分点\(against.zhHans)；80%区间包含实际值的占\(cover.zhHans)。",
      en:
        "With figures ending in \(years.en), \(score.count) forecasts of \(series.en) \(ahead.en): \(who.en) has a mean CRPS of \(error.en) points\(against.en); its 80 % interval held \(cover.en) of the outturns."
    )
  }

  /// `提前1年`, `one year ahead`; `未来5年平均`, `mean of five years`.
  func span(_ score: BacktestScore) -> Phrase {
    let h = score.horizon
    return score.kind == "avg"
      ? Phrase(zhHans: "未来\(h)年平均", en: "mean of \(h) years")
      : Phrase(zhHans: "提前\(h)年", en: h == 1 ? "1 year ahead" : "\(h) years ahead")
  }

  private func heading(_ score: BacktestScore) -> Phrase {
    let span = span(score)
    return Phrase(
      zhHans: "\(score.seriesName.zhHans)，\(span.zhHans)（\(score.units)个地区，\(score.years)个年份）",
      en:
        "\(score.seriesName.en), \(span.en) (\(score.units) region\(score.units == 1 ? "" : "s"), \(score.years) year\(score.years == 1 ? "" : "s"))"
    )
  }

  private func comparison(_ scores: [BacktestScore], _ document: BacktestDocument) -> TextTable {
    let reference = name(of: document.reference, document)
    return TextTable(
      [
        .init(Phrase(zhHans: "方法", en: "Forecaster"), wraps: true),
        .init(Phrase(zhHans: "次数", en: "Forecasts"), .right),
        .init(Phrase(zhHans: "CRPS", en: "CRPS"), .right),
        .init(Phrase(zhHans: "比\(reference.zhHans)", en: "Against \(reference.en)"), .right),
        .init(Phrase(zhHans: "平均绝对误差", en: "Mean abs. error"), .right),
        .init(Phrase(zhHans: "50%区间覆盖", en: "Cover of 50 %"), .right),
        .init(Phrase(zhHans: "80%区间覆盖", en: "Cover of 80 %"), .right),
        .init(Phrase(zhHans: "90%区间覆盖", en: "Cover of 90 %"), .right),
        .init(Phrase(zhHans: "布赖尔评分", en: "Brier"), .right),
      ],
      rows: scores.map { score in
        [
          name(of: score.model, document), .verbatim(String(score.count)),
          style.number(score.crps, decimals: style.decimals + 1),
          score.skill.map { style.signed(-100 * $0, decimals: 0) + .verbatim("%") } ?? .empty,
          style.number(score.meanAbsoluteError, decimals: style.decimals + 1),
          covered(score, "50"), covered(score, "80"), covered(score, "90"),
          style.number(score.brier, decimals: style.decimals + 2),
        ]
      })
  }

  private func covered(_ score: BacktestScore, _ nominal: String) -> Phrase {
    style.percent(100 * (score.cover[nominal] ?? .nan), decimals: 0)
  }

  /// A name with a space after it where it ends in a letter: `mean_t CRPS`, `本模型CRPS`.
  private func spaced(_ name: Phrase) -> String {
    name.zhHans + (name.zhHans.last?.isASCII == true ? " " : "")
  }

  /// The model and the reference without the years that are left out.
  private func appendWithout(
    _ group: BacktestScore, _ document: BacktestDocument, to page: inout TextPage
  ) {
    guard let without = document.without else { return }
    let scores = without.scores.filter { self.group($0) == self.group(group) }
    let benchmarks = document.forecasters.filter(\.isBenchmark).map(\.id)
    guard
      let own = scores.first(where: { !benchmarks.contains($0.model) }) ?? scores.first
    else { return }
    let years = Phrases.runs(without.years.map { Period(year: $0) })
    let error = style.number(own.crps, decimals: style.decimals + 1)
    let cover = covered(own, "80")
    let who = name(of: own.model, document)
    let other =
      scores.first { $0.model == document.reference && $0.model != own.model }.map {
        let reference = name(of: document.reference, document)
        let error = style.number($0.crps, decimals: style.decimals + 1)
        return Phrase(
          zhHans: "，\(spaced(reference))CRPS \(error.zhHans)", en: "; \(reference.en) \(error.en)")
      } ?? .empty
    page.append(
      .paragraph(
        Phrase(
          zhHans:
            "不计\(years.zhHans)（\(own.count)次预测）：\(spaced(who))CRPS \(error.zhHans)\(other.zhHans)，\(spaced(who))80%区间包含实际值的占\(cover.zhHans)。",
          en:
            "Without \(years.en) (\(own.count) forecasts): CRPS of \(who.en) \(error.en)\(other.en); its 80 % interval held \(cover.en)."
        )))
  }

  /// The model's own record by region, beside the reference's.
  private func appendRegions(_ document: BacktestDocument, to page: inout TextPage) {
    let models = document.forecasters.filter { !$0.isBenchmark }.map(\.id)
    let scores = document.scores.filter { $0.region != "all" && models.contains($0.model) }
    guard !scores.isEmpty else { return }
    let reference = name(of: document.reference, document)
    page.append(.section(Phrase(zhHans: "分地区", en: "By region")))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.regions.phrase), .init(Phrase(zhHans: "指标", en: "Series")),
            .init(Phrase(zhHans: "预测期", en: "Horizon"), .right),
            .init(Phrase(zhHans: "次数", en: "Forecasts"), .right),
            .init(Phrase(zhHans: "CRPS", en: "CRPS"), .right),
            .init(
              Phrase(zhHans: "\(reference.zhHans)CRPS", en: "CRPS of \(reference.en)"), .right),
            .init(Phrase(zhHans: "80%区间覆盖", en: "Cover of 80 %"), .right),
            .init(Phrase(zhHans: "95%置信区间", en: "95 % band"), .right),
          ],
          rows: scores.map { score in
            let other = document.scores.first {
              $0.model == document.reference && $0.region == score.region
                && $0.series == score.series && $0.kind == score.kind
                && $0.horizon == score.horizon
            }
            let band = score.coverIntervals["80"].map {
              style.percentRange(Interval(low: 100 * $0.low, high: 100 * $0.high), decimals: 0)
            }
            return [
              Phrase(score.regionName), Phrase(score.seriesName),
              span(score), .verbatim(String(score.count)),
              style.number(score.crps, decimals: style.decimals + 1),
              other.map { style.number($0.crps, decimals: style.decimals + 1) } ?? .empty,
              covered(score, "80"), band ?? .empty,
            ]
          })))
  }

  /// What was said and what came, bin by bin, of every forecaster that is not there to be beaten.
  private func appendReliability(_ document: BacktestDocument, to page: inout TextPage) {
    let models = document.forecasters.filter { !$0.isBenchmark }.map(\.id)
    for score in document.scores where score.region == "all" && models.contains(score.model) {
      let title = heading(score)
      page.append(
        .section(
          Phrase(zhHans: "概率与实际：\(title.zhHans)", en: "What was said and what came: \(title.en)")))
      page.append(.table(reliability(score.reliability)))
    }
  }

  private func reliability(_ bins: [ReliabilityBin]) -> TextTable {
    TextTable(
      [
        .init(Phrase(zhHans: "给出的概率", en: "Said"), .right),
        .init(Phrase(zhHans: "平均", en: "Mean"), .right),
        .init(Phrase(zhHans: "实际发生", en: "Came"), .right),
        .init(Phrase(zhHans: "95%置信区间", en: "95 % band"), .right),
        .init(Phrase(zhHans: "事件数", en: "Events"), .right),
        .init(Phrase(zhHans: "年份", en: "Years"), .right),
      ],
      rows: bins.map { bin in
        [
          style.percentRange(Interval(low: 100 * bin.from, high: 100 * bin.to), decimals: 0),
          style.percent(100 * bin.forecast, decimals: 0),
          style.percent(100 * bin.frequency, decimals: 0),
          style.percentRange(Interval(low: 100 * bin.low, high: 100 * bin.high), decimals: 0),
          .verbatim(String(bin.count)), .verbatim(String(bin.years)),
        ]
      })
  }

  private func unscored(_ document: BacktestDocument) -> TextTable {
    TextTable(
      [
        .init(Label.regions.phrase), .init(Phrase(zhHans: "指标", en: "Series")),
        .init(Phrase(zhHans: "样本内数据", en: "Figures in the sample"), .right),
        .init(Phrase(zhHans: "可检验的预测", en: "Forecasts to judge"), .right),
      ],
      rows: document.unscored.map {
        [
          Phrase($0.regionName), Phrase($0.seriesName), .verbatim(String($0.figures)),
          .verbatim(String($0.forecasts)),
        ]
      })
  }
}
