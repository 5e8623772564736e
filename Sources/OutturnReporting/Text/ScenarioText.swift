private import OutturnSeries

extension TextRenderer {
  /// A scenario's story, beliefs, plausibility and effects: the story's first sentence and the
  /// effects of the first year, all of both when verbose. `series` is the one that the sentence on
  /// what moved speaks of.
  func appendScenario(
    _ scenario: ScenarioStatement, of series: String?, to page: inout TextPage
  ) {
    let story = Phrase(scenario.story)
    page.append(.paragraph((isDetailed ? story : story.firstSentence).asSentence))
    if !scenario.origins.isEmpty {
      let names = scenario.origins.map { Phrase($0.name) }
      page.append(
        .paragraph(
          Phrase(
            zhHans: "由“\(names.map(\.zhHans).joined(separator: "”“"))”推出。",
            en: "Built from: \(names.map(\.en).joined(separator: ", then ")).")))
    }
    if isDetailed {
      if !scenario.source.isEmpty {
        page.append(
          .paragraph(Glossary.source.phrase.capitalised.withColon + .verbatim(scenario.source)))
      }
      for origin in scenario.origins where !origin.source.isEmpty {
        let name = Phrase(origin.name)
        page.append(
          .paragraph(
            Phrase(zhHans: "“\(name.zhHans)”来源", en: "Source of \(name.en)").withColon
              + .verbatim(origin.source)))
      }
    }
    appendShape(of: scenario, to: &page)
    guard scenario.hasContent else { return }
    page.append(.paragraph(movement(scenario, of: series)))
    if let plausibility = scenario.plausibility {
      page.append(.paragraph(sentence(plausibility)))
    }
    if !scenario.assumptions.isEmpty {
      page.append(.table(assumptionTable(scenario.assumptions)))
    }
    appendConditions(scenario, to: &page)
    let years = Array(Set(scenario.effects.map(\.period))).sorted()
    for year in isDetailed ? years[...] : years.prefix(1) {
      page.append(.paragraph(effectCaption(year, of: scenario)))
      page.append(.table(effectTable(scenario, in: year)))
    }
  }

  /// What the scenario says of the size and the shape of the shocks, if anything.
  func appendShape(of scenario: ScenarioStatement, to page: inout TextPage) {
    let shape = shape(of: scenario)
    if !shape.isEmpty { page.append(.paragraph(shape.asSentence.capitalised)) }
  }

  private func shape(of scenario: ScenarioStatement) -> Phrase {
    var parts: [Phrase] = []
    if scenario.volatility != 1 {
      let factor = style.shortest(scenario.volatility)
      parts.append(
        Phrase(
          zhHans: "冲击幅度按\(factor.zhHans)倍计算", en: "shocks scaled by \(factor.en)"))
    }
    parts += (scenario.tails ?? "").split(separator: "+").map { tails(String($0)) }
    return .clauses(parts)
  }

  /// One part of a scenario's `tails`.
  private func tails(_ part: String) -> Phrase {
    let words = part.split(separator: ":").map(String.init)
    let figure = words.count > 1 ? words[1] : ""
    return switch words[0] {
    case "normal": Phrase(zhHans: "冲击服从正态分布", en: "normal shocks")
    case "bootstrap":
      Phrase(
        zhHans: "冲击从样本各年的标准化残差中重新抽取，方差不变",
        en: "shocks drawn again from the standardised residuals of the sample years, variance kept")
    case "volatile":
      Phrase(
        zhHans: "波动率逐年随机变动（对数每年变动的标准差为\(figure)），方差的期望不变",
        en:
          "shocks whose volatility walks from year to year (standard deviation of its logarithm \(figure) a year), expected variance kept"
      )
    default:
      Phrase(
        zhHans: "冲击服从自由度为\(figure)的t分布",
        en: "Student-t shocks with \(figure) degrees of freedom")
    }
  }

  // MARK: What moved

  /// What is assumed and known, how far that is from the model, and how far the centre of one series
  /// moves with it in the first projected year. The link is association, not cause, and the sentence says
  /// so.
  func movement(_ scenario: ScenarioStatement, of series: String?) -> Phrase {
    let first = scenario.effects.map(\.period).min()
    let current = scenario.assumptions.filter { assumption in
      first.map { assumption.first <= $0 && $0 <= assumption.last } ?? true
    }
    let beliefs = (current.isEmpty ? scenario.assumptions : current).map(belief)
    let knowledge = scenario.conditions.map(knowledge)
    let opinions = scenario.views.map(opinion)
    let assumed = Set(
      scenario.assumptions.map(\.series) + scenario.conditions.flatMap { $0.terms.map(\.series) }
        + scenario.views.flatMap { $0.terms.map(\.series) })
    let effects = scenario.effects.filter { $0.period == first && !assumed.contains($0.series) }
    let start = Phrase(
      zhHans: (beliefs.map(\.zhHans) + knowledge.map { "已知\($0.zhHans)" }
        + opinions.map(\.zhHans)).joined(separator: "；"),
      en: [("Assumed: ", beliefs), ("Known: ", knowledge), ("In the view of others: ", opinions)]
        .filter { !$0.1.isEmpty }.map {
          $0 + $1.map(\.en).joined(separator: "; ")
        }.joined(separator: ". "))
    guard let effect = effects.first(where: { $0.series == series }) ?? effects.first else {
      return start.asSentence
    }
    let size = style.number(effect.change.magnitude, decimals: style.decimals + 1)
    let isStill = !size.zhHans.contains { "123456789".contains($0) }
    let (name, year) = (Phrase(effect.name), Phrases.period(effect.period))
    let isUp = effect.change > 0
    let move =
      isStill
      ? Phrase(
        zhHans: "\(name.zhHans)增速的中心基本不动",
        en: "the centre of \(name.en) growth in \(year.en) hardly moves")
      : Phrase(
        zhHans: "\(year.zhHans)\(name.zhHans)增速的中心随之\(isUp ? "上移" : "下移")\(size.zhHans)个百分点",
        en: "the centre of \(name.en) growth in \(year.en) moves \(isUp ? "up" : "down") by "
          + "\(size.en) points")
    return Phrase(
      zhHans: "\(start.zhHans)；按历史联动，\(move.zhHans)；这是关联，不是因果。",
      en: "\(start.en). Going by how they have moved together, \(move.en): association, not cause.")
  }

  /// `外贸进出口总额假设下降8.0%，比模型中心低14.0个百分点`.
  private func belief(_ assumption: AssumptionStatement) -> Phrase {
    let name = Phrase(assumption.name)
    let years = Phrases.periods(assumption.first, assumption.last)
    let growth = style.percent(assumption.growth)
    let size = style.percent(assumption.growth.magnitude)
    let gap = style.number(assumption.gap.magnitude)
    let isAbove = assumption.gap >= 0
    if let deviation = assumption.deviation, let base = assumption.deviatesFrom {
      let departure = style.departure(deviation, from: base)
      return Phrase(
        zhHans: "假设\(years.zhHans)\(name.zhHans)增速\(departure.zhHans)（即\(growth.zhHans)）",
        en: "\(name.en) in \(years.en) \(departure.en), which is \(growth.en)")
    }
    return Phrase(
      zhHans: "假设\(years.zhHans)\(name.zhHans)\(assumption.growth < 0 ? "下降" : "增长")\(size.zhHans)，"
        + "比模型中心\(isAbove ? "高" : "低")\(gap.zhHans)个百分点",
      en: "\(name.en) \(growth.en) in \(years.en), \(gap.en) points "
        + "\(isAbove ? "above" : "below") the model's centre")
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

  // MARK: Tables

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

  private func effectCaption(_ period: Period, of scenario: ScenarioStatement) -> Phrase {
    let year = Phrases.period(period)
    if scenario.conditioning != nil {
      return Phrase(
        zhHans: "\(year.zhHans)各指标增速的中心，以及各项带来的变动：",
        en: "Centre of growth in \(year.en), and what moves it:")
    }
    return Phrase(
      zhHans: "\(year.zhHans)各指标增速的中心，以及各项假设带来的变动：",
      en: "Centre of growth in \(year.en), and what each assumption moves:")
  }

  private func effectTable(_ scenario: ScenarioStatement, in period: Period) -> TextTable {
    let effects = scenario.effects.filter { $0.period == period }
    let sources = effects.first?.contributions ?? []
    let hasParts = sources.count > 1 || isDetailed
    return TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Label.before.phrase, .right), .init(Label.after.phrase, .right),
        .init(Label.change.phrase, .right),
      ]
        + (hasParts ? sources.indices : 0..<0).map { place in
          .init(sourceName(sources[place], at: place, of: scenario), .right)
        },
      rows: effects.map { effect in
        [
          Phrase(effect.name), style.number(effect.meanBefore), style.number(effect.meanAfter),
          style.signed(effect.change, decimals: style.decimals + 1),
        ]
          + (hasParts ? sources.indices : 0..<0).map { place in
            effect.contributions.indices.contains(place)
              ? style.signed(effect.contributions[place].change, decimals: style.decimals + 1)
              : .empty
          }
      })
  }

  /// What moved the figures: the assumed series, with its years when it is assumed more than once,
  /// what is known, or the re-weighting that follows from it.
  private func sourceName(
    _ source: EffectContribution, at place: Int, of scenario: ScenarioStatement
  ) -> Phrase {
    switch source.kind {
    case .reweighting: return Label.reweighting.phrase
    case .condition, .view: return columnName(of: source.source, in: scenario)
    case .assumption: break
    }
    let assumption =
      scenario.assumptions.indices.contains(place)
      ? scenario.assumptions[place] : scenario.assumptions.first { $0.series == source.source }
    guard let assumption else { return .verbatim(source.source) }
    let name = Phrase(assumption.name)
    guard scenario.assumptions.count(where: { $0.series == assumption.series }) > 1 else {
      return name
    }
    let years = Phrases.periods(assumption.first, assumption.last)
    return Phrase(zhHans: "\(name.zhHans)\(years.zhHans)", en: "\(name.en) \(years.en)")
  }
}

extension ScenarioStatement {
  /// Whether anything is assumed, known or held by others.
  var hasContent: Bool { !assumptions.isEmpty || !conditions.isEmpty || !views.isEmpty }
}

extension NumberStyle {
  /// `比情景“plan”低1.5个百分点`, `1.5 points below "plan"`.
  func departure(_ deviation: Double, from scenario: String) -> Phrase {
    let size = shortest(deviation.magnitude)
    let isAbove = deviation >= 0
    return Phrase(
      zhHans: "比情景“\(scenario)”\(isAbove ? "高" : "低")\(size.zhHans)个百分点",
      en: "\(size.en) points \(isAbove ? "above" : "below") \"\(scenario)\"")
  }
}
