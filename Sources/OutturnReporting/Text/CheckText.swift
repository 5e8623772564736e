extension TextRenderer {
  /// Whether the model can be used, then problems of files, then the plan's arithmetic: each
  /// finding once, what is at odds first.
  public func text(_ document: CheckDocument) -> String { rendered(page(document)) }

  package func page(_ document: CheckDocument) -> TextPage {
    var page = TextPage()
    page.append(
      .title(Phrase(zhHans: "模型与计划检查结果", en: "Check of the model and its plan")))
    page.append(.paragraph(conclusion(document.counts)))
    appendDiagnostics(document, to: &page)
    appendConflicts(document, to: &page)
    appendBelowLast(document, to: &page)
    appendUnknownBases(document, to: &page)
    appendOtherFindings(document, to: &page)
    appendAmbition(document, to: &page)
    appendTrackRecord(document, to: &page)
    if isDetailed { appendIndicators(document.indicators, to: &page) }
    appendWarnings(document.header, to: &page)
    page.append(.remark(Label.extent.phrase, extent(document.counts)))
    if document.counts.errors == 0 {
      appendNext(
        {
          ["outturn describe \($0)", "outturn probability \($0)"]
            + (isDetailed ? [] : ["outturn check \($0) --verbose"])
        }, to: &page)
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
      zhHans: "文件\(counts.files)个、数据\(counts.observations)条、"
        + "计划指标\(counts.indicators)项、目标值\(counts.targets)个；"
        + "错误\(counts.errors)处、警告\(counts.warnings)处、提示\(counts.notes)处。",
      en: "\(Phrases.plural(counts.files, "file")), "
        + "\(Phrases.plural(counts.observations, "figure")), "
        + "\(Phrases.plural(counts.indicators, "indicator")) of the plan, "
        + "\(Phrases.plural(counts.targets, "target")); "
        + "\(Phrases.plural(counts.errors, "error")), "
        + "\(Phrases.plural(counts.warnings, "warning")), "
        + "\(Phrases.plural(counts.notes, "note")).")
  }
}
