public import OutturnPlanning
public import OutturnSeries

/// One indicator's growth target held against its level target and the last outturn.
///
/// Growth in per cent, levels in `unit`. What the plan does not state is nil, as is all that
/// would follow from it.
public struct CoherenceEntry: Sendable, Hashable, Encodable {
  public var indicator: String
  public var name: LocalizedText
  public var unit: String
  /// The last outturn's level.
  @Nullable public var base: Double?
  /// What the published base can stand for.
  @Nullable public var baseInterval: Interval?
  @Nullable public var statedGrowth: Double?
  @Nullable public var statedLevel: Double?
  /// Growth that leads from the base to the stated level.
  @Nullable public var impliedGrowth: Double?
  /// The same over the base interval.
  @Nullable public var impliedGrowthInterval: Interval?
  /// Level that the stated growth leads to from the base.
  @Nullable public var requiredLevel: Double?
  /// Base from which the stated growth leads to the stated level.
  @Nullable public var impliedBase: Double?
  public var verdict: Coherence.Verdict
  /// True when some values that round to the published figures agree with each other.
  @Nullable public var reconcilableWithinRounding: Bool?
  /// The verdict told to a reader, with its numbers.
  public var explanation: LocalizedText
  public var quotes: PlanQuotes
  /// Decimals of the figures as published.
  public var decimals: CoherenceDecimals

  public init(
    indicator: String, name: LocalizedText, unit: String, base: Double? = nil,
    baseInterval: Interval? = nil, statedGrowth: Double? = nil, statedLevel: Double? = nil,
    impliedGrowth: Double? = nil, impliedGrowthInterval: Interval? = nil,
    requiredLevel: Double? = nil, impliedBase: Double? = nil, verdict: Coherence.Verdict,
    reconcilableWithinRounding: Bool? = nil, explanation: LocalizedText,
    quotes: PlanQuotes = PlanQuotes(), decimals: CoherenceDecimals = CoherenceDecimals()
  ) {
    self.indicator = indicator
    self.name = name
    self.unit = unit
    self.base = base
    self.baseInterval = baseInterval
    self.statedGrowth = statedGrowth
    self.statedLevel = statedLevel
    self.impliedGrowth = impliedGrowth
    self.impliedGrowthInterval = impliedGrowthInterval
    self.requiredLevel = requiredLevel
    self.impliedBase = impliedBase
    self.verdict = verdict
    self.reconcilableWithinRounding = reconcilableWithinRounding
    self.explanation = explanation
    self.quotes = quotes
    self.decimals = decimals
  }

  enum CodingKeys: String, CodingKey {
    case indicator, name, unit, base, verdict, explanation, quotes, decimals
    case baseInterval = "base_interval"
    case statedGrowth = "stated_growth"
    case statedLevel = "stated_level"
    case impliedGrowth = "implied_growth"
    case impliedGrowthInterval = "implied_growth_interval"
    case requiredLevel = "required_level"
    case impliedBase = "implied_base"
    case reconcilableWithinRounding = "reconcilable_within_rounding"
  }
}

/// The plan's own words on an indicator.
public struct PlanQuotes: Sendable, Hashable, Encodable {
  @Nullable public var outturn: String?
  @Nullable public var target: String?

  public init(outturn: String? = nil, target: String? = nil) {
    self.outturn = outturn
    self.target = target
  }
}

/// Decimals of the figures of an indicator as published: 5.4 has one, 20 has none.
public struct CoherenceDecimals: Sendable, Hashable, Encodable {
  public var base: Int
  public var growth: Int
  public var level: Int

  public init(base: Int = 0, growth: Int = 1, level: Int = 0) {
    self.base = base
    self.growth = growth
    self.level = level
  }
}
