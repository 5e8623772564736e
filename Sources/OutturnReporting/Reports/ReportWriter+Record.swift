private import OutturnPlanning
private import OutturnSeries

extension ReportWriter {
  /// The model's own back-tests, from the record in its folder.
  func record() -> ReportOutline.Section? {
    let title = Phrase(zhHans: "以往预测检验", en: "How good were earlier forecasts?")
    let told = words.calibration(probability)
    guard let record = document.record,
      let entry = record.entries.first(where: {
        $0.series == leading?.target.series && $0.horizon == 1
      }) ?? record.entries.first
    else {
      return ReportOutline.Section(
        id: "record", title: title, blocks: [.paragraph(told.asSentence)])
    }
    let name =
      document.description.series.first { $0.id == entry.series }.map { Phrase($0.name) }
      ?? .verbatim(entry.series)
    let subject = Phrase(
      zhHans: "\(name.zhHans)增速，提前\(entry.horizon)年",
      en: "\(name.en) growth, \(Phrases.plural(entry.horizon, "year")) ahead")
    let cover = CoverChart(
      cover: entry.cover, count: entry.count, years: entry.years, subject: subject,
      id: entry.series, style: style)
    let reliability = ReliabilityChart(
      entry.bins, subject: subject, id: entry.series, style: style)
    return ReportOutline.Section(
      id: "record", title: title,
      blocks: [
        .charts([cover] + (reliability.map { [$0] } ?? [])), .paragraph(told.asSentence),
      ]
        + (words.recordTable(probability).map {
          [
            .table(
              $0,
              caption: Phrase(zhHans: "同类概率的历史达成情况", en: "How often such probabilities came true"))
          ]
        } ?? []))
  }

  /// What would prove the report wrong, and when that can be seen.
  func falsification() -> ReportOutline.Section? {
    let entries = probability.targets.filter {
      $0.target.headline && $0.target.measure == .growth
    }
    let ranges = entries.compactMap { entry -> Phrase? in
      guard let interval = entry.quantiles.interval(0.9) else { return nil }
      let range = words.range(interval, of: entry.target)
      let name = Phrase(entry.target.name)
      return Phrase(
        zhHans: "\(name.zhHans)增速\(range.zhHans)", en: "\(name.en) growth \(range.en)")
    }
    guard !ranges.isEmpty, let first = entries.first else { return nil }
    let list = Phrase.list(ranges)
    let odds = style.probability(first.probability, standardError: first.mcStandardError)
    let event = Phrases.target(first.target, style: style)
    return ReportOutline.Section(
      id: "falsification",
      title: Phrase(zhHans: "结论的检验方法", en: "What would prove this report wrong?"),
      blocks: [
        .list([
          Phrase(
            zhHans: "\(year.zhHans)全年数公布时即可检验。每项的90%区间为：\(list.zhHans)。"
              + "按本模型，单项公布数约十次有一次落在区间之外；同一年有两项以上落在区间之外的，应认为模型有误并重新估计。",
            en:
              "It can be tested when the figures for \(year.en) are published. The 90 % intervals "
              + "are \(list.en). The model expects one figure in ten outside its own; two or more "
              + "outside in the same year should count against the model, and it should be "
              + "estimated anew."),
          Phrase(
            zhHans: "\(event.zhHans)的概率是\(odds.zhHans)，一次达成或未达成都不足以否定；"
              + "应与各年份、各地区的同类判断合并，看同一档概率中实际达成的比例（outturn backtest）。",
            en: "A probability of \(odds.en) for \(event.en) is not refuted by one success or one "
              + "miss. Put it beside statements of other years and regions and count how many of "
              + "one group came true (outturn backtest)."),
          Phrase(
            zhHans: "上年数修订、口径调整或基数核实后，应先按新数重算，再作检验。",
            en: "When last year's figure is revised, or its scope or base settled, compute again "
              + "before testing."),
        ])
      ])
  }
}
