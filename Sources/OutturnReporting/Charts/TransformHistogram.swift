/// Where in their forecast distributions the outturns fell, by tenths: a tenth in each when the
/// forecasts were right.
package struct TransformHistogram: Chart {
  let shares: [Double]
  let count: Int
  let subject: Phrase
  let style: NumberStyle
  package let id: String

  package init(
    deciles shares: [Double], count: Int, subject: Phrase, id: String, style: NumberStyle
  ) {
    self.shares = shares
    self.count = count
    self.subject = subject
    self.style = style
    self.id = "pit-\(id)"
  }

  package var title: Phrase {
    Phrase(
      zhHans: "\(subject.zhHans)：实际值在预测分布中的位置（\(count)次预测）",
      en: "\(subject.en): where in the forecast outturns fell (\(count) forecasts)")
  }

  package var conclusion: Phrase {
    let (low, high) = (
      percent(shares.prefix(2).reduce(0, +)), percent(shares.suffix(2).reduce(0, +))
    )
    return Phrase(
      zhHans: "落在最低两成的占\(low.zhHans)，最高两成的占\(high.zhHans)；预测准确时各为20%左右。",
      en:
        "\(low.en) of the outturns fell into the lowest fifth of their forecasts, \(high.en) into "
        + "the highest; 20 % each would be right.")
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Phrase(zhHans: "预测分布的分位", en: "Part of the forecast"), .right),
        .init(Phrase(zhHans: "实际值所占比例", en: "Share of outturns"), .right),
      ],
      rows: shares.enumerated().map { place, share in
        [
          style.percentRange(
            Interval(low: 10 * Double(place), high: 10 * Double(place + 1)), decimals: 0),
          percent(share),
        ]
      })
  }

  private func percent(_ share: Double) -> Phrase { style.percent(100 * share, decimals: 0) }

  package func drawing(in language: Language) -> Drawing {
    let height = 210.0
    var drawing = Drawing(width: ChartFrame.width, height: height)
    let spread = 1.96 * (0.1 * 0.9 / Double(max(count, 1))).squareRoot()
    let most = max(shares.max() ?? 0.1, 0.1 + spread)
    let ticks = LinearScale.ticks(around: 0...100 * most, count: 4)
    let x = LinearScale(0...Double(shares.count), from: 44, to: ChartFrame.width - 10)
    let y = LinearScale(ticks[0]...ticks[ticks.count - 1], from: height - 24, to: 24)
    // Where a tenth would lie by chance alone, were the forecasts right and independent.
    let (top, bottom) = (y(100 * (0.1 + spread)), y(100 * max(0.1 - spread, 0)))
    drawing.rectangle(
      x: x(0), y: top, width: x(Double(shares.count)) - x(0), height: bottom - top, .grid)
    for tick in ticks {
      let label = style.percent(tick, decimals: LinearScale.decimals(ofStep: ticks[1] - ticks[0]))
      drawing.text(
        label[language], at: Point(38, y(tick) + 4), anchor: .end, ink: .muted, size: 11)
    }
    for (place, share) in shares.enumerated() {
      drawing.rectangle(
        x: x(Double(place)) + 3, y: y(100 * share), width: x(1) - x(0) - 6,
        height: y(0) - y(100 * share), .mark)
    }
    drawing.line(Point(x(0), y(10)), Point(x(Double(shares.count)), y(10)), .target, width: 2)
    drawing.line(Point(x(0), y(0)), Point(x(Double(shares.count)), y(0)), .axis)
    let band = Phrase(
      zhHans: "灰带：预测准确时95%的偶然波动", en: "grey: 95 % of chance variation, were forecasts right")
    drawing.text(band[language], at: Point(x(0), 13), ink: .muted, size: 11)
    let ends = [
      (
        Phrase(zhHans: "低于预测", en: "below the forecast"), Point(x(0), height - 6),
        Drawing.Anchor.start
      ),
      (
        Phrase(zhHans: "高于预测", en: "above the forecast"),
        Point(x(Double(shares.count)), height - 6), .end
      ),
    ]
    for (text, place, anchor) in ends {
      drawing.text(text[language], at: place, anchor: anchor, ink: .muted, size: 11)
    }
    return drawing
  }
}
