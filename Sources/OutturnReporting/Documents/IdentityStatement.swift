public import OutturnSeries

/// Series that add up to another on every path, as a model file says.
public struct IdentityStatement: Sendable, Hashable, Encodable {
  /// Id of the total.
  public var total: String
  public var name: LocalizedText
  public var parts: [Part]

  public init(total: String, name: LocalizedText, parts: [Part]) {
    self.total = total
    self.name = name
    self.parts = parts
  }

  /// One part of the total.
  public struct Part: Sendable, Hashable, Encodable {
    public var series: String
    public var name: LocalizedText
    /// Of the total's level in the base year, 0 to 1.
    public var share: Double

    public init(series: String, name: LocalizedText, share: Double) {
      self.series = series
      self.name = name
      self.share = share
    }
  }
}
