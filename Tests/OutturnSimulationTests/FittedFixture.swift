import OutturnModels
import OutturnRandom
import OutturnSeries
import OutturnSimulation

/// A small fitted model: a nation and a district, real output and nominal trade, 2015 to 2025.
enum FittedFixture {
  static let baseYear = 2025

  /// - Parameters:
  ///   - tradeLevel: The district's trade as published, or nil.
  ///   - hasTradeGrowth: Whether the district's trade growth of 2025 is published.
  ///   - levels: As the model file says.
  static func fit(
    tradeLevel: (year: Int, value: Double, decimals: Int)? = (2025, 20, 0),
    hasTradeGrowth: Bool = true,
    levels: [String: LevelSpecification] = [
      "output": .builtUp(
        from: 2023, revision: NormalPrior(mean: 1.2, standardDeviation: 1.6)),
      "trade": .published,
    ]
  ) throws -> FittedModel {
    var dataset = Dataset()
    func add(
      _ region: String, _ series: String, _ measure: Measure, _ year: Int, _ value: Double,
      decimals: Int = 1
    ) {
      dataset.add(
        Observation(
          period: Period(year: year), value: value, decimals: decimals, status: "first release",
          source: "made up", note: "", line: 0),
        to: SeriesKey(region: region, series: series, measure: measure))
    }
    for year in 2015...baseYear {
      let swing = Double((year * 7) % 5) - 2
      add("nation", "output", .growth, year, 5 + 0.4 * swing)
      add("nation", "trade", .growth, year, 4 + 3 * swing)
      if year >= 2023 { add("district", "output", .growth, year, 5.5 + 0.5 * swing) }
      if year == 2025 && hasTradeGrowth { add("district", "trade", .growth, year, 8) }
    }
    // Nobody but the district is built up from 2023.
    add("nation", "output", .level, 2023, 1_260_000)
    add("district", "output", .level, 2023, 275.39, decimals: 2)
    if let tradeLevel {
      add(
        "district", "trade", .level, tradeLevel.year, tradeLevel.value,
        decimals: tradeLevel.decimals)
    }
    return try FittedModel(
      specification(levels), dataset: dataset, draws: 256, seed: Seed(9), threads: 2)
  }

  private static func specification(
    _ levels: [String: LevelSpecification]
  ) -> ModelSpecification {
    func text(_ text: String) -> LocalizedText { LocalizedText(zhHans: text, en: text) }
    func covariance(_ output: Double, _ trade: Double) -> CovariancePrior {
      CovariancePrior(
        degreesOfFreedom: 10, standardDeviations: [output, trade], correlations: [0.4])
    }
    func both(_ mean: Double, _ deviation: Double) -> [NormalPrior] {
      Array(repeating: NormalPrior(mean: mean, standardDeviation: deviation), count: 2)
    }
    return ModelSpecification(
      id: "small", name: text("small"),
      regions: ["nation", "district"].map { Region(id: $0, name: text($0), code: "") },
      focus: "district",
      series: [
        SeriesDefinition(
          id: "output", name: text("output"), levelUnit: "yuan", isReal: true,
          transformation: .identity),
        SeriesDefinition(
          id: "trade", name: text("trade"), levelUnit: "yuan", isReal: false,
          transformation: .logGrowth),
      ], modelled: ["output", "trade"], baseYear: baseYear, through: 2028, sampleFrom: 2015,
      vintageRule: .firstPublished,
      regional: RegionalPrior(
        nationalLevel: covariance(0.5, 3), nationalShock: covariance(0.4, 5),
        deviations: ["district": covariance(0.4, 10)], deviationPersistence: both(0.6, 0.2),
        initialDeviation: [2, 10],
        reversion: 0.85, longRunMean: both(4, 1), shockLoading: both(0.8, 0.3),
        errorDegreesOfFreedom: 5, turbulence: [2020: 9], initialLevel: both(5, 3),
        measurement: ["nation": [0.05, 0.2], "district": [0.1, 0.5]]),
      conjugate: ConjugateSpecification(
        lags: 1, ownLagMeans: [0.5, 0], tightness: [0.1, 0.3], sample: ["nation"]),
      deflator: DeflatorSpecification(
        years: [
          2024: NormalPrior(mean: -0.7, standardDeviation: 0.7),
          2025: NormalPrior(mean: -0.8, standardDeviation: 0.6),
          2026: NormalPrior(mean: -0.1, standardDeviation: 0.9),
        ], later: NormalPrior(mean: 0.8, standardDeviation: 1.2), commonShare: 0.36),
      levels: levels)
  }
}
