public import OutturnAlgebra

/// Regressors and responses of a vector autoregression, row by row.
public struct DesignMatrix: Sendable {
  /// X, T×k with k = 1 + n·p: the constant, then lag 1 of each series, lag 2 of each, ….
  public let regressors: Matrix
  /// Y, T×n.
  public let responses: Matrix
  /// Names of the columns of X: `constant`, `gdp.l1`, ….
  public let columnNames: [String]
  /// Names of the columns of Y.
  public let series: [String]
  public let lags: Int
  /// Year of each row's response.
  public let years: [Int]

  /// Stacks the years of several histories. A year enters when every series is known in it and in
  /// the p years before.
  ///
  /// - Parameters:
  ///   - histories: `[history][year][series]`, nil where unknown.
  ///   - firstYear: The year that every history starts with.
  public init(
    histories: [[[Double?]]], firstYear: Int, series: [String], lags: Int
  ) {
    precondition(lags >= 1, "a vector autoregression of order \(lags)")
    var rows: [(x: [Double], y: [Double], year: Int)] = []
    for history in histories {
      let complete = history.map { year in year.allSatisfy { $0 != nil } }
      for t in history.indices.dropFirst(lags) where complete[(t - lags)...t].allSatisfy({ $0 }) {
        let past = (1...lags).flatMap { lag in history[t - lag].map { $0! } }
        rows.append(([1] + past, history[t].map { $0! }, firstYear + t))
      }
    }
    self.series = series
    self.lags = lags
    years = rows.map(\.year)
    regressors = Matrix(rows: rows.map(\.x))
    responses = Matrix(rows: rows.map(\.y))
    columnNames =
      ["constant"] + (1...lags).flatMap { lag in series.map { "\($0).l\(lag)" } }
  }

  public var rowCount: Int { years.count }

  /// The rows of one complete table; ``years`` are places of periods, from 0.
  public init(_ table: SeriesTable, lags: Int) {
    self.init(
      histories: [(0..<table.periodCount).map { table.values.row($0).map(Optional.some) }],
      firstYear: 0, series: table.names, lags: lags)
  }
}
