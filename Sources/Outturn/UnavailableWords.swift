internal import OutturnPlanning
internal import OutturnSeries

/// Why a target has no probability, in words.
enum UnavailableWords {
  static func explanation(
    _ reason: Forecastability.Reason, indicator: Indicator, region: LocalizedText
  ) -> LocalizedText {
    switch reason {
    case .noTarget:
      LocalizedText(zhHans: "计划没有为它定下数字目标", en: "the plan sets no number for it")
    case .noHistory:
      LocalizedText(zhHans: "没有任何历史数据", en: "no figure of any year is known")
    case .differentScope:
      LocalizedText(
        zhHans: "上年数与目标口径不同，不能作基数",
        en: "last year's figure covers other things than the target and is no base for it")
    case .onlyOneOutturn:
      LocalizedText(
        zhHans: "只有上一年一个数，看不出逐年变动有多大",
        en: "only last year's figure is known, which says nothing about how much it varies")
    case .seriesNotModelled:
      LocalizedText(
        zhHans: "有历史数据，但模型没有把它与其他指标一起估计",
        en: "it has figures, but the model does not estimate it with the others")
    case .regionNotModelled:
      LocalizedText(
        zhHans: "这份计划不是\(region.zhHans)的计划", en: "the plan is not \(region.en)'s")
    case .noPublishedBase:
      LocalizedText(
        zhHans:
          "上年总量没有公布，用计划自己的总量目标和增速倒推是循环论证；知道总量时用 --base \(indicator.series ?? indicator.id)=总量 给出",
        en:
          "last year's level is not published, and reading it back from the plan's own pair of level and growth would be circular; give it with --base \(indicator.series ?? indicator.id)=LEVEL when you know it"
      )
    }
  }
}
