/// Forecasts that can be made and judged on one series, origin by origin.
///
/// At an origin nothing later is visible. A forecast is possible where enough figures are visible
/// and the outturn is published.
public struct RollingOrigin: Sendable, Hashable {
  /// A forecast to be made, with what may be seen and what came.
  public struct Task: Sendable, Hashable {
    public let origin: Int
    public let target: ForecastTarget
    public let history: BenchmarkHistory
    public let outturn: Double
    public let thresholds: EventThresholds
  }

  /// Last visible years, in order.
  public let origins: [Int]
  public let targets: [ForecastTarget]
  /// First year that may be seen.
  public let firstYear: Int
  /// Visible figures that a forecast needs.
  public let leastHistory: Int

  /// - Parameters:
  ///   - firstYear: Before every origin.
  ///   - leastHistory: At least 2.
  public init(
    origins: [Int], targets: [ForecastTarget], firstYear: Int, leastHistory: Int = 3
  ) {
    precondition(
      leastHistory >= 2 && origins.allSatisfy { $0 > firstYear },
      "\(leastHistory) figures from \(firstYear) before \(origins)")
    self.origins = origins
    self.targets = targets
    self.firstYear = firstYear
    self.leastHistory = leastHistory
  }

  /// The forecasts of one series.
  ///
  /// - Parameter growth: In per cent, by year.
  public func tasks(_ growth: [Int: Double]) -> [Task] {
    origins.flatMap { origin -> [Task] in
      let history = BenchmarkHistory(growth, years: firstYear...origin)
      guard history.values.count >= leastHistory else { return [] }
      let thresholds = EventThresholds(history: history.values)
      return targets.compactMap { target in
        target.outturn(after: origin, growth: growth).map {
          Task(
            origin: origin, target: target, history: history, outturn: $0,
            thresholds: thresholds)
        }
      }
    }
  }
}
