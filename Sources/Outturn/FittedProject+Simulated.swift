internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSimulation

/// All that the odds of targets need of other processes, or of the one at hand.
struct SimulatedTargets {
  var question: FittedProject.Question
  var request: SimulationRequest
  var regional: ScenarioPlan
  var conjugate: ScenarioPlan?
  var answer: Attainment
  /// Of the conjugate model.
  var second: Attainment?
  var baseLevels: [OutturnReporting.BaseLevel]
}

extension FittedProject {
  /// Simulates what the odds of targets rest on.
  ///
  /// Processes that share the paths all come here, and only here: what a document counts on paths of
  /// its own is left to the one that writes it.
  func simulated(
    for request: ProbabilityRequest
  ) throws(ForecastFailure) -> SimulatedTargets {
    let question = try resolve(request.question)
    let targets = question.targets
    guard targets.count <= SimulationPlan.maximumTargets else {
      throw .tooManyTargets(targets.count)
    }
    let last = max(
      targets.map(\.year).max() ?? specification.baseYear + 1,
      FittedModel.conditionedYears(request.scenario)?.upperBound ?? 0)
    let simulation = SimulationRequest(
      scenario: request.scenario, region: region, horizon: try horizon(through: last),
      paths: options.paths, targets: targets.map(\.cell), bases: givenBases,
      measures: [.growth, .level], sampler: options.sampler,
      precision: options.precision, threads: options.threads)
    guard let regional = try plan(.regional, simulation) else {
      preconditionFailure("the regional model always has a path model")
    }
    let conjugate = try plan(.conjugate, simulation)
    let answer = Attainment(
      targets, ensemble: try simulate(regional.plan), rounding: options.rounding)
    var second: Attainment?
    if let conjugate {
      second = Attainment(
        targets, ensemble: try simulate(conjugate.plan), rounding: options.rounding)
    }
    return SimulatedTargets(
      question: question, request: simulation, regional: regional, conjugate: conjugate,
      answer: answer, second: second,
      baseLevels: try baseLevels(
        for: targets, request: simulation, plan: regional, attainment: answer))
  }

  /// Simulates each scenario.
  func simulated(
    under scenarios: [Scenario]
  ) throws(ForecastFailure) -> [(plan: ScenarioPlan, ensemble: PathEnsemble)] {
    precondition(!scenarios.isEmpty, "a projection needs a scenario")
    let steps = try horizon(through: nil)
    let target = comparisonTarget(steps: steps)
    var simulated: [(plan: ScenarioPlan, ensemble: PathEnsemble)] = []
    for scenario in scenarios {
      if let last = FittedModel.conditionedYears(scenario)?.upperBound,
        last > specification.baseYear + steps
      {
        throw .conditionBeyondHorizon(last, through: specification.baseYear + steps)
      }
      let request = SimulationRequest(
        scenario: scenario, region: region, horizon: steps, paths: options.paths,
        targets: target.map { [$0.cell] } ?? [], bases: givenBases, sampler: options.sampler,
        precision: options.precision, threads: options.threads)
      guard let plan = try plan(.regional, request) else {
        preconditionFailure("the regional model always has a path model")
      }
      simulated.append((plan, try simulate(plan.plan)))
    }
    return simulated
  }
}
