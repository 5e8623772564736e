internal import OutturnModels
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// Resampled shocks have no density: what takes one is refused by name.
  func checkResampling(_ request: SimulationRequest) throws(ForecastFailure) {
    guard request.scenario.tails?.shape == .bootstrap else { return }
    switch request.sampler {
    case .antithetic, .raoBlackwell: throw .resamplingWith(request.sampler)
    case .plain, .sobol: break
    }
    if !request.scenario.conditions.isEmpty || !request.scenario.views.isEmpty
      || !request.measurements.isEmpty
    {
      throw .resamplingUnderConditions(request.scenario)
    }
  }
}

extension ForecastFailure {
  static func resamplingWith(_ sampler: Sampler) -> Self {
    Self(
      message: LocalizedText(
        zhHans:
          "--tails bootstrap 不能与 --sampler \(sampler.rawValue) 同用：残差没有对称的另一半，也没有可积分的正态分布",
        en:
          "--tails bootstrap does not go with --sampler \(sampler.rawValue): a residual has no opposite and no normal law to integrate over"
      ),
      help: LocalizedText(
        zhHans: "请改用 --sampler plain", en: "use --sampler plain"), isUsage: true)
  }

  static func resamplingUnderConditions(_ scenario: Scenario) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "情景“\(scenario.id)”的 tails 是 bootstrap，不能再加条件、外部观点或当年累计数：重新抽取的残差只有有限个取值，没有密度可用来定权重",
        en:
          "scenario \"\(scenario.id)\" resamples its shocks (tails: bootstrap), which have no density to weigh conditions, views or releases with"
      ),
      help: LocalizedText(
        zhHans: "请去掉 bootstrap，或改用假设（assume）",
        en: "leave bootstrap out, or state an assumption (assume) instead"), isUsage: true)
  }

  static func tooFewResiduals(_ form: ModelForm, rows: Int, series: Int) -> Self {
    let name =
      form == .regional ? ModelNames.regional : ModelNames.name(of: ModelNames.conjugate)
    return Self(
      message: LocalizedText(
        zhHans: "不能用 bootstrap：\(name.zhHans)只有 \(rows) 年残差，不足以反映 \(series) 个指标的联动",
        en:
          "bootstrap cannot be used: the \(rows) residuals of \"\(name.en)\" do not span its \(series) series"
      ),
      help: LocalizedText(
        zhHans: "请改用 --tails t:4，或补充历史数据",
        en: "use --tails t:4, or add years to the history"), isUsage: false)
  }
}
