/// Quantiles by level, written `{"0.05": …, "0.5": …}`.
public struct Quantiles: Sendable, Hashable, Encodable, ExpressibleByDictionaryLiteral {
  /// In ascending order; each above 0 and below 1.
  public let levels: [Double]
  /// One a level, in the unit of what is summarised.
  public let values: [Double]

  /// Pairs of level and value in any order.
  ///
  /// Levels are between 0 and 1, both excluded, and none stands twice.
  public init(_ pairs: some Sequence<(level: Double, value: Double)>) {
    let sorted = pairs.sorted { $0.level < $1.level }
    levels = sorted.map(\.level)
    values = sorted.map(\.value)
    precondition(
      levels.allSatisfy { $0 > 0 && $0 < 1 }, "levels \(levels) must lie between 0 and 1")
    precondition(Set(levels).count == levels.count, "a level stands twice in \(levels)")
  }

  public init(dictionaryLiteral elements: (Double, Double)...) {
    self.init(elements.map { (level: $0.0, value: $0.1) })
  }

  /// The value at a level, or nil when that level was not computed.
  public subscript(level: Double) -> Double? {
    levels.firstIndex { abs($0 - level) < 1e-9 }.map { values[$0] }
  }

  /// The central interval that holds a share of the distribution, such as 0.9, or nil when its
  /// two ends were not computed.
  public func interval(_ share: Double) -> Interval? {
    guard let low = self[(1 - share) / 2], let high = self[(1 + share) / 2] else { return nil }
    return Interval(low: low, high: high)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    for (level, value) in zip(levels, values) {
      try container.encode(value, forKey: NameKey(stringValue: "\(level)"))
    }
  }
}

/// Two ends, both included.
public struct Interval: Sendable, Hashable, Encodable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// What is known of one figure of the future.
public struct Distribution: Sendable, Hashable, Encodable {
  /// Nil, as `sd`, where a few paths are so far out that the sums cannot be kept: the law then has no
  /// mean to speak of.
  @Nullable public var mean: Double?
  @Nullable public var sd: Double?
  public var quantiles: Quantiles

  /// All in the same unit: per cent for growth, the series' unit for a level.
  public init(mean: Double?, sd: Double?, quantiles: Quantiles) {
    self.mean = mean
    self.sd = sd
    self.quantiles = quantiles
  }
}

/// A key that is only known when the document is written.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
