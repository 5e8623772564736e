package import OutturnKernel

extension SimulationPlan {
  /// The same plan with another shift, for its targets alone.
  package func trial(shift: [[Double]], paths: Int) -> SimulationPlan {
    SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: seed, transformations: transformations,
      shift: shift, shockScale: shockScale, levels: levels, deflator: deflator,
      identities: identities, targets: targets,
      batches: batches, members: members, measures: [], sampler: sampler)
  }

  /// What ``trial(shift:paths:)`` would give when run with each of several shifts, from one
  /// simulation: all see the same shocks, so these and the recursion are computed once.
  ///
  /// - Parameters:
  ///   - shifts: By step and series, model units.
  ///   - threads: Workers, from 1. The result does not depend on it.
  ///   - instructionSet: A build of the kernel, or nil for the best that this machine runs.
  /// - Returns: One ensemble a shift, the same as its own trial's but for the rounding of sums.
  package func runTrials(
    shifts: [[[Double]]], paths: Int, threads: Int, instructionSet: InstructionSet? = nil
  ) -> [PathEnsemble] {
    guard let first = shifts.first else { return [] }
    let plan = trial(shift: first, paths: paths)
    let moves = shifts.dropFirst().map { shift in
      precondition(
        shift.count == horizon && shift.allSatisfy { $0.count == model.seriesCount },
        "a shift must be \(horizon)×\(model.seriesCount)")
      return zip(shift, first).map { zip($0, $1).map { $0 - $1 } }
    }
    return plan.ensembles(
      JobDescription(plan, variants: moves), threads: threads, chunks: 0..<plan.chunkCount,
      instructionSet: instructionSet ?? .best, progress: nil)
  }
}
