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
    let rows = recordedRows
    if rows.isEmpty { return [] }
    let workspace = Workspace(description, bins: [], batchCount: 1, targetCount: 0)
    workspace.job.pointee.purpose_offset = 0x0100_0000
    workspace.job.pointee.target_count = 0
    workspace.job.pointee.integrated_count = 0
    workspace.job.pointee.sampler = Int64(OUTTURN_PLAIN)
    workspace.job.pointee.pair_shift = 0
    let count = Self.pilotPaths
    var values = rows.map { _ in [Double]() }
    for index in values.indices { values[index].reserveCapacity(count) }
    var done = 0
    while done < count {
      let block = workspace.pathsPerBlock
      workspace.simulate(
        kernel, firstGroup: UInt64(done / precision.lanes), groups: block / precision.lanes)
      for (index, row) in rows.enumerated() {
        values[index] += workspace.values(row: row, 0..<block)
      }
      done += block
    }
    return rows.indices.map { Self.bins(row: rows[$0], of: &values[$0]) }
  }

  /// Rows of the kernel's block of values that moments and histograms are kept of.
  var recordedRows: [Int] {
    let each = horizon * model.seriesCount
    return measures.flatMap { measure in
      let start = measure == .growth ? 0 : each
      return start..<start + each
    }
  }

  /// By step a bit that says that neither a cell, nor a target, nor an identity takes growth from there.
  var unreadGrowth: UInt64 {
    if !identities.isEmpty || measures.contains(.growth) { return 0 }
    let read = Set(targets.filter { $0.measure == .growth }.map(\.step))
    return (0..<min(horizon, 64)).reduce(0) { read.contains($1) ? $0 : $0 | 1 << UInt64($1) }
  }

  /// - Parameter values: Reordered; those that are not finite are left out.
  static func bins(row: Int, of values: inout [Double]) -> CellBins {
    values.removeAll { !$0.isFinite }
    guard !values.isEmpty else { return CellBins(row: row, centre: 0, width: 1) }
    let last = values.count - 1
    // Selection leaves what is less before the rank and what is more after it.
    let centre = select(in: &values, 0...last, rank: last / 2)
    let lower = select(in: &values, 0...last / 2, rank: last / 100)
    let upper = select(in: &values, last / 2...last, rank: last - last / 100)
    let normalDistance = 2.3263478740408408
    let spread = max(upper - centre, centre - lower) / normalDistance
    // Without noise every path is the same but for rounding: a width that holds it.
    let least = max(abs(centre), abs(upper), 1e-200) * 1e-9
    let scale = min(max(spread, least), 1e300)
    let width = 2 * CellSummary.halfWidthInScales * scale / Double(CellSummary.binCount)
    return CellBins(row: row, centre: centre, width: width)
  }

  /// The value of a rank that lies in a range of places. What is less comes before the rank, what is
  /// more behind it.
  ///
  /// Hoare's selection with Lomuto's partition, which has no branch to guess: values are in no order.
  private static func select(
    in values: inout [Double], _ range: ClosedRange<Int>, rank: Int
  ) -> Double {
    values.withUnsafeMutableBufferPointer { values in
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let pivot = values[rank]
        values[rank] = values[high]
        let place = partition(values, low..<high) { $0 < pivot }
        values[high] = values[place]
        values[place] = pivot
        if place > rank {
          high = place - 1
        } else if place == rank {
          break
        } else if place > low {
          low = place + 1
        } else {
          // Nothing is less: what equals the pivot goes to the front, or equals would go one by one.
          low = partition(values, low..<high + 1) { $0 <= pivot }
          if rank < low { break }
        }
      }
      return values[rank]
    }
  }

  /// Brings those that belong to the front there and returns the first place behind them.
  @inline(__always)
  private static func partition(
    _ values: UnsafeMutableBufferPointer<Double>, _ range: Range<Int>,
    _ isInFront: (Double) -> Bool
  ) -> Int {
    var place = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let value = values[index]
      values[index] = values[place]
      values[place] = value
      place &+= isInFront(value) ? 1 : 0
      index &+= 1
    }
    return place
  }
}
