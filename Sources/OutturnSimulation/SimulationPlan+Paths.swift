package import OutturnKernel
internal import OutturnRandom
package import OutturnSeries

/// Simulated paths themselves, for those who need more than an ensemble keeps.
package struct SimulatedPaths: Sendable, Equatable {
  /// One figure of a path.
  package struct Cell: Sendable {
    let measure: Measure
    let series: Int
    let step: Int

    package init(_ measure: Measure, series: Int, step: Int) {
      self.measure = measure
      self.series = series
      self.step = step
    }

    package init(_ target: TargetCell) {
      self.init(target.measure, series: target.series, step: target.step)
    }

    /// Where it stands in the kernel's block of values.
    func row(seriesCount: Int, horizon: Int) -> Int {
      ((measure == .growth ? 0 : horizon) + step) * seriesCount + series
    }
  }

  /// Which paths of the plan these are.
  package let range: Range<Int>
  package let seriesCount: Int
  package let horizon: Int
  /// Place of every row of the kernel's block of values among those that are kept, or −1.
  private let places: [Int]
  /// By kept row and path.
  private let values: [Double]

  fileprivate init(
    range: Range<Int>, seriesCount: Int, horizon: Int, places: [Int], values: [Double]
  ) {
    self.range = range
    self.seriesCount = seriesCount
    self.horizon = horizon
    self.places = places
    self.values = values
  }

  /// One value a path, in order of the paths; per cent for growth, the series' unit for a level.
  package func values(_ measure: Measure, series: Int, step: Int) -> ArraySlice<Double> {
    precondition(
      (0..<seriesCount).contains(series) && (0..<horizon).contains(step),
      "series \(series), step \(step) of \(seriesCount) series, \(horizon) steps")
    let cell = Cell(measure, series: series, step: step)
    let row = places[cell.row(seriesCount: seriesCount, horizon: horizon)]
    precondition(row >= 0, "\(measure) of series \(series), step \(step) was not kept")
    return values[row * range.count..<(row + 1) * range.count]
  }
}

/// Where some of a plan's paths come from: what is the same for all is made once.
package struct PathSource: Sendable {
  private let plan: SimulationPlan
  private let kernel: Kernel
  private let description: JobDescription
  /// Kept rows of the kernel's block of values.
  private let rows: [Int]

  /// - Parameters:
  ///   - cells: What is kept of a path; nil for everything.
  ///   - instructionSet: A build of the kernel, or nil for the best that this machine runs.
  package init(
    _ plan: SimulationPlan, cells: [SimulatedPaths.Cell]? = nil,
    instructionSet: InstructionSet? = nil
  ) {
    self.plan = plan
    kernel = Kernel(instructionSet ?? .best, isSingle: plan.precision == .fast)
    description = JobDescription(plan)
    let (n, steps) = (plan.model.seriesCount, plan.horizon)
    rows =
      cells.map { cells in
        Set(cells.map { $0.row(seriesCount: n, horizon: steps) }).sorted()
      } ?? Array(0..<description.shape.rows)
  }

  /// Simulates some paths: the same that ``SimulationPlan/run`` counts.
  ///
  /// - Parameter range: Any paths, also beyond the plan's own number of them.
  /// - Complexity: Memory 8 bytes a path and kept cell.
  package func paths(_ range: Range<Int>) -> SimulatedPaths {
    precondition(range.lowerBound >= 0, "paths \(range)")
    let workspace = Workspace(
      description, bins: [], batchCount: plan.ensembleBatchCount, targetCount: plan.targets.count)
    let block = workspace.pathsPerBlock
    let lanes = plan.precision.lanes
    let values = [Double](unsafeUninitializedCapacity: rows.count * range.count) { values, count in
      // From the first group of a pair.
      var first = range.lowerBound / (2 * lanes) * (2 * lanes)
      while first < range.upperBound {
        workspace.simulate(kernel, firstGroup: UInt64(first / lanes), groups: block / lanes)
        let wanted = range.clamped(to: first..<first + block)
        for (place, row) in rows.enumerated() {
          workspace.copyValues(
            row: row, wanted.lowerBound - first..<wanted.upperBound - first,
            to: values.baseAddress! + place * range.count + wanted.lowerBound - range.lowerBound)
        }
        first += block
      }
      count = rows.count * range.count
    }
    var places = [Int](repeating: -1, count: description.shape.rows)
    for (place, row) in rows.enumerated() { places[row] = place }
    return SimulatedPaths(
      range: range, seriesCount: plan.model.seriesCount, horizon: plan.horizon, places: places,
      values: values)
  }
}

extension SimulationPlan {
  /// Simulates some of the plan's paths and returns them: the same that ``run`` counts.
  ///
  /// - Parameter range: Any paths, also beyond the plan's own number of them.
  /// - Complexity: Memory 16·horizon·series bytes a path.
  package func simulatedPaths(
    _ range: Range<Int>, instructionSet: InstructionSet? = nil
  ) -> SimulatedPaths {
    PathSource(self, instructionSet: instructionSet).paths(range)
  }

  /// What is seen in the plan's first paths, chunk by chunk in their order.
  ///
  /// - Parameters:
  ///   - cells: What is looked at; nil for everything.
  ///   - look: Called once for every ``pathsPerChunk`` paths, on several threads at once.
  package func map<Result: Sendable>(
    firstPaths paths: Int, cells: [SimulatedPaths.Cell]? = nil, threads: Int,
    _ look: @escaping @Sendable (SimulatedPaths) -> Result
  ) -> [Result] {
    let each = Self.pathsPerChunk
    let source = PathSource(self, cells: cells)
    return concurrentMap(count: (paths + each - 1) / each, threads: threads) { chunk in
      look(source.paths(chunk * each..<min(paths, (chunk + 1) * each)))
    }
  }
}
