internal import OutturnAlgebra

/// What conditions move, one by one, and how far they lie from what the model expected.
///
/// With R the weights of the independent conditions, Σ the predictive covariance of the whole path
/// and δ what the conditions change in the means of their sums, condition i moves every cell by its
/// term of ΣRᵀ(RΣRᵀ)⁻¹δ, as an assumption does. The rest of the change is re-weighting: parameters
/// and scales that the conditions leave likely.
///
/// - Verified: `ConditionEffectsTests`.
package struct ConditionEffects: Sendable {
  /// By condition, then by view, and cell, model units; zeros for a condition that the others
  /// imply.
  package let contributions: [[Double]]
  /// By cell: the change that no condition's term explains.
  package let reweighting: [Double]
  /// The squared Mahalanobis distance of stated values, or centres, from the model's means.
  package let distance: Double
  /// Independent exact and distributed conditions: the distance's degrees of freedom.
  package let degreesOfFreedom: Int

  /// - Parameters:
  ///   - moments: Without conditions.
  ///   - shift: What assumptions add to the mean, by cell.
  init(
    _ system: ConditionSystem, conditionCount: Int, views: [PathView], mean: [Double],
    moments: PredictiveMoments, shift: [Double]
  ) {
    let before = zip(moments.mean, shift).map { $0 + $1 }
    let change = zip(mean, before).map { $0 - $1 }
    var contributions = Array(
      repeating: [Double](repeating: 0, count: mean.count), count: conditionCount + views.count)
    let rows = system.rows
    let sums =
      rows.map { (owner: $0.condition, weights: $0.weights) }
      + views.enumerated().map { (owner: conditionCount + $0, weights: $1.weights) }
    var weights = Matrix(rowCount: sums.count, columnCount: mean.count)
    for (place, sum) in sums.enumerated() {
      for (cell, weight) in sum.weights { weights[place, cell] = weight }
    }
    let spread = weights * moments.covariance
    let variance = spread.multiplied(by: weights, transposingOther: true)
    // A model that ties the sums to each other has no unique terms: all is then re-weighting.
    if let factor = try? Cholesky(variance) {
      let loadings = factor.solve(spread)
      let moved = weights * change
      for (place, sum) in sums.enumerated() {
        for cell in mean.indices {
          contributions[sum.owner][cell] += loadings[place, cell] * moved[place]
        }
      }
    }
    self.contributions = contributions
    reweighting = mean.indices.map { cell in
      change[cell] - contributions.reduce(0) { $0 + $1[cell] }
    }
    let stated = Array(0..<system.exactCount + system.distributedCount)
    degreesOfFreedom = stated.count
    let expected = weights * before
    let gaps = stated.map { place -> Double in
      switch rows[place].law {
      case .exact(let value): return value - expected[place]
      case .distributed(let law): return law.centre - expected[place]
      case .within: return 0
      }
    }
    if !stated.isEmpty, let factor = try? Cholesky(variance[stated, stated]) {
      distance = zip(gaps, factor.solve(gaps)).reduce(0) { $0 + $1.0 * $1.1 }
    } else {
      distance = stated.isEmpty ? 0 : .infinity
    }
  }
}

extension ConditionalForecast {
  /// What each condition moves.
  ///
  /// - Precondition: No measurement: what one moves is not linear in its own terms.
  package func effects(moments: PredictiveMoments, shift: AssumptionShift) -> ConditionEffects {
    precondition(!hasMeasurements, "effects of measurements")
    return ConditionEffects(
      system, conditionCount: conditions.count, views: views, mean: mean, moments: moments,
      shift: shift.shift.flatMap { $0 })
  }
}
