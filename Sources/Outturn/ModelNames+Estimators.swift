internal import OutturnSeries

/// The estimators of `fit` for readers.
extension ModelNames {
  static func name(of estimator: Estimator) -> LocalizedText {
    switch estimator {
    case .regional: LocalizedText(zhHans: "区域模型（预测所用）", en: "Regional model, which forecasts")
    case .conjugate:
      LocalizedText(zhHans: "共轭贝叶斯向量自回归（多地合并）", en: "Conjugate Bayesian VAR, regions stacked")
    case .regression: LocalizedText(zhHans: "线性回归", en: "Linear regression")
    case .ridge: LocalizedText(zhHans: "岭回归", en: "Ridge regression")
    case .bayesianRegression:
      LocalizedText(zhHans: "线性回归，带弱先验", en: "Regression with a weak prior")
    case .vectorAutoregression:
      LocalizedText(zhHans: "向量自回归（最小二乘）", en: "Vector autoregression, least squares")
    case .bayesian:
      LocalizedText(zhHans: "贝叶斯向量自回归，紧度由数据决定", en: "Bayesian VAR, tightness learnt")
    case .independent:
      LocalizedText(zhHans: "贝叶斯向量自回归，独立先验", en: "Bayesian VAR, independent prior")
    case .studentT:
      LocalizedText(zhHans: "贝叶斯向量自回归，厚尾冲击", en: "Bayesian VAR, Student-t shocks")
    case .steadyState:
      LocalizedText(zhHans: "贝叶斯向量自回归，设定长期增速", en: "Bayesian VAR about stated long-run growth")
    case .volatility:
      LocalizedText(zhHans: "贝叶斯向量自回归，波动随时间变化", en: "Bayesian VAR, stochastic volatility")
    case .panel:
      LocalizedText(zhHans: "多地区面板，相互借用信息", en: "Panel of regions that borrow strength")
    }
  }

  /// The equation in words, with the prior where there is one.
  static func statement(of estimator: Estimator) -> LocalizedText {
    switch estimator {
    case .regional:
      LocalizedText(
        zhHans: "全国有一条共同的增速路径，每个地区在上一级基础上有自己的、会逐步消退的偏离。",
        en:
          "One national path, and for each region a deviation from the one around it that fades over time."
      )
    case .conjugate:
      LocalizedText(
        zhHans: "各指标由各指标上一年的数值解释；几个地区的年份合在一起估计，紧度取边际似然最大者。",
        en:
          "Each indicator by last year's value of all, the years of several regions stacked; the tightness with the largest marginal likelihood."
      )
    case .regression:
      LocalizedText(
        zhHans: "第一个指标由其他指标的同年数值和它自己以前的数值解释，只描述同年关系，不作预测。",
        en:
          "The first indicator by the others of the same year and by its own past: it describes, and does not forecast."
      )
    case .ridge:
      LocalizedText(
        zhHans: "方程与 regression 相同；系数向0收缩，收缩多少由广义交叉验证决定，几个指标同步变动时也能用。估计有意偏小，所以不给标准误。",
        en:
          "The equation of regression, its coefficients held towards 0 as far as generalised cross-validation says; works where indicators move together. Biased on purpose, so it has no standard errors."
      )
    case .bayesianRegression:
      LocalizedText(
        zhHans: "方程与 regression 相同；先验认为其他指标没有影响，分量相当于一年的数据；后验有解析解。",
        en:
          "The equation of regression with a prior of no effect that weighs as much as one year of figures; the posterior has a closed form."
      )
    case .vectorAutoregression:
      LocalizedText(
        zhHans: "每个指标由所有指标以前年份的数值解释，没有先验；样本短时系数很不准。",
        en:
          "Each indicator by the past of all, without a prior: with few years the coefficients are poorly known."
      )
    case .bayesian:
      LocalizedText(
        zhHans:
          "每个指标由所有指标以前年份的数值解释；先验认为增速与上年相近、受其他指标影响小（明尼苏达先验）。先验有多强（紧度λ）由数据决定，其不确定性计入结果。",
        en:
          "Each indicator by the past of all, with a prior that growth is near last year's and owes little to the other indicators (Minnesota). How strong it is (tightness λ) the data decide, and what they leave open of it counts."
      )
    case .independent:
      LocalizedText(
        zhHans: "明尼苏达先验，紧度固定：自身滞后项0.2，其他指标的滞后项0.1；系数的先验与误差大小无关。",
        en:
          "A Minnesota prior of fixed tightness: 0.2 for own lags, 0.1 for those of others; it does not depend on the size of the shocks."
      )
    case .studentT:
      LocalizedText(
        zhHans: "先验与 independent 相同；冲击服从t分布，个别年份可以特别大，自由度由数据估计。",
        en:
          "The prior of independent with Student-t shocks, so that single years may be far off; the data estimate the degrees of freedom."
      )
    case .steadyState:
      LocalizedText(
        zhHans: "先验与 independent 相同，但增速围绕长期增速波动；长期增速的先验取自 model.yaml 的 regional.long_run_mean。",
        en:
          "The prior of independent, but growth moves about a long-run value whose prior is regional.long_run_mean of model.yaml."
      )
    case .volatility:
      LocalizedText(
        zhHans:
          "先验与 independent 相同；冲击的大小逐年变化，样本末年的大小决定预测的宽窄。不足三十年时，波动怎样变化主要由先验决定。",
        en:
          "The prior of independent; the size of shocks walks from year to year, and the last year's decides how wide a forecast is. With fewer than thirty years the prior says how it walks."
      )
    case .panel: panelStatement(of: LocalizedText(zhHans: "第一个指标", en: "the first indicator"))
    }
  }

  static func panelStatement(of series: LocalizedText) -> LocalizedText {
    LocalizedText(
      zhHans: "每个地区的\(series.zhHans)向自己的长期平均靠拢；数据少的地区多借用其他地区的平均、持续性和波动。",
      en:
        "Each region's \(series.en) returns to a mean of its own; a region with few figures borrows mean, persistence and scale from the others."
    )
  }
}
