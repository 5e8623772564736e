private import OutturnPlanning

/// The probability of each target, a row each: a dot for it and a whisker from the lowest to the
/// highest of the models; below a rule that of all together.
package struct TargetBars: Chart {
  struct Row {
    var name: Phrase
    var chance: Chance
    var isTogether: Bool
  }

  let rows: [Row]
  let style: NumberStyle
  package let id = "targets"
  package let title: Phrase

  package init(_ document: ProbabilityDocument, style: NumberStyle) {
    self.style = style
    // Those judged by their kind alone are for ranking, in tables.
    let linked = document.linkedTargets
    let ordered = linked.filter(\.target.headline) + linked.filter { !$0.target.headline }
    rows =
      ordered.map {
        Row(
          name: Phrases.briefTarget($0.target, style: style),
          chance: Chance($0, rounding: document.rounding), isTogether: false)
      }
      + document.expressions.map {
        Row(
          name: .verbatim($0.text), chance: Chance($0, rounding: document.rounding),
          isTogether: false)
      }
      + (document.joint.map { joint in
        let count = joint.all.targets.count
        return [
          Row(
            name: Phrase(zhHans: "以上\(count)项主要目标同时达成", en: "All \(count) headline targets"),
            chance: Chance(joint.all), isTogether: true)
        ]
      } ?? [])
    let period = document.targets.first.map { Phrases.period($0.target.period) } ?? .empty
    title = Phrase(
      zhHans: "\(period.zhHans)各项目标达成概率",
      en: "Probability of each target" + (period.isEmpty ? "" : ", \(period.en)"))
  }

  package var conclusion: Phrase {
    func told(_ row: Row) -> Phrase { row.name.withColon + value(row) }
    let single = rows.filter { !$0.isTogether }.sorted {
      $0.chance.probability < $1.chance.probability
    }
    var parts: [Phrase] = []
    if let lowest = single.first, let highest = single.last {
      parts =
        single.count == 1
        ? [told(lowest)]
        : [
          Phrase(zhHans: "把握最大的是", en: "Most likely is ") + told(highest),
          Phrase(zhHans: "最小的是", en: "least likely ") + told(lowest),
        ]
    }
    return Phrase.clauses(parts + rows.filter(\.isTogether).map(told)).asSentence
  }

  package var table: TextTable {
    TextTable(
      [
        .init(Label.target.phrase, wraps: true), .init(Label.probability.phrase, .right),
        .init(Label.acrossModels.phrase, .right), .init(Label.words.phrase),
      ],
      rows: rows.map { row in
        [
          row.name, value(row), style.spread(row.chance.byModel) ?? .empty,
          ProbabilityWords(row.chance.probability).phrase,
        ]
      })
  }

  private func value(_ row: Row) -> Phrase {
    style.probability(row.chance.probability, standardError: row.chance.error)
  }

  // MARK: Drawing

  package func drawing(in language: Language) -> Drawing {
    let frame = RowFrame(rows: rows.count, ticks: RowFrame.shareTicks(style, in: language))
    var drawing = frame.drawing()
    frame.drawKey(
      dot: Label.probability.phrase[language],
      whisker: Phrase(zhHans: "各模型的最低与最高", en: "lowest to highest model")[language], &drawing)
    for (place, row) in rows.enumerated() {
      if row.isTogether { frame.drawRule(above: place, &drawing) }
      frame.drawName(row.name[language], row: place, bold: row.isTogether, &drawing)
      if let low = row.chance.byModel.min(), let high = row.chance.byModel.max(), high > low {
        frame.drawWhisker(low, high, row: place, &drawing)
      }
      let centre = Point(frame.x(row.chance.probability), frame.centre(place))
      if row.isTogether {
        drawing.diamond(centre, radius: 7, .mark)
      } else {
        drawing.dot(centre, radius: 5.5, .mark)
      }
      frame.drawValue(value(row)[language], row: place, &drawing)
    }
    return drawing
  }
}
