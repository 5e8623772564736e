public import OutturnSeries

/// How forecasts made in earlier years came out: the answer of `backtest`.
public struct BacktestDocument: Document {
  public static let verb = Verb.backtest
  public var header: DocumentHeader
  /// Of the model, or of the track.
  public var name: LocalizedText
  /// Last years that forecasts were made from, in order.
  public var origins: [Int]
  public var horizons: [Int]
  /// Every forecaster with its name, in the order of display.
  public var forecasters: [Forecaster]
  /// Id of the forecaster that `skill` and `comparison` refer to.
  public var reference: String
  public var scores: [BacktestScore]
  /// The same without some years; nil when none are left out.
  public var without: ScoresWithout?
  /// Of the series of a region together; empty for forecasts of one series.
  public var joint: [JointBacktestScore]
  /// Series with too few figures to be judged.
  public var unscored: [UnscoredSeries]
  /// What must be known before the scores are read.
  public var notes: [LocalizedText]

  public init(
    header: DocumentHeader, name: LocalizedText, origins: [Int], horizons: [Int],
    forecasters: [Forecaster], reference: String, scores: [BacktestScore],
    without: ScoresWithout? = nil, joint: [JointBacktestScore] = [],
    unscored: [UnscoredSeries] = [], notes: [LocalizedText] = []
  ) {
    self.header = header
    self.name = name
    self.origins = origins
    self.horizons = horizons
    self.forecasters = forecasters
    self.reference = reference
    self.scores = scores
    self.without = without
    self.joint = joint
    self.unscored = unscored
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case name, origins, horizons, forecasters, reference, scores, without, joint, unscored, notes
  }

  /// Writes the header's keys and the document's own into one object.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(origins, forKey: .origins)
    try container.encode(horizons, forKey: .horizons)
    try container.encode(forecasters, forKey: .forecasters)
    try container.encode(reference, forKey: .reference)
    try container.encode(scores, forKey: .scores)
    try container.encode(without, forKey: .without)
    try container.encode(joint, forKey: .joint)
    try container.encode(unscored, forKey: .unscored)
    try container.encode(notes, forKey: .notes)
  }
}

/// Scores without the forecasts of some years.
public struct ScoresWithout: Sendable, Hashable, Encodable {
  /// A forecast that speaks of any of these is left out.
  public var years: [Int]
  /// Of all regions together.
  public var scores: [BacktestScore]

  public init(years: [Int], scores: [BacktestScore]) {
    self.years = years
    self.scores = scores
  }
}

/// Who forecast.
public struct Forecaster: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Whether it is there to be beaten.
  public var isBenchmark: Bool

  public init(id: String, name: LocalizedText, isBenchmark: Bool) {
    self.id = id
    self.name = name
    self.isBenchmark = isBenchmark
  }

  enum CodingKeys: String, CodingKey {
    case id, name
    case isBenchmark = "benchmark"
  }
}

/// A series of a region that has too few figures to be judged by itself.
public struct UnscoredSeries: Sendable, Hashable, Encodable {
  public var region: String
  public var regionName: LocalizedText
  public var series: String
  public var seriesName: LocalizedText
  /// Published figures in the sample.
  public var figures: Int
  /// Forecasts that could have been judged.
  public var forecasts: Int

  public init(
    region: String, regionName: LocalizedText, series: String, seriesName: LocalizedText,
    figures: Int, forecasts: Int
  ) {
    self.region = region
    self.regionName = regionName
    self.series = series
    self.seriesName = seriesName
    self.figures = figures
    self.forecasts = forecasts
  }

  enum CodingKeys: String, CodingKey {
    case region, series, figures, forecasts
    case regionName = "region_name"
    case seriesName = "series_name"
  }
}
