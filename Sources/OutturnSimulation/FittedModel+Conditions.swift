internal import OutturnModels
internal import OutturnRandom
internal import OutturnSeries

extension FittedModel {
  /// Projected years that a scenario's conditions and views speak of.
  package static func conditionedYears(_ scenario: Scenario) -> ClosedRange<Int>? {
    let years =
      scenario.conditions.map(\.combination.periods) + scenario.views.map(\.combination.periods)
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
    var result: [PathCondition] = []
    for (number, condition) in request.scenario.conditions.enumerated() {
      let figures = figures(of: condition.combination, horizon: request.horizon)
      let (weights, transformation) = (figures.weights, figures.transformation)
      let (factor, offset) = (figures.factor, figures.offset)
      func sum(_ value: Double) -> Double { figures.sum(value) }
      switch condition.law {
      case .exact(let value):
        guard sum(value).isFinite else { throw .impossibleGrowth(number) }
        result.append(PathCondition(weights: weights, law: .exact(sum(value))))
      case .distributed, .triangular, .studentT, .empirical:
        result.append(
          PathCondition(
            weights: weights,
            law: .distributed(
              PathCondition.Distribution(
                condition.law.stated!, transformation: transformation, factor: factor,
                offset: offset))))
      case .within(let range):
        let ends = [range.lowerBound, range.upperBound].map { end -> Double in
          if end.isInfinite { return factor < 0 ? -end : end }
          let figure = (end - offset) / factor
          // No growth lies below −100 %.
          return transformation == .logGrowth && figure <= -100
            ? -.infinity : transformation.forward(figure)
        }.sorted()
        guard ends[0] < ends[1], ends[1] > -.infinity else { throw .impossibleGrowth(number) }
        result.append(PathCondition(weights: weights, law: .within(ends[0]...ends[1])))
      }
    }
    return result
  }

  /// The scenario's correlations as places among its conditions.
  package static func correlations(_ scenario: Scenario) -> [ConditionCorrelation] {
    scenario.correlationsInForce.compactMap { correlation in
      func place(_ combination: CellCombination) -> Int? {
        scenario.conditions.firstIndex {
          $0.combination == combination && $0.law.isDistribution
        }
      }
      guard let first = place(correlation.first), let second = place(correlation.second) else {
        return nil
      }
      return ConditionCorrelation(first: first, second: second, value: correlation.value)
    }
  }

  /// The scenario's views on the cells of a path; of a series in logarithms the mean is that of the
  /// logarithm of the growth named, and the spread half of what lies between one below and one above.
  package func pathViews(_ request: SimulationRequest) -> [PathView] {
    request.scenario.views.map { view in
      let figures = figures(of: view.combination, horizon: request.horizon)
      return PathView(
        weights: figures.weights, mean: figures.sum(view.mean),
        standardDeviation: view.standardDeviation.map {
          (figures.sum(view.mean + $0) - figures.sum(view.mean - $0)).magnitude / 2
        })
    }
  }

  /// A combination of growth figures as a sum of cells.
  private struct Figures {
    let weights: [(cell: Int, weight: Double)]
    let transformation: Transformation
    /// The figure behind a value v of the combination is (v − offset)/factor.
    let factor: Double
    let offset: Double

    /// The sum of cells at a value of the combination.
    func sum(_ value: Double) -> Double { transformation.forward((value - offset) / factor) }
  }

  private func figures(of combination: CellCombination, horizon: Int) -> Figures {
    let n = specification.modelled.count
    let terms = combination.weights.map { cell, weight in
      guard let series = place(ofSeries: cell.series) else {
        preconditionFailure("series \(cell.series) is not modelled")
      }
      let step = cell.period - specification.baseYear - 1
      precondition((0..<horizon).contains(step), "\(cell.period) is not a projected year")
      return (cell: step * n + series, weight: weight)
    }.sorted { $0.cell < $1.cell }
    let isLogarithmic = terms.contains { transformations[$0.cell % n] == .logGrowth }
    precondition(
      !isLogarithmic || terms.count == 1, "a sum of growth rates of series in logarithms")
    return Figures(
      weights: isLogarithmic ? [(cell: terms[0].cell, weight: 1)] : terms,
      transformation: isLogarithmic ? .logGrowth : .identity,
      factor: isLogarithmic ? terms[0].weight : 1, offset: combination.constant)
  }
}

/// Why a scenario cannot be simulated.
package enum ScenarioError: Error, Hashable, Sendable {
  /// The model ties the assumed cells to each other.
  case contradictoryAssumptions
  /// An assumption, by its place, that takes growth below −100 %.
  case impossibleDeviation(Int)
  case conditions(ConditionError)
  /// A total and a year in which it and all its parts are known and do not add up.
  case unclosable(String, Int)
  /// So many residuals of a form do not span its series.
  case tooFewResiduals(ModelForm, Int)
}
