package import OutturnPlanning

/// How many outturns lay inside intervals that were to hold 50, 80 and 90 per cent of them.
package struct CoverChart: Chart {
  struct Row {
    var nominal: Int
    var share: Double
    var interval: Interval
  }

  let rows: [Row]
  let subject: Phrase
  let count: Int
  let years: Int
  let style: NumberStyle
  package let id: String

  /// - Parameter subject: What was forecast.
  package init(
    cover: [String: AttainmentRecord.Share], count: Int, years: Int, subject: Phrase, id: String,
    style: NumberStyle
  ) {
    rows = cover.compactMap { key, share in
      Int(key).map {
        Row(
          nominal: $0, share: share.share, interval: Interval(low: share.low, high: share.high))
      }
    }.sorted { $0.nominal < $1.nominal }
    self.subject = subject
    self.count = count
    self.years = years
    self.style = style
    self.id = "cover-\(id)"
  }

  package var title: Phrase {
    Phrase(
      zhHans: "\(subject.zhHans)：预测区间的覆盖率（\(count)次预测）",
      en: "\(subject.en): how many outturns the intervals held (\(count) forecasts)")
  }

  package var conclusion: Phrase {
    let parts = rows.map { row in
      let share = percent(row.share)
      return Phrase(
        zhHans: "\(row.nominal)%区间覆盖\(share.zhHans)",
        en: "the \(row.nominal) % interval held \(share.en)")
    }
    return
      (Phrase(
        zhHans: "\(years)个年份的\(count)次预测中，",
        en: "Of \(count) forecasts of \(years) years ") + .clauses(parts)).asSentence
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Phrase(zhHans: "区间", en: "Interval"), .right),
        .init(Phrase(zhHans: "实际覆盖", en: "Held"), .right),
        .init(Phrase(zhHans: "95%置信区间", en: "95 % confidence"), .right),
      ],
      rows: rows.map { row in
        [
          style.percent(Double(row.nominal), decimals: 0), percent(row.share),
          style.percentRange(
            Interval(low: 100 * row.interval.low, high: 100 * row.interval.high), decimals: 0),
        ]
      })
  }

  private func percent(_ share: Double) -> Phrase { style.percent(100 * share, decimals: 0) }

  package func drawing(in language: Language) -> Drawing {
    let frame = RowFrame(
      rows: rows.count, left: 104, rowHeight: 34, ticks: RowFrame.shareTicks(style, in: language))
    var drawing = frame.drawing()
    frame.drawKey(
      dot: Phrase(zhHans: "实际覆盖", en: "held")[language],
      whisker: Phrase(zhHans: "95%置信区间", en: "95 % confidence")[language], &drawing)
    drawing.line(
      Point(ChartFrame.width - 66, 2), Point(ChartFrame.width - 66, 15), .target, width: 3)
    drawing.text(
      Phrase(zhHans: "应覆盖", en: "nominal")[language], at: Point(ChartFrame.width - 58, 12),
      ink: .muted, size: 11)
    for (place, row) in rows.enumerated() {
      let y = frame.centre(place)
      let name = Phrase(zhHans: "\(row.nominal)%区间", en: "\(row.nominal) % interval")
      frame.drawName(name[language], row: place, &drawing)
      frame.drawWhisker(row.interval.low, row.interval.high, row: place, &drawing)
      let nominal = frame.x(Double(row.nominal) / 100)
      drawing.line(Point(nominal, y - 11), Point(nominal, y + 11), .target, width: 3)
      drawing.dot(Point(frame.x(row.share), y), radius: 5.5, .mark)
      frame.drawValue(percent(row.share)[language], row: place, &drawing)
    }
    return drawing
  }
}
