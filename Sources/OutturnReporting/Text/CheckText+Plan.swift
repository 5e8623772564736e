internal import OutturnPlanning

extension TextRenderer {
  // MARK: At odds

  /// Warnings: the two numbers of each in a table, then its sentence and the plan's words.
  func appendConflicts(_ document: CheckDocument, to page: inout TextPage) {
    let conflicts = document.findings.filter { $0.severity != .note }
    let rows = document.coherence.filter { $0.verdict != .consistent || isDetailed }
    guard !conflicts.isEmpty || !rows.isEmpty else { return }
    page.append(
      .section(
        Label.conflicts.phrase
          + Phrase(zhHans: "\(conflicts.count)处", en: "\(conflicts.count)").inParentheses))
    if !rows.isEmpty { page.append(.table(coherenceTable(rows))) }
    for finding in conflicts {
      append(finding, to: &page)
      let rounding = document.findings.filter {
        $0.code == FindingCode.reconcilable && $0.indicator == finding.indicator
      }
      for note in rounding { page.append(.paragraph(Phrase(note.message).asSentence.capitalised)) }
      let entry = document.coherence.first { $0.indicator == finding.indicator }
      let stated = entry.map { [$0.quotes.outturn, $0.quotes.target] } ?? [finding.quote]
      if let quote = quotes(stated) { page.append(.paragraph(quote)) }
    }
  }

  func coherenceTable(_ rows: [CoherenceEntry]) -> TextTable {
    TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Glossary.unit.phrase.capitalised, wraps: true),
        .init(Label.outturnYear.phrase, .right), .init(Label.statedGrowth.phrase, .right),
        .init(Label.statedLevel.phrase, .right), .init(Label.impliedGrowth.phrase, .right),
        .init(Label.requiredLevel.phrase, .right), .init(Label.verdict.phrase, wraps: true),
      ],
      rows: rows.map { entry in
        let decimals = entry.decimals
        var implied = entry.impliedGrowth.map { style.percent($0) } ?? .empty
        if isDetailed, let interval = entry.impliedGrowthInterval {
          implied = implied + style.percentRange(interval).inParentheses
        }
        return [
          Phrase(entry.name), UnitName.phrase(entry.unit),
          entry.base.map { style.number($0, decimals: decimals.base) } ?? .empty,
          entry.statedGrowth.map { style.percent($0, decimals: decimals.growth) } ?? .empty,
          entry.statedLevel.map { style.number($0, decimals: decimals.level) } ?? .empty, implied,
          entry.requiredLevel.map {
            style.number($0, decimals: max(decimals.level, style.decimals))
          }
            ?? .empty, Phrases.verdict(entry.verdict),
        ]
      })
  }

  // MARK: Below last year

  func appendBelowLast(_ document: CheckDocument, to page: inout TextPage) {
    let findings = document.findings.filter { FindingCode.belowLast.contains($0.code) }
    guard !findings.isEmpty else { return }
    let doubtful = Set(
      document.findings.filter { $0.code == FindingCode.scope || $0.code == FindingCode.concept }
        .compactMap(\.indicator))
    page.append(
      .section(
        Label.belowLast.phrase
          + Phrase(zhHans: "\(findings.count)项", en: "\(findings.count)").inParentheses))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Glossary.unit.phrase.capitalised, wraps: true),
            .init(Label.outturnYear.phrase, .right), .init(Label.target.phrase, .right),
            .init(Label.changeFromLast.phrase, .right), .init(Label.note.phrase, wraps: true),
          ],
          rows: findings.map { row($0, isDoubtful: doubtful.contains($0.indicator ?? "")) })))
  }

  private func row(_ finding: FindingEntry, isDoubtful: Bool) -> [Phrase] {
    let (outturn, target) = (finding.numbers["outturn"] ?? 0, finding.numbers["target"] ?? 0)
    let isGrowth = finding.code == FindingCode.growthBelow
    let isShare = isGrowth || finding.unit == "%"
    let change = finding.numbers["change"] ?? target - outturn
    let note =
      finding.code == FindingCode.looser
      ? Phrase(zhHans: "上限高于上年实际", en: "an upper bound, now looser")
      : isDoubtful
        ? Phrase(zhHans: "口径可能不同，见上", en: "may not be counted alike, see above") : .empty
    let signed = style.signed(change)
    return [
      name(finding) + (isGrowth ? Phrase(zhHans: "增速", en: " growth") : .empty),
      isGrowth ? .verbatim("%") : UnitName.phrase(finding.unit ?? ""), style.trimmed(outturn),
      style.trimmed(target),
      isShare
        ? style.signedPoints(change) : Phrase(zhHans: signed.zhHans + "%", en: signed.en + " %"),
      note,
    ]
  }

  // MARK: Bases

  func appendUnknownBases(_ document: CheckDocument, to page: inout TextPage) {
    let findings = document.findings.filter { $0.code == FindingCode.baseUnknown }
    guard !findings.isEmpty else { return }
    page.append(.section(Label.basesUnknown.phrase))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "下表是增速目标和总量目标相符时的上年总量，请向统计局核实：",
          en: "The base from which growth and level target agree; ask the statistics bureau:")))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Glossary.unit.phrase.capitalised, wraps: true),
            .init(Label.impliedBase.phrase, .right), .init(Label.roundingRange.phrase, .right),
            .init(Label.perPricePoint.phrase, .right),
          ],
          rows: findings.map { finding in
            let numbers = finding.numbers
            let low = numbers["implied_base_low"].map { style.trimmed($0) } ?? .empty
            let high = numbers["implied_base_high"].map { style.trimmed($0) } ?? .empty
            return [
              name(finding), UnitName.phrase(finding.unit ?? ""),
              numbers["implied_base"].map { style.trimmed($0) } ?? .empty,
              Phrase(zhHans: "\(low.zhHans)～\(high.zhHans)", en: "\(low.en) to \(high.en)"),
              numbers["per_deflator_point"].map { style.signed($0, decimals: 2) } ?? .empty,
            ]
          })))
    if findings.contains(where: { $0.numbers["per_deflator_point"] != nil }) {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "按不变价计算的增速，这里假定价格不变；末列是价格每下降1%时上年总量要多出的数。",
            en: "Real growth is taken at unchanged prices; the last column is what each per cent "
              + "that prices fall adds to the base.")))
    }
  }

  // MARK: The rest

  /// Findings of a kind in one line each; a kind that is not known here keeps its own sentences.
  func appendOtherFindings(_ document: CheckDocument, to page: inout TextPage) {
    let known: Set<String> = [
      FindingCode.below, FindingCode.looser, FindingCode.growthBelow, FindingCode.baseUnknown,
    ]
    let conflicting = Set(
      document.findings.filter { $0.severity != .note }.compactMap(\.indicator))
    let rest = document.findings.filter { finding in
      finding.severity == .note && !known.contains(finding.code)
        && !(finding.code == FindingCode.reconcilable
          && conflicting.contains(finding.indicator ?? ""))
    }
    guard !rest.isEmpty else { return }
    page.append(.section(Label.otherFindings.phrase))
    for (code, label) in [
      (FindingCode.equal, Label.equalToLast), (FindingCode.expected, .baseExpected),
      (FindingCode.lowerBound, .baseExceeded),
    ] {
      let findings = rest.filter { $0.code == code }
      guard !findings.isEmpty else { continue }
      page.append(
        .paragraph((label.phrase.withColon + .list(findings.map(figure))).asSentence))
    }
    let rates = rest.filter { $0.code == FindingCode.levelAsGrowth }
    if !rates.isEmpty {
      page.append(
        .paragraph((Label.levelsAsGrowth.phrase.withColon + .list(rates.map(rate))).asSentence))
    }
    let listed: Set<String> = [
      FindingCode.equal, FindingCode.expected, FindingCode.lowerBound, FindingCode.levelAsGrowth,
    ]
    for finding in rest where !listed.contains(finding.code) { append(finding, to: &page) }
  }

  /// `粮食播种面积86万亩（上年86.05万亩）`.
  private func figure(_ finding: FindingEntry) -> Phrase {
    func amount(_ value: Double) -> Phrase { UnitName.amount(value, finding.unit ?? "") }
    let name = name(finding)
    let main = (finding.numbers["target"] ?? finding.numbers["base"]).map(amount) ?? .empty
    let last = finding.numbers["outturn"].flatMap { outturn -> Phrase? in
      guard outturn != finding.numbers["target"] else { return nil }
      let amount = amount(outturn)
      return Phrase(zhHans: "上年\(amount.zhHans)", en: "last year \(amount.en)").inParentheses
    }
    return Phrase(zhHans: name.zhHans + main.zhHans, en: "\(name.en) \(main.en)")
      + (last ?? .empty)
  }

  /// `蔬菜出口额增长3.4%（-0.3%～7.3%）`, the range in detail only.
  private func rate(_ finding: FindingEntry) -> Phrase {
    let (name, numbers) = (name(finding), finding.numbers)
    let implied = numbers["implied_growth"] ?? 0
    let (zh, en) = (style.percent(abs(implied)).zhHans, style.percent(implied).en)
    let main = Phrase(
      zhHans: "\(name.zhHans)\(implied < 0 ? "下降" : "增长")\(zh)", en: "\(name.en) \(en)")
    guard isDetailed, let low = numbers["implied_growth_low"],
      let high = numbers["implied_growth_high"]
    else { return main }
    return main + style.percentRange(Interval(low: low, high: high)).inParentheses
  }

  private func append(_ finding: FindingEntry, to page: inout TextPage) {
    let kind = Phrases.severity(finding.severity) + .verbatim("[\(finding.code)]")
    let name = finding.name == nil ? .empty : name(finding).withColon
    let ask =
      finding.ask.map { ask in
        let sentence = Phrase(ask).asSentence.capitalised
        return Phrase(zhHans: sentence.zhHans, en: " " + sentence.en)
      } ?? .empty
    page.append(
      .paragraph(kind + .verbatim(" ") + name + Phrase(finding.message).asSentence + ask))
  }

  private func name(_ finding: FindingEntry) -> Phrase {
    finding.name.map { Phrase($0) } ?? .verbatim(finding.indicator ?? "")
  }

  /// The plan's own words. They are Chinese; an English reader has the explanation, and finds
  /// them in the document's JSON.
  private func quotes(_ quotes: [String?]) -> Phrase? {
    let stated = quotes.compactMap(\.self)
    guard !stated.isEmpty else { return nil }
    return Phrase(zhHans: "原文：" + stated.map { "“\($0)”" }.joined(), en: "")
  }
}

/// Codes of findings that have a place of their own in the text.
enum FindingCode {
  static let scope = "W0404"
  static let concept = "W0405"
  static let baseUnknown = "W0406"
  static let below = "W0407"
  static let equal = "W0408"
  static let looser = "W0409"
  static let growthBelow = "W0410"
  static let reconcilable = "W0411"
  static let expected = "W0412"
  static let lowerBound = "W0413"
  static let levelAsGrowth = "W0420"

  /// A target that asks for less than the last outturn.
  static let belowLast: Set = [below, looser, growthBelow]
}
