public import OutturnSimulation

/// What `require` is asked.
public struct RequirementRequest: Sendable {
  /// Whose success is wanted; the plan stands for its headline targets.
  public var question: ProbabilityRequest.Question
  public var scenario: Scenario
  /// Series whose centres may be moved; nil for all that the targets are not about.
  public var levers: [String]?
  /// What the levers are to lift the probability to.
  public var probability: Double
  /// Two series whose targets are traded against each other; nil for none.
  public var frontier: (first: String, second: String)?

  /// The probability that levers aim at unless another is named: fairly likely.
  public static let usualProbability = 0.6

  public init(
    question: ProbabilityRequest.Question, scenario: Scenario, levers: [String]? = nil,
    probability: Double = Self.usualProbability, frontier: (first: String, second: String)? = nil
  ) {
    self.question = question
    self.scenario = scenario
    self.levers = levers
    self.probability = probability
    self.frontier = frontier
  }
}
