internal import OutturnModels
internal import OutturnRandom
internal import OutturnSeries

extension FittedModel {
  /// Projected years that a scenario's conditions speak of.
  package static func conditionedYears(_ scenario: Scenario) -> ClosedRange<Int>? {
    let years = scenario.conditions.map(\.combination.periods)
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  /// The scenario's conditions on the cells of a path.
  ///
  /// A sum of growth rates is a sum of cells only where growth enters as it is; of a series in
  /// logarithms a single figure can be conditioned on, exactly, by its logarithm.
  ///
  /// - Precondition: Every series is modelled, every year projected, and a series in logarithms
  ///   stands alone.
  package func pathConditions(_ request: SimulationRequest) throws(ConditionError)
    -> [PathCondition]
  {
    let n = specification.modelled.count
    var result: [PathCondition] = []
    for (number, condition) in request.scenario.conditions.enumerated() {
      let terms = condition.combination.weights.map { cell, weight in
        guard let series = place(ofSeries: cell.series) else {
          preconditionFailure("series \(cell.series) is not modelled")
        }
        let step = cell.period - specification.baseYear - 1
        precondition(
          (0..<request.horizon).contains(step), "\(cell.period) is not a projected year")
        return (cell: step * n + series, weight: weight)
      }.sorted { $0.cell < $1.cell }
      let logarithmic = terms.contains { transformations[$0.cell % n] == .logGrowth }
      precondition(
        !logarithmic || terms.count == 1, "a sum of growth rates of series in logarithms")
      // v = w·g + c: the figure behind the value is (v − c)/w.
      let factor = logarithmic ? terms[0].weight : 1
      let offset = condition.combination.constant
      let transformation: Transformation = logarithmic ? .logGrowth : .identity
      func sum(_ value: Double) -> Double {
        transformation.forward((value - offset) / factor)
      }
      let weights = logarithmic ? [(cell: terms[0].cell, weight: 1.0)] : terms
      switch condition.law {
      case .exact(let value):
        guard sum(value).isFinite else { throw .impossibleGrowth(number) }
        result.append(PathCondition(weights: weights, law: .exact(sum(value))))
      case .distributed(let centre, let below, let above):
        let law = TwoPieceNormal(mode: centre, below: below, above: above)
        result.append(
          PathCondition(
            weights: weights,
            law: .distributed(
              PathCondition.Distribution(
                law, transformation: transformation, factor: factor, offset: offset))))
      case .within(let range):
        let ends = [range.lowerBound, range.upperBound].map { end -> Double in
          if end.isInfinite { return factor < 0 ? -end : end }
          let figure = (end - offset) / factor
          // No growth lies below −100 %.
          return logarithmic && figure <= -100 ? -.infinity : transformation.forward(figure)
        }.sorted()
        guard ends[0] < ends[1], ends[1] > -.infinity else { throw .impossibleGrowth(number) }
        result.append(PathCondition(weights: weights, law: .within(ends[0]...ends[1])))
      }
    }
    return result
  }
}

/// Why a scenario cannot be simulated.
package enum ScenarioError: Error, Hashable, Sendable {
  /// The model ties the assumed cells to each other.
  case contradictoryAssumptions
  case conditions(ConditionError)
}
