/// Two targets and what they have to do with each other.
public struct PairProbability: Sendable, Hashable, Encodable {
  /// Ids of the targets.
  public var first: String
  public var second: String
  /// That both are met.
  public var both: Double
  /// Of the first where the second is met; nil when it never is.
  @Nullable public var firstGivenSecond: Double?
  /// Of the second where the first is met; nil when it never is.
  @Nullable public var secondGivenFirst: Double?

  public init(
    first: String, second: String, both: Double, firstGivenSecond: Double?,
    secondGivenFirst: Double?
  ) {
    self.first = first
    self.second = second
    self.both = both
    self.firstGivenSecond = firstGivenSecond
    self.secondGivenFirst = secondGivenFirst
  }

  enum CodingKeys: String, CodingKey {
    case first, second, both
    case firstGivenSecond = "first_given_second"
    case secondGivenFirst = "second_given_first"
  }
}

/// Every target that has a probability, linked to the others or not.
///
/// The number to be expected does not depend on links. How likely several are together does, so that
/// only a range can be given: its ends belong to some way in which they could be linked.
public struct WholePlan: Sendable, Hashable, Encodable {
  /// Targets with a probability.
  public var targets: Int
  /// Of these, targets whose links to the others are not known.
  public var unlinked: Int
  public var expectedMet: Double
  /// That all are met, the linked ones being one event with its joint probability.
  public var all: Interval
  /// Element k: that at least k are met, from single probabilities alone.
  public var atLeast: [Interval]

  public init(
    targets: Int, unlinked: Int, expectedMet: Double, all: Interval, atLeast: [Interval]
  ) {
    self.targets = targets
    self.unlinked = unlinked
    self.expectedMet = expectedMet
    self.all = all
    self.atLeast = atLeast
  }

  enum CodingKeys: String, CodingKey {
    case targets, unlinked, all
    case expectedMet = "expected_met"
    case atLeast = "at_least"
  }
}

/// A target lowered by itself, the others as they are.
public struct EasedTarget: Sendable, Hashable, Encodable {
  /// Per cent.
  public var threshold: Double
  /// Of this one by itself.
  public var probability: Double
  /// Of all headline targets together.
  public var joint: Double

  public init(threshold: Double, probability: Double, joint: Double) {
    self.threshold = threshold
    self.probability = probability
    self.joint = joint
  }
}
