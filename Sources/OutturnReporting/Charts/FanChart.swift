internal import OutturnPlanning
private import OutturnSeries

/// Growth of one series: its outturns as a line, and what is to come as bands around a median.
///
/// The bands are those that back-tests count: 50, 80 and 90 per cent of the simulated futures.
package struct FanChart: Chart {
  let series: SeriesProjection
  let scenario: Phrase
  let baseYear: Int
  let target: TargetReference?
  /// Of the target.
  let probability: Phrase?
  let style: NumberStyle
  package let id: String

  /// - Parameters:
  ///   - scenario: Its name, when it is not the only one; else empty.
  ///   - target: Of the growth of this series; one of a projected year is marked.
  ///   - probability: Of the target, as text.
  package init(
    _ series: SeriesProjection, scenario: Phrase, baseYear: Int, target: TargetReference?,
    probability: Phrase?, style: NumberStyle
  ) {
    self.series = series
    self.scenario = scenario
    self.baseYear = baseYear
    self.target = target
    self.probability = probability
    self.style = style
    id = "fan-\(series.id)"
  }

  package var title: Phrase {
    let name = Phrase(series.name)
    let prices =
      series.isReal
      ? Phrase(zhHans: "按不变价", en: "constant prices")
      : Phrase(zhHans: "按现价", en: "current prices")
    return Phrase(
      zhHans: "\(name.zhHans)增速（%，\(prices.zhHans)）", en: "\(name.en) growth (%, \(prices.en))")
      + (scenario.isEmpty ? .empty : Phrase(zhHans: "：\(scenario.zhHans)", en: ": \(scenario.en)"))
  }

  package var conclusion: Phrase {
    guard let first = series.periods.first, let median = first.growth.quantiles[0.5],
      let interval = first.growth.quantiles.interval(0.9)
    else { return title }
    let (name, period) = (Phrase(series.name), Phrases.period(first.period))
    let (middle, range) = (style.percent(median), style.percentRange(interval))
    let forecast = Phrase(
      zhHans: "\(period.zhHans)\(name.zhHans)增速的中位数为\(middle.zhHans)，九成可能在\(range.zhHans)之间",
      en: "\(name.en) growth in \(period.en) has a median of \(middle.en); nine in ten simulated "
        + "futures lie between \(range.en)")
    guard let target, let probability else { return forecast.asSentence }
    let words = Phrases.target(target, style: style)
    return
      (forecast
      + Phrase(
        zhHans: "；\(words.zhHans)的概率为\(probability.zhHans)",
        en: "; the probability of \(words.en) is \(probability.en)")).asSentence
  }

  package var table: TextTable {
    TextTable(
      [.init(Label.year.phrase), .init(Phrase(zhHans: "增速（%）", en: "Growth (%)"), .right)]
        + [Label.interval50, .interval80, .interval90].map { .init($0.phrase, .right) },
      rows: series.history.map {
        [outturn(Phrases.period($0.period)), style.number($0.growth), .empty, .empty, .empty]
      }
        + series.periods.map { period in
          let quantiles = period.growth.quantiles
          return [Phrases.period(period.period), quantiles[0.5].map { style.number($0) } ?? .empty]
            + [0.5, 0.8, 0.9].map { quantiles.interval($0).map { style.range($0) } ?? .empty }
        })
  }

  private func outturn(_ period: Phrase) -> Phrase {
    Phrase(zhHans: "\(period.zhHans)（实际）", en: "\(period.en) (outturn)")
  }

  // MARK: Drawing

  private static let height = 250.0
  private static let (left, right, top, bottom) = (34.0, 70.0, 22.0, 24.0)
  /// Outturns further back would press the forecast together.
  private static let mostYears = 12

  package func drawing(in language: Language) -> Drawing {
    var drawing = Drawing(width: ChartFrame.width, height: Self.height)
    let past = series.history.filter { $0.period.year > baseYear - Self.mostYears }
    guard let last = series.periods.last else { return drawing }
    let firstYear = min(past.first?.period.year ?? baseYear, baseYear)
    let x = LinearScale(
      Double(firstYear) - 0.3...Double(last.period.year), from: Self.left,
      to: drawing.width - Self.right)
    let values =
      past.map(\.growth) + (target.map { [$0.threshold] } ?? [])
      + series.periods.flatMap { period in
        [0.05, 0.95].compactMap { period.growth.quantiles[$0] }
      }
    let ticks = LinearScale.ticks(
      around: (values.min() ?? 0)...(values.max() ?? 1), count: 5)
    let y = LinearScale(
      ticks[0]...ticks[ticks.count - 1], from: Self.height - Self.bottom, to: Self.top)
    drawGround(x, y, ticks: ticks, first: firstYear, last: last.period.year, language, &drawing)
    drawBands(x, y, language, &drawing)
    drawOutturns(past, x, y, &drawing)
    drawTarget(x, y, language, &drawing)
    return drawing
  }

  private func drawGround(
    _ x: LinearScale, _ y: LinearScale, ticks: [Double], first: Int, last: Int,
    _ language: Language, _ drawing: inout Drawing
  ) {
    let decimals = LinearScale.decimals(ofStep: ticks[1] - ticks[0])
    for tick in ticks {
      let isZero = abs(tick) < 1e-9
      drawing.line(
        Point(Self.left, y(tick)), Point(drawing.width - Self.right, y(tick)),
        isZero ? .axis : .grid)
      drawing.text(
        DecimalText.fixed(tick, decimals: decimals), at: Point(Self.left - 6, y(tick) + 4),
        anchor: .end, ink: .muted, size: 11)
    }
    let every = last - first > 10 ? 2 : 1
    for year in first...last where (last - year) % every == 0 {
      let place = Point(x(Double(year)), Self.height - 6)
      drawing.text(String(year), at: place, anchor: .middle, ink: .muted, size: 11)
    }
    let border = x(Double(baseYear))
    drawing.line(
      Point(border, Self.top - 14), Point(border, Self.height - Self.bottom), .axis, dash: "2 3")
    let (before, after) = (
      Phrase(zhHans: "实际", en: "outturn"), Phrase(zhHans: "预测", en: "forecast")
    )
    // A short history leaves no room before the numbers of the axis.
    if border - 6 - TextExtent.width(before[language], size: 11) > Self.left {
      drawing.text(
        before[language], at: Point(border - 6, Self.top - 6), anchor: .end, ink: .muted, size: 11)
    }
    drawing.text(after[language], at: Point(border + 6, Self.top - 6), ink: .muted, size: 11)
  }

  private func drawBands(
    _ x: LinearScale, _ y: LinearScale, _ language: Language, _ drawing: inout Drawing
  ) {
    // The fan opens at the last outturn, when that is the base year's.
    let start = series.history.last { $0.period.year == baseYear }.map {
      Point(x(Double(baseYear)), y($0.growth))
    }
    func edge(_ level: Double) -> [Point] {
      (start.map { [$0] } ?? [])
        + series.periods.compactMap { period in
          period.growth.quantiles[level].map { Point(x(Double(period.period.year)), y($0)) }
        }
    }
    var labels: [(text: String, y: Double, ink: Ink)] = []
    for (share, ink) in [(0.9, Ink.band90), (0.8, .band80), (0.5, .band50)] {
      let (low, high) = (edge((1 - share) / 2), edge((1 + share) / 2))
      guard !low.isEmpty, low.count == high.count else { continue }
      if low.count == 1 {
        drawing.line(low[0], high[0], ink, width: 22)
      } else {
        drawing.polygon(high + low.reversed(), ink)
      }
      labels.append((style.percent(100 * share, decimals: 0)[language], high.last!.y, .muted))
    }
    let median = edge(0.5)
    drawing.polyline(median, .median, width: 2, dash: "6 3")
    if let end = median.last {
      labels.append((Glossary.median.phrase[language], end.y, .median))
    }
    // From the top, each at least a line below the one before.
    var free = 0.0
    for label in labels.sorted(by: { $0.y < $1.y }) {
      let place = max(label.y + 4, free)
      drawing.text(
        label.text, at: Point(drawing.width - Self.right + 6, place), ink: label.ink, size: 11)
      free = place + 13
    }
  }

  /// Neighbouring years are joined; a year without a figure leaves a gap.
  private func drawOutturns(
    _ past: [HistoricalGrowth], _ x: LinearScale, _ y: LinearScale, _ drawing: inout Drawing
  ) {
    for (earlier, later) in zip(past, past.dropFirst())
    where later.period.year == earlier.period.year + 1 {
      drawing.line(
        Point(x(Double(earlier.period.year)), y(earlier.growth)),
        Point(x(Double(later.period.year)), y(later.growth)), .outturn, width: 2)
    }
    for figure in past {
      drawing.dot(Point(x(Double(figure.period.year)), y(figure.growth)), radius: 3, .outturn)
    }
  }

  private func drawTarget(
    _ x: LinearScale, _ y: LinearScale, _ language: Language, _ drawing: inout Drawing
  ) {
    guard let target, target.measure == .growth, target.period.year > baseYear,
      series.periods.contains(where: { $0.period == target.period })
    else { return }
    let centre = Point(x(Double(target.period.year)), y(target.threshold))
    drawing.line(
      Point(centre.x - 13, centre.y), Point(centre.x + 13, centre.y), .target, width: 4)
    let value = style.percent(target.threshold, decimals: target.decimals)
    let name = Phrase(zhHans: "目标\(value.zhHans)", en: "target \(value.en)")
    let odds = probability.map { Phrase(zhHans: "，概率\($0.zhHans)", en: ", odds \($0.en)") }
    let text = (name + (odds ?? .empty))[language]
    let width = TextExtent.width(text, size: 12)
    let limit = drawing.width - Self.right - width - 4
    // Above the fan where there is room, so that it covers nothing.
    let highest = series.periods.prefix(3).compactMap { $0.growth.quantiles[0.95] }.max() ?? 0
    let above = y(highest) - 8
    let place = above > Self.top + 14 ? above : Self.top + 14
    drawing.line(Point(centre.x, centre.y - 3), Point(centre.x, place + 3), .target, dash: "1 2")
    drawing.text(
      text, at: Point(min(max(centre.x - 13, Self.left), limit), place), ink: .target, bold: true,
      backed: true)
  }
}
