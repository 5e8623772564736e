package import OutturnSimulation
private import Synchronization

/// Answers with the paths of all shards, as their partials have them.
public final class MergedSimulation: PathSimulation {
  /// In order of the shards.
  private let parts: [Partial]
  private let next = Atomic(0)

  /// - Parameter partials: Every shard once, as ``PartialSet`` has checked.
  init(_ partials: [Partial]) {
    parts = partials
  }

  package func ensemble(
    of plan: SimulationPlan, threads: Int
  ) throws(SimulationRefusal) -> PathEnsemble {
    let place = next.add(1, ordering: .relaxed).oldValue
    guard let first = parts.first, place < first.simulations.count,
      first.simulations[place].digest == PlanDigest.sha256(of: plan)
    else { throw .otherInputs(simulation: place) }
    var total = plan.emptyEnsemble
    for part in parts {
      guard let ensemble = total.replacing(counters: part.simulations[place].counters),
        ensemble.paths == part.shard.paths(of: plan)
      else { throw .inconsistentCounts(simulation: place) }
      total.merge(ensemble)
    }
    return total
  }
}

extension Shard {
  /// Paths of a plan that are this part's.
  func paths(of plan: SimulationPlan) -> Int {
    let chunks = chunks(of: plan)
    let each = SimulationPlan.pathsPerChunk
    return min(plan.paths, chunks.upperBound * each) - min(plan.paths, chunks.lowerBound * each)
  }
}
