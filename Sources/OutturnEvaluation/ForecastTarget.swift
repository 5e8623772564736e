/// What is forecast: growth in one later year, or mean growth up to it.
public enum ForecastTarget: Sendable, Hashable, Comparable {
  /// Growth in the year origin + horizon.
  case point(horizon: Int)
  /// Mean growth over origin + 1 … origin + horizon.
  case average(horizon: Int)

  public var horizon: Int {
    switch self {
    case .point(let horizon), .average(let horizon): horizon
    }
  }

  /// `point` or `avg`, as forecasts of a panel are exchanged.
  public var kind: String {
    switch self {
    case .point: "point"
    case .average: "avg"
    }
  }

  /// - Parameters:
  ///   - kind: `point` or `avg`; anything else gives nil.
  ///   - horizon: At least 1.
  public init?(kind: String, horizon: Int) {
    guard horizon >= 1 else { return nil }
    switch kind {
    case "point": self = .point(horizon: horizon)
    case "avg": self = .average(horizon: horizon)
    default: return nil
    }
  }

  /// The years whose growth it speaks of.
  public func years(after origin: Int) -> ClosedRange<Int> {
    switch self {
    case .point(let horizon): origin + horizon...origin + horizon
    case .average(let horizon): origin + 1...origin + horizon
    }
  }

  /// The outturn, from growth by year; nil when a year is missing.
  public func outturn(after origin: Int, growth: [Int: Double]) -> Double? {
    let values = years(after: origin).compactMap { growth[$0] }
    return values.count == years(after: origin).count ? mean(values) : nil
  }
}
