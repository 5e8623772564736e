private import OutturnPlanning
private import OutturnSeries
private import OutturnSheets

extension ProbabilityDocument {
  /// The probability of each target, with that of all headline targets together.
  package var chartTables: [ChartTable] {
    let style = NumberStyle()
    var rows = targets.map {
      ChartTable.Row(Phrases.briefTarget($0.target, style: style), [$0.probability])
    }
    if let joint, !joint.all.targets.isEmpty {
      rows.append(ChartTable.Row(Label.allHeadline.phrase, [joint.all.probability]))
    }
    guard !rows.isEmpty else { return [] }
    return [
      ChartTable(
        kind: .bar, title: Glossary.probabilityOfAttainment.phrase.capitalised,
        description: Phrase(
          zhHans: "横条图：每项目标的达成概率", en: "Bars: the probability of each target"),
        valueTitle: Glossary.probabilityOfAttainment.phrase.capitalised, valueFormat: "0%",
        heading: Label.target.phrase, columns: [.init(Label.probability.phrase)], rows: rows)
    ]
  }
}

extension ProjectDocument {
  /// A line chart a series: outturns, then the median of each scenario, and the first one's 90 %
  /// interval.
  package var chartTables: [ChartTable] {
    guard let first = scenarios.first else { return [] }
    return first.series.map { series in
      let paths = scenarios.map { scenario in scenario.series.first { $0.id == series.id } }
      let past = series.history.map { outturn in
        ChartTable.Row(
          Phrases.period(outturn.period),
          [outturn.growth] + [Double?](repeating: nil, count: 2 + scenarios.count))
      }
      let future = series.periods.map { period in
        ChartTable.Row(
          Phrases.period(period.period),
          [nil]
            + paths.map { path in
              path?.periods.first { $0.period == period.period }?.growth.quantiles[0.5]
            } + [period.growth.quantiles[0.05], period.growth.quantiles[0.95]])
      }
      let name = Phrase(series.name)
      return ChartTable(
        kind: .line,
        title: Phrase(zhHans: "\(name.zhHans)增速（%）", en: "\(name.en) growth (%)"),
        description: Phrase(
          zhHans: "折线图：\(name.zhHans)历年增速，各情景中位数和第一个情景的90%区间",
          en: "Lines: \(name.en) growth of past years, the median of each scenario, and the 90 %"
            + " interval of the first"),
        valueTitle: Phrase(zhHans: "增速（%）", en: "Growth (%)"), valueFormat: "0.0",
        heading: Label.year.phrase,
        columns: [.init(Glossary.outturn.phrase.capitalised)]
          + scenarios.map { .init(Phrase($0.scenario.name)) }
          + [
            .init(Phrase(zhHans: "5%分位数", en: "5 % quantile"), isDashed: true),
            .init(Phrase(zhHans: "95%分位数", en: "95 % quantile"), isDashed: true),
          ], rows: past + future)
    }
  }
}

extension CheckDocument {
  /// The growth that a plan states beside the growth that its level target implies.
  package var chartTables: [ChartTable] {
    let rows = coherence.compactMap { entry -> ChartTable.Row? in
      guard entry.statedGrowth != nil || entry.impliedGrowth != nil else { return nil }
      return ChartTable.Row(Phrase(entry.name), [entry.statedGrowth, entry.impliedGrowth])
    }
    guard !rows.isEmpty else { return [] }
    return [
      ChartTable(
        kind: .bar,
        title: Phrase(
          zhHans: "增速目标与总量目标隐含的增速（%）", en: "Growth stated and growth implied by the level (%)"),
        description: Phrase(
          zhHans: "横条图：每项指标的增速目标，以及按上年数推算总量目标相当的增速",
          en: "Bars: each indicator's growth target, and the growth from last year's figure to its"
            + " level target"),
        valueTitle: Phrase(zhHans: "增速（%）", en: "Growth (%)"), valueFormat: "0.0",
        heading: Glossary.indicator.phrase.capitalised,
        columns: [.init(Label.statedGrowth.phrase), .init(Label.impliedGrowth.phrase)], rows: rows)
    ]
  }
}

extension DescribeDocument {
  /// Growth of each modelled series, a line a region.
  package var chartTables: [ChartTable] {
    modelled.compactMap { id in
      let lines = series.filter { $0.id == id && $0.measure == .growth && $0.count > 0 }
      guard let first = lines.first else { return nil }
      let used = lines.map { line in
        Dictionary(
          line.values.filter(\.isUsed).compactMap { value in
            Double(value.value).map { (value.period, $0) }
          }, uniquingKeysWith: { $1 })
      }
      let periods = Set(used.flatMap(\.keys)).sorted()
      let name = Phrase(first.name)
      return ChartTable(
        kind: .line, title: Phrase(zhHans: "\(name.zhHans)增速（%）", en: "\(name.en) growth (%)"),
        description: Phrase(
          zhHans: "折线图：各地区历年\(name.zhHans)增速",
          en: "Lines: \(name.en) growth by region and year"),
        valueTitle: Phrase(zhHans: "增速（%）", en: "Growth (%)"), valueFormat: "0.0",
        heading: Label.year.phrase,
        columns: lines.map { line in
          .init(
            regions.first { $0.id == line.region }.map { Phrase($0.name) } ?? .verbatim(line.region)
          )
        },
        rows: periods.map { period in
          ChartTable.Row(Phrases.period(period), used.map { $0[period] })
        })
    }
  }
}

extension BacktestDocument {
  /// How often the intervals of the model covered what came, beside how often they should.
  package var chartTables: [ChartTable] {
    guard let model = forecasters.first(where: { !$0.isBenchmark }) else { return [] }
    let rows = scores.filter { $0.model == model.id }.map { score in
      ChartTable.Row(
        Phrase(
          zhHans: "\(score.regionName.zhHans) \(score.seriesName.zhHans)",
          en: "\(score.regionName.en), \(score.seriesName.en)")
          + (horizons.count > 1
            ? Phrase(zhHans: "（提前\(score.horizon)年）", en: " (\(score.horizon) ahead)") : .empty),
        [score.cover["50"], score.cover["80"], score.cover["90"]])
    }
    guard !rows.isEmpty else { return [] }
    return [
      ChartTable(
        kind: .bar, title: Phrase(zhHans: "预测区间的覆盖率", en: "Cover of the forecast intervals"),
        description: Phrase(
          zhHans: "横条图：50%、80%、90%区间实际覆盖的比例",
          en: "Bars: the share of outturns within the 50, 80 and 90 % intervals"),
        valueTitle: Phrase(zhHans: "覆盖率", en: "Cover"), valueFormat: "0%",
        heading: Label.series.phrase,
        columns: ["50", "80", "90"].map {
          .init(Phrase(zhHans: "\($0)%区间", en: "\($0) % interval"))
        }, rows: rows)
    ]
  }
}

extension RequireDocument {
  /// The growth that each target takes beside the growth that is expected.
  package var chartTables: [ChartTable] {
    guard !required.isEmpty else { return [] }
    return [
      ChartTable(
        kind: .bar, title: Label.requiredGrowth.phrase,
        description: Phrase(
          zhHans: "横条图：每项目标需要的增速和预测均值",
          en: "Bars: the growth that each target takes, and the mean of the forecast"),
        valueTitle: Phrase(zhHans: "增速（%）", en: "Growth (%)"), valueFormat: "0.0",
        heading: Label.target.phrase,
        columns: [.init(Label.requiredRate.phrase), .init(Label.expectedRate.phrase)],
        rows: required.map { .init(Phrase($0.name), [$0.growth, $0.expected]) })
    ]
  }
}

extension UpdateDocument {
  /// The probability of each target before and after the releases.
  package var chartTables: [ChartTable] {
    guard !targets.isEmpty else { return [] }
    let style = NumberStyle()
    let odds = zip(before.targets, after.targets)
    return [
      ChartTable(
        kind: .bar, title: Glossary.probabilityOfAttainment.phrase.capitalised,
        description: Phrase(
          zhHans: "横条图：更新前后每项目标的达成概率",
          en: "Bars: the probability of each target before and after the releases"),
        valueTitle: Glossary.probabilityOfAttainment.phrase.capitalised, valueFormat: "0%",
        heading: Label.target.phrase,
        columns: [
          .init(Label.probabilityBefore.phrase), .init(Label.probabilityAfter.phrase),
        ],
        rows: zip(targets, odds).map { target, odds in
          .init(
            Phrases.briefTarget(target, style: style), [odds.0.probability, odds.1.probability])
        } + [.init(Label.together.phrase, [before.probability, after.probability])])
    ]
  }
}

extension CompareDocument {
  /// The probability of each target on each side.
  package var chartTables: [ChartTable] {
    let odds = differences.filter { $0.kind != .mean }
    var keys: [String] = []
    for row in odds where !keys.contains(row.id) { keys.append(row.id) }
    guard !keys.isEmpty else { return [] }
    let style = NumberStyle()
    let rows = keys.compactMap { key -> ChartTable.Row? in
      let own = odds.filter { $0.id == key }
      guard let first = own.first else { return nil }
      return ChartTable.Row(
        first.target.map { Phrases.briefTarget($0, style: style) } ?? Phrase(first.name),
        sides.map { side in
          own.first { $0.to == side.id }?.after ?? (first.from == side.id ? first.before : nil)
        })
    }
    return [
      ChartTable(
        kind: .bar, title: Glossary.probabilityOfAttainment.phrase.capitalised,
        description: Phrase(
          zhHans: "横条图：各方每项目标的达成概率", en: "Bars: the probability of each target, side by side"),
        valueTitle: Glossary.probabilityOfAttainment.phrase.capitalised, valueFormat: "0%",
        heading: Label.target.phrase, columns: sides.map { .init(Phrase($0.name)) }, rows: rows)
    ]
  }
}
