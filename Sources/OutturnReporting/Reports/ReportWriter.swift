private import OutturnPlanning
private import OutturnSeries

/// Puts a report's documents into words, section by section.
package struct ReportWriter {
  let document: ReportDocument
  /// Gives the phrases that texts of other verbs have too; its language does not matter.
  let words: TextRenderer

  package init(_ document: ReportDocument, digits: Int = 1) {
    self.document = document
    words = TextRenderer(TextOptions(language: .zhHans, digits: digits))
  }

  var style: NumberStyle { words.style }
  var probability: ProbabilityDocument { document.probability }

  /// The growth target that speaks for the plan: the first headline one.
  var leading: TargetProbability? {
    probability.targets.first { $0.target.headline && $0.target.measure == .growth }
      ?? probability.targets.first { $0.target.measure == .growth }
  }

  var region: Phrase { Phrase(probability.region.name) }

  /// The year that the targets are for.
  var year: Phrase {
    probability.targets.first.map { Phrases.period($0.target.period) } ?? .empty
  }

  package func outline() -> ReportOutline {
    ReportOutline(
      title: Phrase(
        zhHans: "\(region.zhHans)\(year.zhHans)计划目标达成概率分析",
        en: "\(region.en): how likely the plan's targets are"
          + (year.isEmpty ? "" : ", \(year.en)")),
      subtitle: subtitle, headline: headline, summary: summary,
      sections: [
        targets(), growth(), together(), drivers(), scenarios(), coherence(), record(),
        falsification(), dataAndMethod(), limits(), reproduction(),
      ].compactMap { $0 })
  }

  private var subtitle: Phrase {
    let base = document.projection.baseYear
    let plan = document.description.plan.map { Phrase($0.title) }
    let source = plan.map { Phrase(zhHans: "依据\($0.zhHans)和", en: "From \($0.en) and ") } ?? .empty
    return source
      + Phrase(
        zhHans: "截至\(base)年的公布数据测算；情景：\(probability.scenario.name.zhHans)。",
        en: "figures published up to \(base). Scenario: \(probability.scenario.name.en).")
  }

  // MARK: Conclusion

  private var headline: Phrase {
    guard let all = probability.joint?.all, !all.targets.isEmpty else {
      return leading.map(told) ?? .empty
    }
    let odds = words.sentence(Chance(all))
    return Phrase(
      zhHans: "\(year.zhHans)\(all.targets.count)项主要目标全部达成的概率为\(odds.zhHans)",
      en: "All \(all.targets.count) headline targets of \(year.en) together have a probability of "
        + odds.en
    ).asSentence
  }

  private var summary: [Phrase] {
    var points: [Phrase] = []
    if let leading, probability.joint != nil { points.append(told(leading)) }
    let ranked = probability.targets.filter(\.target.headline).sorted {
      $0.probability < $1.probability
    }
    if let low = ranked.first, let high = ranked.last, ranked.count > 1 {
      let (low, high) = (words.named(low), words.named(high))
      points.append(
        Phrase(
          zhHans: "主要目标中，把握最大的是\(high.zhHans)，最小的是\(low.zhHans)。",
          en: "Of the headline targets the most likely is \(high.en), the least likely \(low.en)."))
    }
    points += [binding, bestScenario, conflicts].compactMap { $0 }
    return points
  }

  /// A target with its probability and where the figure is expected.
  func told(_ entry: TargetProbability) -> Phrase {
    let event = Phrases.datedTarget(entry.target, style: style)
    let odds = words.sentence(Chance(entry, rounding: probability.rounding))
    var sentence = Phrase(
      zhHans: "\(event.zhHans)的概率为\(odds.zhHans)",
      en: "\(event.en): probability \(odds.en)")
    if let median = entry.quantiles[0.5], let interval = entry.quantiles.interval(0.9) {
      let middle = words.value(median, of: entry.target)
      let range = words.range(interval, of: entry.target)
      sentence =
        sentence
        + Phrase(
          zhHans: "；预测中位数\(middle.zhHans)，九成可能在\(range.zhHans)之间",
          en: "; median forecast \(middle.en), nine in ten futures within \(range.en)")
    }
    return sentence.asSentence
  }

  var binding: Phrase? {
    guard let most = probability.binding.max(by: { $0.gain < $1.gain }), most.gain > 0,
      let entry = probability.targets.first(where: { $0.target.id == most.target }),
      let all = probability.joint?.all
    else { return nil }
    let name = Phrases.target(entry.target, style: style)
    let without = style.probability(
      most.jointWithout, standardError: all.standardError(of: most.jointWithout))
    return Phrase(
      zhHans: "制约最大的是\(name.zhHans)：不计这一项，其余主要目标全部达成的概率为\(without.zhHans)。",
      en: "Held down most by \(name.en): without it the others together have \(without.en).")
  }

  private var bestScenario: Phrase? {
    let projection = document.projection
    guard let target = projection.comparisonTarget,
      let best = projection.comparison.dropFirst().max(by: { $0.probability < $1.probability }),
      let change = best.changeFromFirst,
      let name = projection.scenarios.first(where: { $0.scenario.id == best.scenario })
    else { return nil }
    let event = Phrases.target(target, style: style)
    let odds = style.probability(best.probability, standardError: best.mcStandardError)
    let points = style.signedPoints(100 * change)
    let apart = style.number(100 * abs(change))
    let scenario = Phrase(name.scenario.name)
    return Phrase(
      zhHans: "在\(scenario.zhHans)下，\(event.zhHans)的概率为\(odds.zhHans)，"
        + "比基准情景\(change < 0 ? "低" : "高")\(apart.zhHans)个百分点。",
      en: "Under \"\(scenario.en)\" the probability of \(event.en) is \(odds.en), \(points.en) "
        + "against the baseline.")
  }

  private var conflicts: Phrase? {
    let count = document.check.findings.count { $0.severity != .note }
    guard count > 0 else { return nil }
    return Phrase(
      zhHans: "计划文本有\(count)处数字需要核对，详见“计划指标数据核对”。",
      en: count == 1
        ? "One number of the plan itself deserves a second look: see \"Does the plan agree with "
          + "itself?\"."
        : "\(count) numbers of the plan itself deserve a second look: see \"Does the plan agree "
          + "with itself?\".")
  }
}
