public import OutturnEvaluation
public import OutturnPlanning
public import OutturnSeries

/// The record of one forecaster on one series, at one horizon.
public struct BacktestScore: Sendable, Hashable, Encodable {
  /// Id of the forecaster.
  public var model: String
  /// Id of the region; `all` for every region together.
  public var region: String
  public var regionName: LocalizedText
  public var series: String
  public var seriesName: LocalizedText
  /// `point`: growth in the year `horizon` years on; `avg`: mean growth up to it.
  public var kind: String
  /// Years ahead.
  public var horizon: Int
  /// Forecasts judged.
  public var count: Int
  /// Regions or countries among them.
  public var units: Int
  /// Years that were forecast.
  public var years: Int
  /// Mean over units, in points of growth.
  public var crps: Double
  public var medianCRPS: Double
  /// 1 − geometric mean over units of the CRPS against the reference's; nil for the reference.
  @Nullable public var skill: Double?
  @Nullable public var shareBetter: Double?
  public var meanAbsoluteError: Double
  public var logScore: Double
  /// Of reaching an ambitious plan, the last value and the mean, together.
  public var brier: Double
  public var brierParts: BrierParts
  /// Share of outturns inside the central interval, by its nominal share in per cent.
  public var cover: [String: Double]
  /// 95 % interval of each, with years as clusters.
  public var coverIntervals: [String: Interval]
  public var pitKS: Double
  /// Share of outturns in each tenth of the forecast distribution.
  public var pitDeciles: [Double]
  /// 95 % band of each, with years as clusters; an honest forecast has 0.1 within nearly all.
  public var pitBands: [Interval]
  /// Standard deviation of the years' mean transforms, 0.29 over the root of the regions' number when
  /// these miss independently; nil with one year.
  @Nullable public var yearSpread: Double?
  public var reliability: [ReliabilityBin]
  /// Against the reference; nil for the reference and where it cannot be computed.
  @Nullable public var comparison: ComparisonRecord?

  /// - Parameters:
  ///   - model: Id of the forecaster.
  ///   - region: Region, or nil for all together.
  public init(
    _ summary: ScoreSummary, model: String, region: (id: String, name: LocalizedText)?,
    series: (id: String, name: LocalizedText)
  ) {
    self.model = model
    self.region = region?.id ?? "all"
    regionName = region?.name ?? LocalizedText(zhHans: "全部", en: "all")
    self.series = series.id
    seriesName = series.name
    kind = summary.target.kind
    horizon = summary.target.horizon
    count = summary.count
    units = summary.unitCount
    years = summary.yearCount
    crps = summary.crps
    medianCRPS = summary.medianCRPS
    skill = summary.skill
    shareBetter = summary.shareBetter
    meanAbsoluteError = summary.meanAbsoluteError
    logScore = summary.logScore
    brier = summary.brier.score
    brierParts = BrierParts(
      miscalibration: summary.brier.miscalibration,
      discrimination: summary.brier.discrimination, uncertainty: summary.brier.uncertainty)
    cover = [:]
    coverIntervals = [:]
    for nominal in [50, 80, 90] {
      let share = summary.calibration.cover(Double(nominal) / 100)
      cover[String(nominal)] = share.share
      coverIntervals[String(nominal)] = Interval(
        low: share.interval.lowerBound, high: share.interval.upperBound)
    }
    pitKS = summary.calibration.kolmogorovSmirnov
    let deciles = summary.calibration.histogram()
    pitDeciles = deciles.map(\.share)
    pitBands = deciles.map {
      Interval(low: $0.interval.lowerBound, high: $0.interval.upperBound)
    }
    let spread = summary.calibration.spreadBetweenClusters
    yearSpread = spread.isFinite ? spread : nil
    reliability = summary.reliability.bins.map(ReliabilityBin.init)
    comparison = summary.comparison.flatMap(ComparisonRecord.init)
  }

  enum CodingKeys: String, CodingKey {
    case model, region, series, kind, horizon, units, years, crps, skill, brier, cover
    case reliability, comparison
    case regionName = "region_name"
    case seriesName = "series_name"
    case count = "n"
    case medianCRPS = "crps_median"
    case shareBetter = "share_better"
    case meanAbsoluteError = "mae"
    case logScore = "log_score"
    case brierParts = "brier_parts"
    case coverIntervals = "cover_intervals"
    case pitKS = "pit_ks"
    case pitDeciles = "pit_deciles"
    case pitBands = "pit_bands"
    case yearSpread = "pit_year_sd"
  }
}

/// The Brier score as miscalibration − discrimination + uncertainty.
public struct BrierParts: Sendable, Hashable, Encodable {
  public var miscalibration: Double
  public var discrimination: Double
  public var uncertainty: Double
}

extension ReliabilityBin {
  init(_ bin: Reliability.Bin) {
    self.init(
      from: bin.range.lowerBound, to: bin.range.upperBound, forecast: bin.forecast,
      frequency: bin.outcome.share, low: bin.outcome.interval.lowerBound,
      high: bin.outcome.interval.upperBound, count: bin.outcome.count,
      years: bin.outcome.clusterCount)
  }
}

/// Diebold and Mariano's comparison with the reference: below 0 the model is better.
public struct ComparisonRecord: Sendable, Hashable, Encodable {
  /// Origins.
  public var count: Int
  /// Mean difference of the CRPS, in the reference's mean CRPS of each unit.
  public var difference: Double
  public var statistic: Double
  /// Two-sided, with the correction for short samples.
  public var pValue: Double

  init?(_ comparison: ForecastComparison) {
    guard comparison.statistic.isFinite, comparison.pValue.isFinite else { return nil }
    count = comparison.count
    difference = comparison.meanDifference
    statistic = comparison.statistic
    pValue = comparison.pValue
  }

  enum CodingKeys: String, CodingKey {
    case difference, statistic
    case count = "n"
    case pValue = "p_value"
  }
}
