extension TextRenderer {
  /// Whether the model can be used, then problems of files, then the plan's arithmetic.
  public func text(_ document: CheckDocument) -> String { rendered(page(document)) }

  package func page(_ document: CheckDocument) -> TextPage {
    var page = TextPage()
    page.append(
      .title(Phrase(zhHans: "模型与计划检查结果", en: "Check of the model and its plan")))
    page.append(.paragraph(conclusion(document.counts)))
    page.append(.paragraph(extent(document.counts)))
    if !document.diagnostics.isEmpty {
      page.append(.section(Label.diagnostics.phrase))
      for entry in document.diagnostics { append(entry, to: &page) }
    }
    appendCoherence(document, to: &page)
    if !document.findings.isEmpty {
      page.append(.section(Label.findings.phrase))
      for entry in document.findings { append(entry, to: &page) }
    }
    appendWarnings(document.header, to: &page)
    if document.counts.errors == 0 {
      appendNext({ ["outturn describe \($0)", "outturn probability \($0)"] }, to: &page)
    } else {
      appendNext({ ["outturn check \($0)"] }, to: &page)
    }
    return page
  }

  private func conclusion(_ counts: CheckCounts) -> Phrase {
    if counts.errors > 0 {
      return Phrase(
        zhHans: "结论：有\(counts.errors)处错误，改正后模型才能使用。",
        en: "The model cannot be used before \(counts.errors) "
          + (counts.errors == 1 ? "error is" : "errors are") + " corrected.")
    }
    if counts.warnings > 0 {
      return Phrase(
        zhHans: "结论：模型可以使用，有\(counts.warnings)处需要留意。",
        en: "The model can be used; \(counts.warnings) "
          + (counts.warnings == 1 ? "point deserves" : "points deserve") + " a look.")
    }
    return Phrase(
      zhHans: "结论：模型可以使用，没有发现问题。", en: "The model can be used; nothing was found.")
  }

  private func extent(_ counts: CheckCounts) -> Phrase {
    Phrase(
      zhHans: "共检查文件\(counts.files)个、数据\(counts.observations)条、"
        + "计划指标\(counts.indicators)项、目标值\(counts.targets)个；"
        + "错误\(counts.errors)处、警告\(counts.warnings)处、提示\(counts.notes)处。",
      en: "Looked at: \(Phrases.plural(counts.files, "file")), "
        + "\(Phrases.plural(counts.observations, "figure")), "
        + "\(Phrases.plural(counts.indicators, "indicator")) of the plan, "
        + "\(Phrases.plural(counts.targets, "target")). "
        + "Found: \(Phrases.plural(counts.errors, "error")), "
        + "\(Phrases.plural(counts.warnings, "warning")), "
        + "\(Phrases.plural(counts.notes, "note")).")
  }

  // MARK: Files

  private func append(_ entry: DiagnosticEntry, to page: inout TextPage) {
    let place = [entry.file, entry.line.map(String.init), entry.column.map(String.init)]
      .compactMap(\.self).joined(separator: ":")
    let kind = Phrases.severity(entry.severity) + .verbatim("[\(entry.code)]")
    page.append(
      .paragraph(
        Phrase.verbatim("\(place): ") + kind.withColon + Phrase(entry.message)))
    if let source = entry.sourceLine {
      page.append(.verbatim(Self.excerpt(source, of: entry)))
    }
    if let help = entry.help {
      page.append(
        .paragraph(Phrase(zhHans: "建议：", en: "Help: ") + Phrase(help).asSentence))
    }
  }

  /// The line of the file with carets below what is meant, also below wide characters.
  private static func excerpt(_ source: String, of entry: DiagnosticEntry) -> [String] {
    let number = entry.line.map(String.init) ?? ""
    let text = String(source.map { $0 == "\t" ? " " : $0 })
    var lines = ["  \(number) | \(text)"]
    if let column = entry.column, column >= 1 {
      let before = text.prefix(column - 1)
      let meant = text.dropFirst(column - 1).prefix(max(entry.length ?? 1, 1))
      lines.append(
        "  " + String(repeating: " ", count: number.count) + " | "
          + String(repeating: " ", count: DisplayWidth.of(before))
          + String(repeating: "^", count: max(DisplayWidth.of(meant), 1)))
    }
    return lines
  }

  // MARK: The plan's arithmetic

  private func appendCoherence(_ document: CheckDocument, to page: inout TextPage) {
    guard !document.coherence.isEmpty else { return }
    page.append(.section(Label.coherence.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.outturnYear.phrase, .right), .init(Label.statedGrowth.phrase, .right),
            .init(Label.statedLevel.phrase, .right), .init(Label.impliedGrowth.phrase, .right),
            .init(Label.requiredLevel.phrase, .right), .init(Label.verdict.phrase, wraps: true),
          ], rows: document.coherence.map(row))))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "括号内为已公布数四舍五入所允许的范围。",
          en: "In parentheses: what the rounding of the published figures allows.")))
    for entry in document.coherence where entry.verdict != .consistent || entry.base == nil {
      let name = Phrase(entry.name)
      page.append(.paragraph(name.withColon + Phrase(entry.explanation).asSentence))
      if let quote = quotes([entry.quotes.outturn, entry.quotes.target]) {
        page.append(.paragraph(quote))
      }
    }
  }

  private func row(_ entry: CoherenceEntry) -> [Phrase] {
    let decimals = entry.decimals
    let derived = max(decimals.level, style.decimals)
    var implied = entry.impliedGrowth.map { style.percent($0) } ?? .empty
    if let interval = entry.impliedGrowthInterval {
      implied = implied + style.percentRange(interval).inParentheses
    }
    return [
      Phrase(entry.name) + UnitName.phrase(entry.unit).inParentheses,
      entry.base.map { style.number($0, decimals: decimals.base) } ?? .empty,
      entry.statedGrowth.map { style.percent($0, decimals: decimals.growth) } ?? .empty,
      entry.statedLevel.map { style.number($0, decimals: decimals.level) } ?? .empty,
      implied, entry.requiredLevel.map { style.number($0, decimals: derived) } ?? .empty,
      Phrases.verdict(entry.verdict),
    ]
  }

  private func append(_ finding: FindingEntry, to page: inout TextPage) {
    let kind = Phrases.severity(finding.severity) + .verbatim("[\(finding.code)]")
    page.append(.paragraph(kind.withColon + Phrase(finding.message).asSentence))
    if let quote = quotes([finding.quote]) { page.append(.paragraph(quote)) }
  }

  /// The plan's own words. They are Chinese; an English reader has the explanation, and finds
  /// them in the document's JSON.
  private func quotes(_ quotes: [String?]) -> Phrase? {
    let stated = quotes.compactMap(\.self)
    guard !stated.isEmpty else { return nil }
    return Phrase(zhHans: "原文：" + stated.map { "“\($0)”" }.joined(), en: "")
  }
}
