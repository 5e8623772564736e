/// One forecast beside its outturn, with every score.
public struct ScoredForecast: Sendable, Hashable {
  public let unit: String
  /// Last visible year.
  public let origin: Int
  public let target: ForecastTarget
  public let outturn: Double
  public let crps: Double
  /// Of the median.
  public let absoluteError: Double
  /// P(Y ≤ outturn).
  public let transform: Double
  /// Of the half-point bin.
  public let logScore: Double
  /// Of reaching the mean, the last value and the plan, in this order.
  public let events: [EventForecast]

  public var targetYear: Int { origin + target.horizon }

  /// - Parameter thresholds: What was known at the origin.
  public init(
    _ forecast: QuantileForecast, unit: String, origin: Int, target: ForecastTarget,
    outturn: Double, thresholds: EventThresholds
  ) {
    self.unit = unit
    self.origin = origin
    self.target = target
    self.outturn = outturn
    crps = forecast.crps(outturn)
    absoluteError = (outturn - forecast.median).magnitude
    transform = forecast.cumulative(outturn)
    logScore = forecast.binnedLogScore(outturn)
    events = thresholds.all.map {
      EventForecast(
        forecast.exceedance($0), happened: outturn >= $0, cluster: origin + target.horizon)
    }
  }

  /// Whether the outturn holds growth of any of these years.
  public func speaks(of years: [Int]) -> Bool {
    years.contains { target.years(after: origin).contains($0) }
  }

  /// Which forecast of a forecaster this is.
  var key: Key { Key(unit: unit, origin: origin, target: target) }

  struct Key: Hashable {
    let unit: String
    let origin: Int
    let target: ForecastTarget
  }
}
