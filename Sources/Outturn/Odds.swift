internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Turns counts into the document's entries.
struct Odds {
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

  /// - Parameter byKind: Targets whose links are not known.
  func joint(with byKind: [TargetProbability]) -> JointSummary? {
    let headline = answer.headline
    guard headline.count > 1 else { return nil }
    let promised = answer.promised
    let forecastable = entry(Array(answer.targets.indices))
    return JointSummary(
      all: entry(headline), forecastable: forecastable,
      productOfMarginals: answer.productOfMarginals(headline), atLeast: answer.atLeast(headline),
      expectedMet: answer.expectedMet(headline),
      promised: (2..<headline.count).contains(promised.count) ? entry(promised) : nil,
      pairs: answer.pairs(headline).map {
        PairProbability(
          first: answer.targets[$0.first].id, second: answer.targets[$0.second].id, both: $0.both,
          firstGivenSecond: $0.firstGivenSecond, secondGivenFirst: $0.secondGivenFirst)
      }, wholePlan: wholePlan(forecastable.probability, byKind))
  }

  /// The linked targets are one event with a known probability; the others may hang on it and on
  /// each other in any way.
  private func wholePlan(_ linked: Double, _ byKind: [TargetProbability]) -> WholePlan? {
    guard !byKind.isEmpty else { return nil }
    let unlinked = byKind.map {
      answer.rounding == .published ? $0.asPublished?.probability ?? $0.probability : $0.probability
    }
    let places = Array(answer.targets.indices)
    let single = places.map { answer.probability($0).value } + unlinked
    return WholePlan(
      targets: single.count, unlinked: unlinked.count, expectedMet: single.reduce(0, +),
      all: Interval(UnknownLinks.all([linked] + unlinked)),
      atLeast: (0...single.count).map { Interval(UnknownLinks.atLeast($0, of: single)) })
  }

  func binding(easedBy eased: [Int: EasedTarget]) -> [BindingTarget] {
    let headline = answer.headline
    guard headline.count > 1 else { return [] }
    let all = answer.joint(headline).value
    let ifMet = answer.jointGivenEach(headline)
    let withoutEach = answer.jointWithoutEach(headline)
    return headline.indices.map { index in
      let (place, without) = (headline[index], withoutEach[index])
      return BindingTarget(
        target: answer.targets[place].id, jointWithout: without, gain: without - all,
        jointIfMet: ifMet[index], eased: eased[place])
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

extension Interval {
  init(_ range: ClosedRange<Double>) {
    self.init(low: range.lowerBound, high: range.upperBound)
  }
}
