internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// The year so far: what each release did to the odds of the targets, and what the rest of the
  /// year takes.
  ///
  /// The releases are taken in the order of their periods; after each the odds are computed anew from
  /// all up to it, so that contributions sum to the change.
  ///
  /// - Throws: ``ForecastFailure`` when the question, the scenario or a release cannot be taken in.
  /// - Complexity: As ``requirement(_:)`` without its levers, once and for every release again.
  public func update(_ request: UpdateRequest) throws(ForecastFailure) -> UpdateDocument {
    let targets = try requiredTargets(request.question)
    guard !targets.isEmpty else { throw .nothingToRequire }
    guard targets.count <= SimulationPlan.maximumTargets else {
      throw .tooManyTargets(targets.count)
    }
    let used = request.releases.filter { release in
      request.asOf.map { release.months <= Release.months(of: $0) } ?? true
    }
    var simulation = SimulationRequest(
      scenario: request.scenario, region: region,
      horizon: try horizon(through: lastYear(targets, request.scenario)),
      paths: options.paths, targets: targets.map(\.cell), bases: givenBases, measures: [.growth],
      sampler: options.sampler, threads: options.threads)
    let first = try regionalPlan(simulation)
    let log = ReleaseLog(used, bases: bases(of: used, plan: first))
    var plans = [first]
    for count in 1..<log.releases.count + 1 {
      simulation.measurements = log.measurements(
        first: count, step: 0, seriesCount: specification.modelled.count)
      try checkResampling(simulation)
      do {
        plans.append(try regionalPlan(simulation))
      } catch {
        // The scenario by itself has been planned; noise contradicts nothing.
        throw .releaseOutOfReach(log.releases[count - 1].text)
      }
    }
    var answers: [Attainment] = []
    for plan in plans {
      answers.append(
        Attainment(targets, ensemble: try simulate(plan.plan), rounding: options.rounding))
    }
    let last = plans[plans.count - 1]
    var warnings = warnings(series: targets.map(\.series))
    warnings += self.warnings(of: last, scenario: request.scenario)
    return UpdateDocument(
      header: header(paths: options.paths, warnings: warnings), region: regionIdentity,
      scenario: statement(request.scenario, plan: first, only: nil),
      targets: targets.map(\.reference), before: odds(answers[0]),
      after: odds(answers[answers.count - 1]),
      outlook: outlook(answers[0].ensemble, answers[answers.count - 1].ensemble),
      requiredRemaining: remaining(targets, log: log, plan: last, answers[answers.count - 1]),
      news: news(log, plans: plans, odds: answers.map(odds)),
      leftOut: request.releases.filter { !used.contains($0) }.map(\.text), basis: basis(of: log))
  }

  private func lastYear(_ targets: [ResolvedTarget], _ scenario: Scenario) -> Int {
    max(
      targets.map(\.year).max()!, specification.baseYear + 1,
      FittedModel.conditionedYears(scenario)?.upperBound ?? 0)
  }

  private func regionalPlan(
    _ request: SimulationRequest
  ) throws(ForecastFailure) -> ScenarioPlan {
    guard let plan = try plan(.regional, request) else {
      preconditionFailure("the regional model always has a path model")
    }
    return plan
  }

  private func bases(
    of releases: [Release], plan: ScenarioPlan
  ) -> [String: ReleaseLog.Basis] {
    var bases: [String: ReleaseLog.Basis] = [:]
    for series in releases.map(\.series) {
      let place = fitted.place(ofSeries: series)!
      let cell = plan.moments.cell(step: 0, series: place)
      bases[series] = ReleaseLog.Basis(
        place: place, shares: project.model.quarterShares[series] ?? .usual,
        transformation: fitted.transformations[place],
        spread: plan.moments.covariance[cell, cell].squareRoot())
    }
    return bases
  }

  private func odds(_ answer: Attainment) -> TargetOdds {
    let all = answer.joint(Array(answer.targets.indices))
    return TargetOdds(
      probability: all.value, mcStandardError: all.standardError,
      targets: answer.targets.enumerated().map { place, target in
        let odd = answer.probability(place)
        return TargetOdd(
          id: target.id, probability: odd.value, mcStandardError: odd.standardError)
      })
  }

  private func outlook(_ before: PathEnsemble, _ after: PathEnsemble) -> [SeriesOutlook] {
    func spread(_ ensemble: PathEnsemble, _ place: Int) -> SeriesOutlook.Spread {
      let quantiles = ensemble.quantiles(.growth, series: place, step: 0)
      return SeriesOutlook.Spread(
        median: quantiles[0.5]!, low: quantiles[0.05]!, high: quantiles[0.95]!)
    }
    return specification.modelled.enumerated().map { place, id in
      SeriesOutlook(
        series: id, name: fitted.definition(of: id).name, period: period(0),
        before: spread(before, place), after: spread(after, place))
    }
  }

  private func news(
    _ log: ReleaseLog, plans: [ScenarioPlan], odds: [TargetOdds]
  ) -> [ReleaseNews] {
    log.releases.enumerated().map { number, release in
      let place = fitted.place(ofSeries: release.series)!
      let plan = plans[number]
      let cell = plan.moments.cell(step: 0, series: place)
      let mean = plan.conditional?.mean[cell] ?? plan.unconditionalMean[cell]
      let (before, after) = (odds[number], odds[number + 1])
      return ReleaseNews(
        release: release.text, series: release.series,
        name: fitted.definition(of: release.series).name, period: release.period,
        growth: release.growth.value, decimals: release.growth.decimals,
        expected: log.expected(number, mean: mean), latestGrowth: log.latestGrowth(number),
        contribution: after.probability - before.probability, probability: after.probability,
        targets: Dictionary(
          uniqueKeysWithValues: zip(before.targets, after.targets).map {
            ($0.id, $1.probability - $0.probability)
          }))
    }
  }

  private func remaining(
    _ targets: [ResolvedTarget], log: ReleaseLog, plan: ScenarioPlan, _ answer: Attainment
  ) -> [RequiredRemaining] {
    let year = specification.baseYear + 1
    let sample = OutcomeSample(
      plan.plan, paths: min(options.paths, Self.sampledPaths), step: 0,
      published: options.rounding == .published, threads: options.threads)
    return targets.enumerated().compactMap { place, target in
      guard target.year == year,
        let release = log.releases.last(where: { $0.series == target.series })
      else { return nil }
      let rate = log.runRate(release)
      let annual = sample.required(target: place, at: 0.5)
      let range = rate.requiredRange(
        for: sample.required(target: place, at: 0.05)...sample.required(target: place, at: 0.95))
      let forecast = answer.ensemble.quantiles(.growth, series: target.cell.series, step: 0)
      return RequiredRemaining(
        target: target.id, indicator: target.indicator, name: target.name, annual: annual,
        through: release.period, yearToDate: release.growth.value, elapsed: rate.elapsed,
        required: rate.required(for: annual), low: range?.lowerBound, high: range?.upperBound,
        expected: rate.required(for: forecast[0.5]!),
        expectedLow: rate.required(for: forecast[0.05]!),
        expectedHigh: rate.required(for: forecast[0.95]!),
        probability: answer.probability(place).value)
    }
  }

  private func basis(of log: ReleaseLog) -> [YearToDateBasis] {
    specification.modelled.compactMap { series in
      guard let last = log.releases.last(where: { $0.series == series }) else { return nil }
      let basis = log.basis(last)
      let part = log.runRate(last).elapsed
      return YearToDateBasis(
        series: series, name: fitted.definition(of: series).name,
        quarterShares: basis.shares.shares, shareUncertainty: basis.shares.uncertainty,
        deviation: basis.spread * WithinYear.usualRatio
          * WithinYear.covariance(part, part).squareRoot())
    }
  }
}

extension ForecastFailure {
  static func releaseOutOfReach(_ release: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "累计增速“\(release)”离模型的预期太远，无法据此更新",
        en: "\"\(release)\" is too far from what the model holds possible to be learned from"),
      help: LocalizedText(
        zhHans: "请核对数字、口径和小数点；数字属实时，请先检查历史数据，或用 --draws 增加抽样数",
        en:
          "check the figure, what it covers and its decimal point; if it is right, look at the history first, or raise --draws"
      ), isUsage: true)
  }
}
