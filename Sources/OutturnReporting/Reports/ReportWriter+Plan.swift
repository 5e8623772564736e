private import OutturnPlanning

extension ReportWriter {
  func coherence() -> ReportOutline.Section? {
    let check = document.check
    let conflicts = check.findings.filter { $0.severity != .note }
    let rows = check.coherence.filter { $0.verdict != .consistent }
    let extent = Phrase(
      zhHans: "对计划的\(check.counts.indicators)项指标、\(check.counts.targets)个目标数作算术核对，不涉及模型。",
      en:
        "Arithmetic alone, without a model, over the plan's \(check.counts.indicators) indicators "
        + "and \(check.counts.targets) target figures.")
    var blocks: [ReportOutline.Block] = [.paragraph(extent)]
    if conflicts.isEmpty {
      blocks.append(
        .paragraph(
          Phrase(zhHans: "没有发现相互矛盾的数字。", en: "No number contradicts another.")))
    } else {
      if !rows.isEmpty {
        blocks.append(
          .table(
            words.coherenceTable(rows),
            caption: Phrase(zhHans: "总量目标与增速目标", en: "Level against growth")))
      }
      blocks.append(
        .list(
          conflicts.map { finding in
            let name = finding.name.map(Phrase.init) ?? .empty
            return (name.withColon + Phrase(finding.message)).asSentence
          }))
    }
    let below = check.findings.filter { FindingCode.belowLast.contains($0.code) }
    if !below.isEmpty {
      let names = Phrase.list(below.compactMap { $0.name.map(Phrase.init) })
      blocks.append(
        .paragraph(
          Phrase(
            zhHans: "另有\(below.count)项目标低于上年实际：\(names.zhHans)。",
            en: "\(Phrases.plural(below.count, "target")) below last year's outturn: \(names.en)."))
      )
    }
    return ReportOutline.Section(
      id: "coherence",
      title: Phrase(zhHans: "计划指标数据核对", en: "Does the plan agree with itself?"),
      blocks: blocks)
  }
}
