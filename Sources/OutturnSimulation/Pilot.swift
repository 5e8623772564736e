internal import COutturnSIMD
internal import OutturnKernel
private import OutturnSeries

extension SimulationPlan {
  /// Bins of every recorded cell, from a pilot with random numbers of its own.
  ///
  /// The centre is the pilot's median. The scale is the larger distance from it to the 1 % and
  /// 99 % quantiles over that of a normal law, so that a few extreme paths do not widen the bins.
  /// Depends on the plan alone, not on its number of paths or its sampler.
  func pilotBins(_ kernel: Kernel, _ description: JobDescription) -> [CellBins] {
    let workspace = Workspace(description, bins: [], batchCount: 1, targetCount: 0)
    workspace.job.pointee.purpose_offset = 0x0100_0000
    workspace.job.pointee.target_count = 0
    workspace.job.pointee.sampler = Int64(OUTTURN_PLAIN)
    workspace.job.pointee.pair_shift = 0
    let rows = recordedRows
    let count = Self.pilotPaths
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: count), count: rows.count)
    var done = 0
    while done < count {
      let block = workspace.pathsPerBlock
      kernel.simulatePaths(
        workspace.job, workspace.pointer, firstGroup: UInt64(done / 8), groups: block / 8)
      let simulated = workspace.pointer.pointee.values!
      for (index, row) in rows.enumerated() {
        let start = row * workspace.rowLength
        for path in 0..<block { values[index][done + path] = simulated[start + path] }
      }
      done += block
    }
    return zip(rows, values).map { row, values in Self.bins(row: row, of: values) }
  }

  /// Rows of the kernel's block of values that moments and histograms are kept of.
  private var recordedRows: [Int] {
    let each = horizon * model.seriesCount
    return measures.flatMap { measure in
      let start = measure == .growth ? 0 : each
      return start..<start + each
    }
  }

  private static func bins(row: Int, of values: [Double]) -> CellBins {
    var finite = values.filter(\.isFinite)
    guard !finite.isEmpty else { return CellBins(row: row, centre: 0, width: 1) }
    let last = finite.count - 1
    let centre = smallest(of: &finite, rank: last / 2)
    let lower = smallest(of: &finite, rank: last / 100)
    let upper = smallest(of: &finite, rank: last - last / 100)
    let normalDistance = 2.3263478740408408
    let spread = max(upper - centre, centre - lower) / normalDistance
    // Without noise every path is the same but for rounding: a width that holds it.
    let least = max(abs(centre), abs(upper), 1e-200) * 1e-9
    let scale = min(max(spread, least), 1e300)
    let width = 2 * CellSummary.halfWidthInScales * scale / Double(CellSummary.binCount)
    return CellBins(row: row, centre: centre, width: width)
  }

  /// The value of a rank from 0, by Hoare's selection; reorders `values`.
  private static func smallest(of values: inout [Double], rank: Int) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
      let pivot = values[rank]
      var i = low
      var j = high
      while i <= j {
        while values[i] < pivot { i += 1 }
        while pivot < values[j] { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if j < rank { low = i }
      if rank < i { high = j }
    }
    return values[rank]
  }
}
