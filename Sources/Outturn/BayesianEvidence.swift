private import Foundation
internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// The draws of a Bayesian vector autoregression as numbers for a reader.
struct BayesianEvidence {
  private let fitted: FittedBayesianVectorAutoregression
  private let sample: ShelfSample

  init(_ fitted: FittedBayesianVectorAutoregression, sample: ShelfSample) {
    self.fitted = fitted
    self.sample = sample
  }

  private var draws: PosteriorDraws { fitted.draws }

  /// Posterior means and standard deviations of B.
  var coefficients: [EstimatedCoefficient] {
    draws.series.indices.flatMap { equation in
      draws.columnNames.enumerated().map { row, name in
        let convergence = RankConvergence(
          chains: draws.chains { $0.coefficients[row, equation] })
        return EstimatedCoefficient(
          equation: draws.series[equation],
          regressor: sample.regressorName(name, countingFrom: 0), estimate: convergence.mean,
          standardErrors: ["posterior": convergence.standardDeviation], pValue: nil,
          sampling: SamplingEvidence(convergence))
      }
    }
  }

  /// The standard deviation of each series' shock, in the last year where it changes, and what else
  /// the form has.
  var parameters: [SampledParameter] {
    let changes = draws.parameterNames.contains { $0.hasPrefix("log_variance:") }
    let shocks = sample.definitions.enumerated().map { place, series in
      parameter(
        "shock_sd.\(series.id)",
        changes
          ? LocalizedText(
            zhHans: "\(series.name.zhHans)冲击的标准差，\(sample.lastYear)年",
            en: "sd of \(series.name.en)'s shock in \(sample.lastYear)")
          : LocalizedText(
            zhHans: "\(series.name.zhHans)冲击的\(hasHeavyTails ? "尺度" : "标准差")",
            en: "\(hasHeavyTails ? "scale" : "sd") of \(series.name.en)'s shock")
      ) { draw in
        // Row i of L has the variance of series i as its squared length.
        (0...place).reduce(0) {
          $0 + draw.factor[place, $1] * draw.factor[place, $1]
        }.squareRoot()
      }
    }
    let others = draws.parameterNames.enumerated().compactMap { place, id in
      name(of: id).map { name in
        parameter(id.replacingOccurrences(of: ":", with: "."), name) { $0.parameters[place] }
      }
    }
    return others + shocks
  }

  private var hasHeavyTails: Bool { draws.parameterNames.contains("degrees_of_freedom") }

  private func parameter(
    _ id: String, _ name: LocalizedText, _ value: (PosteriorDraw) -> Double
  ) -> SampledParameter {
    SampledParameter(id: id, name: name, chains: draws.chains(value))
  }

  /// A further unknown in words; nil for what is shown in another form.
  private func name(of id: String) -> LocalizedText? {
    let parts = id.split(separator: ":").map(String.init)
    let series = parts.count == 2 ? sample.definitions.first { $0.id == parts[1] }?.name : nil
    switch (parts[0], series) {
    case ("tightness", _): return LocalizedText(zhHans: "紧度λ", en: "tightness λ")
    case ("degrees_of_freedom", _):
      return LocalizedText(zhHans: "t分布的自由度", en: "degrees of freedom of t")
    case ("outbreak_decay", _):
      return LocalizedText(zhHans: "放大倍数的逐年留存率", en: "decay of the outbreak's factor")
    case ("mean", let series?):
      return LocalizedText(
        zhHans: "\(series.zhHans)的长期增速", en: "long-run growth of \(series.en)")
    case ("volatility_step", let series?):
      return LocalizedText(
        zhHans: "\(series.zhHans)对数波动每年变动的标准差",
        en: "yearly change of \(series.en)'s log-volatility")
    case let (first, _) where first.hasPrefix("outbreak_factor."):
      let step = Int(first.dropFirst("outbreak_factor.".count)) ?? 0
      let year = (sample.turbulentRows(from: draws.lags).first ?? 0) + sample.firstYear + step
      return LocalizedText(
        zhHans: "\(year)年冲击的放大倍数", en: "factor on the shocks of \(year)")
    default: return nil
    }
  }

  var figures: [EstimatorFigure] {
    var list: [EstimatorFigure] = []
    func add(_ id: String, _ zh: String, _ en: String, _ value: Double) {
      list.append(EstimatorFigure(id: id, name: LocalizedText(zhHans: zh, en: en), value: value))
    }
    if let search = fitted.search {
      add(
        "tightness_maximised", "后验密度最大处的紧度λ", "tightness of the largest posterior density",
        search.hyperparameters.tightness)
      add(
        "log_marginal_likelihood", "该处的对数边际似然", "log marginal likelihood there",
        search.logMarginalLikelihood)
    }
    if let acceptance = fitted.acceptance {
      add("acceptance", "紧度抽样的接受率", "acceptance of proposals for the tightness", acceptance)
    }
    add("draws", "后验抽样次数", "posterior draws", Double(draws.draws.count))
    add(
      "unstable_draws", "不稳定（不回到均值）的抽样次数，均予保留", "of them unstable; they are kept",
      Double(draws.unstableCount))
    add("unstable_share", "不稳定的比例", "unstable share", draws.unstableShare)
    return list
  }

  /// Convergence, and hyperparameters on their bounds.
  func diagnostics(of entry: FittedEstimator) -> [FitDiagnostic] {
    let all = entry.coefficients.compactMap(\.sampling) + entry.parameters.map(\.sampling)
    var list = FitDiagnostic.convergence(of: all, chains: draws.chainCount)
    if let bounds = fitted.search?.atBounds, !bounds.isEmpty {
      list.append(
        FitDiagnostic(
          id: "at_bounds", value: Double(bounds.count), bound: 0, isGood: false,
          message: LocalizedText(
            zhHans: "这些超参数落在允许范围的边界上：\(bounds.joined(separator: "、"))",
            en: "these hyperparameters lie on their bounds: \(bounds.joined(separator: ", "))")))
    }
    return list
  }
}
