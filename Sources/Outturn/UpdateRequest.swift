public import OutturnPlanning
public import OutturnSeries
public import OutturnSimulation

/// What `update` is asked.
public struct UpdateRequest: Sendable {
  /// Whose odds are wanted; the plan stands for its headline targets.
  public var question: ProbabilityRequest.Question
  public var scenario: Scenario
  /// Figures of the year so far.
  public var releases: [Release]
  /// Last quarter or month whose figures are used; nil uses all.
  public var asOf: Period?

  public init(
    question: ProbabilityRequest.Question, scenario: Scenario, releases: [Release],
    asOf: Period? = nil
  ) {
    self.question = question
    self.scenario = scenario
    self.releases = releases
    self.asOf = asOf
  }
}
