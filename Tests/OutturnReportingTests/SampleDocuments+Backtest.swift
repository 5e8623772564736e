import OutturnEvaluation
import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// A record with invented forecasts: normal laws around invented figures.
  static let backtest: BacktestDocument = {
    let growth: [String: [Double]] = [
      "nation": [6.9, 6.7, 6.9, 6.6, 6.1, 2.3, 8.1, 3.0, 5.2, 5.0],
      "province": [8.5, 8.0, 8.0, 7.8, 7.6, 3.8, 7.7, 4.5, 4.6, 4.8],
    ]
    func forecasts(_ unit: String, spread: Double, pull: Double) -> [ScoredForecast] {
      let figures = growth[unit]!
      return (4..<9).map { last in
        let history = Array(figures[...last])
        let centre = figures[last] + pull * (5.5 - figures[last])
        let law = StudentMixture([
          .init(weight: 1, location: centre, scale: spread, degreesOfFreedom: .infinity)
        ])
        return ScoredForecast(
          law.percentiles, unit: unit, origin: 2015 + last, target: .point(horizon: 1),
          outturn: figures[last + 1], thresholds: EventThresholds(history: history))
      }
    }
    let names = [
      "nation": LocalizedText(zhHans: "全国", en: "China"),
      "province": LocalizedText(zhHans: "某省", en: "Some Province"),
    ]
    let units = ["nation", "province"]
    func records(_ region: String?, without years: [Int] = []) -> [BacktestScore] {
      let chosen = region.map { [$0] } ?? units
      func all(_ spread: Double, _ pull: Double) -> [ScoredForecast] {
        chosen.flatMap { forecasts($0, spread: spread, pull: pull) }
          .filter { !$0.speaks(of: years) }
      }
      let (own, naive) = (all(1, 0.5), all(2.5, 0))
      return [("regional", own, naive), ("naive_rw", naive, nil)].map { model, scored, other in
        BacktestScore(
          ScoreSummary(scored, reference: other), model: model,
          region: region.map { ($0, names[$0]!) }, series: ("gdp", gdp))
      }
    }
    return BacktestDocument(
      header: header, name: LocalizedText(zhHans: "示例区2026年计划", en: "Sample plan for 2026"),
      origins: Array(2019...2023), horizons: [1],
      forecasters: [
        Forecaster(
          id: "regional", name: LocalizedText(zhHans: "本模型", en: "this model"),
          isBenchmark: false),
        Forecaster(
          id: "naive_rw", name: LocalizedText(zhHans: "随机游走", en: "random walk"),
          isBenchmark: true),
      ], reference: "naive_rw", scores: ([nil] + units).flatMap { records($0) },
      without: ScoresWithout(years: [2020, 2021], scores: records(nil, without: [2020, 2021])),
      joint: joint,
      unscored: [
        UnscoredSeries(
          region: region.id, regionName: region.name, series: "gdp", seriesName: gdp,
          figures: 4, forecasts: 1)
      ],
      notes: [
        LocalizedText(
          zhHans: "示例区增速只有4个，无法单独检验", en: "The district has 4 growth figures and cannot be tested")
      ])
  }()

  /// Two series judged together: invented futures on a circle about the figure before.
  private static var joint: [JointBacktestScore] {
    func forecasts(_ width: Double) -> [JointScoredForecast] {
      zip([6.6, 6.1, 5.2, 5.0], [8.0, 7.2, 4.6, 4.8]).enumerated().map { place, outturn in
        JointScoredForecast(
          sample: (0..<12).map {
            [6 + width * Double($0 % 5 - 2), 6 + width * Double($0 % 7 - 3)]
          },
          outturn: [outturn.0, outturn.1], scales: [0.5, 0.9], unit: "nation",
          origin: 2019 + place, horizon: 1)
      }
    }
    let names = [
      ("regional", LocalizedText(zhHans: "本模型", en: "this model"), 0.5),
      ("naive_rw", LocalizedText(zhHans: "随机游走", en: "random walk"), 1.5),
    ]
    return names.map { model, name, width in
      JointBacktestScore(
        forecasts(width), model: model, name: name,
        reference: model == "naive_rw" ? nil : forecasts(1.5))
    }
  }
}
