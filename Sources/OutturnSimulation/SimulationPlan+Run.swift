internal import COutturnSIMD
package import OutturnKernel
internal import OutturnRandom
private import OutturnSeries
private import Synchronization

extension SimulationPlan {
  /// Paths of a chunk: what a worker claims at a time and what sums are rounded after.
  package static let pathsPerChunk = 32_768
  /// Paths of the pilot that places the bins.
  static let pilotPaths = 2048

  /// Chunks of all paths, in order; the last may be short.
  package var chunkCount: Int { (paths + Self.pathsPerChunk - 1) / Self.pathsPerChunk }

  /// Simulates paths and keeps what ``PathEnsemble`` holds.
  ///
  /// - Parameters:
  ///   - threads: Workers, from 1. The result does not depend on it.
  ///   - chunks: Which chunks of ``pathsPerChunk`` paths to run; nil for all. The ensembles of
  ///     disjoint ranges merge into exactly that of their union.
  ///   - instructionSet: A build of the kernel, or nil for the best that this machine runs. The
  ///     result does not depend on it.
  ///   - progress: Called with the number of finished paths whenever a chunk is finished, from
  ///     any worker, in no order.
  /// - Complexity: Time grows with the paths, memory does not.
  package func run(
    threads: Int, chunks: Range<Int>? = nil, instructionSet: InstructionSet? = nil,
    progress: (@Sendable (Int) -> Void)? = nil
  ) -> PathEnsemble {
    let chunks = chunks ?? 0..<chunkCount
    precondition(
      chunks.lowerBound >= 0 && chunks.upperBound <= chunkCount,
      "chunks \(chunks) of \(chunkCount)")
    return ensembles(
      JobDescription(self), threads: threads, chunks: chunks,
      instructionSet: instructionSet ?? .best, progress: progress)[0]
  }

  /// The ensembles of the plan and of its variants.
  func ensembles(
    _ description: JobDescription, threads: Int, chunks: Range<Int>,
    instructionSet: InstructionSet, progress: (@Sendable (Int) -> Void)?
  ) -> [PathEnsemble] {
    precondition(threads >= 1, "\(threads) threads")
    let kernel = Kernel(instructionSet, isSingle: precision == .fast)
    let bins = pilotBins(kernel, description)
    let total = Mutex<[PathEnsemble]?>(nil)
    let next = Atomic(chunks.lowerBound)
    let finished = Atomic(0)
    withWorkers(min(threads, max(1, chunks.count))) {
      let worker = Worker(self, kernel, description, bins)
      while true {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < chunks.upperBound else { break }
        let count = worker.run(chunk: chunk)
        if let progress { progress(finished.add(count, ordering: .relaxed).newValue) }
      }
      worker.flush()
      total.withLock { total in
        if total == nil {
          total = worker.ensembles
        } else {
          for (variant, own) in worker.ensembles.enumerated() { total![variant].merge(own) }
        }
      }
    }
    return total.withLock { $0! }
  }

  func emptyEnsemble(_ bins: [CellBins]) -> PathEnsemble {
    PathEnsemble(
      seriesCount: model.seriesCount, horizon: horizon, targetCount: targets.count,
      batchCount: ensembleBatchCount, members: ensembleMembers, measures: measures,
      cells: bins.map { CellSummary(centre: $0.centre, binWidth: $0.width) },
      integratedTargetCount: integratedTargetCount)
  }
}
