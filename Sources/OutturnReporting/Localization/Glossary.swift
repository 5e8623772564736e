/// The words of the trade, the same in every text.
package enum Glossary: CaseIterable {
  case posterior, draw, path, fanChart, credibleInterval, baseline, scenario, conditionalForecast
  case impulseResponse, shrinkage, horizon, outturn, target, backTest, yearOnYear, yearToDate
  case probabilityOfAttainment, median, mean, standardDeviation, growth, level, seed, period
  case indicator, region, unit, source, model, plan, indexNumber

  package var phrase: Phrase {
    switch self {
    case .posterior: Phrase(zhHans: "后验", en: "posterior")
    case .draw: Phrase(zhHans: "抽样", en: "draw")
    case .path: Phrase(zhHans: "路径", en: "path")
    case .fanChart: Phrase(zhHans: "扇形图", en: "fan chart")
    case .credibleInterval: Phrase(zhHans: "可信区间", en: "credible interval")
    case .baseline: Phrase(zhHans: "基准情景", en: "baseline")
    case .scenario: Phrase(zhHans: "情景", en: "scenario")
    case .conditionalForecast: Phrase(zhHans: "条件预测", en: "conditional forecast")
    case .impulseResponse: Phrase(zhHans: "脉冲响应", en: "impulse response")
    case .shrinkage: Phrase(zhHans: "收缩", en: "shrinkage")
    case .horizon: Phrase(zhHans: "预测期", en: "horizon")
    case .outturn: Phrase(zhHans: "实际值", en: "outturn")
    case .target: Phrase(zhHans: "目标值", en: "target")
    case .backTest: Phrase(zhHans: "回溯检验", en: "back-test")
    case .yearOnYear: Phrase(zhHans: "同比", en: "year on year")
    case .yearToDate: Phrase(zhHans: "年初累计", en: "year to date")
    case .probabilityOfAttainment: Phrase(zhHans: "达成概率", en: "probability of attainment")
    case .median: Phrase(zhHans: "中位数", en: "median")
    case .mean: Phrase(zhHans: "均值", en: "mean")
    case .standardDeviation: Phrase(zhHans: "标准差", en: "standard deviation")
    case .growth: Phrase(zhHans: "增速", en: "growth")
    case .level: Phrase(zhHans: "总量", en: "level")
    case .seed: Phrase(zhHans: "随机种子", en: "seed")
    case .period: Phrase(zhHans: "时期", en: "period")
    case .indicator: Phrase(zhHans: "指标", en: "indicator")
    case .region: Phrase(zhHans: "地区", en: "region")
    case .unit: Phrase(zhHans: "单位", en: "unit")
    case .source: Phrase(zhHans: "来源", en: "source")
    case .model: Phrase(zhHans: "模型", en: "model")
    case .plan: Phrase(zhHans: "计划", en: "plan")
    case .indexNumber: Phrase(zhHans: "指数", en: "index")
    }
  }
}
