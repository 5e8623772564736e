internal import OutturnPlanning

extension TextRenderer {
  /// The answer for one target or one condition, with all that is behind it a line each.
  func appendSingle(_ document: ProbabilityDocument, to page: inout TextPage) {
    page.append(.title(question(document)))
    let chance =
      document.expressions.first.map { Chance($0, rounding: document.rounding) }
      ?? Chance(document.targets[0], rounding: document.rounding)
    page.append(.table(TextTable(pairs: [(Label.probability.phrase, sentence(chance))])))
    page.append(.bar(chance.probability))
    var pairs = judgement(document)
    if document.targets.count == 1, let forecast = forecast(document.targets[0]) {
      pairs.append((Label.forecast.phrase, forecast))
    }
    if let models = models(document) { pairs.append((Label.acrossModels.phrase, models)) }
    pairs.append((Glossary.scenario.phrase.capitalised, Phrase(document.scenario.name)))
    page.append(.table(TextTable(pairs: pairs)))
    appendShape(of: document.scenario, to: &page)
    if document.scenario.hasContent {
      page.append(.paragraph(movement(document.scenario, of: leadingSeries(document))))
    }
    if document.targets.count > 1 {
      page.append(.section(Label.eachTarget.phrase))
      page.append(.table(targetTable(document.targets, rounding: document.rounding)))
    }
    appendBases(document, to: &page)
    appendOrigin(document, to: &page)
    appendUncertainty(document, to: &page)
  }

  private func question(_ document: ProbabilityDocument) -> Phrase {
    let region = Phrase(document.region.name)
    if let expression = document.expressions.first {
      return Phrase(
        zhHans: "\(region.zhHans)：\(expression.text) 的概率",
        en: "\(region.en): probability of \(expression.text)")
    }
    let target = Phrases.datedTarget(document.targets[0].target, style: style)
    return Phrase(
      zhHans: "\(region.zhHans)\(target.zhHans)的概率",
      en: "\(region.en): probability of \(target.en)")
  }

  /// The answer under the other way to round.
  private func judgement(_ document: ProbabilityDocument) -> [(Phrase, Phrase)] {
    if let expression = document.expressions.first {
      guard let published = expression.asPublished else { return [] }
      let (label, value) =
        document.rounding == .exact
        ? (Label.asPublished, published) : (Label.asTyped, expression.probability)
      return [
        (label.phrase, style.probability(value, standardError: expression.mcStandardError))
      ]
    }
    let entry = document.targets[0]
    guard let published = entry.asPublished else { return [] }
    let rule = publishedRule(published, of: entry.target)
    let error = entry.mcStandardError
    return switch document.rounding {
    case .exact:
      [
        (
          Label.asPublished.phrase,
          style.probability(published.probability, standardError: error) + rule.inParentheses
        )
      ]
    case .published:
      [
        (Label.rounding.phrase, rule),
        (Label.asTyped.phrase, style.probability(entry.probability, standardError: error)),
      ]
    }
  }

  private func publishedRule(
    _ published: PublishedProbability, of target: TargetReference
  ) -> Phrase {
    let threshold = style.trimmed(published.threshold, decimals: target.decimals + 4)
    let limit =
      target.unit == "%"
      ? Phrase(zhHans: threshold.zhHans + "%", en: threshold.en + " %")
      : Phrase(zhHans: threshold.zhHans + UnitName.phrase(target.unit).zhHans, en: threshold.en)
    return Phrase(
      zhHans: "公布数四舍五入，界限为\(limit.zhHans)",
      en: "figures are rounded, so the threshold is \(limit.en)")
  }

  /// `中位数5.4%，50%区间4.7%～6.1%，90%区间3.7%～7.1%`.
  private func forecast(_ entry: TargetProbability) -> Phrase? {
    guard let median = entry.quantiles[0.5] else { return nil }
    let middle = value(median, of: entry.target)
    var parts = [
      Phrase(zhHans: "中位数\(middle.zhHans)", en: "median \(middle.en)")
    ]
    for share in [0.5, 0.9] {
      guard let interval = entry.quantiles.interval(share) else { continue }
      let (label, ends) = (Int((100 * share).rounded()), range(interval, of: entry.target))
      parts.append(
        Phrase(zhHans: "\(label)%区间\(ends.zhHans)", en: "\(label) % interval \(ends.en)"))
    }
    return .clauses(parts)
  }

  /// `甲48%、乙43%、丙84%（仅作对照）`.
  private func models(_ document: ProbabilityDocument) -> Phrase? {
    let byModel = document.expressions.first?.byModel ?? document.targets[0].byModel
    let parts = document.models.compactMap { member -> Phrase? in
      guard let value = byModel[member.id].flatMap({ style.spread([$0]) }) else { return nil }
      let aside =
        member.weight > 0
        ? Phrase.empty : Phrase(zhHans: "仅作对照", en: "for comparison").inParentheses
      let name = Phrase(member.name)
      let gap = name.zhHans.last?.isASCII == true ? " " : ""
      return Phrase(zhHans: "\(name.zhHans)\(gap)\(value.zhHans)", en: "\(name.en) \(value.en)")
        + aside
    }
    guard !parts.isEmpty else { return nil }
    return Phrase(
      zhHans: parts.map(\.zhHans).joined(separator: "、"),
      en: parts.map(\.en).joined(separator: "; "))
  }
}
