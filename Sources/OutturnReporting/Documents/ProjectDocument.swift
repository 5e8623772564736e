public import OutturnSeries

/// Growth paths under scenarios: the answer of `project`.
public struct ProjectDocument: Document {
  public static let verb = Verb.project
  public var header: DocumentHeader
  public var region: RegionIdentity
  /// The last year with outturns.
  public var baseYear: Int
  public var through: Int
  /// Posterior draws behind the paths.
  public var draws: Int
  public var scenarios: [ScenarioProjection]
  /// The event whose probability is set side by side in `comparison`; nil when none was chosen.
  public var comparisonTarget: TargetReference?
  /// One a scenario, in the order of `scenarios`; empty when no event was chosen.
  public var comparison: [ScenarioComparison]
  /// What adds up to what on every path; empty when the model file names nothing.
  public var identities: [IdentityStatement]

  public init(
    header: DocumentHeader, region: RegionIdentity, baseYear: Int, through: Int, draws: Int,
    scenarios: [ScenarioProjection], comparisonTarget: TargetReference? = nil,
    comparison: [ScenarioComparison] = [], identities: [IdentityStatement] = []
  ) {
    self.header = header
    self.region = region
    self.baseYear = baseYear
    self.through = through
    self.draws = draws
    self.scenarios = scenarios
    self.comparisonTarget = comparisonTarget
    self.comparison = comparison
    self.identities = identities
  }

  private enum CodingKeys: String, CodingKey {
    case region, through, draws, scenarios, comparison, identities
    case baseYear = "base_year"
    case comparisonTarget = "comparison_target"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(baseYear, forKey: .baseYear)
    try container.encode(through, forKey: .through)
    try container.encode(draws, forKey: .draws)
    try container.encode(scenarios, forKey: .scenarios)
    try container.encode(comparisonTarget, forKey: .comparisonTarget)
    try container.encode(comparison, forKey: .comparison)
    try container.encode(identities, forKey: .identities)
  }
}

/// One scenario with its paths. The scenario's own keys stand beside `series`.
public struct ScenarioProjection: Sendable, Hashable, Encodable {
  public var scenario: ScenarioStatement
  public var series: [SeriesProjection]

  public init(scenario: ScenarioStatement, series: [SeriesProjection]) {
    self.scenario = scenario
    self.series = series
  }

  private enum CodingKeys: String, CodingKey { case series }

  public func encode(to encoder: any Encoder) throws {
    try scenario.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(series, forKey: .series)
  }
}

/// One series of a scenario: its outturns and its projection.
public struct SeriesProjection: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Unit of growth: `%`.
  public var unit: String
  /// True when growth is at constant prices.
  public var isReal: Bool
  /// `亿元`, or `index, 2025 = 100` when no level of the base year is known.
  public var levelUnit: String
  public var history: [HistoricalGrowth]
  public var periods: [PeriodProjection]

  public init(
    id: String, name: LocalizedText, unit: String = "%", isReal: Bool, levelUnit: String,
    history: [HistoricalGrowth], periods: [PeriodProjection]
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.isReal = isReal
    self.levelUnit = levelUnit
    self.history = history
    self.periods = periods
  }

  enum CodingKeys: String, CodingKey {
    case id, name, unit, history, periods
    case isReal = "is_real"
    case levelUnit = "level_unit"
  }
}

/// Growth of a year that is past, per cent.
public struct HistoricalGrowth: Sendable, Hashable, Encodable {
  public var period: Period
  public var growth: Double

  public init(period: Period, growth: Double) {
    self.period = period
    self.growth = growth
  }
}

/// One projected period. Growth is written twice: as the period's own `mean`, `sd`, `quantiles`
/// and as `growth`, which has the form of `level`.
public struct PeriodProjection: Sendable, Hashable, Encodable {
  public var period: Period
  /// Per cent.
  public var growth: Distribution
  /// In the series' level unit; nil when there is none to speak of.
  public var level: Distribution?
  /// Why there is no level; nil when there is one.
  public var levelReason: LocalizedText?

  public init(
    period: Period, growth: Distribution, level: Distribution?, levelReason: LocalizedText? = nil
  ) {
    self.period = period
    self.growth = growth
    self.level = level
    self.levelReason = levelReason
  }

  private enum CodingKeys: String, CodingKey {
    case period, mean, sd, quantiles, growth, level
    case levelReason = "level_reason"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(period, forKey: .period)
    try container.encode(growth.mean, forKey: .mean)
    try container.encode(growth.sd, forKey: .sd)
    try container.encode(growth.quantiles, forKey: .quantiles)
    try container.encode(growth, forKey: .growth)
    try container.encode(level, forKey: .level)
    try container.encode(levelReason, forKey: .levelReason)
  }
}

/// The chosen event's probability in one scenario.
public struct ScenarioComparison: Sendable, Hashable, Encodable {
  public var scenario: String
  /// Id of the chosen event.
  public var target: String
  public var probability: Double
  public var mcStandardError: Double
  /// Against the first scenario; nil for the first itself.
  @Nullable public var changeFromFirst: Double?
  /// Of the change: the scenarios share their random numbers, so it is far below the errors of
  /// the two probabilities.
  @Nullable public var changeStandardError: Double?

  public init(
    scenario: String, target: String, probability: Double, mcStandardError: Double,
    changeFromFirst: Double? = nil, changeStandardError: Double? = nil
  ) {
    self.scenario = scenario
    self.target = target
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.changeFromFirst = changeFromFirst
    self.changeStandardError = changeStandardError
  }

  enum CodingKeys: String, CodingKey {
    case scenario, target, probability
    case mcStandardError = "mc_standard_error"
    case changeFromFirst = "change_from_first"
    case changeStandardError = "change_standard_error"
  }
}
