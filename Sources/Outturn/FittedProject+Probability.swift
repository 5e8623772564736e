internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// The odds of targets under one scenario.
  ///
  /// - Throws: ``ForecastFailure`` when the question or the scenario cannot be answered.
  /// - Complexity: O(paths · years · series²), twice: once for the regional model, once for the
  ///   conjugate one.
  public func probability(
    _ request: ProbabilityRequest
  ) throws(ForecastFailure) -> ProbabilityDocument {
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
    let evidence = ForecastEvidence(
      self, request: simulation, plan: regional, conjugatePlan: conjugate)
    let odds = Odds(
      answer: answer, second: second, memberNames: fitted.regional.members.map(\.name))
    let calibration = calibration(targets)
    return ProbabilityDocument(
      header: header(
        paths: options.paths,
        warnings: warnings(ensemble: answer.ensemble, series: targets.map(\.series))
          + warnings(of: regional, scenario: request.scenario)),
      region: regionIdentity,
      scenario: statement(request.scenario, plan: regional, only: nil),
      rounding: options.rounding, models: members(withConjugate: second != nil),
      targets: targets.indices.map { place in
        var entry = odds.target(place, closedForm: evidence.closedForm(targets[place]))
        entry.record = record(of: targets[place], probability: entry.probability)
        return entry
      },
      expressions: question.expressions.map { odds.expression($0.expression, atoms: $0.places) },
      unavailable: question.unavailable,
      joint: odds.joint(), binding: odds.binding(),
      baseLevels: try baseLevels(
        for: targets, request: simulation, plan: regional, attainment: answer),
      borrowing: evidence.borrowing(targets), composition: evidence.composition(targets),
      spread: evidence.spread(targets),
      sourcesOfUncertainty: sources(of: targets, plan: regional),
      sensitivity: sensitivity(targets, plan: regional, answer: answer),
      closedFormCheck: second.flatMap { second in
        targets.indices.lazy.compactMap { place in
          evidence.closedForm(targets[place]).map { exact in
            let simulated = second.probability(place, rounding: .exact)
            return ClosedFormCheck(
              quantity: targets[place].id, model: exact.model, exact: exact.value,
              simulated: simulated.value, mcStandardError: simulated.standardError)
          }
        }.first
      }, calibration: calibration, calibrationNote: calibrationNote(hasRecord: calibration != nil))
  }

  /// What is asked, as cells.
  struct Question {
    var targets: [ResolvedTarget]
    var unavailable: [UnavailableTarget] = []
    var expressions: [(expression: TargetExpression, places: [Int])] = []
  }

  func resolve(
    _ question: ProbabilityRequest.Question
  ) throws(ForecastFailure) -> Question {
    switch question {
    case .plan:
      let resolution = resolvePlan()
      return Question(targets: resolution.targets, unavailable: resolution.unavailable)
    case .single(let series, let measure, let threshold, let year):
      return Question(targets: [
        try resolve(
          series: series, measure: measure, comparison: .atLeast, threshold: threshold,
          year: year ?? specification.baseYear + 1)
      ])
    case .expressions(let expressions):
      var targets: [ResolvedTarget] = []
      var resolved: [(TargetExpression, [Int])] = []
      for expression in expressions {
        var places: [Int] = []
        for atom in expression.atoms {
          var target = try resolve(
            series: seriesID(atom.name), measure: atom.measure, comparison: atom.comparison,
            threshold: atom.threshold, year: atom.period.year)
          target.id = atom.description
          if let known = targets.firstIndex(where: { $0.cell == target.cell }) {
            places.append(known)
          } else {
            places.append(targets.count)
            targets.append(target)
          }
        }
        resolved.append((expression, places))
      }
      return Question(targets: targets, expressions: resolved)
    }
  }

  /// The series that a name in a condition speaks of: an indicator's, or a series by its own id.
  private func seriesID(_ name: String) -> String {
    project.model.plan[name]?.series ?? name
  }
}

/// Turns counts into the document's entries.
private struct Odds {
  let answer: Attainment
  let second: Attainment?
  let memberNames: [String]

  func target(_ place: Int, closedForm: ClosedFormValue?) -> TargetProbability {
    let target = answer.targets[place]
    let probability = answer.probability(place, rounding: .exact)
    let published = answer.probability(place, rounding: .published)
    let range = target.cell.published
    return TargetProbability(
      target: target.reference, probability: probability.value,
      mcStandardError: probability.standardError, closedForm: closedForm,
      asPublished: PublishedProbability(
        threshold: range.lowerBound.isFinite ? range.lowerBound : range.upperBound,
        probability: published.value),
      byModel: byModel([place], rounding: .exact),
      quantiles: answer.ensemble.quantiles(
        target.measure, series: target.cell.series, step: target.cell.step),
      curve: answer.ensemble.thresholds(of: target))
  }

  func expression(_ expression: TargetExpression, atoms places: [Int]) -> ExpressionProbability {
    func holds(_ mask: Int) -> Bool {
      expression.holds(
        places.enumerated().reduce(0) { $0 | (mask >> $1.element & 1) << $1.offset })
    }
    let probability = answer.probability(where: holds)
    var models: [String: Double] = [:]
    for (member, name) in memberNames.enumerated() {
      models[name] =
        answer.ensemble.memberProbability(
          member, published: answer.rounding == .published, where: holds
        ).value
    }
    models[ModelNames.conjugate] = second?.probability(where: holds).value
    return ExpressionProbability(
      text: expression.text, probability: probability.value,
      mcStandardError: probability.standardError,
      asPublished: answer.probability(rounding: .published, where: holds).value, byModel: models)
  }

  func joint() -> JointSummary? {
    let headline = answer.headline
    guard headline.count > 1 else { return nil }
    return JointSummary(
      all: entry(headline), forecastable: entry(Array(answer.targets.indices)),
      productOfMarginals: answer.productOfMarginals(headline), atLeast: answer.atLeast(headline),
      pairs: headline.enumerated().flatMap { place, first in
        headline[(place + 1)...].map { second in
          PairProbability(
            first: answer.targets[first].id, second: answer.targets[second].id,
            probability: answer.joint([first, second]).value)
        }
      })
  }

  func binding() -> [BindingTarget] {
    let headline = answer.headline
    guard headline.count > 1 else { return [] }
    let all = answer.joint(headline).value
    return zip(headline, answer.jointWithoutEach(headline)).map { place, without in
      BindingTarget(target: answer.targets[place].id, jointWithout: without, gain: without - all)
    }
  }

  private func entry(_ places: [Int]) -> JointProbability {
    let joint = answer.joint(places)
    return JointProbability(
      targets: places.map { answer.targets[$0].id }, probability: joint.value,
      mcStandardError: joint.standardError, byModel: byModel(places, rounding: answer.rounding))
  }

  private func byModel(
    _ places: [Int], rounding: Rounding
  ) -> [String: Double] {
    var models: [String: Double] = [:]
    for (member, name) in memberNames.enumerated() {
      models[name] = answer.memberJoint(places, member: member, rounding: rounding).value
    }
    models[ModelNames.conjugate] = second?.joint(places, rounding: rounding).value
    return models
  }
}
