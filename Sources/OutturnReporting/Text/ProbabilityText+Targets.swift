extension TextRenderer {
  // MARK: Together

  func appendJoint(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let joint = document.joint else { return }
    let names = Dictionary(
      document.targets.map { ($0.target.id, Phrases.target($0.target, style: style)) },
      uniquingKeysWith: { $1 })
    page.append(.section(Label.joint.phrase))
    page.append(
      .table(
        TextTable(pairs: [
          (counted(.allHeadline, joint.all), sentence(Chance(joint.all))),
          (counted(.allForecastable, joint.forecastable), sentence(Chance(joint.forecastable))),
          (
            Label.ifIndependent.phrase,
            style.probability(
              joint.productOfMarginals,
              standardError: joint.all.standardError(of: joint.productOfMarginals))
          ),
        ])))
    appendAtLeast(joint, to: &page)
    guard !document.binding.isEmpty else { return }
    page.append(.section(Label.binding.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true), .init(Label.jointWithout.phrase, .right),
            .init(Label.gain.phrase, .right),
          ],
          rows: document.binding.sorted { $0.gain > $1.gain }.map {
            [
              names[$0.target] ?? .verbatim($0.target),
              style.probability(
                $0.jointWithout, standardError: joint.all.standardError(of: $0.jointWithout)),
              style.signed(
                100 * $0.gain, decimals: decimals(joint.all.standardError(of: $0.gain))),
            ]
          })))
  }

  private func counted(_ label: Label, _ joint: JointProbability) -> Phrase {
    let count = joint.targets.count
    return label.phrase + Phrase(zhHans: "\(count)项", en: "\(count)").inParentheses
  }

  private func appendAtLeast(_ joint: JointSummary, to page: inout TextPage) {
    guard joint.atLeast.count > 2 else { return }
    page.append(.section(Label.atLeastK.phrase))
    page.append(
      .table(
        TextTable(
          [.init(Label.count.phrase, .right), .init(Label.probability.phrase, .right)],
          rows: joint.atLeast.indices.dropFirst().map { count in
            [
              .verbatim(String(count)),
              style.probability(
                joint.atLeast[count],
                standardError: joint.all.standardError(of: joint.atLeast[count])),
            ]
          })))
  }

  private func decimals(_ standardError: Double) -> Int {
    min(style.decimals, NumberStyle.supportedDecimals(100 * standardError))
  }

  // MARK: Bases

  func appendBases(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let first = document.baseLevels.first else { return }
    let names = Dictionary(
      document.targets.map { ($0.target.id, Phrases.target($0.target, style: style)) },
      uniquingKeysWith: { $1 })
    page.append(.section(Label.bases.phrase))
    let year = Phrases.period(first.period)
    let level =
      Phrase(zhHans: "\(year.zhHans)总量", en: "Level of \(year.en)")
      + UnitName.phrase(first.unit).inParentheses
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true), .init(Label.baseKind.phrase, wraps: true),
            .init(level, .right), .init(Label.interval90.phrase, .right),
            .init(Label.probability.phrase, .right), .init(Label.inUse.phrase),
          ],
          rows: document.baseLevels.map { base in
            [
              names[base.target] ?? .verbatim(base.target), Phrases.baseKind(base.kind),
              style.number(base.levelMedian),
              base.levelLow == base.levelHigh
                ? .empty : style.range(Interval(low: base.levelLow, high: base.levelHigh)),
              style.probability(base.probability, standardError: base.mcStandardError),
              (base.inUse ? Label.yes : .no).phrase,
            ]
          })))
  }

  // MARK: No probability

  func appendUnavailable(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.unavailable.isEmpty else { return }
    let count = document.unavailable.count
    page.append(
      .section(
        Label.unavailable.phrase + Phrase(zhHans: "\(count)项", en: "\(count)").inParentheses))
    for reason in UnavailableReason.allCases {
      let entries = document.unavailable.filter { $0.reason == reason }
      guard !entries.isEmpty else { continue }
      let named =
        Phrases.reason(reason)
        + Phrase(zhHans: "\(entries.count)项", en: "\(entries.count)").inParentheses
      page.append(.paragraph((named.withColon + .list(unique(entries))).asSentence))
      appendExplanations(entries, to: &page)
    }
  }

  /// Each explanation once, with the indicators it is about when it is not about all.
  private func appendExplanations(_ entries: [UnavailableTarget], to page: inout TextPage) {
    var explanations: [Phrase] = []
    for entry in entries {
      let phrase = Phrase(entry.explanation)
      if !phrase.isEmpty, !explanations.contains(phrase) { explanations.append(phrase) }
    }
    for explanation in explanations {
      let about = entries.filter { Phrase($0.explanation) == explanation }
      let names = about.count == entries.count ? .empty : Phrase.list(unique(about)).withColon
      page.append(.paragraph(Phrase.verbatim("- ") + (names + explanation).asSentence))
    }
  }

  private func unique(_ entries: [UnavailableTarget]) -> [Phrase] {
    var names: [Phrase] = []
    for entry in entries {
      let name = Phrase(entry.name)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
