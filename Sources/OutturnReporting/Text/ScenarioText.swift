extension TextRenderer {
  /// A scenario's story, beliefs, plausibility and effects. `showsEffects` limits effects to the
  /// given series, all when nil.
  func appendScenario(_ scenario: ScenarioStatement, to page: inout TextPage) {
    page.append(.paragraph(Phrase(scenario.story).asSentence))
    if !scenario.source.isEmpty {
      page.append(
        .paragraph(Glossary.source.phrase.capitalised.withColon + .verbatim(scenario.source)))
    }
    let shape = shape(of: scenario)
    if !shape.isEmpty { page.append(.paragraph(shape.asSentence.capitalised)) }
    guard !scenario.assumptions.isEmpty else { return }
    page.append(.table(assumptionTable(scenario.assumptions)))
    if let plausibility = scenario.plausibility {
      page.append(.paragraph(sentence(plausibility)))
    }
    if !scenario.effects.isEmpty { page.append(.table(effectTable(scenario))) }
  }

  private func shape(of scenario: ScenarioStatement) -> Phrase {
    var parts: [Phrase] = []
    if scenario.volatility != 1 {
      let factor = style.shortest(scenario.volatility)
      parts.append(
        Phrase(
          zhHans: "冲击幅度按\(factor.zhHans)倍计算", en: "shocks scaled by \(factor.en)"))
    }
    switch scenario.tails {
    case nil: break
    case "normal":
      parts.append(Phrase(zhHans: "冲击服从正态分布", en: "normal shocks"))
    case .some(let tails):
      let degrees = tails.hasPrefix("t:") ? String(tails.dropFirst(2)) : tails
      parts.append(
        Phrase(
          zhHans: "冲击服从自由度为\(degrees)的t分布",
          en: "Student-t shocks with \(degrees) degrees of freedom"))
    }
    return .clauses(parts)
  }

  private func assumptionTable(_ assumptions: [AssumptionStatement]) -> TextTable {
    TextTable(
      [
        .init(Label.assumptions.phrase, wraps: true), .init(Label.years.phrase),
        .init(Label.assumedGrowth.phrase, .right), .init(Label.modelledMean.phrase, .right),
        .init(Label.gap.phrase, .right),
      ],
      rows: assumptions.map {
        [
          Phrase($0.name), Phrases.periods($0.first, $0.last), style.number($0.growth),
          style.number($0.modelledMean), style.signed($0.gap),
        ]
      })
  }

  private func sentence(_ plausibility: Plausibility) -> Phrase {
    let distance = style.number(plausibility.distance, decimals: 1)
    let share = style.percent(100 * plausibility.probability, decimals: 0)
    return Phrase(
      zhHans: "假设与模型中心的距离为\(distance.zhHans)（自由度\(plausibility.degreesOfFreedom)），"
        + "模拟路径中有\(share.zhHans)偏离得同样远或更远。",
      en: "The assumptions lie \(distance.en) from the model's centre "
        + "(degrees of freedom: \(plausibility.degreesOfFreedom)); "
        + "\(share.en) of simulated futures lie at least as far.")
  }

  private func effectTable(_ scenario: ScenarioStatement) -> TextTable {
    let names = Dictionary(
      scenario.assumptions.map { ($0.series, Phrase($0.name)) }, uniquingKeysWith: { $1 })
    return TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true), .init(Label.years.phrase),
        .init(Label.before.phrase, .right), .init(Label.after.phrase, .right),
        .init(Label.change.phrase, .right), .init(Label.contributions.phrase, wraps: true),
      ],
      rows: scenario.effects.map { effect in
        [
          Phrase(effect.name), Phrases.period(effect.period), style.number(effect.meanBefore),
          style.number(effect.meanAfter), style.signed(effect.change),
          .list(
            effect.contributions.map {
              (names[$0.assumption] ?? .verbatim($0.assumption))
                + Phrase(zhHans: "", en: " ") + style.signed($0.change)
            }),
        ]
      })
  }
}
