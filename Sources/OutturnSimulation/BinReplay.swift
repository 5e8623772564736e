internal import COutturnSIMD
internal import OutturnKernel

/// One thread's share of a replay: simulates chunks again and looks into some bins.
final class BinReplay {
  /// A range of values in one bin of a cell.
  struct Sought: Sendable {
    let cell: Int
    let bin: Int
    let keys: ClosedRange<UInt64>
    /// Whether the values are kept, or counted in parts of the range.
    let isKept: Bool
  }

  struct Found: Sendable {
    var values: [Double] = []
    /// By part of the range.
    var counts: [Int] = []

    mutating func merge(_ other: Found) {
      values += other.values
      if counts.isEmpty {
        counts = other.counts
      } else {
        for part in other.counts.indices { counts[part] += other.counts[part] }
      }
    }
  }

  private let plan: SimulationPlan
  private let kernel: Kernel
  private let workspace: Workspace
  private let bins: [CellBins]
  private let sought: [Sought]
  /// Cells in which anything is sought, and by bin of each the places of what is sought there.
  private let cells: [(cell: Int, places: [Range<Int>?])]
  private(set) var found: [Found]

  /// - Parameter sought: In order of cell and bin.
  init(
    _ plan: SimulationPlan, _ kernel: Kernel, _ description: JobDescription, _ bins: [CellBins],
    _ sought: [Sought]
  ) {
    self.plan = plan
    self.kernel = kernel
    self.bins = bins
    self.sought = sought
    workspace = Workspace(
      description, bins: [], batchCount: plan.ensembleBatchCount, targetCount: plan.targets.count)
    found = sought.map { one in
      Found(
        values: [], counts: one.isKept ? [] : Array(repeating: 0, count: OrderedKey.mostParts))
    }
    var cells: [(cell: Int, places: [Range<Int>?])] = []
    for (place, one) in sought.enumerated() {
      if cells.last?.cell != one.cell {
        cells.append((one.cell, Array(repeating: nil, count: CellSummary.binCount + 2)))
      }
      let last = cells.count - 1
      let first = cells[last].places[one.bin]?.lowerBound ?? place
      cells[last].places[one.bin] = first..<place + 1
    }
    self.cells = cells
  }

  func run(chunk: Int) {
    _ = workspace.simulate(kernel, chunk: chunk, of: plan) { _, paths in
      for (cell, places) in cells {
        let values = workspace.pointer.pointee.values!
        switch plan.precision {
        case .double: look(values + bins[cell].row * workspace.rowLength, paths, bins[cell], places)
        case .fast:
          let single = UnsafeRawPointer(values).assumingMemoryBound(to: Float.self)
          look(single + bins[cell].row * workspace.rowLength, paths, bins[cell], places)
        }
      }
    }
  }

  /// The kernel's bin of every value, by the same operations in the same precision.
  private func look<Number: BinaryFloatingPoint>(
    _ row: UnsafePointer<Number>, _ count: Int, _ bins: CellBins, _ places: [Range<Int>?]
  ) {
    let centre = Number(bins.centre)
    let inverseWidth = Number(1 / bins.width)
    let middle = Number(CellSummary.binCount / 2 + 1)
    let highest = Number(CellSummary.binCount + 1)
    for path in 0..<count {
      let value = row[path]
      let place = (value - centre) * inverseWidth + middle
      // What is not a number is counted in the lowest bin.
      let bin = place > 0 ? (place < highest ? place : highest) : 0
      guard let here = places[Int(bin)] else { continue }
      for place in here { take(Double(value), at: place) }
    }
  }

  private func take(_ value: Double, at place: Int) {
    let keys = sought[place].keys
    let key = OrderedKey.key(value)
    guard keys.contains(key) else { return }
    if sought[place].isKept {
      found[place].values.append(value)
    } else {
      found[place].counts[OrderedKey.part(of: key, in: keys)] += 1
    }
  }
}
