/// A series of another region, given from outside to the equations of one.
public struct ExogenousSeries: Sendable, Hashable {
  /// Id of the region.
  public var region: String
  /// Id of the series.
  public var series: String
  /// Its growth in the year after the sample, in per cent; nil takes the published figure.
  public var next: Double?

  public init(region: String, series: String, next: Double? = nil) {
    self.region = region
    self.series = series
    self.next = next
  }

  /// `china.gdp`, its name among the regressors.
  public var id: String { "\(region).\(series)" }
}
