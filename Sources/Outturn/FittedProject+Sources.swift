internal import OutturnReporting
internal import OutturnSimulation

extension FittedProject {
  /// What each target's being met hangs on, most telling first.
  func sources(of targets: [ResolvedTarget], plan: ScenarioPlan) -> [UncertaintySource] {
    let shares = plan.plan.sourcesOfUncertainty(threads: options.threads)
    return zip(targets, shares).flatMap { target, shares in
      (shares ?? []).sorted { $0.share > $1.share }.map {
        UncertaintySource(
          target: target.id, source: kind($0.source), share: $0.share,
          mcStandardError: $0.standardError, ifKnown: $0.ifKnown)
      }
    }
  }

  private func kind(_ source: SourceOfUncertainty) -> UncertaintySource.Kind {
    switch source {
    case .model: .model
    case .parameters: .parameters
    case .shocks: .shocks
    case .baseLevel: .baseLevel
    case .deflator: .deflator
    }
  }
}
