internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// Paths that are looked at one by one.
  static let sampledPaths = 200_000

  /// What must be true for targets to be met.
  ///
  /// - Throws: ``ForecastFailure`` when the question or the scenario cannot be answered.
  /// - Complexity: As ``probability(_:)``, and some sixty simulations of 50,000 paths for the levers.
  public func requirement(
    _ request: RequirementRequest
  ) throws(ForecastFailure) -> RequireDocument {
    let targets = try requiredTargets(request.question)
    guard !targets.isEmpty else { throw .nothingToRequire }
    guard targets.count <= SimulationPlan.maximumTargets else {
      throw .tooManyTargets(targets.count)
    }
    let year = targets.map(\.year).max()!
    let last = max(year, FittedModel.conditionedYears(request.scenario)?.upperBound ?? 0)
    let simulation = SimulationRequest(
      scenario: request.scenario, region: region, horizon: try horizon(through: last),
      paths: options.paths, targets: targets.map(\.cell), bases: givenBases, measures: [],
      sampler: options.sampler, threads: options.threads)
    guard let plan = try plan(.regional, simulation) else {
      preconditionFailure("the regional model always has a path model")
    }
    let answer = Attainment(
      targets, ensemble: try simulate(plan.plan), rounding: options.rounding)
    let odds = answer.joint(Array(targets.indices))
    let step = year - specification.baseYear - 1
    let sample = OutcomeSample(
      plan.plan, paths: min(options.paths, Self.sampledPaths), step: step,
      published: options.rounding == .published, threads: options.threads)
    let levers = try leverSeries(request.levers, targets: targets)
    let search = LeverSearch(self, plan: plan, step: step, wanted: request.probability)
    return RequireDocument(
      header: header(
        paths: options.paths,
        warnings: warnings(series: targets.map(\.series))
          + warnings(of: plan, scenario: request.scenario)),
      region: regionIdentity, scenario: statement(request.scenario, plan: plan, only: nil),
      targets: targets.map(\.reference), probability: odds.value,
      mcStandardError: odds.standardError,
      required: targets.indices.map { required(targets[$0], at: $0, sample: sample) },
      givenSuccess: outlook(targets, sample: sample, step: step),
      mostLikelyMiss: miss(targets, sample: sample),
      levers: odds.value < request.probability ? search.plan(levers, sample: sample) : nil,
      frontier: try frontier(request.frontier, targets: targets, sample: sample, step: step))
  }

  /// The targets of the question; of a plan the headline ones. Expressions must ask for all of
  /// their comparisons together.
  func requiredTargets(
    _ question: ProbabilityRequest.Question
  ) throws(ForecastFailure) -> [ResolvedTarget] {
    let resolved = try resolve(question)
    if case .plan = question { return resolved.targets.filter(\.isHeadline) }
    for (expression, places) in resolved.expressions {
      let all = (1 << places.count) - 1
      guard (0..<all).allSatisfy({ !expression.holds($0) }) else {
        throw .notAllTogether(expression.description)
      }
    }
    return resolved.targets
  }

  private func leverSeries(
    _ named: [String]?, targets: [ResolvedTarget]
  ) throws(ForecastFailure) -> [Int] {
    guard let named else {
      let asked = Set(targets.map(\.cell.series))
      let others = specification.modelled.indices.filter { !asked.contains($0) }
      // Where the targets speak of every series, those that stand behind the first one.
      return others.isEmpty
        ? specification.modelled.indices.filter { $0 != targets[0].cell.series } : others
    }
    var places: [Int] = []
    for name in named {
      guard let place = fitted.place(ofSeries: name) else {
        throw .unknownSeries(name, in: project.model)
      }
      places.append(place)
    }
    return places
  }

  /// Mean growth over some paths; of a series in logarithms the growth at the mean logarithm, which
  /// is what levers and scenarios call its centre.
  private func mean(
    _ sample: OutcomeSample, _ series: Int, where predicate: (Int) -> Bool
  ) -> Double? {
    let transformation = fitted.transformations[series]
    return sample.mean(series: series, transformation, where: predicate).map(
      transformation.inverse)
  }

  private func required(
    _ target: ResolvedTarget, at place: Int, sample: OutcomeSample
  ) -> RequiredGrowth {
    let growth = sample.required(target: place, at: 0.5)
    return RequiredGrowth(
      target: target.id, indicator: target.indicator, name: target.name,
      period: Period(year: target.year), growth: growth,
      low: sample.required(target: place, at: 0.05),
      high: sample.required(target: place, at: 0.95),
      expected: mean(sample, target.cell.series) { _ in true }!,
      plausibility: sample.share(series: target.cell.series, atLeast: growth))
  }

  private func outlook(
    _ targets: [ResolvedTarget], sample: OutcomeSample, step: Int
  ) -> [SuccessOutlook] {
    let first = targets[0].cell.series
    return specification.modelled.indices.map { place in
      let id = specification.modelled[place]
      return SuccessOutlook(
        series: id, name: fitted.definition(of: id).name, period: period(step),
        mean: mean(sample, place) { _ in true }!,
        ifMet: mean(sample, place) { $0 == sample.all },
        ifMissed: mean(sample, place) { $0 != sample.all },
        association: place == first ? nil : sample.association(of: first, with: place))
    }
  }

  private func miss(_ targets: [ResolvedTarget], sample: OutcomeSample) -> LikelyMiss? {
    guard let commonest = sample.commonestMiss else { return nil }
    let missed = targets.indices.filter { commonest.mask >> $0 & 1 == 0 }
    let own = targets[missed[0]].cell.series
    func centre(_ series: Int, where predicate: (Int) -> Bool) -> Double {
      mean(sample, series, where: predicate)!
    }
    let asked = Set(missed.map { targets[$0].cell.series })
    let behind = specification.modelled.indices.filter { !asked.contains($0) }.compactMap {
      place -> (place: Int, distance: Double)? in
      let spread = sample.standardDeviation(series: place)
      guard spread > 1e-9 else { return nil }
      let there = sample.mean(series: place) { $0 == commonest.mask }!
      return (place, (there - sample.mean(series: place) { _ in true }!) / spread)
    }.min { $0.distance < $1.distance }
    var result = LikelyMiss(
      missed: missed.map { targets[$0].id }, share: commonest.share,
      growth: centre(own) { $0 == commonest.mask })
    // A tenth of a standard deviation is not behind.
    if let behind, behind.distance < -0.1 {
      let id = specification.modelled[behind.place]
      result.laggard = id
      result.laggardName = fitted.definition(of: id).name
      result.laggardGrowth = centre(behind.place) { $0 == commonest.mask }
      result.laggardMean = centre(behind.place) { _ in true }
    }
    return result
  }

  private func frontier(
    _ pair: (first: String, second: String)?, targets: [ResolvedTarget], sample: OutcomeSample,
    step: Int
  ) throws(ForecastFailure) -> TargetFrontier? {
    guard let pair else { return nil }
    func place(_ id: String) throws(ForecastFailure) -> Int {
      guard let place = fitted.place(ofSeries: id) else {
        throw .unknownSeries(id, in: project.model)
      }
      return place
    }
    let (first, second) = (try place(pair.first), try place(pair.second))
    // The joint probability of the targets of these two series, where there are any.
    let asked = targets.indices.filter { [first, second].contains(targets[$0].cell.series) }
    let wanted = asked.isEmpty ? sample.all : asked.reduce(0) { $0 | 1 << $1 }
    let share =
      Double(sample.masks.count { $0 & wanted == wanted }) / Double(sample.masks.count)
    return TargetFrontier(
      first: pair.first, firstName: fitted.definition(of: pair.first).name, second: pair.second,
      secondName: fitted.definition(of: pair.second).name, period: period(step),
      probability: share,
      points: sample.frontier(first, second, probability: share, points: 7).map {
        FrontierPoint(first: $0.first, second: $0.second)
      })
  }
}

extension ForecastFailure {
  static let nothingToRequire = Self(
    message: LocalizedText(
      zhHans: "计划没有可测算的主要目标", en: "the plan has no headline target with a probability"),
    help: LocalizedText(
      zhHans: "请用 --indicator 和 --growth 给出一个目标", en: "name one with --indicator and --growth"),
    isUsage: true)

  static func notAllTogether(_ expression: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "“\(expression)”不是要求全部同时成立的条件",
        en: "\"\(expression)\" does not ask for all of its comparisons together"),
      help: LocalizedText(
        zhHans: "require 只接受用 and 连接的条件", en: "require takes comparisons that are joined by \"and\""
      ),
      isUsage: true)
  }
}
