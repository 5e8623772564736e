private import Glibc
private import OutturnKernel
private import OutturnRandom
package import OutturnSeries
private import Synchronization

/// Exact quantiles of an ensemble's cells: its paths are simulated again, as often as needed, and
/// only values of the bins that hold a wanted rank are kept.
///
/// Path i is a pure function of the plan and i, so a bin holds the same values again. Where it holds
/// too many, they are counted in 4096 parts of the bin instead, and the next replay looks into one.
struct OrderStatistics {
  /// One rank that is looked for.
  private struct Rank {
    let cell: Int
    let level: Double
    let bin: Int
    /// Place among the bin's values with a key in `keys`, from 0, and how many these are.
    var place: Int
    var count: Int
    var keys: ClosedRange<UInt64>
    var value: Double?
  }

  private let plan: SimulationPlan
  private let bins: [CellBins]
  private var ranks: [Rank] = []
  /// Values that are kept of one rank in one replay.
  private let mostKept: Int
  /// Simulations of all paths so far.
  private(set) var replays = 0

  /// - Parameters:
  ///   - ensemble: Of all the plan's paths.
  ///   - levels: By cell; the rank of level p among N values is ⌈p·N⌉, from 1.
  ///   - mostKept: Values kept in one replay, all ranks together.
  init(
    _ plan: SimulationPlan, _ ensemble: PathEnsemble, levels: [[Double]], mostKept: Int
  ) {
    precondition(
      ensemble.paths == plan.paths && levels.count == ensemble.cells.count,
      "\(ensemble.paths) of \(plan.paths) paths, levels for \(levels.count) cells")
    self.plan = plan
    bins = zip(plan.recordedRows, ensemble.cells).map {
      CellBins(row: $0, centre: $1.centre, width: $1.binWidth)
    }
    let paths = Double(plan.paths)
    for (cell, levels) in levels.enumerated() {
      let summary = ensemble.cells[cell]
      var bin = 0
      var below = 0
      for level in Set(levels).sorted() {
        let rank = min(max(1, Int((level * paths).rounded(.up))), plan.paths) - 1
        while below + Int(summary.histogram[bin]) <= rank {
          below += Int(summary.histogram[bin])
          bin += 1
        }
        ranks.append(
          Rank(
            cell: cell, level: level, bin: bin, place: rank - below,
            count: Int(summary.histogram[bin]),
            keys: plan.precision == .double
              ? OrderedKey.keys(ofBin: bin, summary) : OrderedKey.all))
      }
    }
    self.mostKept = max(16, mostKept / max(1, ranks.count))
  }

  /// By cell and level.
  mutating func values(threads: Int) -> [[Double: Double]] {
    while ranks.contains(where: { $0.value == nil }) { replay(threads: threads) }
    var values = [[Double: Double]](repeating: [:], count: bins.count)
    for rank in ranks { values[rank.cell][rank.level] = rank.value }
    return values
  }

  private mutating func replay(threads: Int) {
    replays += 1
    let places = ranks.indices.filter { ranks[$0].value == nil }
    let sought = places.map { place in
      let rank = ranks[place]
      return BinReplay.Sought(
        cell: rank.cell, bin: rank.bin, keys: rank.keys, isKept: rank.count <= mostKept)
    }
    let (plan, bins) = (plan, bins)
    let description = JobDescription(plan)
    let kernel = Kernel(.best, isSingle: plan.precision == .fast)
    let next = Atomic(0)
    let total = Mutex([BinReplay.Found](repeating: BinReplay.Found(), count: sought.count))
    withWorkers(min(threads, plan.chunkCount)) {
      let replay = BinReplay(plan, kernel, description, bins, sought)
      while true {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < plan.chunkCount else { break }
        replay.run(chunk: chunk)
      }
      total.withLock { total in
        for place in total.indices { total[place].merge(replay.found[place]) }
      }
    }
    for (place, found) in zip(places, total.withLock { $0 }) { take(found, at: place) }
  }

  private mutating func take(_ found: BinReplay.Found, at place: Int) {
    let rank = ranks[place]
    if rank.count <= mostKept {
      precondition(
        found.values.count == rank.count,
        "a bin of \(rank.count) values holds \(found.values.count) when its paths are replayed")
      ranks[place].value = OrderedKey.value(
        found.values.map(OrderedKey.key).sorted()[rank.place])
      return
    }
    var part = 0
    while found.counts[part] <= ranks[place].place {
      ranks[place].place -= found.counts[part]
      part += 1
    }
    ranks[place].count = found.counts[part]
    ranks[place].keys = OrderedKey.part(part, of: rank.keys)
    let keys = ranks[place].keys
    if keys.lowerBound == keys.upperBound { ranks[place].value = OrderedKey.value(keys.lowerBound) }
  }
}

extension SimulationPlan {
  /// Values that are kept while paths are replayed: 16 MB.
  private static let mostKept = 1 << 21

  /// The ensemble with exact quantiles at some levels: ``PathEnsemble/quantile(_:_:series:step:)``
  /// then gives the order statistic ⌈p·N⌉ there, and interpolates elsewhere.
  ///
  /// - Parameters:
  ///   - ensemble: Of all the plan's paths.
  ///   - levels: Asked for every recorded cell.
  ///   - threads: Workers, from 1. The result does not depend on it.
  /// - Complexity: Time of one more simulation, or of a few where bins hold many values; memory
  ///   does not grow with the paths.
  package func withExactQuantiles(
    _ ensemble: PathEnsemble, threads: Int, mostKept: Int = Self.mostKept,
    levels: (Measure, _ series: Int, _ step: Int) -> [Double]
  ) -> PathEnsemble {
    let cells = measures.flatMap { measure in
      (0..<horizon).flatMap { step in
        (0..<model.seriesCount).map { levels(measure, $0, step) }
      }
    }
    var statistics = OrderStatistics(self, ensemble, levels: cells, mostKept: mostKept)
    var result = ensemble
    result.exactQuantiles = statistics.values(threads: threads)
    return result
  }
}
