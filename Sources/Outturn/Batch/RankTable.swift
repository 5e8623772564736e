internal import OutturnReporting
internal import OutturnSeries

/// Ranks of many regions in the first simulated futures, so many that a probability is known within
/// 0.4 points.
struct RankTable {
  /// One region's place.
  struct Place: Sendable {
    var region: Int
    var mean: Double
    var low: Int
    var high: Int
    var topTen: Double
  }

  private let paths: Int
  private var regions: [Int] = []
  /// By region, path.
  private var growth: [Float] = []

  /// Paths that are ranked at most: 2,800 regions take 220 MB.
  static let mostPaths = 20_000

  /// - Parameter paths: Of the simulation.
  init(paths: Int) {
    self.paths = min(paths, Self.mostPaths)
  }

  /// Growth as it is kept until the ranks are computed: four bytes a path.
  static func bytes(_ values: ArraySlice<Double>) -> [UInt8] {
    values.prefix(mostPaths).map { Float($0) }.withUnsafeBytes { Array($0) }
  }

  /// Adds regions with what ``bytes(_:)`` has made of each.
  mutating func append(_ bytes: [UInt8], regions: [Int]) {
    self.regions += regions
    bytes.withUnsafeBytes { raw in
      for place in 0..<raw.count / 4 {
        growth.append(raw.loadUnaligned(fromByteOffset: 4 * place, as: Float.self))
      }
    }
  }

  /// Every region's place, in order of the mean rank; the first grows fastest. Of regions that grow
  /// alike each has the better rank.
  func places() -> [Place] {
    let count = regions.count
    var counts = [[Int]](repeating: [Int](repeating: 0, count: count + 1), count: count)
    var order = Array(0..<count)
    for path in 0..<paths {
      let values = (0..<count).map { growth[$0 * paths + path] }
      order.sort { values[$0] > values[$1] }
      var rank = 0
      for (position, region) in order.enumerated() {
        if position == 0 || values[region] < values[order[position - 1]] {
          rank = position + 1
        }
        counts[region][rank] += 1
      }
    }
    return counts.indices.map { index in
      let ranks = counts[index]
      let total = Double(paths)
      return Place(
        region: regions[index],
        mean: ranks.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) } / total,
        low: Self.quantile(0.05, ranks, total), high: Self.quantile(0.95, ranks, total),
        topTen: Double(ranks.prefix(11).reduce(0, +)) / total)
    }.sorted { ($0.mean, $0.region) < ($1.mean, $1.region) }
  }

  /// The places as a document has them.
  ///
  /// - Parameter identity: Id and name of a region.
  func league(_ identity: (Int) -> (id: String, name: LocalizedText)) -> [LeagueEntry] {
    places().map { place in
      let (id, name) = identity(place.region)
      return LeagueEntry(
        region: id, name: name, meanRank: place.mean, low: place.low, high: place.high,
        topTen: place.topTen)
    }
  }

  /// The smallest rank that a share of the futures does not exceed.
  private static func quantile(_ p: Double, _ ranks: [Int], _ total: Double) -> Int {
    var below = 0
    for (rank, count) in ranks.enumerated() {
      below += count
      if Double(below) >= p * total { return rank }
    }
    return ranks.count - 1
  }
}
