public import OutturnSeries

/// The year so far: the answer of `update`.
public struct UpdateDocument: Document {
  public static let verb = Verb.update
  public var header: DocumentHeader
  public var region: RegionIdentity
  public var scenario: ScenarioStatement
  public var targets: [TargetReference]
  /// Without the releases.
  public var before: TargetOdds
  /// With all of them; the same as `before` when there are none.
  public var after: TargetOdds
  /// Every series in the year of the releases, before and after.
  public var outlook: [SeriesOutlook]
  /// What the rest of the year takes, a target of a series with releases each.
  public var requiredRemaining: [RequiredRemaining]
  /// In the order in which they came. Contributions sum to the change from `before` to `after`.
  public var news: [ReleaseNews]
  /// Figures after the date of the answer, which were not used, as they are written.
  public var leftOut: [String]
  /// What the arithmetic rests on, a series with releases each.
  public var basis: [YearToDateBasis]

  public init(
    header: DocumentHeader, region: RegionIdentity, scenario: ScenarioStatement,
    targets: [TargetReference], before: TargetOdds, after: TargetOdds,
    outlook: [SeriesOutlook] = [], requiredRemaining: [RequiredRemaining] = [],
    news: [ReleaseNews] = [], leftOut: [String] = [], basis: [YearToDateBasis] = []
  ) {
    self.header = header
    self.region = region
    self.scenario = scenario
    self.targets = targets
    self.before = before
    self.after = after
    self.outlook = outlook
    self.requiredRemaining = requiredRemaining
    self.news = news
    self.leftOut = leftOut
    self.basis = basis
  }

  private enum CodingKeys: String, CodingKey {
    case region, scenario, targets, before, after, outlook, news, basis
    case requiredRemaining = "required_remaining"
    case leftOut = "left_out"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(scenario, forKey: .scenario)
    try container.encode(targets, forKey: .targets)
    try container.encode(before, forKey: .before)
    try container.encode(after, forKey: .after)
    try container.encode(outlook, forKey: .outlook)
    try container.encode(requiredRemaining, forKey: .requiredRemaining)
    try container.encode(news, forKey: .news)
    try container.encode(leftOut, forKey: .leftOut)
    try container.encode(basis, forKey: .basis)
  }
}

/// The probability of all targets together and of each.
public struct TargetOdds: Sendable, Hashable, Encodable {
  /// Of all of them together.
  public var probability: Double
  public var mcStandardError: Double
  /// In the order of the document's targets.
  public var targets: [TargetOdd]

  public init(probability: Double, mcStandardError: Double, targets: [TargetOdd]) {
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.targets = targets
  }

  enum CodingKeys: String, CodingKey {
    case probability, targets
    case mcStandardError = "mc_standard_error"
  }
}

/// The probability of one target.
public struct TargetOdd: Sendable, Hashable, Encodable {
  public var id: String
  public var probability: Double
  public var mcStandardError: Double

  public init(id: String, probability: Double, mcStandardError: Double) {
    self.id = id
    self.probability = probability
    self.mcStandardError = mcStandardError
  }

  enum CodingKeys: String, CodingKey {
    case id, probability
    case mcStandardError = "mc_standard_error"
  }
}

/// The forecast of a series' growth, per cent, before and after the releases.
public struct SeriesOutlook: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var period: Period
  public var before: Spread
  public var after: Spread

  /// Median and the central 90 %.
  public struct Spread: Sendable, Hashable, Encodable {
    public var median: Double
    public var low: Double
    public var high: Double

    public init(median: Double, low: Double, high: Double) {
      self.median = median
      self.low = low
      self.high = high
    }
  }

  public init(
    series: String, name: LocalizedText, period: Period, before: Spread, after: Spread
  ) {
    self.series = series
    self.name = name
    self.period = period
    self.before = before
    self.after = after
  }
}

/// What the rest of a year takes for a target.
public struct RequiredRemaining: Sendable, Hashable, Encodable {
  /// Id of the target.
  public var target: String
  public var indicator: String
  public var name: LocalizedText
  /// The year's growth that the target takes, per cent; for a level the median of what is not known.
  public var annual: Double
  /// Last quarter or month of the year so far.
  public var through: Period
  /// Growth of the year so far, per cent.
  public var yearToDate: Double
  /// Part of the year before that those months made, 0 to 1.
  public var elapsed: Double
  /// Points of the year's growth that they have made already: elapsed × year_to_date.
  public var carried: Double
  /// Points that are still to come: annual − carried.
  public var missing: Double
  /// Growth of the rest of the year, per cent: missing ÷ (1 − elapsed); nil when nothing is left.
  @Nullable public var required: Double?
  /// The same over what is not known of quarter shares, rounding and the year's growth.
  @Nullable public var low: Double?
  @Nullable public var high: Double?
  /// Growth of the rest of the year in the forecast: at its median and its central 90 %.
  @Nullable public var expected: Double?
  @Nullable public var expectedLow: Double?
  @Nullable public var expectedHigh: Double?
  /// Of the target, after the releases.
  public var probability: Double

  public init(
    target: String, indicator: String, name: LocalizedText, annual: Double, through: Period,
    yearToDate: Double, elapsed: Double, required: Double?, low: Double?, high: Double?,
    expected: Double?, expectedLow: Double?, expectedHigh: Double?, probability: Double
  ) {
    self.target = target
    self.indicator = indicator
    self.name = name
    self.annual = annual
    self.through = through
    self.yearToDate = yearToDate
    self.elapsed = elapsed
    carried = elapsed * yearToDate
    missing = annual - elapsed * yearToDate
    self.required = required
    self.low = low
    self.high = high
    self.expected = expected
    self.expectedLow = expectedLow
    self.expectedHigh = expectedHigh
    self.probability = probability
  }

  enum CodingKeys: String, CodingKey {
    case target, indicator, name, annual, through, elapsed, carried, missing, required, low, high
    case expected, probability
    case yearToDate = "year_to_date"
    case expectedLow = "expected_low"
    case expectedHigh = "expected_high"
  }
}

/// What one release did.
public struct ReleaseNews: Sendable, Hashable, Encodable {
  /// As it is written on the command line.
  public var release: String
  public var series: String
  public var name: LocalizedText
  public var period: Period
  /// Growth of the year so far, per cent, and its decimals as published.
  public var growth: Double
  public var decimals: Int
  /// What the forecast with the releases before led one to expect, per cent.
  public var expected: Double
  /// Points: growth − expected.
  public var surprise: Double
  /// Growth of the months since the release of the series before, per cent; nil for the first.
  @Nullable public var latestGrowth: Double?
  /// Change in the probability of all targets together.
  public var contribution: Double
  /// Probability of all targets together after it.
  public var probability: Double
  /// Change in the probability of each target, by id.
  public var targets: [String: Double]

  public init(
    release: String, series: String, name: LocalizedText, period: Period, growth: Double,
    decimals: Int, expected: Double, latestGrowth: Double? = nil, contribution: Double,
    probability: Double, targets: [String: Double] = [:]
  ) {
    self.release = release
    self.series = series
    self.name = name
    self.period = period
    self.growth = growth
    self.decimals = decimals
    self.expected = expected
    surprise = growth - expected
    self.latestGrowth = latestGrowth
    self.contribution = contribution
    self.probability = probability
    self.targets = targets
  }

  enum CodingKeys: String, CodingKey {
    case release, series, name, period, growth, decimals, expected, surprise, contribution
    case probability, targets
    case latestGrowth = "latest_growth"
  }
}

/// What the year so far of a series is weighed with.
public struct YearToDateBasis: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  /// Of the four quarters of the year before, adding up to 1.
  public var quarterShares: [Double]
  /// Standard deviation of a share; 0 when they are the series' own.
  public var shareUncertainty: Double
  /// Standard deviation of growth so far against the year's growth, points or log points, at the
  /// last release.
  public var deviation: Double

  public init(
    series: String, name: LocalizedText, quarterShares: [Double], shareUncertainty: Double,
    deviation: Double
  ) {
    self.series = series
    self.name = name
    self.quarterShares = quarterShares
    self.shareUncertainty = shareUncertainty
    self.deviation = deviation
  }

  enum CodingKeys: String, CodingKey {
    case series, name, deviation
    case quarterShares = "quarter_shares"
    case shareUncertainty = "share_uncertainty"
  }
}
