package import OutturnPlanning

/// What was said and what came: for probabilities in each tenth, how often the event happened.
///
/// Forecasts that mean what they say lie on the diagonal.
package struct ReliabilityChart: Chart {
  let bins: [ReliabilityBin]
  let subject: Phrase
  let style: NumberStyle
  package let id: String

  /// - Returns: nil without a bin.
  package init?(_ bins: [ReliabilityBin], subject: Phrase, id: String, style: NumberStyle) {
    guard !bins.isEmpty else { return nil }
    self.bins = bins
    self.subject = subject
    self.style = style
    self.id = "reliability-\(id)"
  }

  package var title: Phrase {
    Phrase(
      zhHans: "\(subject.zhHans)：预测概率与实际发生比例",
      en: "\(subject.en): probabilities given, and how often it happened")
  }

  package var conclusion: Phrase {
    let total = bins.reduce(0) { $0 + $1.count }
    let inside = bins.count { $0.low <= $0.forecast && $0.forecast <= $0.high }
    return Phrase(
      zhHans: "\(total)次判断分为\(bins.count)档，其中\(inside)档的预测概率落在实际比例的95%置信区间之内。",
      en: "\(total) statements in \(bins.count) groups; in \(inside) of them the probability given "
        + "lies within the 95 % interval of how often it happened.")
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Phrase(zhHans: "预测概率", en: "Probability given"), .right),
        .init(Phrase(zhHans: "次数", en: "Times"), .right),
        .init(Phrase(zhHans: "年份", en: "Years"), .right),
        .init(Phrase(zhHans: "其中发生", en: "Came true"), .right),
        .init(Phrase(zhHans: "95%置信区间", en: "95 % confidence"), .right),
      ],
      rows: bins.map { bin in
        [
          percent(bin.forecast), .verbatim(String(bin.count)), .verbatim(String(bin.years)),
          percent(bin.frequency),
          style.percentRange(Interval(low: 100 * bin.low, high: 100 * bin.high), decimals: 0),
        ]
      })
  }

  private func percent(_ share: Double) -> Phrase { style.percent(100 * share, decimals: 0) }

  package func drawing(in language: Language) -> Drawing {
    let height = 280.0
    var drawing = Drawing(width: ChartFrame.width, height: height)
    let x = LinearScale(0...1, from: 52, to: ChartFrame.width - 20)
    let y = LinearScale(0...1, from: height - 44, to: 26)
    for share in [0, 0.2, 0.4, 0.6, 0.8, 1] {
      let label = percent(share)[language]
      drawing.line(Point(x(0), y(share)), Point(x(1), y(share)), .grid)
      drawing.text(label, at: Point(x(0) - 6, y(share) + 4), anchor: .end, ink: .muted, size: 11)
      drawing.text(
        label, at: Point(x(share), height - 26), anchor: .middle, ink: .muted, size: 11)
    }
    drawing.text(
      Phrase(zhHans: "实际发生的比例", en: "came true")[language], at: Point(4, 13), ink: .muted,
      size: 11)
    drawing.text(
      Phrase(zhHans: "预测概率", en: "probability given")[language],
      at: Point((x(0) + x(1)) / 2, height - 8), anchor: .middle, ink: .muted, size: 11)
    drawing.line(Point(x(0), y(0)), Point(x(1), y(1)), .target, width: 1.5, dash: "5 3")
    for bin in bins {
      let place = x(bin.forecast)
      drawing.line(Point(place, y(bin.low)), Point(place, y(bin.high)), .axis, width: 2)
      for end in [bin.low, bin.high] {
        drawing.line(Point(place - 4, y(end)), Point(place + 4, y(end)), .axis, width: 2)
      }
    }
    for bin in bins {
      // The area of a dot goes with the number of statements.
      let radius = min(3 + 1.1 * Double(bin.count).squareRoot(), 11)
      drawing.dot(Point(x(bin.forecast), y(bin.frequency)), radius: radius, .mark)
    }
    return drawing
  }
}
