private import OutturnSeries

/// A growth target of an earlier year.
public struct PastTarget: Sendable, Hashable {
  public var region: String
  /// Id of the series.
  public var series: String
  public var year: Int
  public var target: Target
  public var source: String
  public var note: String

  public init(
    region: String, series: String, year: Int, target: Target, source: String, note: String
  ) {
    self.region = region
    self.series = series
    self.year = year
    self.target = target
    self.source = source
    self.note = note
  }
}

/// What became of the growth targets that a region set for one series.
///
/// A target counts as met when the figure published first reaches its number; of 左右 and of a bare
/// number as well, since a year that ends above them has not failed. How many misses stay within
/// half a point stands beside it.
public struct TrackRecord: Sendable, Hashable {
  public var region: String
  public var series: String
  /// By year.
  public var entries: [Entry]

  /// One year.
  public struct Entry: Sendable, Hashable {
    public var target: PastTarget
    /// Per cent; nil when it is not published.
    public var outturn: Double?

    /// Outturn less target, in points.
    public var deviation: Double? { outturn.map { $0 - target.target.figure.value } }

    /// Nil without an outturn. Figures with one decimal are compared with a hundredth to spare.
    public var isMet: Bool? {
      deviation.map { target.target.sense.wantsMore ? $0 > -0.005 : $0 < 0.005 }
    }
  }

  /// Entries with an outturn.
  public var judged: [Entry] { entries.filter { $0.outturn != nil } }

  public var met: Int { judged.count { $0.isMet == true } }

  /// Misses of half a point or less.
  public var nearMisses: Int {
    judged.count { $0.isMet == false && abs($0.deviation ?? 0) <= Self.near + 1e-9 }
  }

  static let near = 0.5

  /// Mean of outturn less target, in points; nil without an outturn.
  public var bias: Double? {
    let deviations = judged.compactMap(\.deviation)
    return deviations.isEmpty ? nil : deviations.reduce(0, +) / Double(deviations.count)
  }

  /// How the target moved from one year on record to the next: lowered, kept, raised.
  public var moves: (lowered: Int, kept: Int, raised: Int) {
    let values = entries.map(\.target.target.figure.value)
    return zip(values, values.dropFirst()).reduce(into: (0, 0, 0)) { moves, pair in
      if pair.1 < pair.0 {
        moves.0 += 1
      } else if pair.1 > pair.0 {
        moves.2 += 1
      } else {
        moves.1 += 1
      }
    }
  }

  /// Years on record after a miss in which the target was lowered, of all years after a miss.
  public var easedAfterMiss: (eased: Int, misses: Int) {
    zip(entries, entries.dropFirst()).reduce(into: (0, 0)) { counts, pair in
      guard pair.0.isMet == false else { return }
      counts.1 += 1
      if pair.1.target.target.figure.value < pair.0.target.target.figure.value { counts.0 += 1 }
    }
  }

  /// Records of all regions and series that have one, in the order of the targets.
  ///
  /// - Parameters:
  ///   - outturns: Growth by region, series and year, as published first.
  ///   - before: The first year that is not over.
  public static func records(
    _ targets: [PastTarget], outturns: (PastTarget) -> Double?, before: Int
  ) -> [TrackRecord] {
    var records: [TrackRecord] = []
    for target in targets where target.year < before {
      let entry = Entry(target: target, outturn: outturns(target))
      let known = records.firstIndex {
        $0.region == target.region && $0.series == target.series
      }
      if let known {
        records[known].entries.append(entry)
      } else {
        records.append(
          TrackRecord(region: target.region, series: target.series, entries: [entry]))
      }
    }
    for place in records.indices {
      records[place].entries.sort { $0.target.year < $1.target.year }
    }
    return records
  }
}
