internal import OutturnSeries

extension TextRenderer {
  /// Series judged together: whether the links between them were right.
  func appendJoint(_ document: BacktestDocument, to page: inout TextPage) {
    guard !document.joint.isEmpty else { return }
    page.append(.section(Phrase(zhHans: "各指标合在一起看", en: "Series judged together")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "能量评分和变差评分都是越小越好；后者专看各指标之间的联动。各指标先除以截止年前的年度变动幅度。",
          en: "Energy and variogram scores, smaller is better; the second sees the links between "
            + "series. Each series is divided by the size of its yearly changes before the origin.")
      ))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "方法", en: "Forecaster"), wraps: true),
            .init(Phrase(zhHans: "预测期", en: "Horizon"), .right),
            .init(Phrase(zhHans: "次数", en: "Forecasts"), .right),
            .init(Phrase(zhHans: "能量评分", en: "Energy"), .right),
            .init(Phrase(zhHans: "变差评分", en: "Variogram"), .right),
            .init(Phrase(zhHans: "与基准比较的检验值", en: "Diebold–Mariano"), .right),
          ],
          rows: document.joint.map { score in
            [
              Phrase(score.name), .verbatim(String(score.horizon)), .verbatim(String(score.count)),
              style.number(score.energy, decimals: style.decimals + 1),
              style.number(score.variogram, decimals: style.decimals + 1),
              score.comparison.map { style.signed($0.statistic, decimals: 1) } ?? .empty,
            ]
          })))
  }

  /// Where outturns fell in the forecasts, the Brier score's parts and the comparison with the
  /// reference, of every forecaster that is not there to be beaten.
  func appendTransforms(_ document: BacktestDocument, to page: inout TextPage) {
    let models = document.forecasters.filter { !$0.isBenchmark }.map(\.id)
    let scores = document.scores.filter { $0.region == "all" && models.contains($0.model) }
    guard !scores.isEmpty else { return }
    let places = style.decimals + 2
    page.append(
      .section(Phrase(zhHans: "实际值落在预测分布的哪一段", en: "Where outturns fell in the forecasts")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "预测可信时每一段各有10%；括号内为按年份成组的95%置信区间。",
          en:
            "An honest forecast has 10 % in every tenth; in parentheses the 95 % band, with years as "
            + "groups.")))
    page.append(
      .table(
        TextTable(
          [.init(Phrase(zhHans: "十分位段", en: "Tenth"), .right)]
            + scores.map { .init(title($0), .right) },
          rows: (0..<10).map { tenth in
            [.verbatim(String(tenth + 1))]
              + scores.map { score in
                let band = score.pitBands[tenth]
                return style.percent(100 * score.pitDeciles[tenth], decimals: 0)
                  + style.percentRange(
                    Interval(low: 100 * band.low, high: 100 * band.high), decimals: 0
                  ).inParentheses
              }
          })))
    page.append(.section(Phrase(zhHans: "评分的分解与比较", en: "The scores taken apart")))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "指标", en: "Series"), wraps: true),
            .init(Phrase(zhHans: "布赖尔评分", en: "Brier"), .right),
            .init(Phrase(zhHans: "失准", en: "Miscalibration"), .right),
            .init(Phrase(zhHans: "区分度", en: "Discrimination"), .right),
            .init(Phrase(zhHans: "不确定", en: "Uncertainty"), .right),
            .init(Phrase(zhHans: "与基准比较的检验值", en: "Diebold–Mariano"), .right),
            .init(Phrase(zhHans: "各年平均分位的标准差", en: "Sd of years' means"), .right),
          ],
          rows: scores.map { score in
            [
              title(score), style.number(score.brier, decimals: places),
              style.number(score.brierParts.miscalibration, decimals: places),
              style.number(score.brierParts.discrimination, decimals: places),
              style.number(score.brierParts.uncertainty, decimals: places),
              score.comparison.map { style.signed($0.statistic, decimals: 1) } ?? .empty,
              score.yearSpread.map { style.number($0, decimals: 2) } ?? .empty,
            ]
          })))
  }

  /// `地区生产总值，提前1年`.
  private func title(_ score: BacktestScore) -> Phrase {
    let span = span(score)
    return Phrase(
      zhHans: "\(score.seriesName.zhHans)，\(span.zhHans)", en: "\(score.seriesName.en), \(span.en)")
  }
}
