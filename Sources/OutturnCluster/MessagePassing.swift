internal import COutturnMPI
internal import OutturnFiles
package import OutturnSimulation

/// The processes that Open MPI has started together, and this one's place among them.
///
/// Each computes its shard of every simulation; the counters are added up over all, so that all go
/// on with the same ensemble, and the first alone writes.
public struct MessagePassing: PathSimulation, Hashable {
  /// From 0.
  public let rank: Int
  /// Processes in all.
  public let count: Int

  /// Whether this process is the one that writes.
  public var writes: Bool { rank == 0 }

  /// Why several processes cannot work together.
  public enum Failure: Error, Sendable, Hashable {
    /// This program was built without the trait `MPI`; that many were started.
    case notBuilt(processes: Int)
  }

  /// Joins the others when a launcher has started several processes.
  ///
  /// - Parameter environment: Where Open MPI's launcher says so.
  /// - Returns: nil for a process alone.
  /// - Throws: ``Failure/notBuilt(processes:)``.
  public static func joined(
    environment: [String: String]
  ) throws(Failure) -> MessagePassing? {
    guard let text = environment["OMPI_COMM_WORLD_SIZE"], let started = Int(text) else {
      return nil
    }
    var rank: Int32 = 0
    var size: Int32 = 1
    guard outturn_mpi_init(&rank, &size) == 1 else {
      if started == 1 { return nil }
      throw .notBuilt(processes: started)
    }
    return MessagePassing(rank: Int(rank), count: Int(size))
  }

  package func ensemble(
    of plan: SimulationPlan, threads: Int
  ) throws(SimulationRefusal) -> PathEnsemble {
    guard let shard = Shard(number: rank + 1, count: count) else {
      preconditionFailure("process \(rank) of \(count)")
    }
    let ensemble = plan.run(threads: threads, chunks: shard.chunks(of: plan))
    try checkAgreement(on: PlanDigest.sha256(of: plan))
    var counters = ensemble.counters
    let code = outturn_mpi_sum_i64(&counters, Int64(counters.count))
    guard code == 0 else { throw .messagePassing(code: Int(code)) }
    guard let total = ensemble.replacing(counters: counters), total.paths == plan.paths else {
      throw .processesDiffer
    }
    return total
  }

  /// Sums over different plans would be meaningless.
  private func checkAgreement(on digest: String) throws(SimulationRefusal) {
    let here = Array(digest.utf8)
    var all = [UInt8](repeating: 0, count: here.count * count)
    let code = outturn_mpi_gather_bytes(here, Int32(here.count), &all)
    guard code == 0 else { throw .messagePassing(code: Int(code)) }
    for process in 0..<count
    where Array(all[process * here.count..<(process + 1) * here.count]) != here {
      throw .processesDiffer
    }
  }
}
