public import OutturnSeries

/// Beliefs and knowledge about the future relative to the baseline.
public struct Scenario: Sendable, Hashable {
  /// Its name on the command line and its file's name: `baseline`, `plan`.
  public var id: String
  public var name: LocalizedText
  /// What would have to happen, told to a reader.
  public var story: LocalizedText
  /// Where its numbers come from.
  public var source: String
  public var assumptions: [Assumption]
  /// Knowledge about outcomes, under the assumptions.
  public var conditions: [Condition]
  /// Of outcomes that the conditions state distributions for.
  public var correlations: [OutcomeCorrelation]
  /// What others expect, given the assumptions and conditions.
  public var views: [View]
  /// Factor on every shock; 1 leaves them as estimated.
  public var volatility: Double
  /// Shape of the shocks; nil leaves it as estimated.
  public var tails: Tails?
  /// The scenarios that it was built from, the first one first: what they assume stands among the
  /// assumptions, before its own.
  public var origins: [Origin] = []

  /// A scenario that another one was built from.
  public struct Origin: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    public var story: LocalizedText
    public var source: String

    public init(_ scenario: Scenario) {
      id = scenario.id
      name = scenario.name
      story = scenario.story
      source = scenario.source
    }
  }

  public init(
    id: String, name: LocalizedText, story: LocalizedText, source: String,
    assumptions: [Assumption] = [], conditions: [Condition] = [],
    correlations: [OutcomeCorrelation] = [], views: [View] = [],
    volatility: Double = 1,
    tails: Tails? = nil
  ) {
    self.id = id
    self.name = name
    self.story = story
    self.source = source
    self.assumptions = assumptions
    self.conditions = conditions
    self.correlations = correlations
    self.views = views
    self.volatility = volatility
    self.tails = tails
  }
}

/// A belief about the centre of one series in some years: the centre of its distribution moves
/// there, or by so much; its spread and its links to the others stay.
public struct Assumption: Sendable, Hashable {
  public var series: String
  /// First and last year; nil means every projected year.
  public var years: ClosedRange<Int>?
  /// Growth in per cent; of a deviation the percentage points that it adds.
  public var growth: Double
  /// What a deviation is added to; nil for a growth rate.
  public var departure: Departure?

  /// The scenario whose centre a deviation is added to.
  public struct Departure: Sendable, Hashable {
    /// Its name.
    public var scenario: String
    /// How many of the assumptions, from the first on, make that scenario.
    public var assumptions: Int

    public init(scenario: String, assumptions: Int) {
      self.scenario = scenario
      self.assumptions = assumptions
    }
  }

  public init(
    series: String, years: ClosedRange<Int>?, growth: Double, departure: Departure? = nil
  ) {
    self.series = series
    self.years = years
    self.growth = growth
    self.departure = departure
  }
}
