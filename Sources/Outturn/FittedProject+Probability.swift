internal import OutturnModels
internal import OutturnPlanning
internal import OutturnRandom
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
    document(try simulated(for: request), request)
  }

  /// The odds of targets whose paths are simulated.
  func document(
    _ simulated: SimulatedTargets, _ request: ProbabilityRequest
  ) -> ProbabilityDocument {
    let (question, simulation) = (simulated.question, simulated.request)
    let (regional, conjugate) = (simulated.regional, simulated.conjugate)
    let (answer, second) = (simulated.answer, simulated.second)
    let targets = question.targets
    let evidence = ForecastEvidence(
      self, request: simulation, plan: regional, conjugatePlan: conjugate)
    let odds = Odds(
      answer: answer, second: second, memberNames: fitted.regional.members.map(\.name))
    let calibration = calibration(targets)
    let year = project.model.plan.year
    let byKind = concurrentMap(count: question.byKind.count, threads: options.threads) {
      question.byKind[$0].entry(in: year)
    }
    let spread = evidence.spread(targets)
    var document = ProbabilityDocument(
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
      } + byKind,
      expressions: question.expressions.map { odds.expression($0.expression, atoms: $0.places) },
      unavailable: question.unavailable,
      joint: odds.joint(with: byKind),
      binding: odds.binding(easedBy: easing(answer, plan: regional)),
      baseLevels: simulated.baseLevels,
      borrowing: evidence.borrowing(targets), composition: evidence.composition(targets),
      spread: spread,
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
      }, calibration: calibration,
      calibrationNote: calibrationNote(
        hasRecord: calibration != nil, spread: spread))
    var isPlan = false
    if case .plan = request.question { isPlan = true }
    (document.targetInformation, document.managed) = information(
      of: targets, answer: answer, plan: regional, isPlan: isPlan, isManaged: request.isManaged)
    return document
  }

  /// What is asked, as cells.
  struct Question {
    var targets: [ResolvedTarget]
    var byKind: [KindTarget] = []
    var unavailable: [UnavailableTarget] = []
    var expressions: [(expression: TargetExpression, places: [Int])] = []
  }

  func resolve(
    _ question: ProbabilityRequest.Question
  ) throws(ForecastFailure) -> Question {
    switch question {
    case .plan:
      let resolution = resolvePlan()
      return Question(
        targets: resolution.targets, byKind: resolution.byKind,
        unavailable: resolution.unavailable)
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
