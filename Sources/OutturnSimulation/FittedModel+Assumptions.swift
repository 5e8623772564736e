internal import OutturnModels
internal import OutturnSeries

extension FittedModel {
  /// The cells that each assumption speaks of, model units. A later assumption about a cell wins
  /// over an earlier one; years beyond the horizon are left out.
  ///
  /// A deviation is added to the centre of the scenario that it departs from, in per cent, and the
  /// sum is assumed beside all else that is assumed. So with growth as it is modelled the other
  /// cells move by Σ·ₐ Σₐₐ⁻¹ δ from that scenario, δ the deviations and 0 for its own assumptions.
  ///
  /// - Parameter moments: Of the model without assumptions.
  /// - Throws: ``ScenarioError``.
  /// - Verified: `DeviationTests`.
  package func assumedCells(
    _ request: SimulationRequest, moments: PredictiveMoments
  ) throws(ScenarioError) -> [[(step: Int, series: Int, value: Double)]] {
    try assumedCells(request.scenario.assumptions[...], moments)
  }

  private func assumedCells(
    _ assumptions: ArraySlice<Assumption>, _ moments: PredictiveMoments
  ) throws(ScenarioError) -> [[(step: Int, series: Int, value: Double)]] {
    let first = specification.baseYear + 1
    let projected = first...(specification.baseYear + moments.horizon)
    let n = specification.modelled.count
    var owner: [Int: Int] = [:]
    var shifts: [Int: AssumptionShift] = [:]
    var all: [[(step: Int, series: Int, value: Double)]] = []
    for (index, assumption) in assumptions.enumerated() {
      guard let series = place(ofSeries: assumption.series) else {
        preconditionFailure("series \(assumption.series) is not modelled")
      }
      let transformation = transformations[series]
      if let departure = assumption.departure, shifts[departure.assumptions] == nil {
        shifts[departure.assumptions] = try shift(
          assumptions.prefix(departure.assumptions), moments)
      }
      var cells: [(step: Int, series: Int, value: Double)] = []
      for year in (assumption.years ?? projected).filter(projected.contains) {
        let step = year - first
        var growth = assumption.growth
        if let departure = assumption.departure, let shift = shifts[departure.assumptions] {
          let mean = moments.mean[moments.cell(step: step, series: series)]
          growth += transformation.inverse(mean + shift.shift[step][series])
        }
        let value = transformation.forward(growth)
        guard value.isFinite, growth > -100 else { throw .impossibleDeviation(index) }
        owner[step * n + series] = index
        cells.append((step: step, series: series, value: value))
      }
      all.append(cells)
    }
    return all.enumerated().map { index, cells in
      cells.filter { owner[$0.step * n + $0.series] == index }
    }
  }

  private func shift(
    _ assumptions: ArraySlice<Assumption>, _ moments: PredictiveMoments
  ) throws(ScenarioError) -> AssumptionShift {
    let cells = try assumedCells(assumptions, moments)
    do {
      return try AssumptionShift(moments, assumed: cells)
    } catch {
      throw .contradictoryAssumptions
    }
  }
}
