private import OutturnSeries

/// What moves a probability most: for each series the probability with its growth assumed low and
/// assumed high, the widest bar on top.
package struct TornadoChart: Chart {
  let entries: [Sensitivity]
  /// Without any further assumption.
  let probability: Double
  let error: Double
  let event: Phrase
  let style: NumberStyle
  package let id: String

  /// - Parameter target: Id of a target, or ``Sensitivity/all``.
  /// - Returns: nil when the document has nothing on it.
  package init?(_ document: ProbabilityDocument, target: String, style: NumberStyle) {
    entries = document.sensitivity.filter { $0.target == target }.sorted {
      abs($0.probabilityHigh - $0.probabilityLow) > abs($1.probabilityHigh - $1.probabilityLow)
    }
    guard !entries.isEmpty else { return nil }
    if target == Sensitivity.all {
      guard let all = document.joint?.all else { return nil }
      probability = all.probability
      error = all.mcStandardError
      event = Phrase(
        zhHans: "\(all.targets.count)项主要目标同时达成",
        en: "all \(all.targets.count) headline targets together")
    } else {
      guard let entry = document.targets.first(where: { $0.target.id == target }) else {
        return nil
      }
      let chance = Chance(entry, rounding: document.rounding)
      probability = chance.probability
      error = entry.mcStandardError
      event = Phrases.target(entry.target, style: style)
    }
    self.style = style
    id = target == Sensitivity.all ? "tornado-all" : "tornado"
  }

  package var title: Phrase {
    Phrase(
      zhHans: "\(event.zhHans)概率的主要影响因素", en: "What moves the probability of \(event.en)")
  }

  package var conclusion: Phrase {
    guard let most = entries.first else { return title }
    let name = Phrase(most.name)
    let (low, high) = (value(most.probabilityLow), value(most.probabilityHigh))
    let (from, to) = (style.percent(most.low), style.percent(most.high))
    let now = value(probability)
    return Phrase(
      zhHans: "影响最大的是\(name.zhHans)：其增速若由\(from.zhHans)提高到\(to.zhHans)，"
        + "概率由\(low.zhHans)变为\(high.zhHans)（现为\(now.zhHans)）；这是统计上的联系，不是因果。",
      en: "\(name.en) moves it most: with its growth at \(from.en) instead of \(to.en) the "
        + "probability is \(low.en) instead of \(high.en) (\(now.en) as things stand); an "
        + "association, not a cause.")
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised),
        .init(Phrase(zhHans: "增速假设（低～高，%）", en: "Growth assumed (%)"), .right),
        .init(Phrase(zhHans: "低时的概率", en: "Probability if low"), .right),
        .init(Phrase(zhHans: "高时的概率", en: "Probability if high"), .right),
      ],
      rows: entries.map {
        [
          Phrase($0.name), style.range(Interval(low: $0.low, high: $0.high)),
          value($0.probabilityLow), value($0.probabilityHigh),
        ]
      })
  }

  private func value(_ probability: Double) -> Phrase {
    style.probability(probability, standardError: max(error, 0.001))
  }

  package func drawing(in language: Language) -> Drawing {
    let ends = entries.flatMap { [$0.probabilityLow, $0.probabilityHigh] } + [probability]
    let ticks = RowFrame.ticks(around: ends.map { 100 * $0 }).map {
      ($0.0, $0.1 + Phrase(zhHans: "%", en: " %")[language])
    }
    let frame = RowFrame(rows: entries.count, left: 138, right: 16, rowHeight: 46, ticks: ticks)
    var drawing = frame.drawing()
    let middle = frame.x(100 * probability)
    for (row, entry) in entries.enumerated() {
      let y = frame.centre(row)
      let name = Phrase(entry.name)
      frame.drawName(name[language], row: row, &drawing)
      for (value, growth, ink) in [
        (entry.probabilityLow, entry.low, Ink.faint), (entry.probabilityHigh, entry.high, .mark),
      ] {
        let end = frame.x(100 * value)
        drawing.rectangle(
          x: min(end, middle), y: y - 8, width: max(abs(end - middle), 0.5), height: 16, ink)
        let label = style.percent(growth)[language]
        let isLeft = value < probability
        let room = TextExtent.width(label, size: 11)
        // Beside the bar's end where there is room, else on the surface above it.
        let place = isLeft ? max(end - 4, 138 + room) : min(end + 4, ChartFrame.width - room)
        drawing.text(
          label, at: Point(place, y - 11), anchor: isLeft ? .end : .start, ink: .muted, size: 11)
      }
    }
    drawing.line(
      Point(middle, frame.top - 6), Point(middle, frame.bottom), .outturn, width: 1.5)
    let now = Phrase(zhHans: "当前", en: "now ") + value(probability)
    drawing.text(now[language], at: Point(middle, 14), anchor: .middle, size: 12, bold: true)
    return drawing
  }
}
