internal import OutturnAlgebra
public import OutturnRandom

/// Each series on its own past, nothing else:
///
///     y_t = c + φ₁·y_{t−1} + … + φ_p·y_{t−p} + u_t,    u_t ~ N(0, σ²)
///
/// by least squares on rows p+1 to T of the table. The benchmark that a model of several series has
/// to beat: series do not speak to each other, and their shocks are drawn as if they were
/// independent, so that nothing joint can be read from its paths.
public struct Autoregression: ForecastModel, Hashable {
  /// p.
  public let order: Int
  /// Whether there is a constant c.
  public let hasIntercept: Bool

  /// - Parameters:
  ///   - order: p, at least 1.
  ///   - hasIntercept: Whether there is a constant.
  public init(order: Int, hasIntercept: Bool = true) {
    precondition(order >= 1, "an autoregression of order \(order)")
    self.order = order
    self.hasIntercept = hasIntercept
  }

  /// Estimates an equation a series.
  ///
  /// - Parameter seed: Not used: the estimate is closed.
  /// - Throws: ``EstimationError/tooFewObservations(response:observations:needed:)`` below 2p + 2
  ///   periods, one fewer without an intercept; ``EstimationError/collinear(names:)`` for a series
  ///   that never changes; ``EstimationError/exactFit(response:observations:)`` for one that its
  ///   past determines.
  /// - Complexity: O(n·T·p²).
  /// - Verified: `AutoregressionTests`, statsmodels.
  public func fit(
    _ table: SeriesTable, seed: Seed
  ) throws(EstimationError) -> FittedAutoregression {
    var equations: [FittedLinearRegression] = []
    for (place, name) in table.names.enumerated() {
      equations.append(try equation(name, table.values.column(place)))
    }
    let last = (0..<table.seriesCount).map { place in
      Array(table.values.column(place).suffix(order))
    }
    return FittedAutoregression(
      specification: self, seriesNames: table.names, equations: equations, history: last)
  }

  private func equation(
    _ name: String, _ values: [Double]
  ) throws(EstimationError) -> FittedLinearRegression {
    let needed = 2 * order + (hasIntercept ? 2 : 1)
    if values.count < needed {
      throw .tooFewObservations(response: name, observations: values.count, needed: needed)
    }
    let lags = (1...order).map { "\(name).l\($0)" }
    let columns = (0...order).flatMap { lag in values[(order - lag)..<(values.count - lag)] }
    let rows = Matrix(
      rowCount: values.count - order, columnCount: order + 1, columnMajor: columns)
    let fitted = try LinearRegression(name, on: lags, hasIntercept: hasIntercept)
      .fit(SeriesTable(names: [name] + lags, values: rows))
    try fitted.requireErrors()
    return fitted
  }
}
