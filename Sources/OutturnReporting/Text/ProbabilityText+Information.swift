private import OutturnSeries

extension TextRenderer {
  /// The odds with and without the plan's targets as signals.
  func appendInformation(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.targetInformation.isEmpty else { return }
    page.append(.section(Label.targetInformation.phrase))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "计划提出的目标本身也带有信息。按以往目标与实际数之差，把目标当作一次带偏差、有误差的观测，概率如下；"
            + "其他各处的概率都不含这一信息。",
          en:
            "A plan's target is information in itself. Taken as an observation with the bias and the "
            + "noise of earlier targets it gives the odds below; no other probability here uses it."
        )))
    var table = TextTable(
      [
        .init(Label.target.phrase, wraps: true),
        .init(Phrase(zhHans: "不用目标", en: "Without"), .right),
        .init(Phrase(zhHans: "用目标", en: "With"), .right),
        .init(Phrase(zhHans: "依据", en: "Learnt from"), wraps: true),
        .init(Phrase(zhHans: "实际减目标（百分点）", en: "Outturn less target (points)"), .right),
      ])
    for entry in document.targetInformation {
      guard let target = document.targets.first(where: { $0.target.id == entry.target }) else {
        continue
      }
      let (bias, spread) = (style.signed(entry.bias), style.number(entry.standardDeviation))
      let region = Phrase(entry.regionName)
      table.append([
        Phrases.briefTarget(target.target, style: style),
        style.probability(entry.without, standardError: target.mcStandardError),
        style.probability(entry.with, standardError: entry.mcStandardError),
        Phrase(
          zhHans: "\(region.zhHans)\(entry.count)个年份", en: "\(region.en), \(entry.count) years"),
        Phrase(
          zhHans: "平均\(bias.zhHans)，标准差\(spread.zhHans)", en: "mean \(bias.en), sd \(spread.en)"),
      ])
    }
    page.append(.table(table))
  }

  /// The odds with figures managed to the targets, when that was asked for.
  func appendManaged(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let first = document.managed.first else { return }
    page.append(.section(Label.managed.phrase))
    let (width, ratio) = (style.trimmed(first.width), style.trimmed(first.ratio))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "应要求作的调整，不是对经济的预测：公布数恰好达到目标的，历来是差一点的4至5倍。这里把目标以下"
            + "\(width.zhHans)个百分点以内的一部分概率移到目标之上，使两边之比为\(ratio.zhHans)。",
          en:
            "An adjustment made on request, and no forecast of the economy: published figures just "
            + "above a target are four to five times as frequent as just below. Part of the "
            + "probability within \(width.en) points below is moved above, to a ratio of \(ratio.en)."
        )))
    var table = TextTable(
      [
        .init(Label.target.phrase, wraps: true), .init(Label.probability.phrase, .right),
        .init(Phrase(zhHans: "调整后", en: "Managed"), .right),
        .init(Phrase(zhHans: "移动（百分点）", en: "Moved (points)"), .right),
      ])
    for entry in document.managed {
      guard let target = document.targets.first(where: { $0.target.id == entry.target }) else {
        continue
      }
      table.append([
        Phrases.briefTarget(target.target, style: style),
        style.probability(entry.unmanaged, standardError: target.mcStandardError),
        style.probability(entry.probability, standardError: target.mcStandardError),
        style.number(100 * entry.moved),
      ])
    }
    page.append(.table(table))
  }
}
