public import OutturnSeries

/// A published figure of the year so far: growth on the same months of the year before (年初累计).
public struct Release: Sendable, Hashable {
  /// Id of the modelled series.
  public var series: String
  /// Its last quarter or month; the figure runs from January.
  public var period: Period
  /// Per cent, with the digits published.
  public var growth: PublishedFigure

  public init(series: String, period: Period, growth: PublishedFigure) {
    self.series = series
    self.period = period
    self.growth = growth
  }

  /// As it is written on the command line.
  public var text: String { "\(series)@\(period)=\(growth)" }

  /// Months from January on.
  public var months: Int { Self.months(of: period) }

  /// Months from January to the end of a period.
  public static func months(of period: Period) -> Int {
    period.indexInYear * (12 / period.frequency.periodsPerYear)
  }
}
