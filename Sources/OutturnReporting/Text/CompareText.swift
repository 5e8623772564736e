internal import OutturnPlanning
private import OutturnSeries

extension TextRenderer {
  /// What changed in a sentence, then probabilities, then the means of growth; every figure with its
  /// error when verbose.
  public func text(_ document: CompareDocument) -> String { rendered(page(document)) }

  package func page(_ document: CompareDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(title(document)))
    for side in document.sides.dropFirst() {
      page.append(.paragraph(conclusion(document, side)))
    }
    for side in document.sides.dropFirst() {
      appendProbabilities(document, side, to: &page)
      appendMeans(document, side, to: &page)
    }
    if document.unmovedByKind > 0 { page.append(.paragraph(unmoved(document.unmovedByKind))) }
    if document.kind == .scenarios { page.append(.paragraph(sharedNumbers)) }
    appendChanges(document, to: &page)
    appendOneSided(document, to: &page)
    appendWarnings(document.header, to: &page)
    if document.kind != .results { appendReproduction(document.header, to: &page) }
    if document.kind == .scenarios {
      let named = document.sides.map(\.id).filter { $0 != "line" }
      appendNext(
        { ["outturn project \($0) " + named.map { "--scenario \($0)" }.joined(separator: " ")] },
        to: &page)
    }
    return page
  }

  private func title(_ document: CompareDocument) -> Phrase {
    let names = document.sides.map(name)
    let list = Phrase(
      zhHans: names.map(\.zhHans).joined(separator: "、"),
      en: names.map(\.en).joined(separator: ", "))
    return switch document.kind {
    case .scenarios: Phrase(zhHans: "情景对比：\(list.zhHans)", en: "Scenarios compared: \(list.en)")
    case .models: Phrase(zhHans: "模型对比：\(list.zhHans)", en: "Models compared: \(list.en)")
    case .results: Phrase(zhHans: "结果对比：\(list.zhHans)", en: "Results compared: \(list.en)")
    }
  }

  private func name(_ side: ComparedSide) -> Phrase { Phrase(side.name) }

  // MARK: The conclusion

  private func conclusion(_ document: CompareDocument, _ side: ComparedSide) -> Phrase {
    let own = document.differences.filter { $0.to == side.id }
    let first = name(document.sides[0])
    let second = name(side)
    guard !own.isEmpty else {
      let count = document.changes.count
      return count == 0 && document.oneSided.isEmpty
        ? Phrase(
          zhHans: "\(second.zhHans)与\(first.zhHans)的内容完全相同。",
          en: "\(second.en) says the same as \(first.en).")
        : Phrase(
          zhHans: "\(second.zhHans)与\(first.zhHans)有\(count)处不同。",
          en: "\(second.en) differs from \(first.en) in \(Phrases.plural(count, "value")).")
    }
    if own.allSatisfy({ $0.change == 0 }) {
      return Phrase(
        zhHans: "\(second.zhHans)与\(first.zhHans)的\(own.count)个数完全相同。",
        en: "All \(own.count) figures of \(second.en) and \(first.en) are the same.")
    }
    let odds = own.filter { $0.kind != .mean }
    guard let leading = odds.first(where: { $0.kind == .joint }) ?? odds.first else {
      return largestMean(own, first: first, second: second)
    }
    let probabilities = odds.filter { $0.kind == .probability }
    let moved = probabilities.filter { !$0.isWithinError }
    let (raised, lowered) = (moved.count { $0.change > 0 }, moved.count { $0.change < 0 })
    let count = probabilities.count
    return Phrase(
      zhHans: "\(second.zhHans)与\(first.zhHans)相比：\(movement(leading).zhHans)。",
      en: "\(second.en) against \(first.en): \(movement(leading).en).")
      + (count < 2 ? .empty : tally(raised: raised, lowered: lowered, of: count))
  }

  private func tally(raised: Int, lowered: Int, of count: Int) -> Phrase {
    let rest = count - raised - lowered
    let parts: [Phrase] =
      (raised > 0
        ? [Phrase(zhHans: "概率上升的\(raised)个", en: "\(raised) became likelier")] : [])
      + (lowered > 0
        ? [Phrase(zhHans: "概率下降的\(lowered)个", en: "\(lowered) became less likely")] : [])
      + (rest > 0
        ? [
          Phrase(
            zhHans: "变动在模拟误差之内的\(rest)个", en: "\(rest) moved within the simulation's error")
        ] : [])
    return Phrase(
      zhHans: "\(count)个目标中，\(parts.map(\.zhHans).joined(separator: "，"))。",
      en: " Of \(count) targets, \(parts.map(\.en).joined(separator: ", ")).")
  }

  /// `4项主要目标同时达成的概率由9.1%升至12.3%`.
  private func movement(_ difference: Difference) -> Phrase {
    let event = event(difference)
    let error = difference.mcStandardError ?? 0
    let before = style.probability(difference.before, standardError: error)
    let after = style.probability(difference.after, standardError: error)
    if difference.isWithinError {
      return Phrase(
        zhHans: "\(event.zhHans)的概率为\(after.zhHans)，与原来的\(before.zhHans)没有可以分辨的差别",
        en: "\(event.en): \(after.en), not distinguishable from \(before.en)")
    }
    let verb = difference.change > 0 ? "升至" : "降至"
    return Phrase(
      zhHans: "\(event.zhHans)的概率由\(before.zhHans)\(verb)\(after.zhHans)",
      en: "\(event.en) \(difference.change > 0 ? "up" : "down") from \(before.en) to \(after.en)")
  }

  private func largestMean(_ own: [Difference], first: Phrase, second: Phrase) -> Phrase {
    let growth = own.filter { $0.measure == .growth }
    guard let largest = (growth.isEmpty ? own : growth).max(by: { abs($0.change) < abs($1.change) })
    else { return .empty }
    let change =
      largest.unit == "%"
      ? style.signedPoints(largest.change) : style.signed(largest.change)
    let period = largest.period.map(Phrases.period) ?? .empty
    let name = Phrase(largest.name)
    return Phrase(
      zhHans: "\(second.zhHans)与\(first.zhHans)相比，变动最大的是\(period.zhHans)\(name.zhHans)："
        + "均值\(change.zhHans)。",
      en: "\(second.en) against \(first.en): the largest change is in \(name.en), \(period.en):"
        + " mean \(change.en).")
  }

  private func event(_ difference: Difference) -> Phrase {
    difference.target.map { Phrases.datedTarget($0, style: style) } ?? Phrase(difference.name)
  }

  /// Said once of what would fill the table with zeros.
  private func unmoved(_ count: Int) -> Phrase {
    Phrase(
      zhHans: "另有\(count)个目标按同类指标估计，前后相同，未列入。",
      en: "\(Phrases.plural(count, "target")) judged by what is usual of their kind "
        + "\(count == 1 ? "is" : "are") the same on both sides and not listed.")
  }

  // MARK: Figures

  private func appendProbabilities(
    _ document: CompareDocument, _ side: ComparedSide, to page: inout TextPage
  ) {
    let rows = document.differences.filter { $0.to == side.id && $0.kind != .mean }
    guard !rows.isEmpty else { return }
    page.append(.section(heading(Glossary.probabilityOfAttainment.phrase, document, side)))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true),
            .init(Phrase(zhHans: "原来", en: "Before"), .right),
            .init(Phrase(zhHans: "之后", en: "After"), .right),
            .init(Phrase(zhHans: "变动", en: "Change"), .right),
            .init(Label.change90Error.phrase, .right),
          ],
          rows: rows.map { row in
            let error = row.mcStandardError ?? 0
            return [
              row.target.map { Phrases.briefTarget($0, style: style) } ?? Phrase(row.name),
              style.probability(row.before, standardError: error),
              style.probability(row.after, standardError: error),
              style.signedPoints(100 * row.change, decimals: decimals(100 * error)),
              row.mcStandardError.map(style.standardError) ?? .empty,
            ]
          })))
  }

  private func appendMeans(
    _ document: CompareDocument, _ side: ComparedSide, to page: inout TextPage
  ) {
    let means = document.differences.filter { $0.to == side.id && $0.kind == .mean }
    for measure in Measure.allCases {
      let rows = means.filter { $0.measure == measure }
      if rows.isEmpty || measure == .level && !isDetailed { continue }
      let name =
        isDetailed
        ? Phrase(zhHans: "\(Phrases.measure(measure).zhHans)均值", en: "mean \(measure.rawValue)")
        : Phrase(zhHans: "增速均值的变动（百分点）", en: "change of mean growth (points)")
      page.append(.section(heading(name, document, side)))
      page.append(.table(isDetailed ? fullTable(rows) : briefTable(rows)))
    }
  }

  /// One row a series and year, with its error.
  private func fullTable(_ rows: [Difference]) -> TextTable {
    TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true), .init(Label.year.phrase),
        .init(Glossary.unit.phrase.capitalised),
        .init(Phrase(zhHans: "原来", en: "Before"), .right),
        .init(Phrase(zhHans: "之后", en: "After"), .right),
        .init(Phrase(zhHans: "变动", en: "Change"), .right),
        .init(Label.simulationError.phrase, .right),
      ],
      rows: rows.map { row in
        let error = row.mcStandardError ?? 0
        let places = max(style.decimals, 2)
        return [
          Phrase(row.name), row.period.map(Phrases.period) ?? .empty,
          row.unit == "%" ? .verbatim("%") : UnitName.brief(row.unit),
          style.number(row.before, decimals: places), style.number(row.after, decimals: places),
          style.signed(row.change, decimals: min(places + 1, decimals(error, most: places + 1))),
          row.mcStandardError.map(bareError) ?? .empty,
        ]
      })
  }

  /// To its first digit; what is smaller than any figure shown, as 0.
  private func bareError(_ error: Double) -> Phrase {
    let decimals = NumberStyle.supportedDecimals(error, otherwise: 0)
    return decimals > 6 ? .verbatim("0") : style.number(error, decimals: decimals)
  }

  /// A row a year, a column a series, only the change.
  private func briefTable(_ rows: [Difference]) -> TextTable {
    var ids: [String] = []
    var periods: [Period] = []
    for row in rows {
      if !ids.contains(row.id) { ids.append(row.id) }
      if let period = row.period, !periods.contains(period) { periods.append(period) }
    }
    return TextTable(
      [.init(Label.year.phrase)]
        + ids.map { id in
          .init(rows.first { $0.id == id }.map { Phrase($0.name) } ?? .empty, .right, wraps: true)
        },
      rows: periods.sorted().map { period in
        [Phrases.period(period)]
          + ids.map { id in
            rows.first { $0.id == id && $0.period == period }.map { row in
              style.signed(row.change, decimals: decimals(row.mcStandardError ?? 0, most: 2))
            } ?? .empty
          }
      })
  }

  private func heading(
    _ what: Phrase, _ document: CompareDocument, _ side: ComparedSide
  ) -> Phrase {
    guard document.sides.count > 2 else { return what.capitalised }
    return Phrase(
      zhHans: "\(what.zhHans)：\(name(side).zhHans)", en: "\(what.capitalised.en): \(name(side).en)")
  }

  private func decimals(_ error: Double, most: Int? = nil) -> Int {
    min(most ?? style.decimals, NumberStyle.supportedDecimals(error))
  }

  private var sharedNumbers: Phrase {
    Phrase(
      zhHans: "各情景使用相同的随机数，表中误差是差值本身的误差；带条件的情景路径另行抽取，误差较大。",
      en: "The scenarios share their random numbers, and an error is that of the difference itself;"
        + " paths under conditions are drawn by themselves, so those errors are larger.")
  }

  // MARK: Two results

  /// Values listed when not asked for more.
  private static let listed = 40

  private func appendChanges(_ document: CompareDocument, to page: inout TextPage) {
    for (name, changes) in [
      (Phrase(zhHans: "计算条件的不同", en: "How the results were made"), document.circumstances),
      (Phrase(zhHans: "内容的不同", en: "What they say"), document.changes),
    ] where !changes.isEmpty {
      page.append(.section(name))
      let shown = isDetailed ? changes[...] : changes.prefix(Self.listed)
      page.append(
        .table(
          TextTable(
            [
              .init(Phrase(zhHans: "项目", en: "Value"), wraps: true),
              .init(Phrase(zhHans: "原来", en: "Before"), wraps: true),
              .init(Phrase(zhHans: "之后", en: "After"), wraps: true),
            ],
            rows: shown.map {
              [
                .verbatim($0.path), $0.before.map(Phrase.verbatim) ?? Self.none,
                $0.after.map(Phrase.verbatim) ?? Self.none,
              ]
            })))
      if shown.count < changes.count {
        let rest = changes.count - shown.count
        page.append(
          .paragraph(
            Phrase(
              zhHans: "另有\(rest)处，--verbose 全部列出。", en: "\(rest) more; --verbose lists all.")))
      }
    }
  }

  private static let none = Phrase(zhHans: "无", en: "none")

  private func appendOneSided(_ document: CompareDocument, to page: inout TextPage) {
    guard !document.oneSided.isEmpty else { return }
    page.append(.section(Phrase(zhHans: "只有一方有的数", en: "Figures of one side only")))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "所在", en: "Of"), wraps: true),
            .init(Glossary.indicator.phrase.capitalised, wraps: true), .init(Label.year.phrase),
          ],
          rows: document.oneSided.map {
            [.verbatim($0.side), Phrase($0.name), $0.period.map(Phrases.period) ?? .empty]
          })))
  }
}
