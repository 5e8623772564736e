extension SimulationPlan {
  /// The same plan with another shift, for its targets alone.
  package func trial(shift: [[Double]], paths: Int) -> SimulationPlan {
    SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: seed, transformations: transformations,
      shift: shift, shockScale: shockScale, levels: levels, deflator: deflator,
      identities: identities, targets: targets,
      batches: batches, members: members, measures: [], sampler: sampler)
  }
}
