/// Regions within regions, and the growth that is known of each.
///
/// One root, such as a province; every other region lies in the one that is its parent and comes
/// after it. Regions without parts are leaves.
public struct RegionTree: Sendable, Hashable {
  /// No id twice.
  public let ids: [String]
  /// Place of each region's parent; nil for the root alone, which is place 0.
  public let parents: [Int?]
  public let series: [String]
  /// Whether a series is at current prices, one a series.
  public let isNominal: [Bool]
  public let firstYear: Int
  /// By region, series and year, model units; nil where nothing is known.
  public let values: [[[Double?]]]

  /// - Parameters:
  ///   - parents: Each before its parts.
  ///   - values: Rows of one length.
  public init(
    ids: [String], parents: [Int?], series: [String], isNominal: [Bool], firstYear: Int,
    values: [[[Double?]]]
  ) {
    precondition(
      ids.count == parents.count && ids.count == values.count && Set(ids).count == ids.count,
      "\(ids.count) regions, \(parents.count) parents, \(values.count) tables")
    precondition(
      parents.enumerated().allSatisfy { place, parent in
        parent.map { $0 < place } ?? (place == 0)
      }, "the root comes first, and a region after its parent")
    precondition(
      isNominal.count == series.count
        && values.allSatisfy {
          $0.count == series.count && $0.allSatisfy { $0.count == values[0][0].count }
        },
      "tables of different shapes")
    self.ids = ids
    self.parents = parents
    self.series = series
    self.isNominal = isNominal
    self.firstYear = firstYear
    self.values = values
  }

  /// Years in the table.
  public var yearCount: Int { values[0][0].count }

  /// Parts of each region, in order.
  public var children: [[Int]] {
    var children = Array(repeating: [Int](), count: ids.count)
    for (place, parent) in parents.enumerated() {
      if let parent { children[parent].append(place) }
    }
    return children
  }

  /// Regions from the root to each, the root's own depth being 0.
  public var depths: [Int] {
    var depths = Array(repeating: 0, count: ids.count)
    for (place, parent) in parents.enumerated() {
      if let parent { depths[place] = depths[parent] + 1 }
    }
    return depths
  }

  /// Whether a region's growth is known in any year; what is not moves with the region around it.
  func isKnown(_ region: Int, series: Int) -> Bool {
    values[region][series].contains { $0 != nil }
  }

  /// A region's growth less that of the nearest region around it that is known in the year.
  func deviations(of region: Int, series: Int, common: [Double?]) -> [Double?] {
    values[region][series].enumerated().map { year, value in
      guard let value else { return nil }
      var place = parents[region]
      while let around = place, around > 0 {
        if let reference = values[around][series][year] { return value - reference }
        place = parents[around]
      }
      return common[year].map { value - $0 }
    }
  }

  /// The path that all regions share: the root's figures, and where it has none the median of the
  /// regions that have.
  func common(_ series: Int) -> [Double?] {
    let panel = PanelTable(
      series: self.series[series], units: Array(ids.dropFirst()), firstPeriod: firstYear,
      values: values.dropFirst().map { $0[series] })
    return zip(values[0][series], panel.medians).map { $0 ?? $1 }
  }
}
