private import OutturnSeries

extension ReportWriter {
  func targets() -> ReportOutline.Section? {
    guard !probability.targets.isEmpty else { return nil }
    let ordered =
      probability.targets.filter(\.target.headline)
      + probability.targets.filter { !$0.target.headline }
    var blocks: [ReportOutline.Block] = [
      .spoken(ordered.map(told)),
      .charts([TargetBars(probability, style: style)]),
      .paragraph(
        Phrase(
          zhHans: "“各模型”是各模型单独测算的最低和最高概率，反映结论受模型选择影响的程度；"
            + "“按公布数”以四舍五入后的公布数判断。",
          en: "\"Across models\" is the lowest and the highest that single models say; \"as "
            + "published\" lets a figure count that rounds to the target.")),
    ]
    if let bases { blocks.append(.paragraph(bases)) }
    blocks.append(
      .table(
        words.targetTable(ordered, rounding: probability.rounding),
        caption: Phrase(zhHans: "各项目标达成概率", en: "Probability of each target")))
    return ReportOutline.Section(
      id: "targets", title: Phrase(zhHans: "各项目标达成概率", en: "How likely is each target?"),
      blocks: blocks)
  }

  /// How much of a level target hangs on a base that is not published.
  private var bases: Phrase? {
    guard let used = probability.baseLevels.first(where: \.inUse),
      let other = probability.baseLevels.first(where: {
        !$0.inUse && $0.target == used.target
      }),
      let entry = probability.targets.first(where: { $0.target.id == used.target })
    else { return nil }
    let name = Phrases.target(entry.target, style: style)
    let period = Phrases.period(used.period)
    func told(_ base: BaseLevel) -> Phrase {
      let level = style.quantity(base.levelMedian, unit: base.unit)
      let odds = style.probability(base.probability, standardError: base.mcStandardError)
      let kind = Phrases.baseKind(base.kind)
      return Phrase(
        zhHans: "\(kind.zhHans)为\(level.zhHans)，概率为\(odds.zhHans)",
        en: "\(kind.en.lowercased()), \(level.en), it is \(odds.en)")
    }
    return Phrase(
      zhHans: "\(name.zhHans)取决于尚未公布的\(period.zhHans)总量：\(told(used).zhHans)；"
        + "\(told(other).zhHans)。请向统计部门核实上年总量。",
      en:
        "\(name.en) hangs on the level of \(period.en), which is not published: \(told(used).en); "
        + "\(told(other).en). Ask the statistics bureau for it.")
  }

  // MARK: Growth

  func growth() -> ReportOutline.Section? {
    let projection = document.projection
    guard let first = projection.scenarios.first else { return nil }
    let fans: [any Chart] = first.series.map { series in
      let entry = probability.targets.first {
        $0.target.series == series.id && $0.target.measure == .growth
      }
      return FanChart(
        series, scenario: .empty, baseYear: projection.baseYear, target: entry?.target,
        probability: entry.map {
          style.probability(
            Chance($0, rounding: probability.rounding).probability,
            standardError: $0.mcStandardError)
        }, style: style)
    }
    return ReportOutline.Section(
      id: "growth", title: Phrase(zhHans: "增速预测区间", en: "Where will growth lie?"),
      blocks: [
        .charts(fans),
        .paragraph(
          Phrase(
            zhHans: "色带由深到浅为50%、80%、90%区间，即每一百种模拟结果中分别有50种、80种、90种落在其中；"
              + "虚线为中位数，实线和圆点为已公布的实际数，缺少的年份不连线。",
            en: "The bands hold 50, 80 and 90 of a hundred simulated futures, from dark to light; "
              + "dashed is the median, dots and solid lines are published outturns. A year without "
              + "a figure is not bridged.")),
      ])
  }

  // MARK: Together

  func together() -> ReportOutline.Section? {
    guard let joint = probability.joint else { return nil }
    var blocks: [ReportOutline.Block] = []
    if let map = JointHeatMap(probability, style: style) { blocks.append(.charts([map])) }
    let independent = style.probability(
      joint.productOfMarginals,
      standardError: joint.all.standardError(of: joint.productOfMarginals))
    let odds = words.sentence(Chance(joint.all))
    let count = joint.all.targets.count
    let least = joint.atLeast.indices.dropFirst().map { least in
      let odds = style.probability(
        joint.atLeast[least], standardError: joint.all.standardError(of: joint.atLeast[least]))
      return Phrase(zhHans: "\(least)项以上\(odds.zhHans)", en: "\(least) or more \(odds.en)")
    }
    let others =
      joint.all.probability > joint.productOfMarginals
      ? Phrase(
        zhHans: "各项指标往往同升同降，因此高于各项互不相关时的\(independent.zhHans)",
        en: "the indicators rise and fall together, so this is more than the \(independent.en) of "
          + "unrelated targets")
      : Phrase(
        zhHans: "低于各项互不相关时的\(independent.zhHans)",
        en: "less than the \(independent.en) of unrelated targets")
    blocks.append(
      .list(
        [
          Phrase(
            zhHans: "\(count)项主要目标全部达成的概率为\(odds.zhHans)；\(others.zhHans)。",
            en: "All \(count) headline targets together: \(odds.en); \(others.en)."),
          Phrase(
            zhHans: "至少达成的项数：\(least.map(\.zhHans).joined(separator: "，"))。",
            en: "Number of them met: \(least.map(\.en).joined(separator: ", "))."),
          binding,
        ].compactMap { $0 }))
    return ReportOutline.Section(
      id: "together",
      title: Phrase(zhHans: "主要目标同时达成的概率", en: "Can the targets be met together?"),
      blocks: blocks)
  }
}
