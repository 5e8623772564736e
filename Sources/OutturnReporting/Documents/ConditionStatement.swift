public import OutturnSeries

/// What is known of one outcome, beside what the model expected.
public struct ConditionStatement: Sendable, Hashable, Encodable {
  /// What is known: a value, a distribution or a bound.
  public enum Kind: String, Sendable, Hashable, Encodable {
    /// The value.
    case exact
    /// The distribution: normal, or with unequal sides.
    case distributed
    /// A bound.
    case region
  }

  /// As it is written on the command line.
  public var text: String
  public var kind: Kind
  /// The combination: a weighted sum of growth figures.
  public var terms: [ConditionTerm]
  /// The value, or the centre of the distribution, per cent; nil for a region.
  @Nullable public var value: Double?
  /// The distribution where it is neither normal nor of two pieces; `value` is then its mean.
  @Nullable public var law: StatedDistribution?
  /// Spread below and above the centre, points; nil for other distributions.
  @Nullable public var below: Double?
  @Nullable public var above: Double?
  /// Bounds of a region, per cent; nil where there is none.
  @Nullable public var lower: Double?
  @Nullable public var upper: Double?
  /// Mean of the combination without the conditions; of a series modelled in logarithms the growth
  /// at the mean of the logarithm.
  public var modelledMean: Double
  /// The same under all conditions.
  public var conditionedMean: Double

  public init(
    text: String, kind: Kind, terms: [ConditionTerm], value: Double? = nil,
    law: StatedDistribution? = nil, below: Double? = nil, above: Double? = nil,
    lower: Double? = nil, upper: Double? = nil, modelledMean: Double,
    conditionedMean: Double
  ) {
    self.text = text
    self.kind = kind
    self.terms = terms
    self.value = value
    self.law = law
    self.below = below
    self.above = above
    self.lower = lower
    self.upper = upper
    self.modelledMean = modelledMean
    self.conditionedMean = conditionedMean
  }

  enum CodingKeys: String, CodingKey {
    case text, kind, terms, value, law, below, above, lower, upper
    case modelledMean = "modelled_mean"
    case conditionedMean = "conditioned_mean"
  }
}

/// A distribution by its name and numbers, per cent.
public struct StatedDistribution: Sendable, Hashable, Encodable {
  /// Its numbers are: lowest, likeliest, highest; centre, scale, degrees of freedom; equally likely
  /// values, ascending.
  public enum Name: String, Sendable, Hashable, Encodable {
    case triangular
    case studentT = "t"
    case empirical
  }

  public var name: Name
  public var numbers: [Double]

  public init(_ name: Name, _ numbers: [Double]) {
    self.name = name
    self.numbers = numbers
  }
}

/// How two outcomes with distributions move together.
public struct CorrelationStatement: Sendable, Hashable, Encodable {
  /// The text of the one condition.
  public var first: String
  /// The text of the other.
  public var second: String
  /// Of the normal scores, between −1 and 1.
  public var value: Double

  public init(first: String, second: String, value: Double) {
    self.first = first
    self.second = second
    self.value = value
  }
}

/// What someone else expects, beside what the model says.
public struct ViewStatement: Sendable, Hashable, Encodable {
  /// As it is written in the scenario file.
  public var text: String
  /// The combination: a weighted sum of growth figures.
  public var terms: [ConditionTerm]
  /// Mean of the combination in the view, per cent.
  public var mean: Double
  /// Its standard deviation in the view, points; nil where the view says nothing of it.
  @Nullable public var standardDeviation: Double?
  /// The model's mean without views and conditions; of a series modelled in logarithms the growth
  /// at the mean of the logarithm.
  public var modelledMean: Double

  public init(
    text: String, terms: [ConditionTerm], mean: Double, standardDeviation: Double? = nil,
    modelledMean: Double
  ) {
    self.text = text
    self.terms = terms
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.modelledMean = modelledMean
  }

  enum CodingKeys: String, CodingKey {
    case text, terms, mean
    case standardDeviation = "standard_deviation"
    case modelledMean = "modelled_mean"
  }
}

/// One figure of a combination.
public struct ConditionTerm: Sendable, Hashable, Encodable {
  public var series: String
  public var name: LocalizedText
  public var period: Period
  public var weight: Double

  public init(series: String, name: LocalizedText, period: Period, weight: Double) {
    self.series = series
    self.name = name
    self.period = period
    self.weight = weight
  }
}

/// How conditions were taken in: how likely the model held them, what the re-weighting left, and
/// how far two engines agree.
public struct Conditioning: Sendable, Hashable, Encodable {
  /// Of exact and distributed conditions; nil when there are only regions.
  @Nullable public var plausibility: Plausibility?
  /// Probability of the regions under the other conditions; nil without a region.
  @Nullable public var regionProbability: Double?
  /// Posterior draws with scales of their shocks that were weighed.
  public var candidates: Int
  /// Equally weighted ones that the paths are spread over.
  public var particles: Int
  /// Equally weighted draws that say as much as the candidates with their weights.
  public var effectiveSampleSize: Double
  public var agreement: EngineComparison

  public init(
    plausibility: Plausibility?, regionProbability: Double?, candidates: Int, particles: Int,
    effectiveSampleSize: Double, agreement: EngineComparison
  ) {
    self.plausibility = plausibility
    self.regionProbability = regionProbability
    self.candidates = candidates
    self.particles = particles
    self.effectiveSampleSize = effectiveSampleSize
    self.agreement = agreement
  }

  enum CodingKeys: String, CodingKey {
    case plausibility, candidates, particles, agreement
    case regionProbability = "region_probability"
    case effectiveSampleSize = "effective_sample_size"
  }
}

/// Largest differences between the stacked normal vector and the Kalman smoother.
public struct EngineComparison: Sendable, Hashable, Encodable {
  /// Draws computed both ways.
  public var draws: Int
  /// Of a mean, in standard deviations of its figure without conditions.
  public var mean: Double
  /// Of a covariance, over both standard deviations without conditions.
  public var covariance: Double
  /// Of the log density of the conditions' values.
  public var logDensity: Double

  public init(draws: Int, mean: Double, covariance: Double, logDensity: Double) {
    self.draws = draws
    self.mean = mean
    self.covariance = covariance
    self.logDensity = logDensity
  }

  public var largest: Double { max(mean, covariance, logDensity) }

  enum CodingKeys: String, CodingKey {
    case draws, mean, covariance
    case logDensity = "log_density"
  }
}
