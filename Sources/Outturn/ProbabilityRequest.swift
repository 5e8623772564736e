public import OutturnPlanning
public import OutturnSeries
public import OutturnSimulation

/// What `probability` is asked.
public struct ProbabilityRequest: Sendable {
  /// Whose odds are wanted.
  public enum Question: Sendable {
    /// Every target of the plan.
    case plan
    /// One number for one series, at least which is wanted.
    case single(series: String, measure: Measure, threshold: PublishedFigure, year: Int?)
    /// Conditions in the target language.
    case expressions([TargetExpression])
  }

  public var question: Question
  public var scenario: Scenario
  /// Whether to add the odds with figures managed to the targets.
  public var isManaged = false

  public init(question: Question, scenario: Scenario) {
    self.question = question
    self.scenario = scenario
  }
}
