public import OutturnSeries

/// The targets together.
public struct JointSummary: Sendable, Hashable, Encodable {
  /// Every headline target of the plan met.
  public var all: JointProbability
  /// Every target met that has a probability at all.
  public var forecastable: JointProbability
  /// What `all` would be if the headline targets had nothing to do with each other.
  public var productOfMarginals: Double
  /// Element k: at least k of the headline targets met; the first is 1.
  public var atLeast: [Double]
  /// How many of the headline targets are met on average.
  public var expectedMet: Double
  /// The headline targets that the plan promises rather than strives for; nil when these are all or
  /// fewer than two.
  @Nullable public var promised: JointProbability?
  /// Every pair of headline targets.
  public var pairs: [PairProbability]
  /// With the targets whose links are not known; nil when there are none.
  @Nullable public var wholePlan: WholePlan?

  public init(
    all: JointProbability, forecastable: JointProbability, productOfMarginals: Double,
    atLeast: [Double], expectedMet: Double, promised: JointProbability? = nil,
    pairs: [PairProbability] = [], wholePlan: WholePlan? = nil
  ) {
    self.all = all
    self.forecastable = forecastable
    self.productOfMarginals = productOfMarginals
    self.atLeast = atLeast
    self.expectedMet = expectedMet
    self.promised = promised
    self.pairs = pairs
    self.wholePlan = wholePlan
  }

  enum CodingKeys: String, CodingKey {
    case all, forecastable, promised, pairs
    case productOfMarginals = "product_of_marginals"
    case atLeast = "at_least"
    case expectedMet = "expected_met"
    case wholePlan = "whole_plan"
  }
}

/// The probability that several targets are met in the same future.
public struct JointProbability: Sendable, Hashable, Encodable {
  /// Ids of the targets.
  public var targets: [String]
  public var probability: Double
  public var mcStandardError: Double
  public var byModel: [String: Double]

  public init(
    targets: [String], probability: Double, mcStandardError: Double,
    byModel: [String: Double] = [:]
  ) {
    self.targets = targets
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.byModel = byModel
  }

  enum CodingKeys: String, CodingKey {
    case targets, probability
    case mcStandardError = "mc_standard_error"
    case byModel = "by_model"
  }
}

/// What the joint probability would be without one target, with it eased, and where it is met.
public struct BindingTarget: Sendable, Hashable, Encodable {
  /// Id of the target.
  public var target: String
  public var jointWithout: Double
  /// `jointWithout` less the joint of all, 0 to 1.
  public var gain: Double
  /// The joint of all where this one is met; nil when it never is.
  @Nullable public var jointIfMet: Double?
  /// The target lowered to where it has a fair chance by itself; nil when it has that already, and
  /// for a target that is no floor of growth.
  @Nullable public var eased: EasedTarget?

  public init(
    target: String, jointWithout: Double, gain: Double, jointIfMet: Double? = nil,
    eased: EasedTarget? = nil
  ) {
    self.target = target
    self.jointWithout = jointWithout
    self.gain = gain
    self.jointIfMet = jointIfMet
    self.eased = eased
  }

  enum CodingKeys: String, CodingKey {
    case target, gain, eased
    case jointWithout = "joint_without"
    case jointIfMet = "joint_if_met"
  }
}

/// Where the level of the base year comes from.
public enum BaseLevelKind: String, Sendable, Hashable, Encodable, CaseIterable {
  /// From the last published level, growth since then and prices.
  case builtUp = "built_up"
  /// What makes the plan's growth and level targets agree.
  case impliedByPlan = "implied_by_plan"
  /// Given on the command line, or published.
  case given
}

/// One way to know the base of a level target, with the probability that follows from it.
public struct BaseLevel: Sendable, Hashable, Encodable {
  /// Id of the level target that hangs on it.
  public var target: String
  public var kind: BaseLevelKind
  /// The base year.
  public var period: Period
  public var unit: String
  public var levelMedian: Double
  /// 5 % quantile; equal to the median when the base is taken as certain.
  public var levelLow: Double
  /// 95 % quantile.
  public var levelHigh: Double
  public var probability: Double
  public var mcStandardError: Double
  /// True for the base that the target's probability is computed from.
  public var inUse: Bool

  public init(
    target: String, kind: BaseLevelKind, period: Period, unit: String, levelMedian: Double,
    levelLow: Double, levelHigh: Double, probability: Double, mcStandardError: Double,
    inUse: Bool
  ) {
    self.target = target
    self.kind = kind
    self.period = period
    self.unit = unit
    self.levelMedian = levelMedian
    self.levelLow = levelLow
    self.levelHigh = levelHigh
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.inUse = inUse
  }

  enum CodingKeys: String, CodingKey {
    case target, kind, period, unit, probability
    case levelMedian = "level_median"
    case levelLow = "level_low"
    case levelHigh = "level_high"
    case mcStandardError = "mc_standard_error"
    case inUse = "in_use"
  }
}
