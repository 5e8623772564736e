extension TextRenderer {
  /// Whether the result was confirmed, and if not, what is different now.
  public func text(_ document: RerunDocument) -> String { rendered(page(document)) }

  package func page(_ document: RerunDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(Phrase(zhHans: "结果复算", en: "Result made again")))
    page.append(.paragraph(conclusion(document)))
    page.append(.paragraph(state(document)))
    if !document.circumstances.isEmpty {
      page.append(.section(Phrase(zhHans: "与当时的不同", en: "What is different now")))
      page.append(
        .table(
          TextTable(
            [
              .init(Phrase(zhHans: "项目", en: "Value"), wraps: true),
              .init(Phrase(zhHans: "当时", en: "Then"), wraps: true),
              .init(Phrase(zhHans: "现在", en: "Now"), wraps: true),
            ],
            rows: document.circumstances.map { change in
              [change.path, change.before ?? "-", change.after ?? "-"].map(Phrase.verbatim)
            })))
    }
    page.append(.section(Phrase(zhHans: "复算的命令", en: "Command")))
    page.append(.commands([(["outturn"] + document.command).joined(separator: " ")]))
    return page
  }

  private func conclusion(_ document: RerunDocument) -> Phrase {
    let digest = document.expected.prefix(12)
    if document.confirmed {
      return Phrase(
        zhHans: "复算得到逐字节相同的结果（SHA-256 \(digest)）。",
        en: "The same bytes came out (SHA-256 \(digest)).")
    }
    return document.circumstances.isEmpty
      ? Phrase(
        zhHans: "复算的结果与当时不同，而程序、数据和参数都没有变；请连同清单报告这一情况。",
        en: "Other bytes came out though program, data and options are the same: please report this"
          + " with the manifest.")
      : Phrase(
        zhHans: "复算的结果与当时不同，原因在下列不同之中。",
        en: "Other bytes came out; what is different now is listed below.")
  }

  private func state(_ document: RerunDocument) -> Phrase {
    switch document.file {
    case .unchanged: Phrase(zhHans: "结果文件没有改动过。", en: "The result's file is as it was written.")
    case .changed:
      Phrase(zhHans: "结果文件写出后被改动过。", en: "The result's file was changed after it was written.")
    case .missing:
      Phrase(zhHans: "结果文件已不在清单旁边。", en: "The result's file is not beside the manifest.")
    }
  }
}
