public import OutturnSeries

/// Many regions at once: one document for all of them, or for one with its growth paths.
public struct BatchDocument: Document {
  public static let verb = Verb.batch
  public var header: DocumentHeader
  /// SHA-256 of the tables that were read; nil where each region has a model of its own.
  public var tables: String?
  /// The models, in the order in which they were named; none where tables were read.
  public var models: [BatchModel]
  /// What ids of indicators stand for.
  public var indicators: [BatchIndicator]
  /// Last year with figures and last year projected; nil where each model has its own.
  public var baseYear: Int?
  public var through: Int?
  /// In the order of the table or of the models, without those that failed.
  public var regions: [RegionForecast]
  /// Regions without parts by expected rank, the first the fastest; empty for one region.
  public var league: [LeagueEntry]
  /// What the league is about: id of the indicator; nil where no two models have a target in common.
  public var leagueIndicator: String?
  /// Which year's growth the league is about.
  public var leagueYear: Int?
  /// Regions that could not be computed.
  public var failures: [RegionFailure]

  public init(
    header: DocumentHeader, tables: String? = nil, models: [BatchModel] = [],
    indicators: [BatchIndicator], baseYear: Int? = nil, through: Int? = nil,
    regions: [RegionForecast], league: [LeagueEntry], leagueIndicator: String?, leagueYear: Int?,
    failures: [RegionFailure]
  ) {
    self.header = header
    self.tables = tables
    self.models = models
    self.indicators = indicators
    self.baseYear = baseYear
    self.through = through
    self.regions = regions
    self.league = league
    self.leagueIndicator = leagueIndicator
    self.leagueYear = leagueYear
    self.failures = failures
  }

  /// The growth that a region is listed with: what the league is about, or else what comes first in
  /// its own model.
  func leading(_ region: RegionForecast) -> RegionGrowth? {
    let common = region.growth.first { $0.indicator == leagueIndicator && $0.year == leagueYear }
    return tables == nil ? common ?? region.growth.first : common
  }

  func target(_ growth: RegionGrowth?, of region: RegionForecast) -> RegionTarget? {
    region.targets.first { $0.indicator == growth?.indicator && $0.year == growth?.year }
  }

  /// Where each region's page lies from the page of all, by the region's name; none for a name that
  /// two regions share, and none on the page of one.
  var pages: [Phrase: String] {
    guard regions.count > 1 || tables == nil else { return [:] }
    let named = Dictionary(grouping: regions) { Phrase($0.name) }.filter { $0.value.count == 1 }
    return named.mapValues { "regions/\($0[0].id).html" }
  }

  private enum CodingKeys: String, CodingKey {
    case tables, models, indicators, through, regions, league, failures
    case baseYear = "base_year"
    case leagueIndicator = "league_indicator"
    case leagueYear = "league_year"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tables, forKey: .tables)
    try container.encode(models, forKey: .models)
    try container.encode(indicators, forKey: .indicators)
    try container.encode(baseYear, forKey: .baseYear)
    try container.encode(through, forKey: .through)
    try container.encode(regions, forKey: .regions)
    try container.encode(league, forKey: .league)
    try container.encode(leagueIndicator, forKey: .leagueIndicator)
    try container.encode(leagueYear, forKey: .leagueYear)
    try container.encode(failures, forKey: .failures)
  }
}

/// One of several models in a run.
public struct BatchModel: Sendable, Hashable, Codable {
  /// As it was named.
  public var folder: String
  /// Nil for a folder that cannot be read.
  public var id: String?
  /// Of the model's files; nil for a folder that cannot be read.
  public var sha256: String?

  public init(folder: String, id: String?, sha256: String?) {
    self.folder = folder
    self.id = id
    self.sha256 = sha256
  }
}

/// An indicator with its name.
public struct BatchIndicator: Sendable, Hashable, Codable {
  public var id: String
  public var name: LocalizedText
  /// Of its level.
  public var unit: String

  public init(id: String, name: LocalizedText, unit: String) {
    self.id = id
    self.name = name
    self.unit = unit
  }
}

/// What is expected of one region of many.
public struct RegionForecast: Sendable, Hashable, Codable {
  public var id: String
  public var name: LocalizedText
  public var code: String
  /// Id of the region around it; nil for the outermost.
  public var parent: String?
  /// Regions without parts within it; 1 for one of these.
  public var leaves: Int
  /// Ids of regions within it that could not be computed, so that its sums are without them.
  public var missing: [String]
  /// Indicators of a region with parts that are forecast by its own figures, since the levels of its
  /// parts are not all known or do not add up to its own.
  public var ownPath: [String]
  public var targets: [RegionTarget]
  /// All targets together; nil with fewer than two.
  public var joint: RegionProbability?
  /// Growth of the next year by indicator: median, and the 5 % and 95 % points.
  public var growth: [RegionGrowth]

  public init(
    id: String, name: LocalizedText, code: String, parent: String?, leaves: Int,
    missing: [String], ownPath: [String] = [], targets: [RegionTarget],
    joint: RegionProbability?, growth: [RegionGrowth]
  ) {
    self.id = id
    self.name = name
    self.code = code
    self.parent = parent
    self.leaves = leaves
    self.missing = missing
    self.ownPath = ownPath
    self.targets = targets
    self.joint = joint
    self.growth = growth
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, code, parent, leaves, missing, targets, joint, growth
    case ownPath = "own_path"
  }
}

/// A probability with its Monte Carlo error.
public struct RegionProbability: Sendable, Hashable, Codable {
  public var probability: Double
  public var mcStandardError: Double

  public init(probability: Double, mcStandardError: Double) {
    self.probability = probability
    self.mcStandardError = mcStandardError
  }

  private enum CodingKeys: String, CodingKey {
    case probability
    case mcStandardError = "mc_standard_error"
  }
}

/// One growth target of one region.
public struct RegionTarget: Sendable, Hashable, Codable {
  public var indicator: String
  public var year: Int
  /// Growth of at least, per cent.
  public var threshold: Double
  public var exact: RegionProbability
  /// With outcomes rounded to one decimal before they are judged.
  public var published: RegionProbability

  public init(
    indicator: String, year: Int, threshold: Double, exact: RegionProbability,
    published: RegionProbability
  ) {
    self.indicator = indicator
    self.year = year
    self.threshold = threshold
    self.exact = exact
    self.published = published
  }
}

/// What is expected of one indicator in one year, per cent, and of its level.
public struct RegionGrowth: Sendable, Hashable, Codable {
  public var indicator: String
  public var year: Int
  public var low: Double
  public var median: Double
  public var high: Double
  /// Median level in the indicator's unit; nil where the base year's is not known.
  public var level: Double?

  public init(
    indicator: String, year: Int, low: Double, median: Double, high: Double, level: Double?
  ) {
    self.indicator = indicator
    self.year = year
    self.low = low
    self.median = median
    self.high = high
    self.level = level
  }
}

/// A region's place among all others by growth of the next year, in all simulated futures.
public struct LeagueEntry: Sendable, Hashable, Codable {
  public var region: String
  public var name: LocalizedText
  /// From 1; ties share the better rank.
  public var meanRank: Double
  /// The 5 % and 95 % points of the rank.
  public var low: Int
  public var high: Int
  /// P(rank ≤ 10).
  public var topTen: Double

  public init(
    region: String, name: LocalizedText, meanRank: Double, low: Int, high: Int, topTen: Double
  ) {
    self.region = region
    self.name = name
    self.meanRank = meanRank
    self.low = low
    self.high = high
    self.topTen = topTen
  }

  private enum CodingKeys: String, CodingKey {
    case region, name, low, high
    case meanRank = "mean_rank"
    case topTen = "top_ten"
  }
}

/// A region that could not be computed, and why.
public struct RegionFailure: Sendable, Hashable, Encodable {
  public var region: String
  public var name: LocalizedText
  public var reasons: [LocalizedText]

  public init(region: String, name: LocalizedText, reasons: [LocalizedText]) {
    self.region = region
    self.name = name
    self.reasons = reasons
  }
}
