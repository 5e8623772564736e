internal import OutturnAlgebra
internal import OutturnModels

/// The rows of the first indicator on the others of the same year, the exogenous series and its own
/// past.
struct ShelfEquation {
  let equation: LinearRegression
  let table: SeriesTable

  /// The name of the column of weights.
  private static let weights = "weight"

  /// - Parameters:
  ///   - lags: Own lags.
  ///   - presample: Rows of the table before the first explained one, at least `lags`.
  init(_ sample: ShelfSample, lags: Int, presample: Int, _ outliers: ShelfOutliers) {
    let kept = (presample..<max(presample, sample.table.periodCount)).filter {
      outliers.rule != .leaveOut || !outliers.rows.contains($0)
    }
    var labels: [String] = []
    var columns: [[Double]] = []
    func add(_ label: String, _ value: (Int) -> Double) {
      labels.append(label)
      columns.append(kept.map(value))
    }
    for (place, name) in sample.table.names.enumerated() {
      add(name) { sample.table.values[$0, place] }
    }
    for (place, name) in sample.exogenous.names.enumerated() {
      add(name) { sample.exogenous.values[$0, place] }
    }
    let response = labels[0]
    for lag in 0..<lags {
      add("\(response).l\(lag + 1)") { sample.table.values[$0 - 1 - lag, 0] }
    }
    if outliers.rule == .dummies {
      for row in outliers.rows { add("dummy.\(sample.firstYear + row)") { $0 == row ? 1 : 0 } }
    }
    let regressors = Array(labels.dropFirst())
    let isWeighted = outliers.rule == .weighted
    if isWeighted { add(Self.weights, outliers.weight) }
    equation = LinearRegression(
      response, on: regressors, weights: isWeighted ? Self.weights : nil)
    table = SeriesTable(
      names: labels,
      values: Matrix(
        rowCount: kept.count, columnCount: labels.count, columnMajor: columns.flatMap(\.self)))
  }
}

extension Shelf {
  /// Whether anything stands on the right side of the equation.
  func hasRegressors(lags: Int) -> Bool {
    lags > 0 || sample.definitions.count > 1 || !request.exogenous.isEmpty
  }

  func requireRegressors(lags: Int) throws(ForecastFailure) {
    if !hasRegressors(lags: lags) { throw .nothingToExplainWith(sample.definitions[0].name) }
  }
}
