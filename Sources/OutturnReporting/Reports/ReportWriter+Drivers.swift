private import OutturnSeries

extension ReportWriter {
  func drivers() -> ReportOutline.Section? {
    var charts: [any Chart] = []
    if let leading, let chart = TornadoChart(probability, target: leading.target.id, style: style) {
      charts.append(chart)
    }
    if let chart = TornadoChart(probability, target: Sensitivity.all, style: style) {
      charts.append(chart)
    }
    if let leading, let chart = TargetCurve(leading, style: style) { charts.append(chart) }
    let series = words.leadingSeries(probability)
    if let chart = ShareBars(probability, series: series, style: style) { charts.append(chart) }
    guard !charts.isEmpty else { return nil }
    let centre = probability.composition.filter { $0.series == series }
    var blocks: [ReportOutline.Block] = [
      .charts(charts),
      .paragraph(
        Phrase(
          zhHans: "条形两端分别是某项指标的增速处于其10%、90%分位数时的概率，"
            + "其他指标按历史联系随之变动。这里反映的是统计上的相关，不是政策效果。",
          en:
            "The ends of a bar are the probabilities with an indicator's growth at its 10 % and at "
            + "its 90 % quantile, the others following by their links. That is association, not "
            + "the effect of a policy.")),
    ]
    if let first = centre.first {
      let sum = words.sum(centre.filter { $0.period == first.period })
      let (name, period) = (Phrase(first.seriesName), Phrases.period(first.period))
      blocks.append(
        .paragraph(
          Phrase(
            zhHans: "\(period.zhHans)\(name.zhHans)增速的预测中心由各级地区的水平相加而成：\(sum.zhHans)。",
            en: "The centre of \(name.en) growth in \(period.en) adds up level by level: \(sum.en)."
          )))
    }
    let sources = words.leadingSources(probability)
    if !sources.isEmpty {
      let all = Phrase(
        zhHans: sources.map(\.zhHans).joined(separator: "；"),
        en: sources.map(\.en).joined(separator: "; "))
      blocks.append(
        .paragraph(
          (Phrase(zhHans: "能否达成主要取决于：", en: "What being met or missed hangs on: ") + all
            + Phrase(zhHans: "占达成与否方差的比重", en: "of the variance of met or missed").inParentheses)
            .asSentence))
    }
    return ReportOutline.Section(
      id: "drivers", title: Phrase(zhHans: "主要影响因素", en: "What moves the odds most?"),
      blocks: blocks)
  }

  func scenarios() -> ReportOutline.Section? {
    let projection = document.projection
    guard let chart = ScenarioChart(projection, style: style) else { return nil }
    let stories = projection.scenarios.dropFirst().map { entry -> Phrase in
      let (name, story) = (Phrase(entry.scenario.name), Phrase(entry.scenario.story))
      let assumed = Phrase.list(entry.scenario.assumptions.map(assumption))
      return name.withColon + (assumed.isEmpty ? story.firstSentence : assumed.asSentence)
    }
    return ReportOutline.Section(
      id: "scenarios", title: Phrase(zhHans: "情景比较", en: "Scenarios side by side"),
      blocks: [
        .charts([chart]), .list(stories),
        .paragraph(
          Phrase(
            zhHans: "各情景使用同一组随机数，差别只来自假设，不含模拟误差。",
            en:
              "All scenarios see the same random numbers: their differences are the assumptions', "
              + "not the simulation's.")),
      ])
  }

  /// `2026年规模工业增加值增速假设为7.5%（模型为7.1%）`.
  private func assumption(_ assumption: AssumptionStatement) -> Phrase {
    let years = Phrases.periods(assumption.first, assumption.last)
    let (to, from) = (style.percent(assumption.growth), style.percent(assumption.modelledMean))
    return Phrase(
      zhHans: "\(years.zhHans)\(assumption.name.zhHans)增速假设为\(to.zhHans)（模型为\(from.zhHans)）",
      en: "\(assumption.name.en) growth of \(to.en) in \(years.en) (the model says \(from.en))")
  }
}
