extension TextRenderer {
  /// Names shown of each reason when not all are.
  private static let shownNames = 4

  /// Indicators without a probability by reason: all when verbose, else how many and the first few.
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
    for reason in UnavailableReason.allCases {
      let entries = document.unavailable.filter { $0.reason == reason }
      guard !entries.isEmpty else { continue }
      let names = unique(entries)
      let isWhole = isDetailed || names.count <= Self.shownNames + 1
      let listed =
        isWhole
        ? Phrase.list(names)
        : Phrase.list(names.prefix(Self.shownNames)) + Phrase(zhHans: "等", en: " and others")
      let named =
        Phrases.reason(reason)
        + Phrase(zhHans: "\(entries.count)项", en: "\(entries.count)").inParentheses
      page.append(.paragraph((named.withColon + listed).asSentence))
      if isDetailed || entries.count == 1 { appendExplanations(entries, to: &page) }
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
