public import OutturnReporting
public import OutturnSimulation

/// A question whose paths several processes can share out.
public enum PathQuestion: Sendable {
  case probability(ProbabilityRequest)
  case projection([Scenario])
}

extension FittedProject {
  /// The document that answers.
  ///
  /// - Throws: ``ForecastFailure``.
  public func document(
    _ question: PathQuestion
  ) throws(ForecastFailure) -> any RenderedDocument {
    switch question {
    case .probability(let request): try probability(request)
    case .projection(let scenarios): try projection(scenarios)
    }
  }

  /// Simulates all that the document needs and makes none: what a process does whose paths alone
  /// say nothing.
  ///
  /// - Throws: ``ForecastFailure``.
  public func simulate(_ question: PathQuestion) throws(ForecastFailure) {
    switch question {
    case .probability(let request): _ = try simulated(for: request)
    case .projection(let scenarios): _ = try simulated(under: scenarios)
    }
  }
}
