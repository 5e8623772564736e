package import OutturnPlanning
package import OutturnSeries

/// Phrases that are made of values: periods, targets, counts.
package enum Phrases {
  /// `2026年`, `2026年一季度`, `2026年3月`; `2026`, `2026 Q1`, `2026-03`.
  package static func period(_ period: Period) -> Phrase {
    switch period.frequency {
    case .annual:
      return Phrase(zhHans: "\(period.year)年", en: "\(period.year)")
    case .quarterly:
      let names = ["一", "二", "三", "四"]
      return Phrase(
        zhHans: "\(period.year)年\(names[period.indexInYear - 1])季度",
        en: "\(period.year) Q\(period.indexInYear)")
    case .monthly:
      return Phrase(
        zhHans: "\(period.year)年\(period.indexInYear)月", en: period.description)
    }
  }

  /// The months from January to the end of a quarter or month: `2026年上半年`, `2026年1—5月`;
  /// `the first half of 2026`, `January to May 2026`.
  package static func yearToDate(_ period: Period) -> Phrase {
    let year = period.year
    switch period.frequency {
    case .annual: return self.period(period)
    case .quarterly:
      let names: [(zhHans: String, en: String)] = [
        ("一季度", "the first quarter"), ("上半年", "the first half"),
        ("前三季度", "the first three quarters"), ("全年", "the whole"),
      ]
      let name = names[period.indexInYear - 1]
      return Phrase(zhHans: "\(year)年\(name.zhHans)", en: "\(name.en) of \(year)")
    case .monthly:
      let month = period.indexInYear
      return Phrase(
        zhHans: month == 1 ? "\(year)年1月" : "\(year)年1—\(month)月",
        en: month == 1 ? "January \(year)" : "January to \(months[month - 1]) \(year)")
    }
  }

  /// What is left of the year after a quarter or month: `下半年`, `6—12月`; nil after the last.
  package static func rest(after period: Period) -> Phrase? {
    guard period.frequency != .annual, period.indexInYear < period.frequency.periodsPerYear
    else { return nil }
    if period.frequency == .quarterly {
      return [
        Phrase(zhHans: "后三个季度", en: "the last three quarters"),
        Phrase(zhHans: "下半年", en: "the second half"),
        Phrase(zhHans: "四季度", en: "the last quarter"),
      ][period.indexInYear - 1]
    }
    let month = period.indexInYear + 1
    return Phrase(
      zhHans: month == 12 ? "12月" : "\(month)—12月",
      en: month == 12 ? "December" : "\(months[month - 1]) to December")
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `2026—2030年`, `2026 to 2030`; one period when both are the same.
  package static func periods(_ first: Period, _ last: Period) -> Phrase {
    if first == last { return period(first) }
    if first.frequency == .annual {
      return Phrase(
        zhHans: "\(first.year)—\(last.year)年", en: "\(first.year) to \(last.year)")
    }
    return Phrase(
      zhHans: "\(period(first).zhHans)至\(period(last).zhHans)",
      en: "\(period(first).en) to \(period(last).en)")
  }

  /// Years in a row put together: `2007—2014年、2016年`, `2007 to 2014, 2016`.
  package static func runs(_ periods: [Period]) -> Phrase {
    var runs: [(first: Period, last: Period)] = []
    for period in periods.sorted() {
      if let last = runs.last?.last, period.frequency == .annual, last.frequency == .annual,
        period.year == last.year + 1
      {
        runs[runs.count - 1].last = period
      } else {
        runs.append((period, period))
      }
    }
    return .list(runs.map { Self.periods($0.first, $0.last) })
  }

  package static func measure(_ measure: Measure) -> Phrase {
    switch measure {
    case .growth: Glossary.growth.phrase
    case .level: Glossary.level.phrase
    }
  }

  /// `地区生产总值增长5.5%以上`, `GDP growth of at least 5.5 %`.
  package static func target(_ target: TargetReference, style: NumberStyle) -> Phrase {
    let name = Phrase(target.name)
    let value = style.quantity(target.threshold, unit: target.unit, decimals: target.decimals)
    let subject =
      target.measure == .growth
      ? Phrase(zhHans: "\(name.zhHans)增速", en: "\(name.en) growth") : name
    // `增长` only for what grows; below zero it is `增速`.
    let verb = target.measure == .level ? "达到" : target.threshold < 0 ? "增速达到" : "增长"
    let limit = target.measure == .level ? "" : target.threshold < 0 ? "增速" : "增长"
    return switch target.sense {
    case .atLeast:
      Phrase(
        zhHans: "\(name.zhHans)\(verb)\(value.zhHans)以上",
        en: "\(subject.en) of at least \(value.en)")
    case .above:
      Phrase(
        zhHans: "\(name.zhHans)\(limit)超过\(value.zhHans)",
        en: "\(subject.en) of more than \(value.en)")
    case .equals:
      Phrase(
        zhHans: "\(name.zhHans)\(verb)\(value.zhHans)", en: "\(subject.en) of exactly \(value.en)")
    case .atMost:
      Phrase(
        zhHans: "\(subject.zhHans)控制在\(value.zhHans)以内",
        en: "\(subject.en) of at most \(value.en)")
    case .about:
      Phrase(
        zhHans: "\(name.zhHans)\(verb)\(value.zhHans)左右", en: "\(subject.en) of about \(value.en)")
    case .keep:
      Phrase(zhHans: "\(subject.zhHans)与上年持平", en: "\(subject.en) as in the year before")
    }
  }

  /// For a column of a table: Chinese as in a sentence, English `GDP growth: >= 5.5 %`.
  package static func briefTarget(_ target: TargetReference, style: NumberStyle) -> Phrase {
    let full = Self.target(target, style: style)
    let sign: String? =
      switch target.sense {
      case .atLeast: ">="
      case .above: ">"
      case .equals: "="
      case .atMost: "<="
      case .about: "about"
      case .keep: nil
      }
    guard let sign else { return full }
    let value =
      target.measure == .growth
      ? style.percent(target.threshold, decimals: target.decimals).en
      : style.quantity(target.threshold, unit: target.unit, decimals: target.decimals).en
    let subject = target.measure == .growth ? "\(target.name.en) growth" : target.name.en
    return Phrase(
      zhHans: full.zhHans, en: "\(subject): \(Phrase.verbatim("\(sign) ").unbroken.en)\(value)")
  }

  /// `3 warnings`, `1 warning`.
  package static func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }

  /// `2026年地区生产总值增长5.5%以上`, `GDP growth of at least 5.5 % in 2026`.
  package static func datedTarget(_ target: TargetReference, style: NumberStyle) -> Phrase {
    let bare = Self.target(target, style: style)
    let period = Self.period(target.period)
    return Phrase(
      zhHans: "\(period.zhHans)\(bare.zhHans)", en: "\(bare.en) in \(period.en)")
  }

  package static func reason(_ reason: UnavailableReason) -> Phrase {
    switch reason {
    case .noHistory: Phrase(zhHans: "没有历年数据", en: "No earlier figures")
    case .shortHistory: Phrase(zhHans: "历年数据太少，不足以估计", en: "Too few earlier figures")
    case .notModelled: Phrase(zhHans: "模型未包含该指标", en: "Not part of the model")
    case .notQuantified: Phrase(zhHans: "计划没有提出数量目标", en: "The plan gives no number")
    case .noBaseLevel: Phrase(zhHans: "缺少基年总量", en: "No level of the base year")
    case .differentConcept:
      Phrase(
        zhHans: "目标与历年数据口径不同", en: "Target and history differ in what they measure")
    }
  }

  package static func baseKind(_ kind: BaseLevelKind) -> Phrase {
    switch kind {
    case .builtUp: Phrase(zhHans: "由已公布的总量推算", en: "Built up from the last published level")
    case .impliedByPlan: Phrase(zhHans: "按计划倒推", en: "Implied by the plan's own targets")
    case .given: Phrase(zhHans: "给定", en: "Given")
    }
  }

  package static func basis(_ basis: ProbabilityBasis) -> Phrase {
    switch basis {
    case .jointPaths: Phrase(zhHans: "联合测算", en: "simulated together")
    case .kindPrior: Phrase(zhHans: "按同类指标估计", en: "by its kind")
    }
  }

  package static func tag(_ tag: Ambition.Tag) -> Phrase {
    switch tag {
    case .heroic: Phrase(zhHans: "偏高", en: "ambitious")
    case .sandbagged: Phrase(zhHans: "偏低", en: "cautious")
    case .ordinary: Phrase(zhHans: "在通常范围", en: "in the usual range")
    }
  }

  package static func kind(_ kind: IndicatorKind) -> Phrase {
    switch kind {
    case .production: Phrase(zhHans: "产值、销售、收入", en: "output, sales, income")
    case .publicFinance: Phrase(zhHans: "财政、税收、资金", en: "public finance")
    case .investment: Phrase(zhHans: "投资、引资", en: "investment, capital")
    case .trade: Phrase(zhHans: "外贸", en: "foreign trade")
    case .agriculture: Phrase(zhHans: "农业产量、面积", en: "harvests, areas, herds")
    case .visits: Phrase(zhHans: "客流", en: "visits")
    case .employment: Phrase(zhHans: "就业", en: "employment")
    case .count: Phrase(zhHans: "新增个数", en: "counts of new items")
    case .works: Phrase(zhHans: "工程任务", en: "allotted works")
    case .rate: Phrase(zhHans: "比率", en: "rates")
    }
  }

  package static func verdict(_ verdict: Coherence.Verdict) -> Phrase {
    switch verdict {
    case .consistent: Phrase(zhHans: "一致", en: "consistent")
    case .slack: Phrase(zhHans: "总量偏低", en: "level is slack")
    case .binding: Phrase(zhHans: "总量偏高", en: "level binds")
    case .scope: Phrase(zhHans: "范围不同", en: "different scope")
    case .concept: Phrase(zhHans: "概念不同", en: "different concept")
    case .inconsistent: Phrase(zhHans: "不一致", en: "inconsistent")
    }
  }

  package static func severity(_ severity: Severity) -> Phrase {
    switch severity {
    case .error: Phrase(zhHans: "错误", en: "error")
    case .warning: Phrase(zhHans: "警告", en: "warning")
    case .note: Phrase(zhHans: "提示", en: "note")
    }
  }

  /// What several notes of one kind have in common; nil for a kind that has no common words.
  package static func noteKind(_ code: String, count: Int) -> Phrase? {
    switch code {
    case "W0502":
      Phrase(zhHans: "\(count)处增速很不寻常", en: "\(count) growth rates are unusual")
    case "W0503":
      Phrase(
        zhHans: "\(count)处数据在基年之后，估计时不用",
        en: "\(count) figures are after the base year and not used")
    case "W0504":
      Phrase(
        zhHans: "\(count)处的单位不能换算，这些行不用",
        en: "\(count) figures are in a unit that does not convert and are not used")
    case "W0505":
      Phrase(
        zhHans: "\(count)处公布的增速与两年总量算出的不一致",
        en: "\(count) published growth rates are not those of the two levels")
    case "W0513" where count > 3:
      Phrase(
        zhHans: "\(count)个序列中间缺年份", en: "\(count) series lack years between others")
    default: nil
    }
  }

  /// Which release a figure is from; what is not known stays as it is written.
  package static func status(_ status: String) -> Phrase {
    let names: [String: String] = [
      "first release": "首次公布", "communique (first)": "公报（首次）",
      "statistical communique (first)": "统计公报（首次）", "report-time": "报告时数据",
      "report-time estimate": "报告时预计数", "as stated": "原文所述", "derived": "推算",
      "encyclopaedia": "百科", "final": "最终核实", "revised": "修订",
    ]
    if let name = names[status] { return Phrase(zhHans: name, en: status) }
    guard status.hasPrefix("revised (") else { return .verbatim(status) }
    let detail = status.dropFirst("revised (".count).dropLast()
    return Phrase(zhHans: "修订（\(detail)）", en: status)
  }
}
