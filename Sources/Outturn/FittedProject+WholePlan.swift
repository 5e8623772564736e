internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// A target that is judged by what indicators of its kind do.
struct KindTarget: Sendable {
  var indicator: Indicator
  var measure: Measure
  var target: Target
  var forecast: KindForecast

  /// Its probability. Nothing is simulated, so that there is no Monte Carlo error.
  func entry(in year: Int) -> TargetProbability {
    let judged = target.asTask
    let decimals = indicator.publishedDecimals(measure)
    let exact = forecast.probability(in: judged.outcomes(.exact, decimals: decimals))
    let published = judged.outcomes(.published, decimals: decimals)
    return TargetProbability(
      target: TargetReference(indicator, measure, target, year: year),
      basis: .kindPrior, kind: forecast.kind,
      judgedAs: judged.sense == target.sense ? nil : judged.sense, probability: exact,
      mcStandardError: 0,
      closedForm: ClosedFormValue(model: ModelNames.kindPrior, value: exact),
      asPublished: PublishedProbability(
        threshold: published.lowerBound.isFinite ? published.lowerBound : published.upperBound,
        probability: forecast.probability(in: published)),
      quantiles: Quantiles(
        PathEnsemble.printedQuantiles.map { (level: $0, value: forecast.quantile($0)) }))
  }
}

extension FittedProject {
  /// Paths that are looked at one by one.
  private static let easingPaths = 100_000

  /// Each headline target of growth lowered, by itself, to where it has a fair chance, by place.
  ///
  /// The gain of the joint probability is counted on the same paths with and without, and added to
  /// the joint probability of all paths.
  func easing(_ answer: Attainment, plan: ScenarioPlan) -> [Int: EasedTarget] {
    let headline = answer.headline
    guard headline.count > 1 else { return [:] }
    let step = answer.targets[headline[0]].cell.step
    guard headline.allSatisfy({ answer.targets[$0].cell.step == step }) else { return [:] }
    let fair = RequirementRequest.usualProbability
    let published = answer.rounding == .published
    let lowered = headline.filter { place in
      let target = answer.targets[place]
      return target.sense.isFloor && target.measure == .growth
        && answer.probability(place).value < fair
    }
    guard !lowered.isEmpty else { return [:] }
    let sample = OutcomeSample(
      plan.plan, paths: min(options.paths, Self.easingPaths), step: step, published: published,
      threads: options.threads)
    let all = headline.reduce(0) { $0 | 1 << $1 }
    let before = sample.masks.count { $0 & all == all }
    let joint = answer.joint(headline).value
    var eased: [Int: EasedTarget] = [:]
    for place in lowered {
      let cell = answer.targets[place].cell
      // Rounded down as it would be written into a plan, so that the chance is no smaller.
      let fairly = answer.ensemble.quantile(
        1 - fair, .growth, series: cell.series, step: cell.step)
      let threshold = (10 * fairly).rounded(.down) / 10
      let others = all & ~(1 << place)
      let after = zip(sample.masks, sample.growth[cell.series]).count { mask, growth in
        mask & others == others && growth >= threshold
      }
      let gain = Double(after - before) / Double(sample.masks.count)
      eased[place] = EasedTarget(
        threshold: threshold,
        probability: sample.share(series: cell.series, atLeast: threshold),
        joint: min(1, joint + gain))
    }
    return eased
  }
}
