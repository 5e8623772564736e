internal import COutturnSIMD
package import OutturnKernel
internal import OutturnRandom
package import OutturnSeries

/// Simulated paths themselves, for those who need more than an ensemble keeps.
package struct SimulatedPaths: Sendable, Equatable {
  /// Which paths of the plan these are.
  package let range: Range<Int>
  package let seriesCount: Int
  package let horizon: Int
  /// By measure (growth, level), step, series, path.
  private let values: [Double]

  fileprivate init(range: Range<Int>, seriesCount: Int, horizon: Int, values: [Double]) {
    self.range = range
    self.seriesCount = seriesCount
    self.horizon = horizon
    self.values = values
  }

  /// One value a path, in order of the paths; per cent for growth, the series' unit for a level.
  package func values(_ measure: Measure, series: Int, step: Int) -> ArraySlice<Double> {
    precondition(
      (0..<seriesCount).contains(series) && (0..<horizon).contains(step),
      "series \(series), step \(step) of \(seriesCount) series, \(horizon) steps")
    let row = ((measure == .growth ? 0 : horizon) + step) * seriesCount + series
    return values[row * range.count..<(row + 1) * range.count]
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
    precondition(range.lowerBound >= 0, "paths \(range)")
    let kernel = Kernel(instructionSet ?? .best, isSingle: precision == .fast)
    let description = JobDescription(self)
    let workspace = Workspace(
      description, bins: [], batchCount: ensembleBatchCount, targetCount: targets.count)
    let rows = description.shape.rows
    let block = workspace.pathsPerBlock
    var values = [Double](repeating: 0, count: rows * range.count)
    // From the first group of a pair.
    let lanes = precision.lanes
    var first = range.lowerBound / (2 * lanes) * (2 * lanes)
    while first < range.upperBound {
      workspace.simulate(kernel, firstGroup: UInt64(first / lanes), groups: block / lanes)
      let wanted = range.clamped(to: first..<first + block)
      for row in 0..<rows {
        let start = row * range.count - range.lowerBound
        let found = workspace.values(
          row: row, wanted.lowerBound - first..<wanted.upperBound - first)
        for (path, value) in zip(wanted, found) { values[start + path] = value }
      }
      first += block
    }
    return SimulatedPaths(
      range: range, seriesCount: model.seriesCount, horizon: horizon, values: values)
  }

  /// What is seen in the plan's first paths, chunk by chunk in their order.
  ///
  /// - Parameter look: Called once for every ``pathsPerChunk`` paths, on several threads at once.
  package func map<Result: Sendable>(
    firstPaths paths: Int, threads: Int, _ look: @escaping @Sendable (SimulatedPaths) -> Result
  ) -> [Result] {
    let each = Self.pathsPerChunk
    return concurrentMap(count: (paths + each - 1) / each, threads: threads) { chunk in
      look(simulatedPaths(chunk * each..<min(paths, (chunk + 1) * each)))
    }
  }
}
