public import OutturnPlanning
public import OutturnSeries

/// One indicator of a plan as it was read, and how its targets are answered.
public struct IndicatorEntry: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Of levels; nil when only growth is published.
  @Nullable public var unit: String?
  /// Where in the report it stands.
  public var section: String
  @Nullable public var kind: IndicatorKind?
  /// Whether growth is at constant prices; nil when the plan does not say.
  @Nullable public var isReal: Bool?
  /// Id of the modelled series; nil when there is none.
  @Nullable public var series: String?
  /// Id of the indicator that it is a part of.
  @Nullable public var partOf: String?
  @Nullable public var shareOf: LocalizedText?
  @Nullable public var outturnLevel: Double?
  @Nullable public var outturnGrowth: Double?
  @Nullable public var qualifier: ReportedOutturn.Qualifier?
  /// Growth in per cent that leads from the last outturn to the level target; nil unless both are
  /// stated, and for a share.
  @Nullable public var impliedGrowth: Double?
  /// The same for all values that the two are rounded from.
  @Nullable public var impliedGrowthInterval: Interval?
  public var targets: [IndicatorTarget]
  public var quotes: PlanQuotes

  public init(
    id: String, name: LocalizedText, unit: String?, section: String, kind: IndicatorKind?,
    isReal: Bool?, series: String?, partOf: String?, shareOf: LocalizedText?,
    outturnLevel: Double?, outturnGrowth: Double?, qualifier: ReportedOutturn.Qualifier?,
    impliedGrowth: Double? = nil, impliedGrowthInterval: Interval? = nil,
    targets: [IndicatorTarget], quotes: PlanQuotes
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.section = section
    self.kind = kind
    self.isReal = isReal
    self.series = series
    self.partOf = partOf
    self.shareOf = shareOf
    self.outturnLevel = outturnLevel
    self.outturnGrowth = outturnGrowth
    self.qualifier = qualifier
    self.impliedGrowth = impliedGrowth
    self.impliedGrowthInterval = impliedGrowthInterval
    self.targets = targets
    self.quotes = quotes
  }

  enum CodingKeys: String, CodingKey {
    case id, name, unit, section, kind, series, qualifier, targets, quotes
    case isReal = "is_real"
    case partOf = "part_of"
    case shareOf = "share_of"
    case outturnLevel = "outturn_level"
    case outturnGrowth = "outturn_growth"
    case impliedGrowth = "implied_growth"
    case impliedGrowthInterval = "implied_growth_interval"
  }
}

/// One target of an indicator and how `probability` answers it.
public struct IndicatorTarget: Sendable, Hashable, Encodable {
  public var target: TargetReference
  /// What its probability rests on; nil when it has none.
  public var basis: ProbabilityBasis?
  /// Why it has none; nil when it has one.
  public var reason: UnavailableReason?

  public init(
    target: TargetReference, basis: ProbabilityBasis?, reason: UnavailableReason?
  ) {
    self.target = target
    self.basis = basis
    self.reason = reason
  }

  private enum CodingKeys: String, CodingKey { case basis, reason }

  public func encode(to encoder: any Encoder) throws {
    try target.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(basis, forKey: .basis)
    try container.encode(reason, forKey: .reason)
  }
}

/// A growth target among the growth of the last ten years.
public struct AmbitionEntry: Sendable, Hashable, Encodable {
  public var indicator: String
  public var name: LocalizedText
  /// Per cent.
  public var target: Double
  public var tag: Ambition.Tag
  public var standings: [Standing]

  public init(
    indicator: String, name: LocalizedText, target: Double, tag: Ambition.Tag,
    standings: [Standing]
  ) {
    self.indicator = indicator
    self.name = name
    self.target = target
    self.tag = tag
    self.standings = standings
  }

  /// Against one region.
  public struct Standing: Sendable, Hashable, Encodable {
    public var region: String
    public var name: LocalizedText
    /// Years with a figure.
    public var years: [Int]
    /// Share of them with less growth than the target, 0 to 1.
    public var percentile: Double
    /// Per cent.
    public var median: Double

    public init(
      region: String, name: LocalizedText, years: [Int], percentile: Double, median: Double
    ) {
      self.region = region
      self.name = name
      self.years = years
      self.percentile = percentile
      self.median = median
    }
  }
}

/// What became of the growth targets that a region set for one series.
public struct TrackRecordEntry: Sendable, Hashable, Encodable {
  public var region: String
  public var regionName: LocalizedText
  public var series: String
  public var name: LocalizedText
  public var years: [Year]
  /// Years with an outturn.
  public var judged: Int
  public var met: Int
  /// Misses of half a point or less.
  public var nearMisses: Int
  /// Mean of outturn less target, in points.
  @Nullable public var bias: Double?
  /// Times that the next target on record was lowered, kept, raised.
  public var lowered: Int
  public var kept: Int
  public var raised: Int
  /// Misses with a later target on record, and those after which it was lowered.
  public var misses: Int
  public var easedAfterMiss: Int

  public init(
    region: String, regionName: LocalizedText, series: String, name: LocalizedText, years: [Year],
    judged: Int, met: Int, nearMisses: Int, bias: Double?, lowered: Int, kept: Int, raised: Int,
    misses: Int, easedAfterMiss: Int
  ) {
    self.region = region
    self.regionName = regionName
    self.series = series
    self.name = name
    self.years = years
    self.judged = judged
    self.met = met
    self.nearMisses = nearMisses
    self.bias = bias
    self.lowered = lowered
    self.kept = kept
    self.raised = raised
    self.misses = misses
    self.easedAfterMiss = easedAfterMiss
  }

  enum CodingKeys: String, CodingKey {
    case region, series, name, years, judged, met, bias, lowered, kept, raised, misses
    case regionName = "region_name"
    case nearMisses = "near_misses"
    case easedAfterMiss = "eased_after_miss"
  }

  /// One target with what came.
  public struct Year: Sendable, Hashable, Encodable {
    public var year: Int
    public var sense: Sense
    /// Per cent.
    public var target: Double
    @Nullable public var outturn: Double?
    /// Nil without an outturn.
    @Nullable public var met: Bool?
    public var source: String
    public var note: String

    public init(
      year: Int, sense: Sense, target: Double, outturn: Double?, met: Bool?, source: String,
      note: String
    ) {
      self.year = year
      self.sense = sense
      self.target = target
      self.outturn = outturn
      self.met = met
      self.source = source
      self.note = note
    }
  }
}
