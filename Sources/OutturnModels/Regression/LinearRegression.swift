private import Glibc
internal import OutturnAlgebra

/// A linear equation of one series on others, by least squares:
///
///     y_t = β₀ + x_t·β + u_t,    Var(u_t) = σ²/w_t
///
/// It is solved by one pivoted QR of the rows scaled by √w; normal equations are never formed.
///
///     let equation = LinearRegression("retail", on: ["income", "prices"])
///     let fitted = try equation.fit(table)
///     fitted.coefficient("income")
///
/// For a penalty on the coefficients see ``RidgeRegression``; for a prior,
/// ``BayesianLinearRegression``.
public struct LinearRegression: Sendable, Hashable {
  /// The name that the intercept has among the coefficients.
  public static let interceptName = "constant"

  /// Series on the left.
  public let response: String
  /// Series on the right, in order.
  public let regressors: [String]
  /// Whether a constant stands first among the regressors.
  public let hasIntercept: Bool
  /// Series that holds the weight w of each observation; nil when all weigh 1.
  public let weights: String?

  /// - Parameters:
  ///   - response: Name of a series.
  ///   - regressors: Names of series, none twice and none the response; may be empty when there is
  ///     an intercept.
  ///   - hasIntercept: Whether a constant is added.
  ///   - weights: Name of the series of weights; a weight is the precision of its observation
  ///     relative to the others.
  public init(
    _ response: String, on regressors: [String], hasIntercept: Bool = true, weights: String? = nil
  ) {
    precondition(
      Set(regressors).count == regressors.count && !regressors.contains(response)
        && !regressors.contains(Self.interceptName) && (hasIntercept || !regressors.isEmpty),
      "\(response) on \(regressors), intercept \(hasIntercept)")
    self.response = response
    self.regressors = regressors
    self.hasIntercept = hasIntercept
    self.weights = weights
  }

  /// Names of the coefficients: `constant` when there is an intercept, then the regressors.
  public var coefficientNames: [String] {
    (hasIntercept ? [Self.interceptName] : []) + regressors
  }

  /// Estimates the equation.
  ///
  /// - Parameter table: T rows.
  /// - Throws: ``EstimationError/unknownSeries(names:known:)``;
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)`` when T ≤ k: without degrees of freedom there is no error variance;
  ///   ``EstimationError/collinear(names:)`` with the regressors that explain each other;
  ///   ``EstimationError/weightsNotPositive(name:observations:)``.
  /// - Complexity: O(T·k²).
  /// - Source: Golub & Van Loan (2013), §5.3.3; Davidson & MacKinnon (2004), ch. 1–3, 5.
  /// - Verified: `StandardReferenceRegressionTests` (NIST), `LinearRegressionReferenceTests`
  ///   (statsmodels).
  public func fit(_ table: SeriesTable) throws(EstimationError) -> FittedLinearRegression {
    try requireSeries(in: table)
    let rows = RegressionRows(
      response: column(response, of: table), regressors: design(table),
      weights: try weightColumn(of: table))
    return try FittedLinearRegression(self, rows: rows)
  }

  /// The columns of X, T×k, in the order of ``coefficientNames``.
  func design(_ table: SeriesTable) -> Matrix {
    let ones = hasIntercept ? [Double](repeating: 1, count: table.periodCount) : []
    return Matrix(
      rowCount: table.periodCount, columnCount: coefficientNames.count,
      columnMajor: ones + regressors.flatMap { column($0, of: table) })
  }

  /// Refuses a table without the series that the equation names.
  func requireSeries(in table: SeriesTable) throws(EstimationError) {
    let named = [response] + regressors + (weights.map { [$0] } ?? [])
    let missing = named.filter { !table.names.contains($0) }
    if !missing.isEmpty { throw .unknownSeries(names: missing, known: table.names) }
  }

  func column(_ name: String, of table: SeriesTable) -> [Double] {
    guard let place = table.names.firstIndex(of: name) else {
      preconditionFailure("no series \(name) among \(table.names)")
    }
    return table.values.column(place)
  }

  func weightColumn(of table: SeriesTable) throws(EstimationError) -> [Double]? {
    guard let weights else { return nil }
    let values = column(weights, of: table)
    let wrong = values.indices.filter { values[$0] <= 0 }
    if !wrong.isEmpty { throw .weightsNotPositive(name: weights, observations: wrong) }
    return values
  }

  /// The row x of a new observation.
  func row(_ values: [String: Double]) -> [Double] {
    precondition(
      Set(values.keys) == Set(regressors), "values for \(values.keys.sorted()), not \(regressors)")
    return (hasIntercept ? [1] : []) + regressors.map { values[$0]! }
  }
}

/// Rows of an equation: y and X as given, and both scaled by √w.
struct RegressionRows: Sendable {
  /// y, T.
  let response: [Double]
  /// X, T×k.
  let regressors: Matrix
  /// w, T; nil when all weigh 1.
  let weights: [Double]?
  /// √w∘y and √w∘X.
  let scaledResponse: [Double]
  let scaledRegressors: Matrix

  init(response: [Double], regressors: Matrix, weights: [Double]?) {
    self.response = response
    self.regressors = regressors
    self.weights = weights
    guard let roots = weights?.map({ sqrt($0) }) else {
      scaledResponse = response
      scaledRegressors = regressors
      return
    }
    scaledResponse = zip(roots, response).map { $0 * $1 }
    scaledRegressors = Matrix(
      rowCount: regressors.rowCount, columnCount: regressors.columnCount,
      columnMajor: (0..<regressors.columnCount).flatMap { j in
        zip(roots, regressors.column(j)).map { $0 * $1 }
      })
  }

  /// Σ log w_t.
  var logWeights: Double { weights?.reduce(0) { $0 + log($1) } ?? 0 }
}
