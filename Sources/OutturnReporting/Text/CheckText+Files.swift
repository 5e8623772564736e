private import OutturnSeries

extension TextRenderer {
  /// Errors and warnings in full; notes of a kind in one line unless verbose.
  func appendDiagnostics(_ document: CheckDocument, to page: inout TextPage) {
    guard !document.diagnostics.isEmpty else { return }
    page.append(.section(Label.diagnostics.phrase))
    let notes = document.diagnostics.filter { $0.severity == .note && !isDetailed }
    for entry in document.diagnostics where !notes.contains(entry) {
      append(entry, to: &page)
    }
    var kinds: [String] = []
    for note in notes {
      let kind = "\(note.code) \(note.file)"
      guard !kinds.contains(kind) else { continue }
      kinds.append(kind)
      page.append(.paragraph(summary(notes.filter { "\($0.code) \($0.file)" == kind })))
    }
  }

  /// `提示[W0502] data/history.csv 第299、300行：增速很不寻常`.
  private func summary(_ notes: [DiagnosticEntry]) -> Phrase {
    let first = notes[0]
    let lines = notes.compactMap(\.line).map(String.init)
    let place = Phrase(
      zhHans: lines.isEmpty ? "" : " 第\(lines.joined(separator: "、"))行",
      en: lines.isEmpty
        ? "" : " \(lines.count == 1 ? "line" : "lines") \(lines.joined(separator: ", "))")
    let kind =
      Phrases.severity(first.severity) + .verbatim("[\(first.code)] \(first.file)") + place
    let message =
      notes.count == 1
      ? Phrase(first.message)
      : Phrases.noteKind(first.code, count: notes.count)
        ?? .clauses(notes.map { Phrase($0.message) })
    var sentence = kind.withColon + message.asSentence
    if let help = first.help {
      let help = Phrase(help).asSentence.capitalised
      sentence = sentence + Phrase(zhHans: help.zhHans, en: " " + help.en)
    }
    return sentence
  }

  private func append(_ entry: DiagnosticEntry, to page: inout TextPage) {
    let place = [entry.file, entry.line.map(String.init), entry.column.map(String.init)]
      .compactMap(\.self).joined(separator: ":")
    let kind = Phrases.severity(entry.severity) + .verbatim("[\(entry.code)]")
    page.append(
      .paragraph(
        Phrase.verbatim("\(place): ") + kind.withColon + Phrase(entry.message)))
    if let source = entry.sourceLine {
      page.append(.verbatim(excerpt(source, of: entry)))
    }
    if let help = entry.help {
      page.append(
        .paragraph(Phrase(zhHans: "建议：", en: "Help: ") + Phrase(help).asSentence))
    }
  }

  /// The line of the file with carets below what is meant, also below wide characters; as much of
  /// it as fits, around what is meant.
  private func excerpt(_ source: String, of entry: DiagnosticEntry) -> [String] {
    let number = entry.line.map(String.init) ?? ""
    let room = options.width - 8 - number.count
    let text = Array(source.map { $0 == "\t" ? " " : $0 })
    let column = min(max((entry.column ?? 1) - 1, 0), text.count)
    let end = min(column + max(entry.length ?? 1, 1), text.count)
    var start = 0
    while start < column, DisplayWidth.of(String(text[start..<end])) > room { start += 1 }
    var stop = text.count
    while stop > end, DisplayWidth.of(String(text[start..<stop])) > room { stop -= 1 }
    let shown = String(text[start..<stop])
    var lines = ["  \(number) | \(shown)"]
    if let marked = entry.column, marked >= 1 {
      lines.append(
        "  " + String(repeating: " ", count: number.count) + " | "
          + String(repeating: " ", count: DisplayWidth.of(String(text[start..<column])))
          + String(
            repeating: "^", count: max(DisplayWidth.of(String(text[column..<end])), 1)))
    }
    return lines
  }
}
