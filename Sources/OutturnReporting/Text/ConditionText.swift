private import OutturnSeries

extension TextRenderer {
  /// How likely the model held the conditions, what is left of its draws, and each condition beside
  /// what was expected.
  func appendConditions(_ scenario: ScenarioStatement, to page: inout TextPage) {
    guard let conditioning = scenario.conditioning else { return }
    if !scenario.conditions.isEmpty {
      page.append(.paragraph(nature(of: scenario)))
      page.append(.paragraph(likelihood(conditioning)))
      if !scenario.correlations.isEmpty {
        page.append(.paragraph(together(scenario)))
      }
    }
    if let divergence = scenario.divergence { page.append(.paragraph(tilting(divergence))) }
    if isDetailed { page.append(.paragraph(weights(conditioning))) }
    if !scenario.conditions.isEmpty { page.append(.table(conditionTable(scenario.conditions))) }
    if !scenario.views.isEmpty { page.append(.table(viewTable(scenario.views))) }
  }

  // MARK: Sentences

  /// `2026年规模工业增加值增速为7.5%，比模型中心高1.4个百分点`.
  func knowledge(_ condition: ConditionStatement) -> Phrase {
    let subject = subject(condition)
    let centre = Phrase(
      zhHans: "\(subject.zhHans)\(statement(condition).zhHans)",
      en: "\(subject.en) \(statement(condition).en)")
    guard let value = condition.value else { return centre }
    let gap = value - condition.modelledMean
    let size = style.number(gap.magnitude)
    return Phrase(
      zhHans: "\(centre.zhHans)，比模型中心\(gap >= 0 ? "高" : "低")\(size.zhHans)个百分点",
      en: "\(centre.en), \(size.en) points \(gap >= 0 ? "above" : "below") the model's centre")
  }

  /// `外部观点认为2026年地区生产总值增速的均值为5.0%，比模型中心低0.3个百分点`.
  func opinion(_ view: ViewStatement) -> Phrase {
    let subject = subject(view.terms, text: view.text)
    let value = style.percent(view.mean)
    let gap = view.mean - view.modelledMean
    let size = style.number(gap.magnitude)
    let spread = view.standardDeviation.map { deviation in
      let size = style.shortest(deviation)
      return Phrase(
        zhHans: "、标准差为\(size.zhHans)个百分点",
        en: " and a standard deviation of \(size.en) points")
    }
    return Phrase(
      zhHans: "外部观点认为\(subject.zhHans)的均值为\(value.zhHans)\(spread?.zhHans ?? "")，"
        + "比模型中心\(gap >= 0 ? "高" : "低")\(size.zhHans)个百分点",
      en: "\(subject.en) has a mean of \(value.en)\(spread?.en ?? ""), \(size.en) points "
        + "\(gap >= 0 ? "above" : "below") the model's centre")
  }

  private func tilting(_ divergence: Double) -> Phrase {
    let size = style.magnitude(divergence)
    // The shift of a normal law with this divergence, in its standard deviations.
    let shift = style.number((2 * divergence).squareRoot(), decimals: 2)
    return Phrase(
      zhHans: "为与外部观点相符，预测分布作了尽可能小的改动：改动量（相对熵）为\(size.zhHans)，"
        + "相当于把一个正态分布的中心移动\(shift.zhHans)个标准差。",
      en: "To agree with outside views the forecast is changed as little as can be: by "
        + "\(size.en) (Kullback–Leibler), as much as moving the centre of a normal law by "
        + "\(shift.en) standard deviations.")
  }

  /// What the condition speaks of: `2026年地区生产总值增速`, `GDP growth in 2026`.
  private func subject(_ condition: ConditionStatement) -> Phrase {
    subject(condition.terms, text: condition.text)
  }

  private func subject(_ terms: [ConditionTerm], text: String) -> Phrase {
    guard let first = terms.first, let last = terms.last else { return .verbatim(text) }
    let name = Phrase(first.name)
    let years = Phrases.periods(first.period, last.period)
    let isOne = terms.count == 1 && first.weight == 1
    if isOne {
      return Phrase(
        zhHans: "\(years.zhHans)\(name.zhHans)增速", en: "\(name.en) growth in \(years.en)")
    }
    let isRun =
      terms.allSatisfy { $0.series == first.series && $0.weight == first.weight }
      && last.period.year - first.period.year == terms.count - 1
    let isSum = first.weight == 1
    let isMean = abs(first.weight * Double(terms.count) - 1) < 1e-12
    if isRun && (isSum || isMean) {
      return Phrase(
        zhHans: "\(years.zhHans)\(name.zhHans)增速的\(isSum ? "合计" : "平均")",
        en: "the \(isSum ? "sum" : "mean") of \(name.en) growth over \(years.en)")
    }
    return combination(terms)
  }

  /// `0.4*2026年甲增速+0.6*2026年乙增速`.
  private func combination(_ terms: [ConditionTerm]) -> Phrase {
    let parts = terms.enumerated().map { place, term -> Phrase in
      let name = Phrase(term.name)
      let year = Phrases.period(term.period)
      let size = style.shortest(term.weight.magnitude)
      let isPlain = term.weight.magnitude == 1
      let sign = term.weight < 0 ? "-" : place == 0 ? "" : "+"
      return Phrase(
        zhHans: "\(sign)\(isPlain ? "" : "\(size.zhHans)*")\(year.zhHans)\(name.zhHans)增速",
        en: "\(sign)\(isPlain ? "" : "\(size.en) * ")\(name.en) growth in \(year.en)")
    }
    return Phrase(
      zhHans: parts.map(\.zhHans).joined(), en: parts.map(\.en).joined(separator: " "))
  }

  /// What is said of it: `为7.5%`, `is 7.5 %`.
  private func statement(_ condition: ConditionStatement) -> Phrase {
    switch condition.kind {
    case .exact:
      let value = style.percent(condition.value ?? 0)
      return Phrase(zhHans: "为\(value.zhHans)", en: "is \(value.en)")
    case .distributed:
      if let law = condition.law { return statement(law) }
      let value = style.percent(condition.value ?? 0)
      let above = style.shortest(condition.above ?? 0)
      let below = style.shortest(condition.below ?? 0)
      let isEven = condition.above == condition.below
      return Phrase(
        zhHans: "在\(value.zhHans)上下"
          + (isEven
            ? "（标准差\(above.zhHans)个百分点）"
            : "（向上的标准差\(above.zhHans)个、向下\(below.zhHans)个百分点）"),
        en: "is about \(value.en) "
          + (isEven
            ? "(standard deviation \(above.en) points)"
            : "(standard deviation \(above.en) points upwards, \(below.en) downwards)"))
    case .region:
      if let lower = condition.lower {
        let bound = style.percent(lower)
        return Phrase(zhHans: "不低于\(bound.zhHans)", en: "is at least \(bound.en)")
      }
      let bound = style.percent(condition.upper ?? 0)
      return Phrase(zhHans: "不高于\(bound.zhHans)", en: "is at most \(bound.en)")
    }
  }

  /// `服从三角分布：最低…`, `has a triangular distribution: …`.
  private func statement(_ law: StatedDistribution) -> Phrase {
    let numbers = law.numbers.map(style.shortest)
    func zhHans(_ place: Int) -> String { numbers[place].zhHans }
    func en(_ place: Int) -> String { numbers[place].en }
    switch law.name {
    case .triangular:
      return Phrase(
        zhHans: "服从三角分布（最低\(zhHans(0))%、最可能\(zhHans(1))%、最高\(zhHans(2))%）",
        en: "is triangular (lowest \(en(0)) %, likeliest \(en(1)) %, highest \(en(2)) %)")
    case .studentT:
      return Phrase(
        zhHans: "服从t分布（中心\(zhHans(0))%、尺度\(zhHans(1))个百分点、自由度\(zhHans(2))）",
        en: "is Student-t (centre \(en(0)) %, scale \(en(1)) points, \(en(2)) degrees of freedom)")
    case .empirical:
      let first = style.percent(law.numbers[0])
      let last = style.percent(law.numbers[law.numbers.count - 1])
      return Phrase(
        zhHans: "在\(numbers.count)个等可能的取值之中（\(first.zhHans)至\(last.zhHans)）",
        en: "is one of \(numbers.count) equally likely values (\(first.en) to \(last.en))")
    }
  }

  private func kind(of law: StatedDistribution) -> Phrase {
    switch law.name {
    case .triangular: Phrase(zhHans: "（三角）", en: " (triangular)")
    case .studentT: Phrase(zhHans: "（t）", en: " (t)")
    case .empirical: Phrase(zhHans: "（经验）", en: " (empirical)")
    }
  }

  private func together(_ scenario: ScenarioStatement) -> Phrase {
    let pairs = scenario.correlations.map { correlation in
      let first = columnName(of: correlation.first, in: scenario)
      let second = columnName(of: correlation.second, in: scenario)
      let value = style.shortest(correlation.value)
      return Phrase(
        zhHans: "\(first.zhHans)与\(second.zhHans)\(value.zhHans)",
        en: "\(first.en) and \(second.en) \(value.en)")
    }
    return Phrase(
      zhHans: "给定分布之间的相关系数：\(pairs.map(\.zhHans).joined(separator: "；"))。",
      en: "Correlations between the distributions stated: "
        + "\(pairs.map(\.en).joined(separator: "; ")).")
  }

  /// What a condition is and an assumption is not.
  private func nature(of scenario: ScenarioStatement) -> Phrase {
    let isMixed = !scenario.assumptions.isEmpty
    return Phrase(
      zhHans: "条件是已知的结果：只保留与它相符的未来，不确定的范围随之缩小。"
        + (isMixed ? "假设是对预测中心的判断，范围不变。" : ""),
      en: "A condition is a known outcome: only futures that agree with it are kept, and the "
        + "ranges shrink."
        + (isMixed
          ? " An assumption is a belief about the centre, and the ranges stay as they are." : ""))
  }

  private func likelihood(_ conditioning: Conditioning) -> Phrase {
    var parts: [Phrase] = []
    if let plausibility = conditioning.plausibility {
      let distance = style.number(plausibility.distance, decimals: 1)
      let share = style.percent(100 * plausibility.probability, decimals: 0)
      let words = Self.rarity(plausibility.probability)
      parts.append(
        Phrase(
          zhHans: "条件与模型预期的距离为\(distance.zhHans)（自由度\(plausibility.degreesOfFreedom)），"
            + "偏离得同样远或更远的可能性约为\(share.zhHans)，\(words.zhHans)",
          en: "The conditions lie \(distance.en) from what the model expected "
            + "(degrees of freedom: \(plausibility.degreesOfFreedom)); outcomes at least as far "
            + "have a probability of about \(share.en): \(words.en)"))
    }
    if let probability = conditioning.regionProbability {
      let share = style.percent(100 * probability, decimals: probability < 0.1 ? 1 : 0)
      parts.append(
        Phrase(
          zhHans: "按模型，结果落在给定范围内的概率为\(share.zhHans)",
          en: "By the model the outcome lies in the given region with a probability of "
            + "\(share.en)"))
    }
    return Phrase(
      zhHans: parts.map(\.asSentence.zhHans).joined(),
      en: parts.map(\.asSentence.en).joined(separator: " "))
  }

  private static func rarity(_ probability: Double) -> Phrase {
    if probability >= 0.3 {
      return Phrase(zhHans: "属于寻常范围", en: "nothing out of the ordinary")
    }
    if probability >= 0.05 {
      return Phrase(zhHans: "有一定偏离，但不算意外", en: "some way out, but no surprise")
    }
    if probability >= 0.01 { return Phrase(zhHans: "相当少见", en: "unusual") }
    return Phrase(zhHans: "十分罕见，结果要慎用", en: "very rare, so use the results with care")
  }

  private func weights(_ conditioning: Conditioning) -> Phrase {
    let candidates = style.count(conditioning.candidates)
    let size = style.count(Int(conditioning.effectiveSampleSize.rounded()))
    let difference = style.magnitude(conditioning.agreement.largest)
    return Phrase(
      zhHans: "按条件重新加权后，\(candidates.zhHans)组参数与冲击相当于\(size.zhHans)组等权的抽样。"
        + "其中\(conditioning.agreement.draws)组另用卡尔曼平滑复核，两种算法最多相差\(difference.zhHans)。",
      en: "Weighed by the conditions, \(candidates.en) sets of parameters and shocks count as "
        + "\(size.en) draws. \(conditioning.agreement.draws) of them were computed again by the "
        + "Kalman smoother; the two engines differ by at most \(difference.en).")
  }

  // MARK: Table

  private func conditionTable(_ conditions: [ConditionStatement]) -> TextTable {
    TextTable(
      [
        .init(Label.conditions.phrase, wraps: true), .init(Label.known.phrase, .right),
        .init(Label.modelledMean.phrase, .right), .init(Label.conditionedMean.phrase, .right),
      ],
      rows: conditions.map {
        [
          subject($0).capitalised, figure($0), style.number($0.modelledMean),
          style.number($0.conditionedMean),
        ]
      })
  }

  private func viewTable(_ views: [ViewStatement]) -> TextTable {
    TextTable(
      [
        .init(Label.views.phrase, wraps: true), .init(Glossary.mean.phrase.capitalised, .right),
        .init(Label.modelledMean.phrase, .right), .init(Label.gap.phrase, .right),
      ],
      rows: views.map {
        [
          subject($0.terms, text: $0.text).capitalised, figure($0),
          style.number($0.modelledMean), style.signed($0.mean - $0.modelledMean),
        ]
      })
  }

  /// `5.0`, or `5.0 +- 0.4` with a spread.
  private func figure(_ view: ViewStatement) -> Phrase {
    let mean = style.number(view.mean)
    guard let deviation = view.standardDeviation else { return mean }
    return mean + Phrase.verbatim(" +- ") + style.shortest(deviation)
  }

  private func figure(_ condition: ConditionStatement) -> Phrase {
    switch condition.kind {
    case .exact: return style.number(condition.value ?? 0)
    case .distributed:
      let value = style.number(condition.value ?? 0)
      if let law = condition.law { return value + kind(of: law) }
      let above = style.shortest(condition.above ?? 0)
      let below = style.shortest(condition.below ?? 0)
      return condition.above == condition.below
        ? value + Phrase.verbatim(" +- ") + above
        : value + Phrase.verbatim(" +") + above + Phrase.verbatim(" -") + below
    case .region:
      return condition.lower.map { Phrase.verbatim(">= ") + style.number($0) }
        ?? Phrase.verbatim("<= ") + style.number(condition.upper ?? 0)
    }
  }

  /// The heading of the column of what a condition or a view moves.
  func columnName(of source: String, in scenario: ScenarioStatement) -> Phrase {
    if let condition = scenario.conditions.first(where: { $0.text == source }) {
      return subject(condition).capitalised
    }
    guard let view = scenario.views.first(where: { $0.text == source }) else {
      return .verbatim(source)
    }
    return subject(view.terms, text: view.text).capitalised
  }
}
