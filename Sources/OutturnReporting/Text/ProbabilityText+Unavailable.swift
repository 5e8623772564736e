extension TextRenderer {
  /// Names shown of each reason when not all are.
  private static let shownNames = 2

  /// Indicators without a probability by reason: all when verbose, else how many and the first two,
  /// in one paragraph.
  func appendUnavailable(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.unavailable.isEmpty else { return }
    let count = document.unavailable.count
    let hint =
      isDetailed
      ? Phrase.empty
      : Phrase(zhHans: "；全部名单和原因见 --verbose", en: "; all names and reasons: --verbose")
    page.append(
      .section(
        Label.unavailable.phrase
          + (Phrase(zhHans: "\(count)项", en: "\(count)") + hint).inParentheses))
    let groups = UnavailableReason.allCases.compactMap { reason in
      let entries = document.unavailable.filter { $0.reason == reason }
      return entries.isEmpty ? nil : (reason, entries)
    }
    guard isDetailed else {
      let parts = groups.map { named($0.0, $0.1) }
      page.append(
        .paragraph(
          Phrase(
            zhHans: parts.map(\.zhHans).joined(separator: "；"),
            en: parts.map(\.en).joined(separator: "; ")
          ).asSentence))
      return
    }
    for (reason, entries) in groups {
      page.append(.paragraph(named(reason, entries).asSentence))
      appendExplanations(entries, to: &page)
    }
  }

  /// `没有历年数据（29项）：民间投资、中央预算内资金等`.
  private func named(_ reason: UnavailableReason, _ entries: [UnavailableTarget]) -> Phrase {
    let names = unique(entries)
    let isWhole = isDetailed || names.count <= Self.shownNames + 1
    let listed =
      isWhole
      ? Phrase.list(names)
      : Phrase.list(names.prefix(Self.shownNames)) + Phrase(zhHans: "等", en: " and others")
    let count = Phrase(zhHans: "\(entries.count)项", en: "\(entries.count)").inParentheses
    return (Phrases.reason(reason) + count).withColon + listed
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
