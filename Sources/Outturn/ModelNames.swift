internal import OutturnEvaluation
internal import OutturnModels
internal import OutturnSeries

/// The models' names for readers.
enum ModelNames {
  static let conjugate = "bvar"
  /// One year's figure and what indicators of its kind do.
  static let kindPrior = "kind_prior"

  static func name(of id: String) -> LocalizedText {
    switch id {
    case "regional_random_walk":
      LocalizedText(zhHans: "区域模型（全国水平随机游走）", en: "Regional, national level a random walk")
    case "regional_reverting":
      LocalizedText(zhHans: "区域模型（全国水平回归均值）", en: "Regional, national level returning to a mean")
    case conjugate:
      LocalizedText(zhHans: "共轭贝叶斯向量自回归", en: "Conjugate Bayesian vector autoregression")
    default: preconditionFailure("model \(id) has no name")
    }
  }

  /// The regional model without what links its series.
  static let unlinked = LocalizedText(
    zhHans: "本模型，各指标互不相关", en: "this model, series unrelated")

  /// Both forms of the regional model together.
  static let regional = LocalizedText(zhHans: "本模型", en: "this model")

  static func name(of model: BenchmarkModel) -> LocalizedText {
    switch model {
    case .randomWalk: LocalizedText(zhHans: "随机游走", en: "random walk")
    case .historicalMean: LocalizedText(zhHans: "历史均值", en: "historical mean")
    case .autoregression: LocalizedText(zhHans: "一阶自回归", en: "AR(1)")
    case .bayesianAutoregression:
      LocalizedText(zhHans: "一阶自回归（贝叶斯）", en: "AR(1), Bayesian")
    case .localLevel: LocalizedText(zhHans: "局部水平", en: "local level")
    }
  }

  /// `%`, or `log points` for a series in logarithms.
  static func unit(of series: SeriesDefinition) -> String {
    series.transformation == .logGrowth ? "log points" : "%"
  }

  /// Sources that all regions of the nation share.
  static let national: Set = ["national_level", "national_shock"]

  /// The sources of a regional forecast's variance, in the order of the model's components.
  static func components(regions: [(id: String, name: LocalizedText)]) -> [(String, LocalizedText)]
  {
    let national = [
      ("national_level", LocalizedText(zhHans: "全国趋势的变动", en: "shifts of the national level")),
      ("national_shock", LocalizedText(zhHans: "全国当年冲击", en: "national shocks of the year")),
    ]
    return national
      + regions.dropFirst().map { region in
        (
          "deviation_\(region.id)",
          LocalizedText(
            zhHans: "\(region.name.zhHans)自身的偏离", en: "\(region.name.en)'s own deviation")
        )
      }
  }
}
