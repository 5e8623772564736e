internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnSeries

/// The parameters of a regional model that a reader is shown.
enum ParameterList {
  struct Quantity {
    let id: String
    let name: LocalizedText
    /// The value in a draw, for a series by its place.
    let value: (RegionalDraw, Int) -> Double
  }

  static func quantities(of model: RegionalModel, regions: [Region]) -> [Quantity] {
    func deviation(_ factor: Matrix, _ series: Int) -> Double {
      (0...series).reduce(0) { $0 + factor[series, $1] * factor[series, $1] }.squareRoot()
    }
    var list = [
      Quantity(
        id: "national_level",
        name: LocalizedText(zhHans: "全国水平，最后一年", en: "national level, last year"),
        value: { model.lastLevel($0)[$1] }),
      Quantity(
        id: "national_level_sd",
        name: LocalizedText(zhHans: "全国水平变动的标准差", en: "sd of shifts of the national level"),
        value: { deviation($0.levelFactor, $1) }),
      Quantity(
        id: "national_shock_scale",
        name: LocalizedText(zhHans: "全国冲击的尺度", en: "scale of national shocks"),
        value: { deviation($0.shockFactor, $1) }),
      Quantity(
        id: "shock_loading",
        name: LocalizedText(zhHans: "全国冲击传到地方的比例", en: "share of a national shock that arrives"),
        value: { $0.loading[$1] }),
      Quantity(
        id: "deviation_persistence",
        name: LocalizedText(zhHans: "地区偏离的持续性", en: "persistence of deviations"),
        value: { $0.persistence[$1] }),
    ]
    if model.levelPersistence < 1 {
      list.append(
        Quantity(
          id: "long_run_mean",
          name: LocalizedText(zhHans: "全国水平回归的均值", en: "mean that the level returns to"),
          value: { $0.longRunMean[$1] }))
    }
    for (place, region) in regions.enumerated().dropFirst() {
      list.append(
        Quantity(
          id: "deviation_\(region.id)",
          name: LocalizedText(
            zhHans: "\(region.name.zhHans)的偏离，最后一年", en: "deviation of \(region.name.en), last year"
          ),
          value: { model.lastDeviation($0, region: place, series: $1) }))
      list.append(
        Quantity(
          id: "deviation_scale_\(region.id)",
          name: LocalizedText(
            zhHans: "\(region.name.zhHans)偏离的冲击尺度",
            en: "scale of \(region.name.en)'s deviation shocks"),
          value: { deviation($0.deviationFactors[place - 1], $1) }))
    }
    list.append(
      Quantity(
        id: "expected_growth",
        name: LocalizedText(zhHans: "下一年的预期增速", en: "expected growth next year"),
        value: { model.expectedGrowth($0, region: regions.count - 1, series: $1) }))
    return list
  }
}
