internal import COutturnSIMD
internal import OutturnKernel

/// One thread's share of a simulation: claims chunks, adds them up.
final class Worker {
  private let plan: SimulationPlan
  private let kernel: Kernel
  private let workspace: Workspace
  private let description: JobDescription
  private var pathsSinceFlush = 0
  /// Of the plan, then of its variants.
  private(set) var ensembles: [PathEnsemble]

  /// Paths after which 32-bit counts are emptied into 64-bit ones.
  private static let pathsPerFlush = 1 << 31

  init(
    _ plan: SimulationPlan, _ kernel: Kernel, _ description: JobDescription, _ bins: [CellBins]
  ) {
    self.plan = plan
    self.kernel = kernel
    self.description = description
    workspace = Workspace(
      description, bins: bins, batchCount: plan.ensembleBatchCount, targetCount: plan.targets.count)
    workspace.job.pointee.unread_growth = plan.unreadGrowth
    ensembles = workspace.variants.map { _ in plan.emptyEnsemble(bins) }
  }

  /// Simulates one chunk and returns its number of paths.
  func run(chunk: Int) -> Int {
    let count = workspace.simulate(kernel, chunk: chunk, of: plan) { group, paths in
      workspace.reduce(kernel, firstGroup: group, paths: paths)
    }
    for variant in ensembles.indices {
      takeSums(of: variant, into: &ensembles[variant])
      ensembles[variant].paths += count
    }
    pathsSinceFlush += count
    if pathsSinceFlush >= Self.pathsPerFlush { flush() }
    return count
  }

  /// Adds the chunk's sums, lane by lane in order, and clears them.
  private func takeSums(of variant: Int, into ensemble: inout PathEnsemble) {
    for (index, cell) in workspace.cells.enumerated() where index < ensemble.cells.count {
      var sum = 0.0
      var squares = 0.0
      for lane in 0..<8 {
        sum += cell.sums[lane]
        squares += cell.sums[8 + lane]
      }
      ensemble.cells[index].add(sum: sum, sumOfSquares: squares)
      cell.sums.update(repeating: 0, count: 16)
    }
    let sums = workspace.pointer.pointee.probability_sums! + variant * workspace.sumsPerVariant
    for index in ensemble.probabilitySums.indices {
      let lanes = sums + 8 * index
      ensemble.probabilitySums[index].add((0..<8).reduce(0.0) { $0 + lanes[$1] })
      lanes.update(repeating: 0, count: 8)
    }
  }

  /// Empties histograms and counts of targets into the ensembles.
  func flush() {
    for variant in ensembles.indices { flush(variant, into: &ensembles[variant]) }
    pathsSinceFlush = 0
  }

  private func flush(_ variant: Int, into ensemble: inout PathEnsemble) {
    for index in ensemble.cells.indices {
      ensemble.cells[index].empty(workspace.cells[index].histogram!)
    }
    let masks = 1 << plan.targets.count
    let first = variant * workspace.countsPerVariant
    let exact = workspace.pointer.pointee.exact_counts! + first
    let published =
      workspace.job.pointee.published_differs == 0
      ? exact : workspace.pointer.pointee.published_counts! + first
    for index in ensemble.exactCounts.indices {
      ensemble.exactCounts[index] += exact[index]
      ensemble.publishedCounts[index] += published[index]
      ensemble.pathsPerBatch[index / masks] += Int(exact[index])
      exact[index] = 0
      published[index] = 0
    }
  }
}
