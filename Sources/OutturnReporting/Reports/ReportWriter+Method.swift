private import OutturnSeries

extension ReportWriter {
  func dataAndMethod() -> ReportOutline.Section? {
    let description = document.description
    let own = description.series.filter { $0.region == description.focus && $0.count > 0 }
    var sources: [String] = []
    for source in own.compactMap({ $0.values.last(where: \.isUsed)?.source })
    where !source.isEmpty && !sources.contains(source) { sources.append(source) }
    let table = TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Label.measure.phrase), .init(Label.span.phrase), .init(Label.count.phrase, .right),
        .init(Phrase(zhHans: "最近一期", en: "Latest"), .right),
        .init(Glossary.source.phrase.capitalised, .right),
      ],
      rows: own.map { series in
        let used = series.values.filter(\.isUsed)
        let last = used.last
        let span =
          series.first.flatMap { first in series.last.map { Phrases.periods(first, $0) } } ?? .empty
        return [
          Phrase(series.name), Phrases.measure(series.measure), span,
          .verbatim(String(series.count)),
          last.map { latest($0, unit: series.unit) } ?? .empty,
          .verbatim(last.flatMap { sources.firstIndex(of: $0.source) }.map { "[\($0 + 1)]" } ?? ""),
        ]
      })
    let counts = description.regions.map { region -> Phrase in
      let count = description.series.filter { $0.region == region.id }.reduce(0) { $0 + $1.count }
      let name = Phrase(region.name)
      return Phrase(zhHans: "\(name.zhHans)\(count)个", en: "\(name.en) \(count)")
    }
    let total = document.check.counts.observations
    let regions = Phrase.list(counts)
    let members = probability.models.filter { $0.weight > 0 }
    let besides = probability.models.filter { $0.weight == 0 }
    let pooled = Phrase.list(
      members.map { member in
        let weight = style.percent(100 * member.weight, decimals: 0)
        return Phrase(member.name) + weight.inParentheses
      })
    let compared = Phrase.list(besides.map { Phrase($0.name) })
    let paths = document.header.paths.map { style.count($0) }
    return ReportOutline.Section(
      id: "data", title: Phrase(zhHans: "数据与方法", en: "Data and method"),
      blocks: [
        .paragraph(
          Phrase(
            zhHans: "模型文件夹收录公布数\(total)个，其中用于估计的增速和总量：\(regions.zhHans)。"
              + "每个数的出处和历次修订见 outturn describe。",
            en:
              "The folder holds \(total) published figures; used are: \(regions.en). Every figure "
              + "has its source and its revisions in outturn describe.")),
        .table(table, caption: Phrase(zhHans: "本地区的数据", en: "The region's own figures")),
      ] + sourceList(sources) + [
        .list(
          [
            Phrase(
              zhHans: "合成预测由以下模型组成：\(pooled.zhHans)"
                + (besides.isEmpty ? "。" : "；\(compared.zhHans)只作对照，不计入合成。"),
              en: "The forecast pools \(pooled.en)"
                + (besides.isEmpty
                  ? "." : "; \(compared.en) is there for comparison and carries no weight.")),
            Phrase(
              zhHans: "区域模型把一个地区的增速看作全国水平加上各级地区对上级的偏离，各项指标一并估计，"
                + "缺少的历史数与参数一起抽样；本地区数据少时，波动和联动借自上级地区。",
              en: "The regional model takes a region's growth as the nation's level plus the "
                + "deviation of each region from the one around it, all indicators together; "
                + "missing years are sampled with the parameters. Where a region has few figures, "
                + "spreads and links are borrowed."),
            Phrase(
              zhHans: "概率是"
                + (paths.map { "\($0.zhHans)条" } ?? "")
                + "模拟路径中达到目标的比例；几项同时达成按同一条路径判断，不是单项概率相乘。",
              en: "A probability is the share of "
                + (paths.map { "\($0.en) " } ?? "")
                + "simulated paths that meet the target. Targets together are judged on the same "
                + "path, not by multiplying."),
          ])
      ])
  }

  /// What the numbers in brackets of the table stand for.
  private func sourceList(_ sources: [String]) -> [ReportOutline.Block] {
    guard !sources.isEmpty else { return [] }
    let named = sources.enumerated().map { "[\($0 + 1)] \($1)" }
    return [
      .paragraph(
        Phrase(
          zhHans: "数据来源：" + named.joined(separator: "；"),
          en: "Sources: " + named.joined(separator: "; ")
        ).asSentence)
    ]
  }

  /// A figure as it was published, with its unit.
  private func latest(_ figure: PublishedValue, unit: String) -> Phrase {
    let (value, name) = (figure.value, UnitName.phrase(unit))
    if unit.isEmpty { return .verbatim(value) }
    if unit == "%" { return Phrase(zhHans: "\(value)%", en: "\(value) %") }
    if UnitName.isIndex(unit) { return .verbatim(value) + name.inParentheses }
    return Phrase(zhHans: value + name.zhHans, en: value + name.inParentheses.en)
  }

  func limits() -> ReportOutline.Section? {
    var points = document.header.warnings.map { Phrase($0.message).asSentence }
    let errors = probability.targets.map(\.mcStandardError)
    if let largest = errors.max() {
      let error = words.simulation(largest, document.header)
      points.append(
        Phrase(zhHans: "模拟误差\(error.zhHans)。", en: "Monte Carlo error: \(error.en)."))
    }
    let missing = probability.unavailable.count
    if missing > 0 {
      points.append(
        Phrase(
          zhHans: "计划中另有\(missing)项指标没有给出概率，多因没有历年数据或没有数量目标，"
            + "名单见 outturn probability --verbose。",
          en: "\(missing) further indicators of the plan have no probability, mostly for want of "
            + "earlier figures or of a number; outturn probability --verbose lists them."))
    }
    points.append(
      Phrase(
        zhHans: "模型只知道公布的数字，不知道项目进度、政策力度和突发事件；情景中的假设表示判断，不表示因果。",
        en: "The model knows published figures, not the progress of projects, the force of policy "
          + "or sudden events; a scenario's assumption is a judgement, not a cause."))
    return ReportOutline.Section(
      id: "limits", title: Phrase(zhHans: "使用限制", en: "Limits"), blocks: [.list(points)])
  }

  func reproduction() -> ReportOutline.Section? {
    let table = TextTable(
      [
        .init(Phrase(zhHans: "概率", en: "Probability")),
        .init(Phrase(zhHans: "用语", en: "Words")),
      ],
      rows: zip(
        ["0%～5%", "5%～20%", "20%～40%", "40%～60%", "60%～80%", "80%～95%", "95%～100%"],
        ProbabilityWords.allCases
      ).map { range, words in
        [
          Phrase(
            zhHans: range,
            en: range.replacing("%～", with: " to ").replacing("%", with: " %")),
          words.phrase,
        ]
      })
    return ReportOutline.Section(
      id: "reproduction", title: Phrase(zhHans: "复现方法与用语", en: "To reproduce, and the words used"),
      blocks: [
        .commands([document.command]),
        .paragraph(words.reproduction(document.header, draws: document.projection.draws)),
        .table(table, caption: Phrase(zhHans: "概率用语表", en: "Words for probabilities")),
      ])
  }
}
