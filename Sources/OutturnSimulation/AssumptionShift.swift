package import OutturnAlgebra

/// What assumptions do to the centre of every cell.
///
/// With A the assumed cells and δ the gap between the assumed and the modelled mean there, every
/// cell moves by Σ·ₐ Σₐₐ⁻¹ δ, Σ the predictive covariance of the whole path; the covariance stays.
/// So an assumption on trade moves GDP by what the links imply: an association, not a cause.
///
/// - Source: the conditional mean of a normal vector; Waggoner & Zha (1999) condition on the same
///   cells but shrink the covariance too.
/// - Verified: `AssumptionShiftTests`.
package struct AssumptionShift: Sendable {
  /// One assumed cell.
  package struct Cell: Sendable, Hashable {
    /// Place of the assumption in the scenario.
    package let assumption: Int
    package let step: Int
    package let series: Int
    /// Assumed minus modelled mean, model units.
    package let gap: Double
    /// The modelled mean, model units.
    package let modelledMean: Double
  }

  package let seriesCount: Int
  package let horizon: Int
  /// In the order of the assumptions, then of the years.
  package let cells: [Cell]
  /// The move of each cell, `[step][series]`, model units.
  package let shift: [[Double]]
  /// The part of each cell's move that an assumption makes, `[assumption][step][series]`; over the
  /// assumptions they add up to `shift`.
  package let contributions: [[[Double]]]
  /// δ′ Σₐₐ⁻¹ δ: the squared Mahalanobis distance of the assumed cells from their modelled means.
  package let distance: Double

  /// - Parameters:
  ///   - assumed: For each assumption its cells with the assumed value, model units. A cell is
  ///     assumed at most once.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` when the assumed cells are tied to each
  ///   other by the model, so that they cannot be assumed freely.
  package init(
    _ moments: PredictiveMoments, assumed: [[(step: Int, series: Int, value: Double)]]
  ) throws(AlgebraError) {
    let n = moments.seriesCount
    var cells: [Cell] = []
    for (assumption, values) in assumed.enumerated() {
      for (step, series, value) in values {
        let mean = moments.mean[moments.cell(step: step, series: series)]
        cells.append(
          Cell(
            assumption: assumption, step: step, series: series, gap: value - mean,
            modelledMean: mean))
      }
    }
    let places = cells.map { moments.cell(step: $0.step, series: $0.series) }
    precondition(Set(places).count == places.count, "a cell is assumed twice")
    seriesCount = n
    horizon = moments.horizon
    self.cells = cells
    if cells.isEmpty {
      shift = Array(repeating: Array(repeating: 0, count: n), count: moments.horizon)
      contributions = assumed.map { _ in [] }
      distance = 0
      return
    }
    let factor = try Cholesky(moments.covariance[places, places])
    let gaps = cells.map(\.gap)
    distance = zip(gaps, factor.solve(gaps)).reduce(0) { $0 + $1.0 * $1.1 }
    let all = Array(0..<n * moments.horizon)
    // Σ·ₐ Σₐₐ⁻¹, by its transpose.
    let loadings = factor.solve(moments.covariance[places, all])
    func effect(_ used: (Cell) -> Bool) -> [[Double]] {
      (0..<moments.horizon).map { step in
        (0..<n).map { series in
          let column = moments.cell(step: step, series: series)
          return cells.indices.reduce(0) { sum, row in
            used(cells[row]) ? sum + loadings[row, column] * cells[row].gap : sum
          }
        }
      }
    }
    shift = effect { _ in true }
    contributions = assumed.indices.map { place in effect { $0.assumption == place } }
  }
}
