import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Paths of one region of many")
struct RegionPathsTests {
  /// Growth of two series over two steps that runs through its values path by path.
  private static let count = 10_000
  private static let growth: [Double] = (0..<4).flatMap { (cell: Int) -> [Double] in
    (0..<count).map { (path: Int) -> Double in
      let place: Int = (path * 7919 + cell * 13) % 2001
      return Double(place) / 100 - 5
    }
  }
  private static let paths = RegionPaths(
    modelGrowth: growth, horizon: 2, count: count, transformations: [.identity, .logGrowth],
    bases: [200, 50])

  @Test("levels follow growth from the base, and logarithmic growth is turned back")
  func levels() {
    for path in stride(from: 0, to: Self.count, by: 997) {
      let first = Self.paths.values(.growth, series: 0, step: 0)
      let level = Self.paths.values(.level, series: 0, step: 1)
      let second = Self.paths.values(.growth, series: 0, step: 1)
      let expected =
        200 * (1 + first[first.startIndex + path] / 100)
        * (1 + second[second.startIndex + path] / 100)
      #expect(abs(level[level.startIndex + path] / expected - 1) < 1e-14)
      let log = Self.paths.values(.growth, series: 1, step: 0)
      #expect(
        log[log.startIndex + path]
          == Transformation.logGrowth.inverse(Self.growth[Self.count + path]))
    }
  }

  @Test("a sum of regions grows as the sum of their levels does")
  func sums() {
    let doubled = RegionPaths(
      levels: Self.paths.levels.map { 2 * $0 }, horizon: 2, count: Self.count, bases: [400, 100])
    for (one, two) in zip(Self.paths.growth, doubled.growth) {
      // Two roundings of a ratio near 1, in per cent.
      #expect(abs(one - two) < 1e-12)
    }
  }

  @Test("counts, means and quantiles are those of the paths", arguments: [1, 3, 7])
  func ensemble(targets: Int) {
    let cells = (0..<targets).map { place in
      let least = Double(place) - 1
      return TargetCell(
        measure: .growth, series: 0, step: place % 2, exact: least...(.infinity),
        published: (least - 0.05)...(.infinity))
    }
    let ensemble = Self.paths.ensemble(cells)
    #expect(ensemble.paths == Self.count)
    #expect(ensemble.pathsPerBatch.reduce(0, +) == Self.count)
    for (bit, cell) in cells.enumerated() {
      let values = Self.paths.values(.growth, series: 0, step: cell.step)
      #expect(
        ensemble.count(published: false) { $0 >> bit & 1 == 1 }
          == values.count { cell.exact.contains($0) })
      #expect(
        ensemble.count(published: true) { $0 >> bit & 1 == 1 }
          == values.count { cell.published.contains($0) })
    }
    // Batches hold the same futures as the paths they are dealt from.
    for batch in 0..<RegionPaths.batchCount {
      #expect(
        ensemble.count(published: false, batch: batch) { _ in true }
          == ensemble.pathsPerBatch[batch])
    }
    let values = Self.paths.values(.growth, series: 0, step: 0)
    let mean = values.reduce(0, +) / Double(Self.count)
    #expect(abs(ensemble.mean(.growth, series: 0, step: 0) - mean) < 1e-9)
    // Within a bin: sixteen scales of some six points over 4096 bins.
    #expect(abs(ensemble.quantile(0.5, .growth, series: 0, step: 0) - values.sorted()[5000]) < 0.05)
  }
}
