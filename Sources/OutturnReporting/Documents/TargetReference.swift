public import OutturnPlanning
public import OutturnSeries

/// What a target says.
public struct TargetReference: Sendable, Hashable, Encodable {
  /// Such as `gdp.growth.2026`.
  public var id: String
  /// Id of the plan's indicator or of the series.
  public var indicator: String
  /// Id of the modelled series that decides it.
  public var series: String
  public var name: LocalizedText
  public var period: Period
  public var measure: Measure
  public var sense: Sense
  /// In `unit`.
  public var threshold: Double
  /// Half width around the threshold for ``Sense/about``.
  @Nullable public var band: Double?
  /// `%` for growth, the series' unit for a level.
  public var unit: String
  /// Decimals of the threshold as published or typed: 5.5 has one, 330 has none.
  public var decimals: Int
  /// True for the targets that a plan is judged by.
  public var headline: Bool
  /// True where the plan strives for it (力争) and does not promise it.
  public var stretch: Bool

  public init(
    id: String, indicator: String, series: String? = nil, name: LocalizedText, period: Period,
    measure: Measure,
    sense: Sense, threshold: Double, band: Double? = nil, unit: String, decimals: Int,
    headline: Bool, stretch: Bool = false
  ) {
    self.id = id
    self.indicator = indicator
    self.series = series ?? indicator
    self.name = name
    self.period = period
    self.measure = measure
    self.sense = sense
    self.threshold = threshold
    self.band = band
    self.unit = unit
    self.decimals = decimals
    self.headline = headline
    self.stretch = stretch
  }
}
