/// One series of many units over the same consecutive periods, with holes.
///
///     let panel = PanelTable(
///       series: "gdp", units: ["hunan", "yongzhou"], firstPeriod: 2021,
///       values: [[7.7, 4.5, 4.6, 4.8], [8.1, nil, 4.2, 5.0]])
public struct PanelTable: Sendable, Hashable {
  /// What is measured, for messages.
  public let series: String
  /// One a row of `values`.
  public let units: [String]
  /// The period of the first column.
  public let firstPeriod: Int
  /// `[unit][period]`, model units; nil where nothing is published.
  public let values: [[Double?]]

  /// - Parameters:
  ///   - units: One a row of `values`; no name twice.
  ///   - values: Rows of one length, finite where known.
  public init(series: String, units: [String], firstPeriod: Int, values: [[Double?]]) {
    precondition(
      units.count == values.count && Set(units).count == units.count,
      "\(units.count) names, or one of them twice, for \(values.count) rows")
    precondition(
      values.allSatisfy { row in
        row.count == values[0].count && row.allSatisfy { $0?.isFinite ?? true }
      }, "rows of different lengths, or a value that is not finite")
    self.series = series
    self.units = units
    self.firstPeriod = firstPeriod
    self.values = values
  }

  /// T.
  public var periodCount: Int { values.first?.count ?? 0 }

  /// The same without the values of some periods: what a crisis year would do to the estimates is
  /// left open, and it is sampled with the other holes.
  ///
  /// - Parameter fewest: A unit that would be left with fewer values keeps them all.
  public func leavingOut(_ periods: Set<Int>, keeping fewest: Int = 0) -> PanelTable {
    PanelTable(
      series: series, units: units, firstPeriod: firstPeriod,
      values: values.map { row in
        let rest = row.enumerated().map {
          periods.contains(firstPeriod + $0.offset) ? nil : $0.element
        }
        return rest.count { $0 != nil } < fewest ? row : rest
      })
  }
}
