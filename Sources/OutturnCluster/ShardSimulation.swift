package import OutturnSimulation
private import Synchronization

/// Computes one shard's paths of every simulation and keeps them for a partial.
///
///     let shard = ShardSimulation(Shard("2/4")!)
///
/// The document that is made meanwhile speaks of this shard's paths alone and is of no use.
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
    // A document cannot be made of no paths at all, which is what the last of many shards may have.
    return ensemble.paths > 0 ? ensemble : plan.run(threads: threads, chunks: 0..<1)
  }

  /// The simulations so far, in order.
  var finished: [Partial.Simulation] { simulations.withLock { $0 } }
}
