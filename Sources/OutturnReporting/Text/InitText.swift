internal import OutturnSeries

extension TextRenderer {
  /// What was written, what to confirm, and what to do next.
  public func text(_ document: InitDocument) -> String { rendered(page(document)) }

  package func page(_ document: InitDocument) -> TextPage {
    var page = TextPage()
    page.append(
      .title(
        Phrase(
          zhHans: "新模型文件夹：\(document.region)\(document.year)年计划",
          en: "New model folder: \(document.folder), plan for \(document.year)")))
    page.append(.paragraph(summary(document)))
    if !document.doubtful.isEmpty {
      page.append(.section(Phrase(zhHans: "请对照原文确认", en: "Confirm against the report")))
      page.append(
        .table(
          TextTable(
            [
              .init(Phrase(zhHans: "行", en: "Line"), .right),
              .init(Phrase(zhHans: "指标", en: "Indicator"), wraps: true),
              .init(Phrase(zhHans: "原文", en: "In the report"), wraps: true),
              .init(Phrase(zhHans: "待核", en: "Check"), wraps: true),
            ],
            rows: document.doubtful.map { entry in
              [
                .verbatim("\(entry.line)"), .verbatim(entry.name), .verbatim(entry.quote),
                Phrase(
                  zhHans: entry.reasons.map(\.zhHans).joined(separator: "；"),
                  en: entry.reasons.map(\.en).joined(separator: "; ")),
              ]
            })))
    }
    page.append(.section(Phrase(zhHans: "文件", en: "Files")))
    page.append(.verbatim(document.files.map { "\(document.folder)/\($0)" }))
    appendNext({ ["outturn check \($0)", "outturn probability \($0)"] }, to: &page)
    return page
  }

  private func summary(_ document: InitDocument) -> Phrase {
    guard document.report != nil else {
      return Phrase(
        zhHans: "已写出可以直接运行的模板，目标和实际数都是举例；要换掉的地方都标着“替换”。",
        en: "A template that runs as it is was written; its targets and outturns are examples."
          + " What to replace is marked \"replace\".")
    }
    if document.isFromWorkbook {
      return Phrase(
        zhHans: "从工作簿读出计划指标\(document.indicators)项、历史数据\(document.figures)个，"
          + "情景和模型一并写成了文件。",
        en: "\(document.indicators) indicators of the plan and \(document.figures) figures of the"
          + " past were read from the workbook, with its scenarios and its model.")
    }
    let certain = document.indicators - document.doubtful.count
    return Phrase(
      zhHans: "从报告里读出\(document.indicators)项指标，其中\(certain)项按原文直接读出，"
        + "\(document.doubtful.count)项需要确认。报告里带单位的\(document.figures)个数字连同位置都列在 "
        + "data/report-figures.csv。",
      en: "\(document.indicators) indicators were read from the report, \(certain) of them as they"
        + " stand and \(document.doubtful.count) to be confirmed. The \(document.figures)"
        + " numbers with a unit are listed in data/report-figures.csv with their places.")
  }
}
