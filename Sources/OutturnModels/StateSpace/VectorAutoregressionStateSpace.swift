public import OutturnAlgebra

/// A vector autoregression as a state-space model whose state remembers enough lags to observe any
/// combination of cells.
///
///     y_t = B₀ + B₁·y_{t−1} + … + B_p·y_{t−p} + u_t,  u_t ~ N(0, Σ)
///     α_t = (y_t, y_{t−1}, …, y_{t−s+1})
///
/// s is p or the longest reach of a combination that is observed, whichever is larger. A figure is
/// taken in the period of its latest cell, the first when all of it is known.
///
/// - Source: Durbin & Koopman (2012), §3.3; Bańbura, Giannone & Lenza (2015),
///   doi:10.1016/j.ijforecast.2014.08.013, for conditional forecasts by the smoother.
/// - Verified: `ConditionalForecastTests`, `NowcastTests`.
public struct VectorAutoregressionStateSpace: Sendable {
  /// One a series.
  public let names: [String]
  /// p.
  public let lags: Int
  /// (1 + n·p)×n: the constant, lag 1 of each series, lag 2 of each, …; a column an equation, as in
  /// ``DesignMatrix``.
  public let coefficients: Matrix
  /// Σ, n×n.
  public let covariance: Matrix

  /// - Parameters:
  ///   - names: One a series, no name twice.
  ///   - coefficients: (1 + n·p)×n with p ≥ 1.
  ///   - covariance: Σ, n×n, positive semidefinite.
  public init(names: [String], coefficients: Matrix, covariance: Matrix) {
    let n = names.count
    precondition(n >= 1 && Set(names).count == n, "names \(names)")
    let lags = (coefficients.rowCount - 1) / n
    precondition(
      coefficients.columnCount == n && coefficients.rowCount == 1 + n * lags && lags >= 1
        && covariance.rowCount == n && covariance.columnCount == n,
      "\(coefficients.rowCount)×\(coefficients.columnCount) coefficients and a"
        + " \(covariance.rowCount)×\(covariance.columnCount) covariance for \(n) series")
    self.names = names
    self.lags = lags
    self.coefficients = coefficients
    self.covariance = covariance
  }

  /// n.
  public var seriesCount: Int { names.count }

  /// The place of a series.
  func place(of series: String) -> Int {
    guard let place = names.firstIndex(of: series) else {
      preconditionFailure("no series named \(series) among \(names)")
    }
    return place
  }

  /// s: the periods that the state must hold to read these combinations.
  func depth(_ combinations: [CellCombination]) -> Int {
    combinations.reduce(lags) { max($0, $1.periods.count) }
  }

  /// The transition of a state of `depth` periods.
  public func transition(depth: Int) -> TransitionEquation {
    precondition(depth >= lags, "a state of \(depth) periods for \(lags) lags")
    let n = seriesCount
    var transition = Matrix(rowCount: n * depth, columnCount: n * depth)
    var selection = Matrix(rowCount: n * depth, columnCount: n)
    var intercept = [Double](repeating: 0, count: n * depth)
    for i in 0..<n {
      intercept[i] = coefficients[0, i]
      selection[i, i] = 1
      for j in 0..<(n * lags) { transition[i, j] = coefficients[1 + j, i] }
    }
    for i in n..<max(n, n * depth) { transition[i, i - n] = 1 }
    return TransitionEquation(
      transition: transition, selection: selection, covariance: covariance, intercept: intercept)
  }

  /// The law of the first period's state after a known history.
  ///
  /// - Parameters:
  ///   - history: Rows × n, oldest first; at least p, and back to `earliest`. What the state holds
  ///     of the time before is zero, and nobody reads it.
  ///   - earliest: The first period that a combination reads.
  func initial(after history: Matrix, depth: Int, earliest: Int) -> InitialState {
    let n = seriesCount
    precondition(
      history.columnCount == n && history.rowCount >= max(lags, 1 - earliest),
      "\(history.rowCount)×\(history.columnCount) history for \(n) series, \(lags) lags and"
        + " cells back to period \(earliest)")
    var before = [Double](repeating: 0, count: n * depth)
    for back in 0..<min(depth, history.rowCount) {
      for i in 0..<n { before[back * n + i] = history[history.rowCount - 1 - back, i] }
    }
    let transition = transition(depth: depth)
    return InitialState(
      mean: transition.mean(after: before), covariance: transition.shockCovariance)
  }

  /// The model of `periods` periods in which the given figures are observed, and the figures as the
  /// filter wants them.
  ///
  /// - Parameters:
  ///   - observations: In any order; their latest cells lie in 1…`periods`.
  ///   - initial: Law of the state of period 1.
  ///   - depth: Periods that the state holds.
  func model(
    observing observations: [CombinationObservation], periods: Int, initial: InitialState,
    depth: Int
  ) -> (model: LinearGaussianStateSpace, values: [[Double?]]) {
    let n = seriesCount
    var byPeriod = [[CombinationObservation]](repeating: [], count: periods)
    for observation in observations {
      let last = observation.combination.periods.upperBound
      precondition(
        last >= 1 && last <= periods, "a figure whose latest cell is in period \(last)")
      byPeriod[last - 1].append(observation)
    }
    let equations = byPeriod.enumerated().map { index, figures in
      var design = Matrix(rowCount: figures.count, columnCount: n * depth)
      for (row, figure) in figures.enumerated() {
        for (cell, weight) in figure.combination.terms {
          design[row, (index + 1 - cell.period) * n + place(of: cell.series)] += weight
        }
      }
      return ObservationEquation(
        design: design,
        covariance: Matrix(diagonal: figures.map { $0.standardDeviation * $0.standardDeviation }),
        intercept: figures.map(\.combination.constant))
    }
    let model = LinearGaussianStateSpace(
      observations: equations, transitions: [transition(depth: depth)], initial: initial)
    return (model, byPeriod.map { $0.map(\.value) })
  }
}
