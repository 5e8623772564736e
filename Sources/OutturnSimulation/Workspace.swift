internal import COutturnSIMD
internal import OutturnKernel

/// Memory of one worker, allocated once: the kernel's blocks and the worker's own accumulators.
final class Workspace {
  /// What the kernel writes on.
  let pointer: UnsafeMutablePointer<outturn_workspace>
  /// The plan's job with the worker's own cells.
  let job: UnsafeMutablePointer<outturn_job>
  let cells: UnsafeMutableBufferPointer<outturn_cell>
  private let precision: Precision
  private let closure: IdentityClosure
  /// The plan itself and its variants.
  let variants: Range<Int>
  /// Counts of targets by batch and mask of one variant.
  let countsPerVariant: Int
  /// Lanes of the sums of probabilities of one variant.
  let sumsPerVariant: Int
  private var blocks: [UnsafeMutableRawPointer] = []

  /// Paths of a block: as many as keep the block of values within the second-level cache.
  let pathsPerBlock: Int
  /// Numbers from one row of the block of values to the next. A cache line more than the paths
  /// of a block: rows a power of two apart would share the same few places of the cache.
  let rowLength: Int

  init(_ description: JobDescription, bins: [CellBins], batchCount: Int, targetCount: Int) {
    let shape = description.shape
    pathsPerBlock = shape.pathsPerBlock
    precision = description.precision
    closure = description.closure
    variants = description.variants
    precondition(variants.count == 1 || bins.isEmpty, "\(variants.count) variants share no cells")
    rowLength = variants.count * pathsPerBlock + precision.lanes
    let integrated = Int(description.job.integrated_count)
    countsPerVariant = batchCount << targetCount
    sumsPerVariant = batchCount * integrated * 16
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: outturn_workspace())
    job = .allocate(capacity: 1)
    job.initialize(to: description.job)
    cells = .allocate(capacity: max(1, bins.count))
    cells.initialize(repeating: outturn_cell())

    let groups = shape.groupsPerStage
    pointer.pointee.values = doubles(shape.rows * rowLength * precision.bytesPerNumber / 8)
    pointer.pointee.paths_per_row = Int64(rowLength)
    pointer.pointee.groups_per_stage = Int64(groups)
    pointer.pointee.normals = doubles(groups * shape.normalsPerGroup * 8)
    pointer.pointee.tails = doubles(groups * shape.tailsPerGroup * 8)
    pointer.pointee.scales =
      shape.scalesPerGroup > 0 ? doubles(groups * shape.scalesPerGroup * 8) : nil
    pointer.pointee.volatility_normals = doubles(groups * shape.volatilityNormalsPerGroup * 8)
    pointer.pointee.residual_words = doubles(groups * shape.residualWordsPerGroup * 8)
    pointer.pointee.level_normals = doubles(groups * shape.levelNumbersPerGroup * 8)
    pointer.pointee.level_uniforms = doubles(groups * shape.levelNumbersPerGroup * 8)
    pointer.pointee.deflator_normals = doubles(groups * shape.deflatorNumbersPerGroup * 8)
    pointer.pointee.state = doubles(shape.stateRows * 8)
    pointer.pointee.base_levels = doubles(Int(description.job.series_count) * 8)
    pointer.pointee.price_factors = doubles(shape.priceFactorRows * 8)
    pointer.pointee.indices = block(pathsPerBlock, of: Int32.self)
    pointer.pointee.masks = block(pathsPerBlock, of: Int32.self)
    pointer.pointee.exact_counts = block(variants.count * countsPerVariant, of: UInt64.self)
    pointer.pointee.published_counts = block(variants.count * countsPerVariant, of: UInt64.self)
    let conditional = integrated * rowLength * precision.bytesPerNumber / 8
    pointer.pointee.centres = doubles(conditional)
    pointer.pointee.deviations = doubles(conditional)
    pointer.pointee.probability_sums = doubles(variants.count * sumsPerVariant)
    for (index, bins) in bins.enumerated() {
      cells[index].row = Int64(bins.row)
      cells[index].centre = bins.centre
      cells[index].inverse_width = 1 / bins.width
      cells[index].sums = doubles(16)
      cells[index].histogram = block(CellSummary.binCount + 2, of: UInt32.self)
    }
    job.pointee.cells = UnsafePointer(cells.baseAddress!)
    job.pointee.cell_count = Int64(bins.count)
    job.pointee.bin_count = Int64(CellSummary.binCount)
  }

  deinit {
    for block in blocks { block.deallocate() }
    cells.deallocate()
    job.deallocate()
    pointer.deallocate()
  }

  /// A zeroed block on a 64-byte boundary.
  private func block<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    let bytes = (max(1, count) * MemoryLayout<Element>.stride + 63) & ~63
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    blocks.append(memory)
    return memory.assumingMemoryBound(to: Element.self)
  }

  /// Fills the block of values with growth and levels of consecutive groups of paths, identities
  /// closed.
  func simulate(_ kernel: Kernel, firstGroup: UInt64, groups: Int) {
    kernel.simulatePaths(job, pointer, firstGroup: firstGroup, groups: groups)
    if closure.isEmpty { return }
    let count = groups * precision.lanes
    for variant in variants {
      let values = pointer.pointee.values! + variant * doublesPerVariant
      switch precision {
      case .double: closure.close(values, rowLength: rowLength, count: count)
      case .fast:
        let single = UnsafeMutableRawPointer(values).assumingMemoryBound(to: Float.self)
        closure.close(single, rowLength: rowLength, count: count)
      }
    }
  }

  /// Adds the first paths of the block to sums, histograms and counts, those of a variant to its own.
  func reduce(_ kernel: Kernel, firstGroup: UInt64, paths: Int) {
    let own = pointer.pointee
    for variant in variants {
      let columns = variant * doublesPerVariant
      pointer.pointee.values = own.values + columns
      pointer.pointee.centres = own.centres + columns
      pointer.pointee.deviations = own.deviations + columns
      pointer.pointee.exact_counts = own.exact_counts + variant * countsPerVariant
      pointer.pointee.published_counts = own.published_counts + variant * countsPerVariant
      pointer.pointee.probability_sums = own.probability_sums + variant * sumsPerVariant
      kernel.reducePaths(job, pointer, firstGroup: firstGroup, paths: paths)
    }
    pointer.pointee = own
  }

  /// From one variant's part of a row to the next's, in the type that is seen here.
  private var doublesPerVariant: Int { pathsPerBlock * precision.bytesPerNumber / 8 }

  /// Simulates a chunk of a plan's paths block by block and returns their number.
  ///
  /// - Parameter look: Called for each block while it stands here, with its first group and its
  ///   number of paths; the last group may be partly beyond the plan's paths.
  func simulate(
    _ kernel: Kernel, chunk: Int, of plan: SimulationPlan, look: (UInt64, Int) -> Void
  ) -> Int {
    let first = chunk * SimulationPlan.pathsPerChunk
    let count = min(SimulationPlan.pathsPerChunk, plan.paths - first)
    for done in stride(from: 0, to: count, by: pathsPerBlock) {
      let paths = min(pathsPerBlock, count - done)
      let group = UInt64((first + done) / precision.lanes)
      simulate(kernel, firstGroup: group, groups: (paths + precision.lanes - 1) / precision.lanes)
      look(group, paths)
    }
    return count
  }

  /// Part of a row of the block of values.
  func values(row: Int, _ paths: Range<Int>) -> [Double] {
    [Double](unsafeUninitializedCapacity: paths.count) { values, count in
      copyValues(row: row, paths, to: values.baseAddress!)
      count = paths.count
    }
  }

  /// Writes part of a row of the block of values to memory that holds nothing yet.
  func copyValues(row: Int, _ paths: Range<Int>, to target: UnsafeMutablePointer<Double>) {
    let start = row * rowLength + paths.lowerBound
    let values = pointer.pointee.values!
    switch precision {
    case .double: target.initialize(from: values + start, count: paths.count)
    case .fast:
      let single = UnsafeRawPointer(values).assumingMemoryBound(to: Float.self)
      for place in 0..<paths.count {
        (target + place).initialize(to: Double(single[start + place]))
      }
    }
  }

  private func doubles(_ count: Int) -> UnsafeMutablePointer<Double> {
    block(count, of: Double.self)
  }
}
