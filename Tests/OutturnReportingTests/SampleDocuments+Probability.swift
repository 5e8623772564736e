import OutturnPlanning
import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  static let models = [
    ModelMember(
      id: "regional_walk", name: LocalizedText(zhHans: "区域模型（随机游走）", en: "Regional, random walk"),
      weight: 0.5),
    ModelMember(
      id: "regional_reversion",
      name: LocalizedText(zhHans: "区域模型（均值回复）", en: "Regional, reverting"),
      weight: 0.5),
    ModelMember(
      id: "conjugate", name: LocalizedText(zhHans: "贝叶斯VAR", en: "Bayesian VAR"), weight: 0),
  ]

  static let gdpGrowth = TargetProbability(
    target: target("gdp", gdp, .growth, 5.5), probability: 0.43412, mcStandardError: 0.0031,
    closedForm: ClosedFormValue(model: "conjugate", value: 0.49),
    asPublished: PublishedProbability(threshold: 5.45, probability: 0.45631),
    byModel: ["regional_walk": 0.47, "regional_reversion": 0.36, "conjugate": 0.49],
    quantiles: quantiles(5.36, 0.9),
    curve: zip(
      [0.98, 0.9, 0.8, 0.6, 0.5, 0.4, 0.2, 0.1, 0.02],
      [3.51, 4.21, 4.6, 5.13, 5.36, 5.59, 6.12, 6.51, 7.21]
    ).map { AttainableThreshold(probability: $0, threshold: $1) })

  /// One target, asked for by itself.
  static let single = ProbabilityDocument(
    header: header, region: region, scenario: baseline, rounding: .exact, models: models,
    targets: [gdpGrowth], closedFormCheck: closedFormCheck, calibrationNote: calibrationNote)

  /// Every target of a plan, under a scenario.
  static let probability: ProbabilityDocument = {
    var document = uninformed
    document.targetInformation = [
      TargetInformation(
        target: "gdp.growth.2026", region: "province",
        regionName: LocalizedText(zhHans: "某省", en: "Some Province"), count: 8, bias: -1.21,
        standardDeviation: 1.42, without: 0.43412, with: 0.273, mcStandardError: 0.0042,
        mean: 4.93, effectiveShare: 0.71)
    ]
    document.managed = [
      ManagedTarget(
        target: "gdp.growth.2026", unmanaged: 0.43412, probability: 0.494, moved: 0.05988,
        width: 0.2, ratio: 4.5)
    ]
    return document
  }()

  private static let uninformed = ProbabilityDocument(
    header: header, region: region, scenario: push, rounding: .exact, models: models,
    targets: [
      gdpGrowth,
      TargetProbability(
        target: target("industry", industry, .growth, 7.5), probability: 0.49,
        mcStandardError: 0.0005,
        asPublished: PublishedProbability(threshold: 7.45, probability: 0.4961),
        byModel: ["regional_walk": 0.51, "regional_reversion": 0.44, "conjugate": 0.5],
        quantiles: quantiles(7.4, 2.6)),
      TargetProbability(
        target: target("trade", trade, .growth, 8, decimals: 0, sense: .above),
        probability: 0.0301, mcStandardError: 0.0002,
        asPublished: PublishedProbability(threshold: 8.5, probability: 0.0284),
        byModel: ["regional_walk": 0.03, "regional_reversion": 0.03],
        quantiles: quantiles(-2.04, 5.3)),
      TargetProbability(
        target: target(
          "gdp", gdp, .level, 330, unit: "亿元", decimals: 0, headline: false),
        probability: 0.9999999, mcStandardError: 0,
        asPublished: PublishedProbability(threshold: 329.5, probability: 1),
        quantiles: quantiles(342.3, 4.1)),
      TargetProbability(
        target: target(
          "hogs", LocalizedText(zhHans: "生猪出栏", en: "Hogs slaughtered"), .level, 85, unit: "万头",
          decimals: 0, sense: .equals, headline: false),
        basis: .kindPrior, kind: .agriculture, judgedAs: .atLeast, probability: 0.62,
        mcStandardError: 0, closedForm: ClosedFormValue(model: "kind_prior", value: 0.62),
        asPublished: PublishedProbability(threshold: 84.995, probability: 0.621),
        quantiles: quantiles(85.9, 2.9)),
    ],
    expressions: [
      ExpressionProbability(
        text: "gdp.growth[2026] >= 5.5 and retail.growth[2026] >= 6", probability: 0.212,
        mcStandardError: 0.0004, asPublished: 0.224,
        byModel: ["regional_walk": 0.23, "regional_reversion": 0.19])
    ],
    unavailable: unavailable,
    joint: JointSummary(
      all: JointProbability(
        targets: ["gdp.growth.2026", "industry.growth.2026", "trade.growth.2026"],
        probability: 0.0123, mcStandardError: 0.0001,
        byModel: ["regional_walk": 0.014, "regional_reversion": 0.011]),
      forecastable: JointProbability(
        targets: [
          "gdp.growth.2026", "industry.growth.2026", "trade.growth.2026", "gdp.level.2026",
        ], probability: 0.0123, mcStandardError: 0.0001),
      productOfMarginals: 0.0064, atLeast: [1, 0.61, 0.33, 0.0123], expectedMet: 0.9542,
      promised: JointProbability(
        targets: ["gdp.growth.2026", "industry.growth.2026"], probability: 0.31,
        mcStandardError: 0.0005),
      pairs: [
        PairProbability(
          first: "gdp.growth.2026", second: "industry.growth.2026", both: 0.31,
          firstGivenSecond: 0.6327, secondGivenFirst: 0.7141),
        PairProbability(
          first: "gdp.growth.2026", second: "trade.growth.2026", both: 0.019,
          firstGivenSecond: 0.6312, secondGivenFirst: 0.0438),
        PairProbability(
          first: "industry.growth.2026", second: "trade.growth.2026", both: 0.021,
          firstGivenSecond: 0.6977, secondGivenFirst: 0.0429),
      ],
      wholePlan: WholePlan(
        targets: 5, unlinked: 1, expectedMet: 2.5742, all: Interval(low: 0, high: 0.0123),
        atLeast: [1, 0.999, 0.62, 0.3, 0.1, 0].map { Interval(low: $0 * 0.5, high: $0) })),
    binding: [
      BindingTarget(
        target: "gdp.growth.2026", jointWithout: 0.021, gain: 0.0087, jointIfMet: 0.0283,
        eased: EasedTarget(threshold: 5.13, probability: 0.6, joint: 0.0151)),
      BindingTarget(target: "industry.growth.2026", jointWithout: 0.019, gain: 0.0067),
      BindingTarget(
        target: "trade.growth.2026", jointWithout: 0.31, gain: 0.2977, jointIfMet: 0.4086,
        eased: EasedTarget(threshold: -3.38, probability: 0.6, joint: 0.19)),
    ],
    baseLevels: [
      BaseLevel(
        target: "gdp.level.2026", kind: .builtUp, period: Period(year: 2025), unit: "亿元",
        levelMedian: 321.4, levelLow: 309.2, levelHigh: 333.5, probability: 0.9999999,
        mcStandardError: 0, inUse: true),
      BaseLevel(
        target: "gdp.level.2026", kind: .impliedByPlan, period: Period(year: 2025), unit: "亿元",
        levelMedian: 312.8, levelLow: 312.8, levelHigh: 312.8, probability: 0.434,
        mcStandardError: 0.0005, inUse: false),
    ],
    borrowing: borrowing, composition: composition, spread: spread,
    sourcesOfUncertainty: sources, sensitivity: sensitivity,
    closedFormCheck: closedFormCheck,
    calibration: nil, calibrationNote: calibrationNote)

  static let sensitivity = [
    ("gdp.growth.2026", "industry", industry, 3.9, 10.4, 0.352, 0.517),
    ("gdp.growth.2026", "trade", trade, -27.4, 45.1, 0.381, 0.479),
    (Sensitivity.all, "gdp", gdp, 4.2, 6.5, 0.0031, 0.0312),
    (Sensitivity.all, "trade", trade, -27.4, 45.1, 0.0002, 0.0921),
  ].map { target, series, name, low, high, atLow, atHigh in
    Sensitivity(
      target: target, series: series, name: name, period: year, low: low, high: high,
      probabilityLow: atLow, probabilityHigh: atHigh)
  }

  static let closedFormCheck = ClosedFormCheck(
    quantity: "gdp.growth.2026", model: "conjugate", exact: 0.4903, simulated: 0.4908,
    mcStandardError: 0.0005)

  static func calibration(isCurrent: Bool) -> CalibrationRecord {
    func share(_ value: Double) -> AttainmentRecord.Share {
      AttainmentRecord.Share(share: value, low: max(0, value - 0.3), high: min(1, value + 0.2))
    }
    let entry = AttainmentRecord.Entry(
      series: "gdp", horizon: 1, count: 8, years: 4,
      cover: ["90": share(0.875), "50": share(0.5), "80": share(0.75)],
      calm: AttainmentRecord.Calm(without: [2020], count: 6, cover: ["80": share(1)]), bins: [])
    let record = AttainmentRecord(
      outturn: "0.1.0", modelSHA256: "", seed: 1, paths: 1, origins: [2019, 2022],
      regions: [
        .init(id: "nation", name: LocalizedText(zhHans: "全国", en: "China")),
        .init(id: "province", name: LocalizedText(zhHans: "某省", en: "Some Province")),
      ], entries: [entry])
    return CalibrationRecord(entry, of: record, isCurrent: isCurrent)
  }

  static let calibrationNote = LocalizedText(
    zhHans: "尚无记录：本地区数据不足以滚动检验",
    en: "No record yet: the district's figures are too few for a rolling test")

  static let borrowing = [
    ("nation", "全国", "Nation", 0.31, 0.34), ("province", "示例省", "Sample Province", 0.22, 0.24),
    ("sample", "示例区", "Sample District", 0.38, 0.42),
  ].map { id, zhHans, en, weight, share in
    Borrowing(
      series: "gdp", seriesName: gdp, period: year, region: id,
      name: LocalizedText(zhHans: zhHans, en: en), weight: weight, share: share)
  }

  static let composition = [
    ("nation", "全国水平", "Level of the nation", 4.62),
    ("province", "示例省与全国之差", "Sample Province's distance from it", 0.31),
    ("sample", "示例区与示例省之差", "The district's distance from that", 0.17),
    ("assumptions", "情景假设", "The scenario's assumptions", 0.35),
  ].map { id, zhHans, en, points in
    CentrePart(
      series: "gdp", seriesName: gdp, period: year, region: id,
      name: LocalizedText(zhHans: zhHans, en: en), points: points)
  }

  static let spread = [
    ("national_shock", "全国当年冲击", "National shock of the year", 0.46),
    ("deviation", "本地区与上级地区的差距", "The district's distance from its surroundings", 0.41),
    ("parameters", "参数不确定", "Parameters", 0.13),
  ].map { id, zhHans, en, share in
    SpreadPart(
      series: "gdp", seriesName: gdp, period: year, source: id,
      name: LocalizedText(zhHans: zhHans, en: en), share: share)
  }

  static let sources: [UncertaintySource] = [
    ("gdp.growth.2026", .shocks, 0.78, 0.71), ("gdp.growth.2026", .parameters, 0.213, 0.15),
    ("gdp.growth.2026", .model, 0.007, 0.15), ("gdp.level.2026", .baseLevel, 0.52, 0.41),
    ("gdp.level.2026", .shocks, 0.3, 0.2), ("gdp.level.2026", .deflator, 0.1, 0.06),
    ("gdp.level.2026", .parameters, 0.079, 0.04), ("gdp.level.2026", .model, 0.001, 0.04),
  ].map { target, source, share, ifKnown in
    UncertaintySource(
      target: target, source: source, share: share, mcStandardError: 0.004, ifKnown: ifKnown)
  }

  static let unavailable = [
    UnavailableTarget(
      indicator: "grain", name: LocalizedText(zhHans: "粮食总产量", en: "Grain output"),
      measure: .level, threshold: 38, reason: .noHistory,
      explanation: LocalizedText(zhHans: "只有一年数据", en: "One year of figures")),
    UnavailableTarget(
      indicator: "tourists", name: LocalizedText(zhHans: "接待游客人次", en: "Visitors"),
      measure: .level, threshold: 800, reason: .noHistory,
      explanation: LocalizedText(zhHans: "只有一年数据", en: "One year of figures")),
    UnavailableTarget(
      indicator: "budget", name: LocalizedText(zhHans: "地方财政收入", en: "Local revenue"),
      measure: .growth, threshold: 3, reason: .noHistory,
      explanation: LocalizedText(
        zhHans: "2024年起口径调整", en: "Its definition changed in 2024")),
    UnavailableTarget(
      indicator: "jobs", name: LocalizedText(zhHans: "城镇新增就业", en: "New urban jobs"),
      reason: .notQuantified, explanation: LocalizedText(zhHans: "", en: "")),
  ]
}
