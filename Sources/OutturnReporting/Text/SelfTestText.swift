internal import OutturnSeries

extension TextRenderer {
  /// Each check with how far this machine agrees.
  public func text(_ document: SelfTestDocument) -> String { rendered(page(document)) }

  package func page(_ document: SelfTestDocument) -> TextPage {
    var page = TextPage()
    page.append(.title(Phrase(zhHans: "本机自检", en: "Checks on this machine")))
    let failed = document.checks.filter { !$0.hasPassed }
    let count = document.checks.count
    page.append(
      .paragraph(
        failed.isEmpty
          ? Phrase(
            zhHans: "结论：\(count)项检查全部通过。", en: "All \(count) checks passed.")
          : Phrase(
            zhHans: "结论：\(count)项检查中有\(failed.count)项没有通过，请勿使用本机的结果。",
            en: "\(failed.count) of \(count) checks failed: do not use results of this machine.")))
    var groups: [LocalizedText] = []
    for check in document.checks where !groups.contains(check.group) { groups.append(check.group) }
    for group in groups {
      page.append(.section(Phrase(group)))
      let checks = document.checks.filter { $0.group == group }
      page.append(
        .table(
          TextTable(
            [
              .init(Phrase(zhHans: "检查", en: "Check"), wraps: true),
              .init(Phrase(zhHans: "结果", en: "Found"), .right),
              .init(Phrase(zhHans: "要求", en: "Needed"), .right),
              .init(Phrase(zhHans: "通过", en: "Passed")),
            ],
            rows: checks.map { check in
              [
                Phrase(check.name), amount(check.value, check.measure),
                bound(check.bound, check.measure),
                check.hasPassed ? Label.yes.phrase : Label.no.phrase,
              ]
            })))
    }
    page.append(
      .section(Phrase(zhHans: "环境", en: "Environment")))
    var pairs: [(Phrase, Phrase)] = [
      (Phrase(zhHans: "程序版本", en: "Version"), .verbatim(document.header.outturn))
    ]
    if let lapack = document.header.lapack {
      pairs.append(
        (Phrase(zhHans: "线性代数库", en: "LAPACK"), .verbatim("\(lapack.provider) \(lapack.version)")))
    }
    pairs.append((Label.isa.phrase, .verbatim(document.instructionSets.joined(separator: ", "))))
    page.append(.table(TextTable(pairs: pairs)))
    return page
  }

  private func amount(_ value: Double, _ measure: SelfTestCheck.Measure) -> Phrase {
    let text = DecimalText.fixed(value, decimals: measure == .differences ? 0 : 1)
    switch measure {
    case .digits: return Phrase(zhHans: "\(text)位有效数字", en: "\(text) digits")
    case .standardErrors: return Phrase(zhHans: "相差\(text)个标准误", en: "\(text) standard errors")
    case .differences: return Phrase(zhHans: "\(text)处不同", en: "\(text) differences")
    }
  }

  private func bound(_ value: Double, _ measure: SelfTestCheck.Measure) -> Phrase {
    let text = DecimalText.fixed(value, decimals: 0)
    switch measure {
    case .digits: return Phrase(zhHans: "不少于\(text)", en: "at least \(text)")
    case .standardErrors, .differences: return Phrase(zhHans: "不超过\(text)", en: "at most \(text)")
    }
  }
}
