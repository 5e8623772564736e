private import OutturnPlanning
private import OutturnSeries

/// How the probability would change with the number of a target: the target on a falling line, with
/// the numbers that would have four in five, one in two and one in five.
package struct TargetCurve: Chart {
  let entry: TargetProbability
  let probability: Phrase
  let style: NumberStyle
  package let id: String

  /// - Returns: nil when no curve was computed.
  package init?(_ entry: TargetProbability, style: NumberStyle) {
    guard entry.curve.count > 2 else { return nil }
    self.entry = entry
    probability = style.probability(entry.probability, standardError: entry.mcStandardError)
    self.style = style
    id = "curve-" + entry.target.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
  }

  package var title: Phrase {
    let (name, period) = (Phrase(entry.target.name), Phrases.period(entry.target.period))
    let measure = entry.target.measure == .growth ? Glossary.growth.phrase : .empty
    return Phrase(
      zhHans: "\(period.zhHans)\(name.zhHans)\(measure.zhHans)不同目标值的达成概率",
      en: "Probability of other targets for \(name.en)"
        + (measure.isEmpty ? "" : " \(measure.en)") + " in \(period.en)")
  }

  package var conclusion: Phrase {
    let (sure, even) = (threshold(at: 0.8), threshold(at: 0.5))
    let now = Phrases.target(entry.target, style: style)
    return Phrase(
      zhHans: "\(now.zhHans)的概率为\(probability.zhHans)；目标定在\(quantity(sure).zhHans)有八成把握，"
        + "定在\(quantity(even).zhHans)有五成把握。",
      en:
        "\(now.en) has a probability of \(probability.en); a target of \(quantity(sure).en) would "
        + "have four in five, one of \(quantity(even).en) one in two.")
  }

  package var table: TextTable {
    TextTable(
      [.init(Label.target.phrase, .right), .init(Label.probability.phrase, .right)],
      rows: entry.curve.map {
        [quantity($0.threshold), style.percent(100 * $0.probability, decimals: 0)]
      })
  }

  private func quantity(_ value: Double) -> Phrase {
    style.quantity(value, unit: entry.target.unit)
  }

  private func threshold(at probability: Double) -> Double {
    entry.curve.min { abs($0.probability - probability) < abs($1.probability - probability) }!
      .threshold
  }

  private static let (left, right, top, bottom) = (46.0, 16.0, 14.0, 26.0)
  private static let height = 230.0

  package func drawing(in language: Language) -> Drawing {
    var drawing = Drawing(width: ChartFrame.width, height: Self.height)
    let values = entry.curve.map(\.threshold) + [entry.target.threshold]
    let ticks = LinearScale.ticks(around: values.min()!...values.max()!, count: 6)
    let x = LinearScale(
      ticks[0]...ticks[ticks.count - 1], from: Self.left, to: drawing.width - Self.right)
    let y = LinearScale(0...1, from: Self.height - Self.bottom, to: Self.top)
    for share in [0, 0.2, 0.4, 0.6, 0.8, 1] {
      drawing.line(
        Point(Self.left, y(share)), Point(drawing.width - Self.right, y(share)),
        share == 0 ? .axis : .grid)
      drawing.text(
        style.percent(100 * share, decimals: 0)[language], at: Point(Self.left - 6, y(share) + 4),
        anchor: .end, ink: .muted, size: 11)
    }
    let decimals = LinearScale.decimals(ofStep: ticks[1] - ticks[0])
    for tick in ticks {
      drawing.text(
        DecimalText.fixed(tick, decimals: decimals), at: Point(x(tick), Self.height - 8),
        anchor: .middle, ink: .muted, size: 11)
    }
    drawing.polyline(
      entry.curve.map { Point(x($0.threshold), y($0.probability)) }, .median, width: 2.5)
    for share in [0.8, 0.5, 0.2] where abs(share - entry.probability) > 0.1 {
      let place = Point(x(threshold(at: share)), y(share))
      drawing.dot(place, radius: 3.5, .mark)
      drawing.text(
        quantity(threshold(at: share))[language], at: Point(place.x + 8, place.y - 5), ink: .mark,
        size: 12, backed: true)
    }
    drawTarget(x, y, language, &drawing)
    return drawing
  }

  private func drawTarget(
    _ x: LinearScale, _ y: LinearScale, _ language: Language, _ drawing: inout Drawing
  ) {
    let target = entry.target
    let place = Point(x(target.threshold), y(entry.probability))
    drawing.line(Point(place.x, y(0)), place, .target, width: 2)
    drawing.diamond(place, radius: 6, .target)
    let name = style.quantity(target.threshold, unit: target.unit, decimals: target.decimals)
    let text = Phrase(
      zhHans: "目标\(name.zhHans)，概率\(probability.zhHans)",
      en: "target \(name.en), odds \(probability.en)")[language]
    let width = TextExtent.width(text, size: 12)
    let left = min(place.x + 10, drawing.width - width - 2)
    drawing.text(
      text, at: Point(left, place.y - 9), ink: .target, bold: true, backed: true)
  }
}
