internal import OutturnSeries

/// The models' names for readers.
enum ModelNames {
  static let conjugate = "bvar"

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
