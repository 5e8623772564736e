internal import OutturnFiles
internal import OutturnPlanning
public import OutturnReporting
public import OutturnSimulation

extension FittedProject {
  /// Everything that a reader of a plan's odds is to have at hand.
  ///
  /// - Parameters:
  ///   - scenario: Under which the targets are judged.
  ///   - command: What makes the report again, as it is typed.
  /// - Throws: ``ForecastFailure`` when the scenario or the folder's scenarios cannot be simulated.
  /// - Complexity: as ``probability(_:)`` and ``projection(_:)`` of all scenarios of the folder.
  public func report(
    under scenario: Scenario, command: String
  ) throws(ForecastFailure) -> ReportDocument {
    try report(
      probability(ProbabilityRequest(question: .plan, scenario: scenario)), under: scenario,
      command: command)
  }

  /// The report with the odds as they are known already.
  func report(
    _ odds: ProbabilityDocument, under scenario: Scenario, command: String
  ) throws(ForecastFailure) -> ReportDocument {
    let others = project.model.scenarios.filter { $0.id != scenario.id }
    let baseline = others.filter { $0.id == Scenario.baseline.id }
    let rest = others.filter { $0.id != Scenario.baseline.id }
    // The baseline first, since the others are set against it.
    let ordered =
      scenario.id == Scenario.baseline.id ? [scenario] + rest : baseline + [scenario] + rest
    let projection = try projection(ordered)
    var header = odds.header
    for warning in projection.header.warnings where !header.warnings.contains(warning) {
      header.warnings.append(warning)
    }
    return ReportDocument(
      header: header, probability: odds, projection: projection, check: project.check(),
      description: project.describe(), record: project.model.record, command: command)
  }
}
