internal import OutturnAlgebra
public import OutturnRandom

/// A tree of regions after estimation: joint paths of all of them, region by region.
public struct RegionTreePosterior: Sendable {
  public let tree: RegionTree
  let common: [CommonPathPosterior]
  /// By depth from 1, then series: every region of that depth.
  let deviations: [[RobustFilterPosterior]]
  /// By depth, the common path's first: lower factors by rows.
  let correlationFactors: [[[Double]]]
  private let depths: [Int]
  /// Place of a region among those of its depth.
  private let places: [Int]

  init(
    tree: RegionTree, common: [CommonPathPosterior], deviations: [[RobustFilterPosterior]],
    correlationFactors: [[[Double]]]
  ) {
    self.tree = tree
    self.common = common
    self.deviations = deviations
    self.correlationFactors = correlationFactors
    depths = tree.depths
    var counts: [Int: Int] = [:]
    places = depths.map { depth in
      defer { counts[depth, default: 0] += 1 }
      return counts[depth, default: 0]
    }
  }

  /// Growth of the path that all regions share, model units.
  ///
  /// - Returns: By step, series, path; path innermost.
  public func commonPaths(horizon: Int, count: Int, seed: Seed) -> [Double] {
    let n = tree.series.count
    let each = common.map { $0.normalCount(horizon: horizon) }
    let most = each.max() ?? 0
    let seeds = (0..<n).map { seed.derived(for: .commonPath, UInt32($0)) }
    var result = [Double](repeating: 0, count: horizon * n * count)
    var normals = [Double](repeating: 0, count: most * n)
    for path in 0..<count {
      var stream = seed.stream(.commonPath, Self.normalStreams | UInt32(path))
      Self.fill(&normals, rows: most, factor: correlationFactors[0], from: &stream)
      for series in 0..<n {
        let own = Array(normals[series * most..<series * most + each[series]])
        let values = common[series].path(
          path, horizon: horizon, seed: seeds[series], normals: own)
        for step in 0..<horizon { result[(step * n + series) * count + path] = values[step] }
      }
    }
    return result
  }

  /// The mean of a region's predictive distribution by step and series, model units; exact.
  public func forecastMean(of region: Int, horizon: Int) -> [Double] {
    let n = tree.series.count
    var mean = [Double](repeating: 0, count: horizon * n)
    for series in 0..<n {
      let shared = common[series].mean(horizon: horizon)
      for step in 0..<horizon { mean[step * n + series] = shared[step] }
    }
    var place: Int? = region
    while let around = place, depths[around] > 0 {
      for series in 0..<n where moves(around, series) {
        let own = deviations[depths[around] - 1][series].forecastMean(horizon: horizon)
        for step in 0..<horizon { mean[step * n + series] += own[step, places[around]] }
      }
      place = tree.parents[around]
    }
    return mean
  }

  /// Whether a region has a deviation of its own. One around others of which nothing is known moves
  /// with what is around it; a leaf of which nothing is known is drawn from what its like are.
  private func moves(_ region: Int, _ series: Int) -> Bool {
    !tree.parents.contains(region) || tree.isKnown(region, series: series)
  }

  /// Adds a region's own deviation to the growth of the region around it.
  ///
  /// The numbers come from streams of the region's id: they depend neither on other regions nor on
  /// the order of the table.
  ///
  /// - Parameter growth: Of the region around it, as ``commonPaths(horizon:count:seed:)`` lays it
  ///   out; becomes the region's.
  public func addDeviation(
    of region: Int, to growth: inout [Double], horizon: Int, count: Int, seed: Seed
  ) {
    guard depths[region] > 0 else { return }
    let n = tree.series.count
    let laws = deviations[depths[region] - 1]
    let factor = correlationFactors[depths[region]]
    let unit = places[region]
    let moves = (0..<n).map { self.moves(region, $0) }
    let rows = RobustFilterPosterior.normalCount(horizon: horizon)
    let own = seed.derived(for: .region, name: tree.ids[region])
    var normals = [Double](repeating: 0, count: rows * n)
    var path: [Double] = []
    path.reserveCapacity(horizon)
    for index in 0..<count {
      var stream = own.stream(.panelPaths, UInt32(index))
      Self.fill(&normals, rows: rows, factor: factor, from: &stream)
      for series in 0..<n where moves[series] {
        path.removeAll(keepingCapacity: true)
        normals.withUnsafeBufferPointer { normals in
          laws[series].append(
            unit, horizon: horizon, to: &path, from: &stream,
            normals: UnsafeBufferPointer(rebasing: normals[series * rows..<(series + 1) * rows]))
        }
        for step in 0..<horizon { growth[(step * n + series) * count + index] += path[step] }
      }
    }
  }

  /// Streams below give the seeds of the series.
  private static let normalStreams: UInt32 = 1 << 31

  /// Standard normals by series and row, correlated between series.
  private static func fill(
    _ normals: inout [Double], rows: Int, factor: [[Double]], from stream: inout RandomStream
  ) {
    for place in normals.indices { normals[place] = stream.normal() }
    let n = factor.count
    for row in 0..<rows {
      for i in stride(from: n - 1, through: 0, by: -1) {
        var sum = 0.0
        for j in 0...i { sum += factor[i][j] * normals[j * rows + row] }
        normals[i * rows + row] = sum
      }
    }
  }
}
