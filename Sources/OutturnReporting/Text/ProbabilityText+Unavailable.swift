extension TextRenderer {
  /// Indicators without a probability by reason: with their names when verbose, else how many.
  func appendUnavailable(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.unavailable.isEmpty else { return }
    let count = document.unavailable.count
    let label =
      Label.unavailable.phrase + Phrase(zhHans: "\(count)项", en: "\(count)").inParentheses
    let groups = UnavailableReason.allCases.compactMap { reason in
      let entries = document.unavailable.filter { $0.reason == reason }
      return entries.isEmpty ? nil : (reason, entries)
    }
    guard isDetailed else {
      let parts = groups.map { reason, entries in
        let reason = Phrases.reason(reason)
        return Phrase(
          zhHans: "\(reason.zhHans)\(entries.count)项", en: "\(reason.en) \(entries.count)")
      }
      let hint = Phrase(zhHans: "；名单见 --verbose", en: "; names: --verbose")
      page.append(.remark(label, (.list(parts) + hint).asSentence))
      return
    }
    page.append(.section(label))
    for (reason, entries) in groups {
      page.append(.paragraph(named(reason, entries).asSentence))
      appendExplanations(entries, to: &page)
    }
  }

  /// `没有历年数据（29项）：民间投资、中央预算内资金等`.
  private func named(_ reason: UnavailableReason, _ entries: [UnavailableTarget]) -> Phrase {
    let count = Phrase(zhHans: "\(entries.count)项", en: "\(entries.count)").inParentheses
    return (Phrases.reason(reason) + count).withColon + .list(unique(entries))
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
