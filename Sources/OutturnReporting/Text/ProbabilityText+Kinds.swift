internal import OutturnPlanning
private import OutturnSeries

extension TextRenderer {
  /// Targets judged by what indicators of their kind do, by how likely they are, and what can be
  /// said of all targets together.
  func appendKinds(_ document: ProbabilityDocument, to page: inout TextPage) {
    let entries = document.kindTargets
    guard !entries.isEmpty else { return }
    page.append(
      .section(
        Label.byKind.phrase
          + Phrase(
            zhHans: "\(entries.count)项，只有上年一个数，按同类指标的一般波动估计，只供排序参考",
            en:
              "\(entries.count), with one earlier figure each: judged by how much such indicators "
              + "vary, for ranking only"
          ).inParentheses))
    var pairs: [(Phrase, Phrase)] = []
    for words in ProbabilityWords.allCases.reversed() {
      let found = entries.filter {
        ProbabilityWords(Chance($0, rounding: document.rounding).probability) == words
      }.sorted { $0.probability > $1.probability }
      guard !found.isEmpty else { continue }
      pairs.append((words.phrase.capitalised, .list(found.map { brief($0, document.rounding) })))
    }
    page.append(.table(TextTable(pairs: pairs)))
    if let whole = document.joint?.wholePlan { page.append(.paragraph(sentence(whole))) }
  }

  /// `粮食总产量77%`.
  private func brief(_ entry: TargetProbability, _ rounding: Rounding) -> Phrase {
    let value = style.percent(
      100 * Chance(entry, rounding: rounding).probability, decimals: 0)
    let isGrowth = entry.target.measure == .growth
    return Phrase(
      zhHans: "\(entry.target.name.zhHans)\(isGrowth ? "增速" : "")\(value.zhHans)",
      en: "\(entry.target.name.en)\(isGrowth ? " growth" : "") \(value.en)")
  }

  private func sentence(_ whole: WholePlan) -> Phrase {
    let met = style.number(whole.expectedMet)
    let half = (whole.targets + 1) / 2
    let all = style.percentRange(percents(whole.all), decimals: 0)
    let most = style.percentRange(percents(whole.atLeast[half]), decimals: 0)
    return Phrase(
      zhHans:
        "连同上面共\(whole.targets)项，平均能达成\(met.zhHans)项；各项联系不清，全部达成\(all.zhHans)，至少\(half)项\(most.zhHans)。",
      en:
        "With those above \(whole.targets) targets, \(met.en) met on average; their links are not known: all \(all.en), at least \(half) of them \(most.en)."
    )
  }

  private func percents(_ range: Interval) -> Interval {
    Interval(low: 100 * range.low, high: 100 * range.high)
  }

  /// Bases, errors and back-tests in a line each.
  func appendTrust(_ document: ProbabilityDocument, to page: inout TextPage) {
    var pairs: [(Phrase, Phrase)] = []
    if !document.baseLevels.isEmpty {
      pairs.append((Phrase(zhHans: "基数", en: "Base"), bases(document)))
    }
    if let simulation = simulationError(document) {
      pairs.append((Label.simulationError.phrase, simulation))
    }
    pairs += sourceRows(document)
    pairs.append((Label.calibration.phrase, briefCalibration(document)))
    page.append(.section(Label.uncertainty.phrase))
    page.append(.table(TextTable(pairs: pairs)))
  }

  /// `地区生产总值：由已公布的总量推算304.5亿元为9.8%（采用），按计划倒推312.8亿元为41.1%`.
  private func bases(_ document: ProbabilityDocument) -> Phrase {
    let parts = document.baseLevels.map { base in
      let level = style.quantity(base.levelMedian, unit: base.unit)
      let value = style.probability(base.probability, standardError: base.mcStandardError)
      let used = base.inUse ? Phrase(zhHans: "采用", en: "in use").inParentheses : .empty
      let kind = Phrases.baseKind(base.kind)
      return Phrase(
        zhHans: "\(kind.zhHans)\(level.zhHans)为\(value.zhHans)\(used.zhHans)",
        en: "\(kind.en), \(level.en): \(value.en)\(used.en)")
    }
    let target = document.baseLevels.first.flatMap { base in
      document.targets.first { $0.target.id == base.target }
    }
    return (target.map { Phrase($0.target.name) } ?? .empty).withColon + .clauses(parts)
  }
}
