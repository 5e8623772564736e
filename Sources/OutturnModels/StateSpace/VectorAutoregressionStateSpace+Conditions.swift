public import OutturnAlgebra

extension VectorAutoregressionStateSpace {
  /// The law of the next periods after a known history, given conditions on any combination of
  /// their cells; the parameters are held fixed.
  ///
  ///     let given = CombinationObservation(.average("gdp", over: 1...4), equals: 5.5)
  ///     let path = try model.conditionalForecast(after: history, horizon: 8, given: [given])
  ///
  /// - Parameters:
  ///   - history: Rows × n, oldest first, without holes; its last row is period 0. At least p rows,
  ///     and as many as the conditions read.
  ///   - horizon: H.
  ///   - conditions: Hard or soft; none gives the forecast.
  ///   - asking: Combinations whose law will be asked for with ``SmoothedCells/law(of:)``.
  /// - Throws: ``StateSpaceError``; hard conditions that cannot hold together are a contradiction.
  /// - Complexity: O(H·(n·s)³), s the periods that the longest condition reaches, at least p.
  public func conditionalForecast(
    after history: Matrix, horizon: Int, given conditions: [CombinationObservation],
    asking: [CellCombination] = []
  ) throws(StateSpaceError) -> SmoothedCells {
    precondition(horizon >= 1, "no forecast \(horizon) periods ahead")
    let combinations = conditions.map(\.combination) + asking
    let depth = depth(combinations)
    let earliest = combinations.map(\.periods.lowerBound).min() ?? 1
    return try smoothed(
      conditions, periods: horizon,
      initial: initial(after: history, depth: depth, earliest: earliest), depth: depth)
  }

  /// The law of a table with holes and of the periods after it, given what is published of it and
  /// any figures for combinations of its cells.
  ///
  /// - Parameters:
  ///   - cells: T×n, oldest first, nil where nothing is published; its first row is period 1.
  ///   - figures: Annual, year-to-date or other combinations, of the past or the future.
  ///   - horizon: Periods after the table; 0 and above.
  ///   - start: Law of the state of period 1; by default the stationary one.
  ///   - asking: Combinations whose law will be asked for with ``SmoothedCells/law(of:)``.
  /// - Throws: ``StateSpaceError``.
  public func nowcast(
    cells: [[Double?]], figures: [CombinationObservation] = [], horizon: Int = 0,
    start: NowcastStart = .stationary, asking: [CellCombination] = []
  ) throws(StateSpaceError) -> SmoothedCells {
    precondition(
      horizon >= 0 && cells.allSatisfy { $0.count == seriesCount }
        && cells.count + horizon >= 1, "\(cells.count) rows for \(seriesCount) series")
    let depth = depth(figures.map(\.combination) + asking)
    var observations: [CombinationObservation] = []
    for (t, row) in cells.enumerated() {
      for (i, value) in row.enumerated() {
        guard let value else { continue }
        observations.append(
          CombinationObservation(.cell(names[i], period: t + 1), equals: value))
      }
    }
    let initial: InitialState
    switch start {
    case .stationary: initial = try .stationary(transition(depth: depth))
    case .diffuse: initial = .diffuse(stateCount: seriesCount * depth)
    }
    return try smoothed(
      observations + figures, periods: cells.count + horizon, initial: initial, depth: depth)
  }

  private func smoothed(
    _ observations: [CombinationObservation], periods: Int, initial: InitialState, depth: Int
  ) throws(StateSpaceError) -> SmoothedCells {
    let (model, values) = model(
      observing: observations, periods: periods, initial: initial, depth: depth)
    let filter = try KalmanFilter(model, values: values)
    return SmoothedCells(try KalmanSmoother(filter), names: names, depth: depth)
  }
}

/// What is known of the periods before a table with holes.
public enum NowcastStart: Hashable, Sendable {
  /// The law that the autoregression tends to; it must have one.
  case stationary
  /// Nothing. The figures must then settle every lag of the first period.
  case diffuse
}
