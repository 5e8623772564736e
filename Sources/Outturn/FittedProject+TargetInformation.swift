internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// Paths that are weighed one by one: the errors are below 0.4 points, and the answer does not wait.
  private static let weighedPaths = 65_536

  /// What the plan's growth targets say as signals, and what managing figures to them would make of
  /// the odds.
  ///
  /// A target is a signal when it is of the plan's own year and there are at least
  /// ``TargetSignal/leastCount`` earlier targets with an outturn, of the region itself or else of the
  /// nearest region around it.
  ///
  /// - Parameters:
  ///   - isPlan: Whether the targets are the plan's; a number that somebody asks about is no signal.
  ///   - isManaged: Whether the adjustment is wanted.
  func information(
    of targets: [ResolvedTarget], answer: Attainment, plan: ScenarioPlan, isPlan: Bool,
    isManaged: Bool
  ) -> (signals: [TargetInformation], managed: [ManagedTarget]) {
    let signals = targets.map { target in
      isPlan && target.measure == .growth ? signal(of: target) : nil
    }
    let managed = targets.map { isManaged && $0.measure == .growth && $0.sense.wantsMore }
    guard signals.contains(where: { $0 != nil }) || managed.contains(true) else { return ([], []) }
    let samples = GrowthSample.samples(
      of: plan.plan, paths: min(options.paths, Self.weighedPaths), threads: options.threads)
    return (
      targets.indices.compactMap { place in
        signals[place].map {
          entry(targets[place], $0, answer.probability(place, rounding: .exact), samples[place])
        }
      },
      targets.indices.compactMap { place in
        managed[place]
          ? entry(
            targets[place], answer.probability(place, rounding: .exact).value, samples[place])
          : nil
      }
    )
  }

  private func entry(
    _ target: ResolvedTarget, _ signal: RegionalSignal, _ odds: Probability, _ sample: GrowthSample
  ) -> TargetInformation {
    let threshold = target.threshold.value
    let weighed = sample.weighed(in: target.cell.exact) {
      signal.signal.likelihood(of: threshold, given: $0)
    }
    return TargetInformation(
      target: target.id, region: signal.region.id, regionName: signal.region.name,
      count: signal.signal.count, bias: signal.signal.bias,
      standardDeviation: signal.signal.standardDeviation, without: odds.value,
      with: weighed.probability.value, mcStandardError: weighed.probability.standardError,
      mean: weighed.mean, effectiveShare: weighed.effectiveShare)
  }

  private func entry(
    _ target: ResolvedTarget, _ probability: Double, _ sample: GrowthSample
  ) -> ManagedTarget {
    let (threshold, width) = (target.threshold.value, ManagedProbability.width)
    let managed = ManagedProbability(
      probability: probability, below: sample.share(in: threshold - width..<threshold),
      above: sample.share(in: threshold..<threshold + width))
    return ManagedTarget(
      target: target.id, unmanaged: probability, probability: managed.value, moved: managed.moved,
      width: width, ratio: ManagedProbability.ratio)
  }

  /// Whose earlier targets a signal is learnt from.
  private struct RegionalSignal {
    var region: Region
    var signal: TargetSignal
  }

  private func signal(of target: ResolvedTarget) -> RegionalSignal? {
    specification.regions[...region].reversed().lazy.compactMap { place in
      TargetSignal(
        distances: self.project.distancesFromTargets(region: place.id, series: target.series)
      ).map { RegionalSignal(region: place, signal: $0) }
    }.first
  }
}

extension Project {
  /// Outturn less target of every earlier year, in points; both as published first.
  fileprivate func distancesFromTargets(region: String, series: String) -> [Double] {
    let figures = model.dataset.series(
      SeriesKey(region: region, series: series, measure: .growth),
      rule: model.specification.vintageRule
    ).observations
    return TrackRecord.records(
      model.pastTargets.filter {
        $0.region == region && $0.series == series && $0.year >= model.specification.sampleFrom
      },
      outturns: { target in figures.first { $0.period.year == target.year }?.value },
      before: model.plan.year
    ).flatMap(\.judged).compactMap(\.deviation)
  }
}
