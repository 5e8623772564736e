internal import OutturnFiles
internal import OutturnModels
internal import OutturnSeries

extension ForecastFailure {
  static func unknownIndicator(_ id: String, known: [String]) -> Self {
    let guess = NameSuggestion.nearest(to: id, in: known)
    return Self(
      message: LocalizedText(zhHans: "没有指标“\(id)”", en: "no indicator named \"\(id)\""),
      help: LocalizedText(
        zhHans: (guess.map { "是不是 \($0)？" } ?? "") + "可用：\(known.joined(separator: "、"))",
        en: (guess.map { "did you mean \($0)? " } ?? "")
          + "known: \(known.joined(separator: ", "))"), isUsage: true)
  }

  static func outlierRule(
    _ rule: OutlierRule, estimator: Estimator, allowed: [OutlierRule]
  ) -> Self {
    let names = allowed.map(\.rawValue)
    return Self(
      message: LocalizedText(
        zhHans: "\(estimator.rawValue) 不能用 --outliers \(rule.rawValue)",
        en: "\(estimator.rawValue) has no --outliers \(rule.rawValue)"),
      help: LocalizedText(
        zhHans: "可用：\(names.joined(separator: "、"))",
        en: "use \(names.joined(separator: ", "))"), isUsage: true)
  }

  /// Options of the shelf where only the model's own estimators are asked for.
  static let optionsWithoutUse = Self(
    message: LocalizedText(
      zhHans: "regional 和 conjugate 按 model.yaml 估计，不用 --region、--indicators、--lags、--outliers",
      en:
        "regional and conjugate are estimated as model.yaml says; --region, --indicators, --lags and --outliers have no use for them"
    ),
    help: LocalizedText(
      zhHans: "请去掉这些选项，或用 --estimator 换一种估计方法",
      en: "leave these options out, or name another --estimator"), isUsage: true)

  /// Too few years for an estimator.
  static func tooFewYears(
    _ sample: ShelfSample, estimator: Estimator, lags: Int, years: Int, needed: Int
  ) -> Self {
    let region = sample.region.name
    let count = sample.definitions.count
    return Self(
      message: LocalizedText(
        zhHans: years == 0
          ? "\(region.zhHans)没有一年同时公布了这\(count)项指标"
          : "\(region.zhHans)连续公布这\(count)项指标的只有\(years)年（\(sample.firstYear)—\(sample.lastYear)年），这里至少要\(needed)年",
        en: years == 0
          ? "\(region.en) has no year with all of these \(count) indicators"
          : "\(region.en) has \(years) consecutive year\(years == 1 ? "" : "s") with all of these \(count) indicators (\(sample.firstYear) to \(sample.lastYear)); at least \(needed) are needed here"
      ),
      help: LocalizedText(
        zhHans: "可以少选几个指标（--indicators）、减少滞后期（--lags），或换历史较长的地区（--region）",
        en:
          "choose fewer indicators (--indicators), fewer lags (--lags) or a region with a longer history (--region)"
      ), isUsage: false)
  }

  static func noExogenous(_ estimator: Estimator) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(estimator.rawValue) 不能加入外部指标（--exogenous）",
        en: "\(estimator.rawValue) takes no exogenous series"),
      help: LocalizedText(
        zhHans: "请去掉 --exogenous，或用 regression、ridge、bayesian-regression、var",
        en: "leave --exogenous out, or use regression, ridge, bayesian-regression or var"),
      isUsage: true)
  }

  static func exogenousOfItself(_ id: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(id) 本身就是要解释的指标，不能再作外部指标",
        en: "\(id) is among the indicators that are explained and cannot be exogenous"),
      help: LocalizedText(
        zhHans: "请用 --region 换一个地区，或用 --indicators 去掉这个指标",
        en: "choose another --region, or leave the indicator out with --indicators"),
      isUsage: true)
  }

  static func exogenousFuture(_ ids: [String], year: Int) -> Self {
    let example = "--exogenous \(ids[0])=4.5"
    return Self(
      message: LocalizedText(
        zhHans: "预测\(year)年要用到外部指标\(ids.joined(separator: "、"))当年的增速，现在还没有公布",
        en:
          "the forecast of \(year) needs the growth of \(ids.joined(separator: ", ")) in that year, which is not published"
      ),
      help: LocalizedText(
        zhHans: "请写出假定的增速，如 \(example)", en: "state what you assume, such as \(example)"),
      isUsage: true)
  }

  static func noLongRunMean(_ names: [LocalizedText]) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "model.yaml 没有写出\(names.map(\.zhHans).joined(separator: "、"))的长期增速",
        en: "model.yaml states no long-run growth of \(names.map(\.en).joined(separator: ", "))"),
      help: LocalizedText(
        zhHans: "请只选 regional.long_run_mean 中列出的指标",
        en: "choose indicators that stand under regional.long_run_mean"), isUsage: false)
  }

  /// A regression with nothing on its right side.
  static func nothingToExplainWith(_ name: LocalizedText) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "回归要用别的指标来解释\(name.zhHans)，这里只有它自己",
        en: "a regression explains \(name.en) by other indicators, and there is none"),
      help: LocalizedText(
        zhHans: "请用 --indicators 列出两个以上的指标，或用 --lags 1 以上年数值来解释",
        en: "name two or more with --indicators, or use its own past with --lags 1"),
      isUsage: false)
  }

  static func needsLags(_ estimator: Estimator) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(estimator.rawValue) 至少要滞后一年", en: "\(estimator.rawValue) needs at least one lag"),
      help: LocalizedText(zhHans: "请用 --lags 1 或更多", en: "use --lags 1 or more"), isUsage: true)
  }

  static func inseparable(_ estimator: Estimator) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(estimator.rawValue) 无法计算：有的指标几乎完全同步变动，或大小相差过于悬殊",
        en:
          "\(estimator.rawValue) cannot be computed: some indicators move together all but exactly, or their sizes lie too far apart"
      ),
      help: LocalizedText(
        zhHans: "请用 --indicators 去掉其中一个指标", en: "leave one of them out with --indicators"),
      isUsage: false)
  }

  static let panelLags = Self(
    message: LocalizedText(
      zhHans: "panel 只用上一年的数值，不能改变滞后期", en: "a panel looks one year back, no other --lags"),
    help: LocalizedText(zhHans: "请去掉 --lags", en: "leave --lags out"), isUsage: true)

  static func panelOfOne(_ name: LocalizedText) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "公布过\(name.zhHans)的地区不到两个，无法相互借用信息",
        en: "fewer than two regions have figures of \(name.en); there is nobody to borrow from"),
      help: LocalizedText(
        zhHans: "请在 data/history.csv 补充其他地区的数据",
        en: "add figures of other regions to data/history.csv"), isUsage: false)
  }
}
