public import OutturnSeries

/// What a model folder holds: the answer of `describe`.
public struct DescribeDocument: Document {
  public static let verb = Verb.describe
  public var header: DocumentHeader
  public var name: LocalizedText
  /// Id of the region that the model is about.
  public var focus: String
  /// The last year with outturns.
  public var baseYear: Int
  public var through: Int
  /// First year of the estimation sample.
  public var sampleFrom: Int
  /// Ids of the series modelled together.
  public var modelled: [String]
  /// Outermost first.
  public var regions: [RegionIdentity]
  public var series: [SeriesDescription]
  public var scenarios: [ScenarioDescription]
  /// Nil when the folder has no plan.
  public var plan: PlanDescription?

  public init(
    header: DocumentHeader, name: LocalizedText, focus: String, baseYear: Int, through: Int,
    sampleFrom: Int, modelled: [String], regions: [RegionIdentity],
    series: [SeriesDescription], scenarios: [ScenarioDescription], plan: PlanDescription?
  ) {
    self.header = header
    self.name = name
    self.focus = focus
    self.baseYear = baseYear
    self.through = through
    self.sampleFrom = sampleFrom
    self.modelled = modelled
    self.regions = regions
    self.series = series
    self.scenarios = scenarios
    self.plan = plan
  }

  private enum CodingKeys: String, CodingKey {
    case name, focus, through, modelled, regions, series, scenarios, plan
    case baseYear = "base_year"
    case sampleFrom = "sample_from"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(focus, forKey: .focus)
    try container.encode(baseYear, forKey: .baseYear)
    try container.encode(through, forKey: .through)
    try container.encode(sampleFrom, forKey: .sampleFrom)
    try container.encode(modelled, forKey: .modelled)
    try container.encode(regions, forKey: .regions)
    try container.encode(series, forKey: .series)
    try container.encode(scenarios, forKey: .scenarios)
    try container.encode(plan, forKey: .plan)
  }
}

/// The figures of one indicator of one region, as growth or as level.
public struct SeriesDescription: Sendable, Hashable, Encodable {
  public var region: String
  public var id: String
  public var name: LocalizedText
  /// `%` for growth.
  public var unit: String
  public var measure: Measure
  /// Nil when there is no figure.
  @Nullable public var first: Period?
  @Nullable public var last: Period?
  /// Periods with a figure.
  public var count: Int
  /// Periods between `first` and `last` without one.
  public var missing: [Period]
  /// Every vintage, in order of period.
  public var values: [PublishedValue]

  public init(
    region: String, id: String, name: LocalizedText, unit: String, measure: Measure,
    first: Period?, last: Period?, count: Int, missing: [Period], values: [PublishedValue]
  ) {
    self.region = region
    self.id = id
    self.name = name
    self.unit = unit
    self.measure = measure
    self.first = first
    self.last = last
    self.count = count
    self.missing = missing
    self.values = values
  }
}

/// One figure as it was published.
public struct PublishedValue: Sendable, Hashable, Encodable {
  public var period: Period
  /// Exactly as published: `5.0` and `5` differ.
  public var value: String
  public var status: String
  public var source: String
  public var note: String
  /// True for the vintage that the model uses.
  public var isUsed: Bool

  public init(
    period: Period, value: String, status: String, source: String, note: String, isUsed: Bool
  ) {
    self.period = period
    self.value = value
    self.status = status
    self.source = source
    self.note = note
    self.isUsed = isUsed
  }

  enum CodingKeys: String, CodingKey {
    case period, value, status, source, note
    case isUsed = "is_used"
  }
}

/// A scenario of the folder, before anything is simulated.
public struct ScenarioDescription: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  public var story: LocalizedText
  public var source: String
  public var assumptions: [AssumptionDescription]

  public init(
    id: String, name: LocalizedText, story: LocalizedText, source: String,
    assumptions: [AssumptionDescription]
  ) {
    self.id = id
    self.name = name
    self.story = story
    self.source = source
    self.assumptions = assumptions
  }
}

/// A belief about the centre of a series, as the file states it.
public struct AssumptionDescription: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var first: Period
  public var last: Period
  /// Per cent; nil for a deviation.
  @Nullable public var growth: Double?
  /// Percentage points added to the centre of another scenario; nil for a growth rate.
  @Nullable public var deviation: Double?
  /// That scenario.
  @Nullable public var deviatesFrom: String?

  public init(
    series: String, name: LocalizedText, first: Period, last: Period, growth: Double?,
    deviation: Double? = nil, deviatesFrom: String? = nil
  ) {
    self.series = series
    self.name = name
    self.first = first
    self.last = last
    self.growth = growth
    self.deviation = deviation
    self.deviatesFrom = deviatesFrom
  }

  enum CodingKeys: String, CodingKey {
    case series, name, first, last, growth, deviation
    case deviatesFrom = "deviates_from"
  }
}

/// The plan in numbers.
public struct PlanDescription: Sendable, Hashable, Encodable {
  public var title: LocalizedText
  public var source: LocalizedText
  public var region: String
  public var year: Int
  public var indicators: Int
  /// Indicators with an outturn of the year before.
  public var withOutturn: Int
  /// Indicators without one.
  public var withoutOutturn: Int
  /// Target figures; an indicator can have two.
  public var targets: Int
  /// The targets that the plan is judged by.
  public var headline: [TargetReference]
  /// Every indicator.
  public var rows: [IndicatorEntry]

  public init(
    title: LocalizedText, source: LocalizedText, region: String, year: Int, indicators: Int,
    withOutturn: Int, withoutOutturn: Int, targets: Int, headline: [TargetReference],
    rows: [IndicatorEntry] = []
  ) {
    self.title = title
    self.source = source
    self.region = region
    self.year = year
    self.indicators = indicators
    self.withOutturn = withOutturn
    self.withoutOutturn = withoutOutturn
    self.targets = targets
    self.headline = headline
    self.rows = rows
  }

  enum CodingKeys: String, CodingKey {
    case title, source, region, year, indicators, targets, headline, rows
    case withOutturn = "with_outturn"
    case withoutOutturn = "without_outturn"
  }
}
