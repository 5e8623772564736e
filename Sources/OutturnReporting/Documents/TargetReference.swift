public import OutturnSeries

/// How an outturn is held against a threshold.
public enum TargetSense: String, Sendable, Hashable, Encodable, CaseIterable {
  case atLeast = "at_least"
  case above
  case equals
  case atMost = "at_most"
  /// Within a band around the threshold.
  case about
  /// As in the year before.
  case keep
}

/// What a target says.
public struct TargetReference: Sendable, Hashable, Encodable {
  /// Such as `gdp.growth.2026`.
  public var id: String
  /// Id of the plan's indicator or of the series.
  public var indicator: String
  public var name: LocalizedText
  public var period: Period
  public var measure: Measure
  public var sense: TargetSense
  /// In `unit`.
  public var threshold: Double
  /// Half width around the threshold for ``TargetSense/about``.
  @Nullable public var band: Double?
  /// `%` for growth, the series' unit for a level.
  public var unit: String
  /// Decimals of the threshold as published or typed: 5.5 has one, 330 has none.
  public var decimals: Int
  /// True for the targets that a plan is judged by.
  public var headline: Bool

  public init(
    id: String, indicator: String, name: LocalizedText, period: Period, measure: Measure,
    sense: TargetSense, threshold: Double, band: Double? = nil, unit: String, decimals: Int,
    headline: Bool
  ) {
    self.id = id
    self.indicator = indicator
    self.name = name
    self.period = period
    self.measure = measure
    self.sense = sense
    self.threshold = threshold
    self.band = band
    self.unit = unit
    self.decimals = decimals
    self.headline = headline
  }
}
