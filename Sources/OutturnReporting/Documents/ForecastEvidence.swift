public import OutturnSeries

/// How much of a forecast comes from the figures of one region.
public struct Borrowing: Sendable, Hashable, Encodable {
  /// The forecast series and period that the weight is about.
  public var series: String
  public var seriesName: LocalizedText
  public var period: Period
  public var region: String
  public var name: LocalizedText
  /// Percentage points that the forecast moves when every figure of the region is one point
  /// higher.
  public var weight: Double
  /// `weight` over the sum of all weights.
  public var share: Double

  public init(
    series: String, seriesName: LocalizedText, period: Period, region: String,
    name: LocalizedText, weight: Double, share: Double
  ) {
    self.series = series
    self.seriesName = seriesName
    self.period = period
    self.region = region
    self.name = name
    self.weight = weight
    self.share = share
  }

  enum CodingKeys: String, CodingKey {
    case series, period, region, name, weight, share
    case seriesName = "series_name"
  }
}

/// One part of the centre of a growth forecast; the parts of a series and period add up to it.
public struct CentrePart: Sendable, Hashable, Encodable {
  public var series: String
  public var seriesName: LocalizedText
  public var period: Period
  /// Region id, outermost first: the nation's level, then each region's deviation from what
  /// surrounds it; `assumptions` for what a scenario adds.
  public var region: String
  public var name: LocalizedText
  /// Percentage points.
  public var points: Double

  public init(
    series: String, seriesName: LocalizedText, period: Period, region: String,
    name: LocalizedText, points: Double
  ) {
    self.series = series
    self.seriesName = seriesName
    self.period = period
    self.region = region
    self.name = name
    self.points = points
  }

  enum CodingKeys: String, CodingKey {
    case series, period, region, name, points
    case seriesName = "series_name"
  }
}

/// A part of the variance of a growth forecast.
public struct SpreadPart: Sendable, Hashable, Encodable {
  /// The forecast series and period whose variance is split.
  public var series: String
  public var seriesName: LocalizedText
  public var period: Period
  /// Stable id, such as `national_level`.
  public var source: String
  public var name: LocalizedText
  /// Of the variance, 0 to 1.
  public var share: Double

  public init(
    series: String, seriesName: LocalizedText, period: Period, source: String,
    name: LocalizedText, share: Double
  ) {
    self.series = series
    self.seriesName = seriesName
    self.period = period
    self.source = source
    self.name = name
    self.share = share
  }

  enum CodingKeys: String, CodingKey {
    case series, period, source, name, share
    case seriesName = "series_name"
  }
}

/// A simulated quantity beside its exact value.
public struct ClosedFormCheck: Sendable, Hashable, Encodable {
  /// What was computed twice: a target's id, or `probability`.
  public var quantity: String
  /// Id of the model member that has the closed form.
  public var model: String
  public var exact: Double
  public var simulated: Double
  public var mcStandardError: Double
  /// Distance in standard errors; within ±3 nearly always when both are right. Nil when the
  /// standard error is 0.
  @Nullable public var z: Double?

  public init(
    quantity: String, model: String, exact: Double, simulated: Double, mcStandardError: Double
  ) {
    self.quantity = quantity
    self.model = model
    self.exact = exact
    self.simulated = simulated
    self.mcStandardError = mcStandardError
    self.z = mcStandardError > 0 ? (simulated - exact) / mcStandardError : nil
  }

  enum CodingKeys: String, CodingKey {
    case quantity, model, exact, simulated, z
    case mcStandardError = "mc_standard_error"
  }
}
