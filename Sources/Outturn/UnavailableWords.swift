internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries

/// Why a target has no probability, in words.
enum UnavailableWords {
  static func noTarget(_ indicator: Indicator) -> LocalizedText {
    LocalizedText(
      zhHans: "计划没有为它定下数字目标",
      en: "the plan sets no number for it")
  }

  static func otherRegion(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(
      zhHans: "计划不是\(name.zhHans)的计划", en: "the plan is not \(name.en)'s")
  }

  static func noBase(_ indicator: Indicator, measure: Measure) -> LocalizedText {
    let series = indicator.series ?? indicator.id
    return LocalizedText(
      zhHans:
        "上年总量没有公布，只能从计划自己的总量目标和增速倒推，那是循环论证；知道总量时用 --base \(series)@年份=总量 给出",
      en:
        "last year's level is not published, and the plan's own pair of level and growth would only be read back; when you know it, give it with --base \(series)@YEAR=LEVEL"
    )
  }

  /// For an indicator that no model covers.
  static func obstacle(
    _ indicator: Indicator, isDefined: Bool, year: Int
  ) -> (UnavailableReason, LocalizedText) {
    if isDefined {
      return (
        .notModelled,
        LocalizedText(
          zhHans: "有历史数据，但模型没有把它与其他指标一起估计",
          en: "it has figures, but the model does not estimate it with the others")
      )
    }
    if indicator.outturn.level != nil || indicator.outturn.growth != nil {
      return (
        .shortHistory,
        LocalizedText(
          zhHans: "只有上一年一个数，看不出逐年变动有多大",
          en: "only last year's figure is known, which says nothing about how much it varies")
      )
    }
    return (
      .noHistory,
      LocalizedText(zhHans: "没有任何历史数据", en: "no figure of any year is known")
    )
  }
}
