private import OutturnSeries

/// Where the spread of a growth forecast comes from: a bar for each source's share of the variance.
package struct ShareBars: Chart {
  let sources: [SpreadPart]
  let style: NumberStyle
  package let id = "variance"

  /// - Returns: nil when the document does not split the variance of that series.
  package init?(_ document: ProbabilityDocument, series: String?, style: NumberStyle) {
    let own = document.spread.filter { $0.series == series }
    guard let first = own.first else { return nil }
    sources = own.filter { $0.period == first.period }.sorted { $0.share > $1.share }
    self.style = style
  }

  package var title: Phrase {
    let (name, period) = (Phrase(sources[0].seriesName), Phrases.period(sources[0].period))
    return Phrase(
      zhHans: "\(period.zhHans)\(name.zhHans)增速不确定性的来源（占方差的比重）",
      en: "Where the uncertainty of \(name.en) growth in \(period.en) comes from (of the variance)")
  }

  package var conclusion: Phrase {
    let most = sources[0]
    let (name, share) = (Phrase(most.name), style.percent(100 * most.share, decimals: 0))
    return Phrase(
      zhHans: "最大来源是\(name.zhHans)，占方差的\(share.zhHans)。",
      en: "The largest source is \(name.en) with \(share.en) of the variance.")
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Glossary.source.phrase.capitalised, wraps: true),
        .init(Phrase(zhHans: "占方差的比重", en: "Share of the variance"), .right),
      ],
      rows: sources.map {
        [Phrase($0.name), style.percent(100 * $0.share, decimals: 0)]
      })
  }

  package func drawing(in language: Language) -> Drawing {
    let most = max(sources.map(\.share).max() ?? 1, 0.05)
    let ticks = RowFrame.ticks(around: [0, 100 * most], count: 4).map {
      ($0.0, $0.1 + Phrase(zhHans: "%", en: " %")[language])
    }
    let frame = RowFrame(rows: sources.count, top: 4, rowHeight: 34, ticks: ticks)
    var drawing = frame.drawing()
    for (row, source) in sources.enumerated() {
      frame.drawName(Phrase(source.name)[language], row: row, &drawing)
      let start = frame.x(0)
      drawing.rectangle(
        x: start, y: frame.centre(row) - 8,
        width: max(frame.x(100 * max(source.share, 0)) - start, 1), height: 16, .mark)
      frame.drawValue(
        style.percent(100 * source.share, decimals: 0)[language], row: row, &drawing)
    }
    return drawing
  }
}
