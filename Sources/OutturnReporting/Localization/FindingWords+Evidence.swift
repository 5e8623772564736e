package import OutturnPlanning
package import OutturnSeries

extension FindingWords {
  /// What the two targets leave to prices.
  func priceGap(_ gap: PriceGap) -> LocalizedText {
    let level = indicator.levelTarget?.figure.value ?? 0
    let nominal = 100 * (level / gap.base - 1)
    let years = gap.years
    var zh: String
    var en: String
    if years == 1 {
      zh = "增速目标按不变价、总量目标按现价：价格变动\(percent(gap.required))时两个目标同样难"
      en =
        "growth is real and the level nominal: they are equally hard when prices change by \(percentEn(gap.required))"
    } else {
      zh =
        "从\(gap.from)年已公布的\(amount(gap.base))算起，\(years)年名义上要增长\(percent(nominal))"
      en =
        "from the \(amountEn(gap.base)) published for \(gap.from) the level target is a nominal growth of \(percentEn(nominal)) in \(years) years"
      if !gap.unknownYears.isEmpty {
        let list = gap.unknownYears.map(String.init)
        zh += "；\(list.joined(separator: "、"))年实际增速没有公布，按本地区历年最低到最高估计"
        en +=
          "; real growth of \(list.joined(separator: ", ")) is not published and is taken between the region's least and most"
      }
      zh += "。扣除实际增长，价格\(years)年累计变动\(span(gap.interval))时两个目标同样难"
      en +=
        ". Real growth taken out, the two are equally hard when prices change by \(spanEn(gap.interval)) over these years"
    }
    zh += "；涨得更多则完成增速目标也就完成总量目标，涨得更少则相反"
    en +=
      "; above that the growth target brings the level target with it, below it is the other way"
    if let expected = gap.expected {
      zh += "。模型取价格累计变动\(percent(expected))，"
      en += ". The model takes prices to change by \(percentEn(expected)), so that "
      switch gap.idle {
      case .growth:
        zh += "总量目标更难，完成它也就完成了增速目标"
        en += "the level target is the harder one and brings the other with it"
      case .level:
        zh += "增速目标更难，完成它也就完成了总量目标"
        en += "the growth target is the harder one and brings the other with it"
      case nil:
        zh += "哪一个更难还不能断定"
        en += "neither is clearly the harder one"
      }
    }
    return LocalizedText(zhHans: zh, en: en)
  }

  func partExceedsWhole(
    _ whole: String, _ part: Double, _ total: Double, _ isTarget: Bool
  ) -> LocalizedText {
    let name = name(of: whole)
    return LocalizedText(
      zhHans:
        "这一项是\(name.zhHans)的一部分，\(isTarget ? "目标" : "上年数")\(amount(part))却大于整体的\(amount(total))",
      en:
        "it is a part of \(name.en), and its \(isTarget ? "target" : "outturn") of \(amountEn(part)) is more than the whole, \(amountEn(total))"
    )
  }

  func partOfWhole(
    _ whole: String, _ last: Double?, _ share: Double, _ rest: Double, _ growth: Double?,
    _ atStated: Double?
  ) -> LocalizedText {
    let name = name(of: whole)
    var zh = "占\(name.zhHans)的\(percent(share))"
    var en = "\(percentEn(share)) of \(name.en)"
    if let last, last != share {
      zh += "（上年\(percent(last))）"
      en += " (last year \(percentEn(last)))"
    }
    if let growth {
      zh += "，其余部分的目标是\(amount(rest))，需增长\(percent(growth))"
      en += "; the rest is to be \(amountEn(rest)), a growth of \(percentEn(growth))"
    }
    if let atStated {
      zh += "；整体要达到增速目标，其余部分须增长\(percent(atStated))"
      en += "; for the whole to reach its growth target the rest must grow \(percentEn(atStated))"
    }
    return LocalizedText(zhHans: zh, en: en)
  }

  func scopeWords(_ alarm: ScopeAlarm) -> LocalizedText {
    let (first, second) = (alarm.outturn, alarm.target)
    if first.isEmpty || second.isEmpty {
      let isTarget = first.isEmpty
      let word = isTarget ? second : first
      return LocalizedText(
        zhHans: "只有\(isTarget ? "目标" : "上年数")提到“\(word)”，两年口径可能不同",
        en:
          "only \(isTarget ? "the target" : "last year's figure") speaks of “\(word)”; the two may differ in what they cover"
      )
    }
    return LocalizedText(
      zhHans: "上年说的是“\(first)”，目标说的是“\(second)”，两年口径可能不同",
      en:
        "last year's sentence says “\(first)”, the target's “\(second)”; they may differ in what they cover"
    )
  }

  func signedAndInPlace(
    _ other: String, _ signed: Double, _ inPlace: Double
  ) -> LocalizedText {
    let name = name(of: other)
    return LocalizedText(
      zhHans:
        "\(amount(signed))是签约数，\(name.zhHans)的\(amount(inPlace))是到位数，两个阶段的数不能直接相比，也不能相加",
      en:
        "\(amountEn(signed)) is capital signed, the \(amountEn(inPlace)) of \(name.en) is in place: two stages that can neither be compared nor added"
    )
  }

  func ambition(_ ambition: Ambition) -> LocalizedText {
    let target = ambition.target
    let parts = ambition.standings.map { standing in
      let name =
        regions[standing.region] ?? LocalizedText(zhHans: standing.region, en: standing.region)
      let share = DecimalText.fixed(100 * standing.percentile, decimals: 0)
      return LocalizedText(
        zhHans:
          "\(name.zhHans)\(standing.years.count)个年份的第\(share)百分位（中位数\(percent(standing.median))）",
        en:
          "percentile \(share) of \(name.en)'s \(Phrases.plural(standing.years.count, "year")) (median \(percentEn(standing.median)))"
      )
    }
    let word =
      switch ambition.tag {
      case .heroic: LocalizedText(zhHans: "，定得偏高", en: ": ambitious")
      case .sandbagged: LocalizedText(zhHans: "，定得偏低", en: ": cautious")
      case .ordinary: LocalizedText(zhHans: "", en: "")
      }
    return LocalizedText(
      zhHans: "增速目标\(percent(target))放在近十年的增速里，是"
        + parts.map(\.zhHans).joined(separator: "、") + word.zhHans,
      en: "a growth target of \(percentEn(target)) is, of the last ten years, "
        + parts.map(\.en).joined(separator: ", ") + word.en)
  }

  /// What to ask, and whom; nil where there is nothing to ask.
  package func question(_ finding: Finding) -> LocalizedText? {
    switch finding {
    case .slack, .binding:
      LocalizedText(
        zhHans: "请经办单位说明以总量为准还是以增速为准",
        en: "ask which of the two counts, the level or the growth")
    case .inconsistent:
      LocalizedText(zhHans: "请核对两个目标的数字和口径", en: "have both numbers and their scope checked")
    case .scope, .scopeWords:
      LocalizedText(
        zhHans: "请问主管部门两年口径是否一致，并要同口径的上年数",
        en: "ask whether both years are counted alike, and for last year's figure on the new scope")
    case .concept:
      LocalizedText(
        zhHans: "请问两项各按什么口径、什么价格计算", en: "ask what each covers and at which prices")
    case .baseNotPublished, .priceGap:
      LocalizedText(
        zhHans: "请统计局提供上年总量和缩减指数",
        en: "ask the statistics bureau for last year's level and the deflator")
    case .belowLastOutturn, .growthBelowLastOutturn, .looserThanLastOutturn:
      LocalizedText(
        zhHans: "请说明下调的原因：任务减少、口径收窄，还是留有余地",
        en: "ask why it was lowered: less to do, a narrower scope, or caution")
    case .baseIsExpected, .baseIsLowerBound:
      LocalizedText(
        zhHans: "正式数公布后请重新核对", en: "check again when the final figure is published")
    case .partExceedsWhole:
      LocalizedText(zhHans: "请核对两项数字是否同一口径", en: "have both figures checked for their scope")
    case .ambition(let ambition):
      ambition.tag == .heroic
        ? LocalizedText(zhHans: "请说明靠什么支撑", en: "ask what it is to rest on")
        : LocalizedText(zhHans: "请说明为什么低于历年水平", en: "ask why it is below what was reached")
    case .reconcilableWithinRounding, .atLastOutturn, .levelAsGrowth, .partOfWhole,
      .signedAndInPlace:
      nil
    }
  }

  private func name(of indicator: String) -> LocalizedText {
    plan[indicator]?.name ?? LocalizedText(zhHans: indicator, en: indicator)
  }

  private func span(_ range: ClosedRange<Double>) -> String {
    "\(percent(range.lowerBound))～\(percent(range.upperBound))"
  }

  private func spanEn(_ range: ClosedRange<Double>) -> String {
    "\(number(range.lowerBound)) to \(percentEn(range.upperBound))"
  }
}
