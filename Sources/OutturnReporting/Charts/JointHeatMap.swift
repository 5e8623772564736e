/// How likely two headline targets are met together: a cell for each pair, on the diagonal the
/// target by itself, every cell with its number.
package struct JointHeatMap: Chart {
  let targets: [TargetProbability]
  /// By row and column.
  let values: [[Double]]
  let joint: JointProbability
  let style: NumberStyle
  package let id = "joint"
  package let title = Phrase(
    zhHans: "两项目标同时达成的概率", en: "Probability that two targets are met together")

  /// - Returns: nil when the document has no pairs.
  package init?(_ document: ProbabilityDocument, style: NumberStyle) {
    guard let joint = document.joint, !joint.pairs.isEmpty else { return nil }
    targets = joint.all.targets.compactMap { id in
      document.targets.first { $0.target.id == id }
    }
    let pairs = joint.pairs
    let shown = targets
    values = shown.map { row in
      shown.map { column in
        let ids = Set([row.target.id, column.target.id])
        return ids.count == 1
          ? row.probability : pairs.first { Set([$0.first, $0.second]) == ids }?.both ?? 0
      }
    }
    self.joint = joint.all
    self.style = style
  }

  package var conclusion: Phrase {
    var best: (row: Int, column: Int) = (0, 1)
    var worst = best
    for row in targets.indices {
      for column in targets.indices where column > row {
        if values[row][column] > values[best.row][best.column] { best = (row, column) }
        if values[row][column] < values[worst.row][worst.column] { worst = (row, column) }
      }
    }
    func told(_ pair: (row: Int, column: Int)) -> Phrase {
      let (first, second) = (
        Phrase(targets[pair.row].target.name), Phrase(targets[pair.column].target.name)
      )
      return Phrase(
        zhHans: "\(first.zhHans)和\(second.zhHans)", en: "\(first.en) and \(second.en)")
        + value(values[pair.row][pair.column]).inParentheses
    }
    let all = value(joint.probability)
    let count = targets.count
    return Phrase(
      zhHans: "最容易同时达成的两项是\(told(best).zhHans)，最难的是\(told(worst).zhHans)；"
        + "\(count)项全部达成的概率为\(all.zhHans)。",
      en:
        "The pair most likely met together is \(told(best).en), the least likely \(told(worst).en); "
        + "all \(count) together have \(all.en).")
  }

  package var table: TextTable {
    TextTable(
      [.init(Label.target.phrase, wraps: true)]
        + targets.map { .init(Phrase($0.target.name), .right, wraps: true) },
      rows: targets.indices.map { row in
        [Phrases.briefTarget(targets[row].target, style: style)] + values[row].map(value)
      })
  }

  private func value(_ probability: Double) -> Phrase {
    style.probability(
      probability,
      standardError: max(targets.map(\.mcStandardError).max() ?? 0, joint.mcStandardError))
  }

  // MARK: Drawing

  private static let left = 158.0
  private static let cellHeight = 40.0

  package func drawing(in language: Language) -> Drawing {
    let count = targets.count
    let cell = (ChartFrame.width - Self.left) / Double(count)
    let headers = targets.map { target in
      TextExtent.lines(Phrase(target.target.name)[language], width: cell - 6, size: 11, most: 3)
    }
    let top = 14 * Double(headers.map(\.count).max() ?? 1) + 8
    var drawing = Drawing(
      width: ChartFrame.width, height: top + Self.cellHeight * Double(count))
    for (column, lines) in headers.enumerated() {
      let x = Self.left + cell * (Double(column) + 0.5)
      for (place, line) in lines.enumerated() {
        let y = top - 8 - 14 * Double(lines.count - 1 - place)
        drawing.text(line, at: Point(x, y), anchor: .middle, ink: .muted, size: 11)
      }
    }
    for row in targets.indices {
      let y = top + Self.cellHeight * Double(row)
      let name = Phrases.briefTarget(targets[row].target, style: style)[language]
      let lines = TextExtent.lines(
        name, width: Self.left - 14, size: ChartFrame.labelSize,
        most: 2)
      for (place, line) in lines.enumerated() {
        let offset = (Double(place) - Double(lines.count - 1) / 2) * ChartFrame.lineHeight
        drawing.text(line, at: Point(0, y + Self.cellHeight / 2 + 4 + offset))
      }
      for column in targets.indices {
        drawing.cell(
          x: Self.left + cell * Double(column) + 1, y: y + 1, width: cell - 2,
          height: Self.cellHeight - 2, HeatShade(values[row][column]),
          text: value(values[row][column])[language], bold: row == column)
      }
    }
    return drawing
  }
}
