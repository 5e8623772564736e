package import OutturnPlanning
package import OutturnSeries

/// What a finding about a plan's numbers says, in sentences that could stand in a memo.
package struct FindingWords {
  let indicator: Indicator
  let plan: Plan
  /// Names of regions by id.
  let regions: [String: LocalizedText]

  package init(
    _ indicator: Indicator, in plan: Plan, regions: [String: LocalizedText] = [:]
  ) {
    self.indicator = indicator
    self.plan = plan
    self.regions = regions
  }

  /// The sentence with both numbers in it; what to ask is ``question(_:)``.
  package func message(_ finding: Finding) -> LocalizedText {
    switch finding {
    case .slack(let implied, let stated, let required, let level):
      LocalizedText(
        zhHans:
          "按上年数推算，总量目标\(amount(level))只相当于增长\(percent(implied))，而增速目标是\(percent(stated))，对应\(amount(required))；总量目标偏松",
        en:
          "from last year's figure the level target of \(amountEn(level)) is a growth of only \(percentEn(implied)); the growth target of \(percentEn(stated)) needs \(amountEn(required)): the level target is slack"
      )
    case .binding(let implied, let stated, let reached, let level, _, let impliedBase):
      LocalizedText(
        zhHans:
          "总量目标\(amount(level))要求增长\(percent(implied))，高于增速目标\(percent(stated))；按增速目标只到\(amount(reached))，两者相符的上年数应为\(amount(impliedBase))；以总量目标为准时要求更高",
        en:
          "the level target of \(amountEn(level)) needs a growth of \(percentEn(implied)), more than the growth target of \(percentEn(stated)), which leads to \(amountEn(reached)); the two agree from a base of \(amountEn(impliedBase)): the level target is the harder one"
      )
    case .inconsistent(let implied, let stated):
      LocalizedText(
        zhHans:
          "总量目标相当于增长\(percent(implied.lowerBound))至\(percent(implied.upperBound))，与增速目标\(percent(stated))不能同时达到，请核对",
        en:
          "the level target is a growth of \(percentEn(implied.lowerBound)) to \(percentEn(implied.upperBound)); no outcome meets it and the growth target of \(percentEn(stated)): check both"
      )
    case .reconcilableWithinRounding(let base, let level, let implied):
      LocalizedText(
        zhHans:
          "公布数经过四舍五入：上年数在\(amount(base))之间、目标数在\(amount(level))之间时，总量目标相当于增长\(percent(implied.lowerBound))至\(percent(implied.upperBound))，两个目标勉强可以相符",
        en:
          "published figures are rounded: with last year's between \(rangeEn(base)) and the target between \(rangeEn(level)) the level target is a growth of \(percentEn(implied.lowerBound)) to \(percentEn(implied.upperBound)), so the two can just be reconciled"
      )
    case .scope(let implied, let stated, let reached, let impliedBase):
      scope(implied, stated, reached, impliedBase)
    case .concept(let other, let growth, let otherGrowth, let last, let otherLast):
      concept(other, growth, otherGrowth, last, otherLast)
    case .baseNotPublished(let base, let interval, let perPoint):
      baseNotPublished(base, interval, perPoint)
    case .belowLastOutturn(let outturn, let target, let change):
      LocalizedText(
        zhHans: "目标\(amount(target))低于上年实际\(amount(outturn))（\(changeText(change))）",
        en:
          "the target \(amountEn(target)) is below last year's \(amountEn(outturn)) (\(changeTextEn(change)))"
      )
    case .atLastOutturn(let outturn, let target):
      LocalizedText(
        zhHans: "目标\(amount(target))与上年实际\(amount(outturn))持平",
        en: "the target \(amountEn(target)) equals last year's \(amountEn(outturn))")
    case .levelAsGrowth(let implied, let interval):
      LocalizedText(
        zhHans:
          "没有单列增速目标，按上年数推算，总量目标相当于\(implied < 0 ? "下降" : "增长")\(percent(abs(implied)))（按四舍五入在\(percent(interval.lowerBound))至\(percent(interval.upperBound))之间）",
        en:
          "no growth target stands beside it; from last year's figure the level target is a growth of \(percentEn(implied)) (\(percentEn(interval.lowerBound)) to \(percentEn(interval.upperBound)) given rounding)"
      )
    case .looserThanLastOutturn(let outturn, let target, let change):
      LocalizedText(
        zhHans: "上限\(amount(target))高于上年实际\(amount(outturn))（\(changeText(change))）",
        en:
          "the upper bound \(amountEn(target)) is above last year's \(amountEn(outturn)) (\(changeTextEn(change)))"
      )
    case .growthBelowLastOutturn(let outturn, let target):
      LocalizedText(
        zhHans: "增速目标\(percent(target))低于上年实际\(percent(outturn))",
        en: "the growth target \(percentEn(target)) is below last year's \(percentEn(outturn))")
    case .baseIsExpected(let base):
      LocalizedText(
        zhHans: "上年数\(amount(base))是报告写作时的预计数，正式数公布后需重新核对",
        en:
          "last year's \(amountEn(base)) was expected when the report was written; check again when it is published"
      )
    case .baseIsLowerBound(let base):
      LocalizedText(
        zhHans: "报告只说上年超过\(amount(base))，没有说明超过多少",
        en: "the report says that last year exceeded \(amountEn(base)), not by how much")
    case .priceGap(let gap): priceGap(gap)
    case .partExceedsWhole(let whole, let part, let total, let isTarget):
      partExceedsWhole(whole, part, total, isTarget)
    case .partOfWhole(let whole, let last, let share, let rest, let growth, let atStated):
      partOfWhole(whole, last, share, rest, growth, atStated)
    case .scopeWords(let alarm): scopeWords(alarm)
    case .signedAndInPlace(let other, let signed, let inPlace):
      signedAndInPlace(other, signed, inPlace)
    case .ambition(let ambition): self.ambition(ambition)
    }
  }

  private func scope(
    _ implied: Double?, _ stated: Double?, _ reached: Double?, _ impliedBase: Double?
  ) -> LocalizedText {
    var zh = "上年数与目标的口径可能不同"
    var en = "last year's figure and the target may not cover the same things"
    if let note = indicator.comparison?.note {
      zh += "（\(note.zhHans)）"
      en += " (\(note.en))"
    }
    if let implied, let stated {
      zh += "：两数相比增长\(percent(implied))，而增速目标是\(percent(stated))"
      en +=
        ": one against the other is a growth of \(percentEn(implied)), beside a growth target of \(percentEn(stated))"
      if let reached, let impliedBase {
        zh += "；按增速目标只到\(amount(reached))，反推的上年同口径数为\(amount(impliedBase))"
        en +=
          ", which leads to \(amountEn(reached)); a base of \(amountEn(impliedBase)) on the target's scope would fit"
      }
    } else if let implied {
      zh += implied == 0 ? "：两数相同" : "：两数相比\(implied < 0 ? "下降" : "增长")\(percent(abs(implied)))"
      en +=
        implied == 0 ? ": both are the same" : ": one against the other is \(percentEn(implied))"
    }
    return LocalizedText(zhHans: zh, en: en)
  }

  private func concept(
    _ other: String?, _ growth: Double?, _ otherGrowth: Double?, _ last: Double?,
    _ otherLast: Double?
  ) -> LocalizedText {
    let otherName = other.flatMap { plan[$0]?.name }
    var zh = "概念不同，不能直接相比"
    var en = "different concepts stand beside each other"
    if let note = indicator.comparison?.note {
      zh += "（\(note.zhHans)）"
      en += " (\(note.en))"
    }
    if let growth, let otherGrowth, let otherName {
      zh +=
        "：\(indicator.name.zhHans)目标相当于增长\(percent(growth))，\(otherName.zhHans)目标增长\(percent(otherGrowth))，前者\(growth < otherGrowth ? "慢" : "快")\(number(abs(growth - otherGrowth)))个百分点"
      en +=
        ": its target is a growth of \(percentEn(growth)), beside \(percentEn(otherGrowth)) for \(otherName.en), \(number(growth - otherGrowth)) points apart"
      if let last, let otherLast {
        let gap = last - otherLast
        zh +=
          "；上年两者分别增长\(percent(last))和\(percent(otherLast))，前者\(gap < 0 ? "慢" : "快")\(number(abs(gap)))个百分点"
        en += "; last year they grew \(percentEn(last)) and \(percentEn(otherLast))"
      }
      if let between = Finding.reconcilingPrices(growth, otherGrowth) {
        let before = Finding.reconcilingPrices(last, otherLast)
        zh += "。两者都要做到，价格变动加上增加值率变化合计须为\(percent(between))"
        en +=
          ". For both to come, prices and the share of value added must change by \(percentEn(between)) together"
        if let before {
          zh += "，上年是\(percent(before))"
          en += "; last year it was \(percentEn(before))"
        }
      }
    }
    return LocalizedText(zhHans: zh, en: en)
  }

  private func baseNotPublished(
    _ base: Double, _ interval: ClosedRange<Double>, _ perPoint: Double?
  ) -> LocalizedText {
    var zh =
      "上年总量没有公布：两个目标相符时应为\(amount(base))（按四舍五入在\(amount(interval))之间）"
    var en =
      "last year's level is not published: the two targets agree from \(amountEn(base)) (between \(rangeEn(interval)) given rounding)"
    if let perPoint {
      zh += "，这里假定价格不变；价格每下降1%，要求的上年总量约多\(amount(perPoint))"
      en +=
        " at unchanged prices; each point that prices fall raises the base needed by \(amountEn(perPoint))"
    }
    return LocalizedText(zhHans: zh, en: en)
  }

  private func changeText(_ change: Double) -> String {
    indicator.unit?.isPercentage == true
      ? "\(change < 0 ? "低" : "高")\(number(abs(change)))个百分点"
      : "\(change < 0 ? "下降" : "增长")\(percent(abs(change)))"
  }

  private func changeTextEn(_ change: Double) -> String {
    let sign = change < 0 ? "-" : "+"
    return indicator.unit?.isPercentage == true
      ? "\(sign)\(number(abs(change))) points" : "\(sign)\(percentEn(abs(change)))"
  }

  func percent(_ value: Double) -> String { "\(number(value))%" }
  func percentEn(_ value: Double) -> String { "\(number(value)) %" }

  func amount(_ value: Double) -> String {
    "\(quantity(value))\(indicator.unit?.symbol ?? "")"
  }

  func amount(_ range: ClosedRange<Double>) -> String {
    "\(quantity(range.lowerBound))～\(quantity(range.upperBound))\(indicator.unit?.symbol ?? "")"
  }

  func amountEn(_ value: Double) -> String {
    UnitName.amount(value, indicator.unit?.symbol ?? "").en
  }

  func rangeEn(_ range: ClosedRange<Double>) -> String {
    "\(amountEn(range.lowerBound)) and \(amountEn(range.upperBound))"
  }

  /// One decimal.
  func number(_ value: Double) -> String { DecimalText.fixed(value, decimals: 1) }

  /// As many decimals as are needed, two at most.
  func quantity(_ value: Double) -> String { NumberStyle().trimmed(value).zhHans }
}
