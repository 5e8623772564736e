internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

/// How an estimator treats the turbulent years of its sample, and how that is told.
struct ShelfOutliers {
  let rule: OutlierRule
  /// Places in the table, those before the first explained row aside.
  let rows: [Int]
  private let years: [Int]
  /// Of each of ``rows``: how many times the usual the variance of its shocks is.
  private let factors: [Double]
  private let isOwnLaw: Bool

  /// - Parameters:
  ///   - estimator: Decides the rule where none is asked for.
  ///   - firstRow: First row that is explained.
  /// - Throws: ``ForecastFailure`` for a rule that the estimator does not have.
  init(
    _ asked: OutlierRule?, for estimator: Estimator, sample: ShelfSample, firstRow: Int
  ) throws(ForecastFailure) {
    let allowed = Self.rules(of: estimator)
    if let asked, !allowed.contains(asked) {
      throw .outlierRule(asked, estimator: estimator, allowed: allowed)
    }
    let rows = sample.turbulentRows(from: firstRow)
    let wanted = asked ?? (Self.hasOwnLaw(estimator) ? .none : .leaveOut)
    rule = rows.isEmpty ? .none : wanted
    isOwnLaw = asked == nil && Self.hasOwnLaw(estimator) && !rows.isEmpty
    self.rows = rows
    years = rows.map { sample.firstYear + $0 }
    factors = years.map { sample.specification.regional.turbulence[$0] ?? 1 }
  }

  /// Shocks whose law takes large ones up by itself.
  private static func hasOwnLaw(_ estimator: Estimator) -> Bool {
    estimator == .studentT || estimator == .volatility
  }

  static func rules(of estimator: Estimator) -> [OutlierRule] {
    switch estimator {
    case .regional, .conjugate: []
    case .regression, .ridge, .bayesianRegression: [.leaveOut, .dummies, .weighted, .none]
    case .vectorAutoregression, .studentT, .steadyState: [.leaveOut, .dummies, .none]
    case .bayesian, .independent: [.leaveOut, .dummies, .scaled, .none]
    case .volatility, .panel: [.leaveOut, .none]
    }
  }

  /// `1/25`, or the weight itself where the factor is no whole number.
  private static func share(_ factor: Double) -> String {
    factor == factor.rounded() ? "1/\(Int(factor))" : "\((1000 / factor).rounded() / 1000)"
  }

  /// The weight of a row of the table: 1 over the factor of a turbulent one.
  func weight(ofRow row: Int) -> Double {
    rows.firstIndex(of: row).map { 1 / factors[$0] } ?? 1
  }

  /// For a Bayesian vector autoregression.
  ///
  /// The free factors of `scaled` are those of the first turbulent years that follow each other.
  var treatment: OutlierTreatment {
    switch rule {
    case .none: return .none
    case .leaveOut: return .leftOut(periods: rows)
    case .dummies: return .impulses(periods: rows)
    case .weighted: preconditionFailure("weights are for single equations")
    case .scaled:
      let count = zip(rows, 0...).prefix { $0.0 == rows[0] + $0.1 }.count
      return .scaled(firstPeriod: rows[0], freeFactors: count)
    }
  }

  /// What was done, in a sentence.
  var statement: OutlierStatement {
    let zh = years.map { "\($0)年" }.joined(separator: "、")
    let en = years.map(String.init).joined(separator: ", ")
    let text: LocalizedText
    switch rule {
    case _ where years.isEmpty:
      text = LocalizedText(zhHans: "样本中没有异常年份。", en: "No year of the sample is turbulent.")
    case .none where isOwnLaw:
      text = LocalizedText(
        zhHans: "\(zh)照常参加估计：冲击的分布本身容得下大的冲击。",
        en: "\(en) count as any year: the law of the shocks has room for large ones.")
    case .none:
      text = LocalizedText(
        zhHans: "\(zh)照常参加估计，未作处理。", en: "\(en) count as any year; nothing was done about them.")
    case .leaveOut:
      text = LocalizedText(
        zhHans: "\(zh)不作为被解释的年份，其数值仍用于解释次年。",
        en: "\(en) are not explained; their figures still explain the year after them.")
    case .dummies:
      text = LocalizedText(
        zhHans: "\(zh)各设一个虚拟变量，吸收当年的冲击。",
        en: "\(en) have a dummy each, which takes up the year's shock.")
    case .weighted:
      let zhWeights = zip(years, factors).map { "\($0)年为\(Self.share($1))" }.joined(separator: "、")
      let enWeights = zip(years, factors).map { "\(Self.share($1)) in \($0)" }.joined(
        separator: ", ")
      text = LocalizedText(
        zhHans: "异常年份的权重按 model.yaml 的倍数降低：\(zhWeights)，其他年份为1。",
        en: "Turbulent years count for less, as model.yaml says: \(enWeights), other years 1.")
    case .scaled:
      text = LocalizedText(
        zhHans: "\(zh)的冲击按倍数放大，倍数由数据估计，其后逐年回落（Lenza和Primiceri的方法）。",
        en:
          "Shocks from \(years[0]) on are larger by factors that the data decide and that fade afterwards (Lenza and Primiceri)."
      )
    }
    return OutlierStatement(rule: rule.rawValue, years: years, statement: text)
  }

  /// What was done in a panel, whose years left out are holes.
  static func panelStatement(_ rule: OutlierRule, years: [Int]) -> OutlierStatement {
    let zh = years.map { "\($0)年" }.joined(separator: "、")
    let en = years.map(String.init).joined(separator: ", ")
    let text: LocalizedText
    if years.isEmpty {
      text = LocalizedText(zhHans: "样本中没有异常年份。", en: "No year of the sample is turbulent.")
    } else if rule == .none {
      text = LocalizedText(
        zhHans: "\(zh)照常参加估计，未作处理。", en: "\(en) count as any year; nothing was done about them.")
    } else {
      text = LocalizedText(
        zhHans: "\(zh)的数值当作缺失，与其他缺失值一起抽样。",
        en: "The figures of \(en) are taken as missing and sampled with the other holes.")
    }
    return OutlierStatement(
      rule: years.isEmpty ? OutlierRule.none.rawValue : rule.rawValue, years: years,
      statement: text)
  }
}
