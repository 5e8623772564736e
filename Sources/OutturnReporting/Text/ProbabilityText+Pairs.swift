private import OutturnPlanning
private import OutturnSeries

extension TextRenderer {
  /// Every pair of headline targets: both, and each where the other is met.
  func appendPairs(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let pairs = document.joint?.pairs, !pairs.isEmpty else { return }
    let names = targetNames(document)
    func share(_ value: Double?) -> Phrase {
      value.map { style.percent(100 * $0, decimals: 0) } ?? .empty
    }
    page.append(.section(Label.pairs.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "甲", en: "First"), wraps: true),
            .init(Phrase(zhHans: "乙", en: "Second"), wraps: true),
            .init(Phrase(zhHans: "都达成", en: "Both"), .right),
            .init(Phrase(zhHans: "乙达成时甲", en: "First if second"), .right),
            .init(Phrase(zhHans: "甲达成时乙", en: "Second if first"), .right),
          ],
          rows: pairs.map { pair in
            [
              names[pair.first] ?? .verbatim(pair.first),
              names[pair.second] ?? .verbatim(pair.second), share(pair.both),
              share(pair.firstGivenSecond), share(pair.secondGivenFirst),
            ]
          })))
  }

  /// What may be asked for at each probability.
  func appendCurves(_ document: ProbabilityDocument, to page: inout TextPage) {
    let entries = document.targets.filter(\.isHeadlineFloor)
    guard !entries.isEmpty else { return }
    let shown = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    page.append(.section(Label.curve.phrase))
    page.append(
      .table(
        TextTable(
          [.init(Label.target.phrase, wraps: true)]
            + shown.map { .init(style.percent(100 * $0, decimals: 0), .right) },
          rows: entries.map { entry in
            [Phrases.target(entry.target, style: style)]
              + shown.map { level in
                entry.threshold(at: level).map { style.number($0) } ?? .empty
              }
          })))
  }

  /// Each target judged by its kind, with the kind and the interval.
  func appendKindTable(_ document: ProbabilityDocument, to page: inout TextPage) {
    let entries = document.kindTargets
    guard !entries.isEmpty else { return }
    page.append(.section(Label.byKindInFull.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true),
            .init(Phrase(zhHans: "类别", en: "Kind"), wraps: true),
            .init(Glossary.median.phrase.capitalised, .right),
            .init(Label.interval90.phrase, .right), .init(Label.probability.phrase, .right),
            .init(Label.asPublished.phrase, .right),
          ],
          rows: entries.map { entry in
            [
              Phrases.briefTarget(entry.target, style: style),
              entry.kind.map(Phrases.kind) ?? .empty,
              entry.quantiles[0.5].map { value($0, of: entry.target) } ?? .empty,
              entry.quantiles.interval(0.9).map { range($0, of: entry.target) } ?? .empty,
              style.percent(100 * entry.probability, decimals: 0),
              entry.asPublished.map { style.percent(100 * $0.probability, decimals: 0) } ?? .empty,
            ]
          })))
    if entries.contains(where: { $0.judgedAs != nil }) {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "原文只写数字的目标，达到或超过都算完成。",
            en: "Where the plan gives a bare number, that much or more counts as done.")))
    }
  }
}
