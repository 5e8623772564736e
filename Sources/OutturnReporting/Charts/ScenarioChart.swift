private import OutturnPlanning
private import OutturnSeries

/// Scenarios below each other: where growth lies in each, the target across all, and the
/// probability of reaching it.
package struct ScenarioChart: Chart {
  struct Row {
    var name: Phrase
    var quantiles: Quantiles
    var comparison: ScenarioComparison
  }

  let rows: [Row]
  let target: TargetReference
  let style: NumberStyle
  package let id = "scenarios"

  /// - Returns: nil with fewer than two scenarios or without a growth target to compare them on.
  package init?(_ document: ProjectDocument, style: NumberStyle) {
    guard document.scenarios.count > 1, let target = document.comparisonTarget,
      target.measure == .growth
    else { return nil }
    rows = document.scenarios.compactMap { projection in
      guard
        let comparison = document.comparison.first(where: {
          $0.scenario == projection.scenario.id
        }),
        let series = projection.series.first(where: { $0.id == target.series }),
        let period = series.periods.first(where: { $0.period == target.period })
      else { return nil }
      return Row(
        name: Phrase(projection.scenario.name), quantiles: period.growth.quantiles,
        comparison: comparison)
    }
    guard rows.count > 1 else { return nil }
    self.target = target
    self.style = style
  }

  package var title: Phrase {
    let (name, period) = (Phrase(target.name), Phrases.period(target.period))
    return Phrase(
      zhHans: "各情景下\(period.zhHans)\(name.zhHans)增速（%）与达成概率",
      en: "\(name.en) growth in \(period.en) (%) and probability by scenario")
  }

  package var conclusion: Phrase {
    let ranked = rows.sorted { $0.comparison.probability < $1.comparison.probability }
    guard let lowest = ranked.first, let highest = ranked.last else { return title }
    let event = Phrases.datedTarget(target, style: style)
    let (low, high) = (value(lowest), value(highest))
    return Phrase(
      zhHans: "\(event.zhHans)的概率，在\(lowest.name.zhHans)下最低，为\(low.zhHans)；"
        + "在\(highest.name.zhHans)下最高，为\(high.zhHans)。",
      en: "The probability of \(event.en) is lowest under \"\(lowest.name.en)\" with \(low.en), "
        + "highest under \"\(highest.name.en)\" with \(high.en).")
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Glossary.scenario.phrase.capitalised, wraps: true),
        .init(Glossary.median.phrase.capitalised, .right),
        .init(Label.interval50.phrase, .right), .init(Label.interval90.phrase, .right),
        .init(Label.probability.phrase, .right), .init(Label.fromFirst.phrase, .right),
      ],
      rows: rows.map { row in
        [row.name, row.quantiles[0.5].map { style.percent($0) } ?? .empty]
          + [0.5, 0.9].map {
            row.quantiles.interval($0).map { style.percentRange($0) } ?? .empty
          } + [
            value(row),
            row.comparison.changeFromFirst.map { style.signedPoints(100 * $0) } ?? .empty,
          ]
      })
  }

  private func value(_ row: Row) -> Phrase {
    style.probability(
      row.comparison.probability, standardError: row.comparison.mcStandardError)
  }

  package func drawing(in language: Language) -> Drawing {
    let values =
      rows.flatMap { row in [0.05, 0.95].compactMap { row.quantiles[$0] } } + [target.threshold]
    let frame = RowFrame(
      rows: rows.count, left: 124, right: 62, ticks: RowFrame.ticks(around: values))
    var drawing = frame.drawing()
    for (place, row) in rows.enumerated() {
      let y = frame.centre(place)
      frame.drawName(row.name[language], row: place, &drawing)
      for (share, height, ink) in [(0.9, 10.0, Ink.band90), (0.8, 10, .band80), (0.5, 16, .band50)]
      {
        guard let interval = row.quantiles.interval(share) else { continue }
        drawing.rectangle(
          x: frame.x(interval.low), y: y - height / 2,
          width: frame.x(interval.high) - frame.x(interval.low), height: height, ink)
      }
      if let median = row.quantiles[0.5] {
        let x = frame.x(median)
        drawing.line(Point(x, y - 10), Point(x, y + 10), .median, width: 2.5)
      }
      frame.drawValue(value(row)[language], row: place, &drawing)
    }
    let x = frame.x(target.threshold)
    drawing.line(Point(x, frame.top - 6), Point(x, frame.bottom), .target, width: 2.5)
    let label =
      Phrase(zhHans: "目标", en: "target ")
      + style.percent(target.threshold, decimals: target.decimals)
    drawing.text(
      label[language], at: Point(x, 14), anchor: .middle, ink: .target, size: 12, bold: true)
    drawing.text(
      Label.probability.phrase[language], at: Point(ChartFrame.width, 14), anchor: .end,
      ink: .muted, size: 11)
    return drawing
  }
}
