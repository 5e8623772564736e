public import OutturnSeries

/// A scenario as it was used: its beliefs, how far they are from the model, what they did.
public struct ScenarioStatement: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// What would have to happen.
  public var story: LocalizedText
  /// Where its numbers come from.
  public var source: String
  /// The scenarios that it was built from, the first one first.
  public var origins: [ScenarioOrigin] = []
  public var assumptions: [AssumptionStatement]
  /// Factor on every shock; 1 leaves them as estimated.
  public var volatility: Double
  /// `normal`, `t:4`, `bootstrap` or `volatile:0.2`, or one of the first three and `+volatile:0.2`;
  /// nil when the shocks keep their estimated shape.
  @Nullable public var tails: String?
  /// Nil when nothing is assumed.
  @Nullable public var plausibility: Plausibility?
  /// What is known of outcomes.
  public var conditions: [ConditionStatement]
  /// How those with distributions move together.
  public var correlations: [CorrelationStatement]
  /// How the conditions were taken in; nil without any.
  @Nullable public var conditioning: Conditioning?
  /// What others expect.
  public var views: [ViewStatement]
  /// How far the views lie from the model: the Kullback–Leibler divergence of the forecast with them
  /// from the one without, in nats; nil without views.
  @Nullable public var divergence: Double?
  /// What assumptions, conditions and views did to the centre of every figure.
  public var effects: [ScenarioEffect]

  public init(
    id: String, name: LocalizedText, story: LocalizedText, source: String,
    assumptions: [AssumptionStatement] = [], volatility: Double = 1, tails: String? = nil,
    plausibility: Plausibility? = nil, conditions: [ConditionStatement] = [],
    correlations: [CorrelationStatement] = [], conditioning: Conditioning? = nil,
    views: [ViewStatement] = [],
    divergence: Double? = nil, effects: [ScenarioEffect] = []
  ) {
    self.id = id
    self.name = name
    self.story = story
    self.source = source
    self.assumptions = assumptions
    self.volatility = volatility
    self.tails = tails
    self.plausibility = plausibility
    self.conditions = conditions
    self.correlations = correlations
    self.conditioning = conditioning
    self.views = views
    self.divergence = divergence
    self.effects = effects
  }
}

/// A scenario that another one was built from.
public struct ScenarioOrigin: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  public var story: LocalizedText
  public var source: String

  public init(id: String, name: LocalizedText, story: LocalizedText, source: String) {
    self.id = id
    self.name = name
    self.story = story
    self.source = source
  }
}

/// One belief about the centre of a series, beside what the model says.
public struct AssumptionStatement: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var first: Period
  public var last: Period
  /// Growth assumed, per cent; of a deviation what it comes to, on average over those years.
  public var growth: Double
  /// Percentage points added to the centre of another scenario; nil for a growth rate.
  @Nullable public var deviation: Double?
  /// That scenario.
  @Nullable public var deviatesFrom: String?
  /// Mean growth over those years without the assumption, per cent; of a series modelled in
  /// logarithms the growth at the mean of the logarithm.
  public var modelledMean: Double
  /// `growth` less `modelledMean`, percentage points.
  public var gap: Double

  public init(
    series: String, name: LocalizedText, first: Period, last: Period, growth: Double,
    deviation: Double? = nil, deviatesFrom: String? = nil, modelledMean: Double
  ) {
    self.series = series
    self.name = name
    self.first = first
    self.last = last
    self.growth = growth
    self.deviation = deviation
    self.deviatesFrom = deviatesFrom
    self.modelledMean = modelledMean
    self.gap = growth - modelledMean
  }

  enum CodingKeys: String, CodingKey {
    case series, name, first, last, growth, gap, deviation
    case deviatesFrom = "deviates_from"
    case modelledMean = "modelled_mean"
  }
}

/// How far a scenario lies from the model's centre, in the model's own measure.
public struct Plausibility: Sendable, Hashable, Encodable {
  /// Mahalanobis distance of the assumed cells from their modelled means.
  public var distance: Double
  /// Number of assumed cells.
  public var degreesOfFreedom: Int
  /// Share of simulated futures at least as far from the centre, 0 to 1.
  public var probability: Double

  public init(distance: Double, degreesOfFreedom: Int, probability: Double) {
    self.distance = distance
    self.degreesOfFreedom = degreesOfFreedom
    self.probability = probability
  }

  enum CodingKeys: String, CodingKey {
    case distance, probability
    case degreesOfFreedom = "degrees_of_freedom"
  }
}

/// What a scenario did to the centre of one figure.
public struct ScenarioEffect: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var period: Period
  /// Mean growth in the baseline, per cent.
  public var meanBefore: Double
  /// Mean growth in the scenario, per cent.
  public var meanAfter: Double
  /// Percentage points.
  public var change: Double
  /// The change by assumption and condition; they sum to it.
  public var contributions: [EffectContribution]

  public init(
    series: String, name: LocalizedText, period: Period, meanBefore: Double, meanAfter: Double,
    contributions: [EffectContribution] = []
  ) {
    self.series = series
    self.name = name
    self.period = period
    self.meanBefore = meanBefore
    self.meanAfter = meanAfter
    self.change = meanAfter - meanBefore
    self.contributions = contributions
  }

  enum CodingKeys: String, CodingKey {
    case series, name, period, change, contributions
    case meanBefore = "mean_before"
    case meanAfter = "mean_after"
  }
}

/// The part of an effect that one assumption or condition brought.
public struct EffectContribution: Sendable, Hashable, Encodable {
  /// What moved the figure.
  public enum Kind: String, Sendable, Hashable, Encodable {
    case assumption, condition, view
    /// What conditions and views did to the weights of parameters and shocks beyond their linear effects.
    case reweighting
  }

  public var kind: Kind
  /// As it is written on the command line; empty for the re-weighting.
  public var source: String
  /// Percentage points.
  public var change: Double

  public init(kind: Kind, source: String, change: Double) {
    self.kind = kind
    self.source = source
    self.change = change
  }
}
