public import OutturnAlgebra
public import OutturnRandom

/// Observations of several series over consecutive periods.
public struct SeriesTable: Sendable, Hashable {
  /// One a column.
  public let names: [String]
  /// T×n, oldest first, model units.
  public let values: Matrix

  /// - Parameters:
  ///   - names: One a column; no name twice.
  ///   - values: T×n, finite.
  public init(names: [String], values: Matrix) {
    precondition(
      names.count == values.columnCount && Set(names).count == names.count,
      "\(names) for \(values.columnCount) columns")
    precondition(values.elements.allSatisfy { $0.isFinite }, "a value is not finite")
    self.names = names
    self.values = values
  }

  /// T.
  public var periodCount: Int { values.rowCount }
  /// n.
  public var seriesCount: Int { values.columnCount }
}

/// A model that can be fitted to a table of series.
///
/// What every model promises is run by one suite, `ForecastModelContract`: the same seed gives the
/// same paths, permuting series permutes answers, scaling a series scales its answers, horizon 1 is
/// the first step of a longer one.
public protocol ForecastModel: Sendable {
  associatedtype Fitted: FittedForecastModel

  /// Estimates the model.
  ///
  /// - Parameter seed: For models estimated by sampling; the others do not use it.
  /// - Throws: ``EstimationError`` in terms of the series' names.
  func fit(_ table: SeriesTable, seed: Seed) throws(EstimationError) -> Fitted
}

/// A fitted model that says what comes next.
public protocol FittedForecastModel: Sendable {
  /// In the order of the table that was fitted.
  var seriesNames: [String] { get }

  /// The mean of the predictive distribution, H×n, model units.
  func forecastMean(horizon: Int) -> Matrix

  /// Paths of the future with everything that the model holds uncertain: `count` times H×n.
  ///
  /// Path i depends on the seed and on i alone.
  func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix]
}
