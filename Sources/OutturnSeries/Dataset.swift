/// What a figure measures of its indicator.
public enum Measure: String, Hashable, Sendable, CaseIterable {
  /// Change on the year before, in per cent.
  case growth
  /// The amount itself, in the series' unit.
  case level
}

/// Names one column of figures: an indicator of a region, as growth or as level.
public struct SeriesKey: Hashable, Sendable {
  public var region: String
  public var series: String
  public var measure: Measure

  public init(region: String, series: String, measure: Measure) {
    self.region = region
    self.series = series
    self.measure = measure
  }
}

/// One published figure with its provenance.
public struct Observation: Hashable, Sendable {
  public var period: Period
  /// In per cent for growth, in the series' unit for a level.
  public var value: Double
  /// Decimals as published: 5.4 has one, 20 has none.
  public var decimals: Int
  /// Which release it is: `first release`, `report-time estimate`, `revised (…)`, ….
  public var status: String
  /// Where it was published.
  public var source: String
  public var note: String
  /// Line in its file, from 1; 0 when it was not read from a file.
  public var line: Int

  public init(
    period: Period, value: Double, decimals: Int, status: String, source: String, note: String,
    line: Int
  ) {
    self.period = period
    self.value = value
    self.decimals = decimals
    self.status = status
    self.source = source
    self.note = note
    self.line = line
  }
}

/// One figure a period, under one vintage rule.
public struct TimeSeries: Sendable {
  public let key: SeriesKey
  /// In order of period; no period twice.
  public let observations: [Observation]

  public init(key: SeriesKey, observations: [Observation]) {
    self.key = key
    self.observations = observations.sorted { $0.period < $1.period }
    for (earlier, later) in zip(self.observations, self.observations.dropFirst()) {
      precondition(earlier.period < later.period, "\(later.period) stands twice in \(key)")
    }
  }

  /// The figure of a period, or nil where nothing is known.
  public subscript(period: Period) -> Double? {
    observations.first { $0.period == period }?.value
  }
}

/// Every figure of a model with all its vintages.
public struct Dataset: Sendable {
  public private(set) var observations: [SeriesKey: [Observation]]

  public init(_ observations: [SeriesKey: [Observation]] = [:]) {
    self.observations = observations
  }

  /// Every key with figures, in order of region, series and measure.
  public var keys: [SeriesKey] {
    observations.keys.sorted {
      ($0.region, $0.series, $0.measure.rawValue) < ($1.region, $1.series, $1.measure.rawValue)
    }
  }

  /// Adds one figure after those that its key has.
  public mutating func add(_ observation: Observation, to key: SeriesKey) {
    observations[key, default: []].append(observation)
  }

  /// The figures of one key under a vintage rule; empty when there are none.
  public func series(_ key: SeriesKey, rule: VintageRule) -> TimeSeries {
    let byPeriod = Dictionary(grouping: observations[key] ?? [], by: \.period)
    return TimeSeries(key: key, observations: byPeriod.values.compactMap(rule.choose))
  }
}
