package import OutturnSimulation
private import Synchronization

/// Computes one shard's paths of every simulation and keeps them for a partial.
///
///     let shard = ShardSimulation(Shard("2/4")!)
///
/// The document is made by whoever merges: this shard's paths alone say nothing.
public final class ShardSimulation: PathSimulation {
  /// Which part.
  public let shard: Shard
  private let simulations = Mutex<[Partial.Simulation]>([])

  /// Nothing is computed yet.
  public init(_ shard: Shard) {
    self.shard = shard
  }

  package func ensemble(
    of plan: SimulationPlan, threads: Int
  ) throws(SimulationRefusal) -> PathEnsemble {
    let ensemble = plan.run(threads: threads, chunks: shard.chunks(of: plan))
    let part = Partial.Simulation(
      digest: PlanDigest.sha256(of: plan), counters: ensemble.counters)
    simulations.withLock { $0.append(part) }
    // Nothing is counted on no paths at all, which is what the last of many shards may have.
    return ensemble.paths > 0 ? ensemble : plan.run(threads: threads, chunks: 0..<1)
  }

  /// The simulations so far, in order.
  var finished: [Partial.Simulation] { simulations.withLock { $0 } }
}
