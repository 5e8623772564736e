public import OutturnPlanning
public import OutturnSeries

/// How earlier forecasts of one series by the same model came out.
public struct CalibrationRecord: Sendable, Hashable, Encodable {
  /// Id of the series.
  public var series: String
  /// Years ahead.
  public var horizon: Int
  /// Forecasts judged.
  public var count: Int
  /// Years that they were of.
  public var years: Int
  /// Regions that they were of.
  public var regions: [LocalizedText]
  /// First and last year that forecasts were made from.
  public var firstOrigin: Int
  public var lastOrigin: Int
  /// Share of outturns inside the central interval, by its nominal share in per cent: `50`,
  /// `80`, `90`; 95 % intervals take years as clusters.
  public var cover: [String: AttainmentRecord.Share]
  /// Without the turbulent years; nil when none fall in the record.
  @Nullable public var calm: AttainmentRecord.Calm?
  /// Whether the record is of the model's files as they are now.
  public var isCurrent: Bool

  /// - Parameter entry: The record of one series, from a model folder's record.
  public init(
    _ entry: AttainmentRecord.Entry, of record: AttainmentRecord, isCurrent: Bool
  ) {
    series = entry.series
    horizon = entry.horizon
    count = entry.count
    years = entry.years
    regions = record.regions.map(\.name)
    firstOrigin = record.origins.first ?? 0
    lastOrigin = record.origins.last ?? 0
    cover = entry.cover
    calm = entry.calm
    self.isCurrent = isCurrent
  }

  enum CodingKeys: String, CodingKey {
    case series, horizon, years, regions, cover
    case count = "n"
    case firstOrigin = "first_origin"
    case lastOrigin = "last_origin"
    case calm = "without"
    case isCurrent = "current"
  }
}
