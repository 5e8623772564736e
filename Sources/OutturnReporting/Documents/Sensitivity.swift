public import OutturnSeries

/// What a belief about one series does to a probability: its growth assumed at the ends of its own
/// central four fifths, all else following by the links.
public struct Sensitivity: Sendable, Hashable, Encodable {
  /// Id of the target; `all` for the headline targets together.
  public var target: String
  public var series: String
  public var name: LocalizedText
  public var period: Period
  /// 10 % and 90 % quantile of its growth, per cent.
  public var low: Double
  public var high: Double
  /// With growth assumed there.
  public var probabilityLow: Double
  public var probabilityHigh: Double

  public init(
    target: String, series: String, name: LocalizedText, period: Period, low: Double,
    high: Double, probabilityLow: Double, probabilityHigh: Double
  ) {
    self.target = target
    self.series = series
    self.name = name
    self.period = period
    self.low = low
    self.high = high
    self.probabilityLow = probabilityLow
    self.probabilityHigh = probabilityHigh
  }

  /// Id of the headline targets together.
  public static let all = "all"

  enum CodingKeys: String, CodingKey {
    case target, series, name, period, low, high
    case probabilityLow = "probability_low"
    case probabilityHigh = "probability_high"
  }
}
