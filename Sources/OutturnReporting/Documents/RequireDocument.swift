public import OutturnSeries

/// What must be true for targets to be met: the answer of `require`.
public struct RequireDocument: Document {
  public static let verb = Verb.require
  public var header: DocumentHeader
  public var region: RegionIdentity
  public var scenario: ScenarioStatement
  public var targets: [TargetReference]
  /// That all of them are met.
  public var probability: Double
  public var mcStandardError: Double
  /// The growth that each target takes.
  public var required: [RequiredGrowth]
  /// Every series in the year of the targets, where they are met and where they are missed.
  public var givenSuccess: [SuccessOutlook]
  /// Nil when no simulated future misses.
  public var mostLikelyMiss: LikelyMiss?
  /// What would lift the probability; nil when nothing can be moved or it is there already.
  public var levers: LeverPlan?
  /// Pairs of targets with one joint probability; nil when none was asked for.
  public var frontier: TargetFrontier?

  public init(
    header: DocumentHeader, region: RegionIdentity, scenario: ScenarioStatement,
    targets: [TargetReference], probability: Double, mcStandardError: Double,
    required: [RequiredGrowth], givenSuccess: [SuccessOutlook], mostLikelyMiss: LikelyMiss? = nil,
    levers: LeverPlan? = nil, frontier: TargetFrontier? = nil
  ) {
    self.header = header
    self.region = region
    self.scenario = scenario
    self.targets = targets
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.required = required
    self.givenSuccess = givenSuccess
    self.mostLikelyMiss = mostLikelyMiss
    self.levers = levers
    self.frontier = frontier
  }

  private enum CodingKeys: String, CodingKey {
    case region, scenario, targets, probability, required, levers, frontier
    case mcStandardError = "mc_standard_error"
    case givenSuccess = "given_success"
    case mostLikelyMiss = "most_likely_miss"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(scenario, forKey: .scenario)
    try container.encode(targets, forKey: .targets)
    try container.encode(probability, forKey: .probability)
    try container.encode(mcStandardError, forKey: .mcStandardError)
    try container.encode(required, forKey: .required)
    try container.encode(givenSuccess, forKey: .givenSuccess)
    try container.encode(mostLikelyMiss, forKey: .mostLikelyMiss)
    try container.encode(levers, forKey: .levers)
    try container.encode(frontier, forKey: .frontier)
  }
}

/// The growth that a target takes, per cent.
public struct RequiredGrowth: Sendable, Hashable, Encodable {
  /// Id of the target.
  public var target: String
  public var indicator: String
  public var name: LocalizedText
  public var period: Period
  /// For a level the median over what is not known of the level before.
  public var growth: Double
  /// From 5 to 95 % of the futures; the same as `growth` for a growth target.
  public var low: Double
  public var high: Double
  /// Mean growth in the forecast.
  public var expected: Double
  /// Probability of growth of at least `growth`.
  public var plausibility: Double

  public init(
    target: String, indicator: String, name: LocalizedText, period: Period, growth: Double,
    low: Double, high: Double, expected: Double, plausibility: Double
  ) {
    self.target = target
    self.indicator = indicator
    self.name = name
    self.period = period
    self.growth = growth
    self.low = low
    self.high = high
    self.expected = expected
    self.plausibility = plausibility
  }
}

/// One series where the targets are met and where they are missed; mean growth, per cent, and of a
/// series modelled in logarithms the growth at the mean of the logarithm.
public struct SuccessOutlook: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var period: Period
  public var mean: Double
  @Nullable public var ifMet: Double?
  @Nullable public var ifMissed: Double?
  /// Points of the first target's series that go with a point of this one: an association.
  @Nullable public var association: Double?

  public init(
    series: String, name: LocalizedText, period: Period, mean: Double, ifMet: Double?,
    ifMissed: Double?, association: Double?
  ) {
    self.series = series
    self.name = name
    self.period = period
    self.mean = mean
    self.ifMet = ifMet
    self.ifMissed = ifMissed
    self.association = association
  }

  enum CodingKeys: String, CodingKey {
    case series, name, period, mean, association
    case ifMet = "if_met"
    case ifMissed = "if_missed"
  }
}

/// The commonest way to miss.
public struct LikelyMiss: Sendable, Hashable, Encodable {
  /// Ids of the targets that are missed then; the others are met.
  public var missed: [String]
  /// Its share of all misses, 0 to 1.
  public var share: Double
  /// Mean growth of the series of the first target missed, in those futures, per cent.
  public var growth: Double
  /// The other series that falls furthest behind there, in its own standard deviations.
  @Nullable public var laggard: String?
  public var laggardName: LocalizedText?
  @Nullable public var laggardGrowth: Double?
  @Nullable public var laggardMean: Double?

  public init(
    missed: [String], share: Double, growth: Double, laggard: String? = nil,
    laggardName: LocalizedText? = nil, laggardGrowth: Double? = nil, laggardMean: Double? = nil
  ) {
    self.missed = missed
    self.share = share
    self.growth = growth
    self.laggard = laggard
    self.laggardName = laggardName
    self.laggardGrowth = laggardGrowth
    self.laggardMean = laggardMean
  }

  enum CodingKeys: String, CodingKey {
    case missed, share, growth, laggard
    case laggardName = "laggard_name"
    case laggardGrowth = "laggard_growth"
    case laggardMean = "laggard_mean"
  }
}

/// How far the centres of some series would have to move for a wanted probability.
public struct LeverPlan: Sendable, Hashable, Encodable {
  /// Wanted.
  public var probability: Double
  public var levers: [Lever]

  public init(probability: Double, levers: [Lever]) {
    self.probability = probability
    self.levers = levers
  }
}

/// One series that may be moved; centres of growth, per cent.
public struct Lever: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var period: Period
  /// As forecast.
  public var centre: Double
  /// When all levers move together; nil when even that does not reach.
  @Nullable public var together: Double?
  /// When this one moves by itself; nil when that does not reach.
  @Nullable public var alone: Double?

  public init(
    series: String, name: LocalizedText, period: Period, centre: Double, together: Double?,
    alone: Double?
  ) {
    self.series = series
    self.name = name
    self.period = period
    self.centre = centre
    self.together = together
    self.alone = alone
  }
}

/// Pairs of growth rates, at least which two series reach with one joint probability.
public struct TargetFrontier: Sendable, Hashable, Encodable {
  public var first: String
  public var firstName: LocalizedText
  public var second: String
  public var secondName: LocalizedText
  public var period: Period
  public var probability: Double
  public var points: [FrontierPoint]

  public init(
    first: String, firstName: LocalizedText, second: String, secondName: LocalizedText,
    period: Period, probability: Double, points: [FrontierPoint]
  ) {
    self.first = first
    self.firstName = firstName
    self.second = second
    self.secondName = secondName
    self.period = period
    self.probability = probability
    self.points = points
  }

  enum CodingKeys: String, CodingKey {
    case first, second, period, probability, points
    case firstName = "first_name"
    case secondName = "second_name"
  }
}

/// One pair, per cent.
public struct FrontierPoint: Sendable, Hashable, Encodable {
  public var first: Double
  public var second: Double

  public init(first: Double, second: Double) {
    self.first = first
    self.second = second
  }
}
