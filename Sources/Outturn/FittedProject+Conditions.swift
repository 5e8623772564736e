internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// The conditions of a scenario beside what the model expected.
  func conditions(
    _ scenario: Scenario, plan: ScenarioPlan, _ conditional: ConditionalForecast
  ) -> [ConditionStatement] {
    scenario.conditions.map { condition in
      let terms = terms(of: condition.combination)
      let constant = condition.combination.constant
      var statement = ConditionStatement(
        text: condition.text, kind: .exact, terms: terms,
        modelledMean: mean(of: terms, constant, along: plan.unconditionalMean, plan),
        conditionedMean: mean(of: terms, constant, along: conditional.mean, plan))
      switch condition.law {
      case .exact(let value): statement.value = value
      case .distributed(let centre, let below, let above):
        statement.kind = .distributed
        (statement.value, statement.below, statement.above) = (centre, below, above)
      case .triangular(let low, let mode, let high):
        statement.kind = .distributed
        statement.law = StatedDistribution(.triangular, [low, mode, high])
      case .studentT(let centre, let scale, let degreesOfFreedom):
        statement.kind = .distributed
        statement.law = StatedDistribution(.studentT, [centre, scale, degreesOfFreedom])
      case .empirical(let values):
        statement.kind = .distributed
        statement.law = StatedDistribution(.empirical, values.sorted())
      case .within(let range):
        statement.kind = .region
        statement.lower = range.lowerBound.isFinite ? range.lowerBound : nil
        statement.upper = range.upperBound.isFinite ? range.upperBound : nil
      }
      if statement.law != nil { statement.value = condition.law.stated?.mean }
      return statement
    }
  }

  /// The views of a scenario beside what the model says.
  func views(_ scenario: Scenario, plan: ScenarioPlan) -> [ViewStatement] {
    scenario.views.map { view in
      let terms = terms(of: view.combination)
      return ViewStatement(
        text: view.text, terms: terms, mean: view.mean,
        standardDeviation: view.standardDeviation,
        modelledMean: mean(
          of: terms, view.combination.constant, along: plan.unconditionalMean, plan))
    }
  }

  private func terms(of combination: CellCombination) -> [ConditionTerm] {
    combination.weights.map { cell, weight in
      ConditionTerm(
        series: cell.series, name: fitted.definition(of: cell.series).name,
        period: Period(year: cell.period), weight: weight)
    }.sorted { ($0.period, $0.series) < ($1.period, $1.series) }
  }

  /// A combination of growth figures along a path of means, per cent.
  private func mean(
    of terms: [ConditionTerm], _ constant: Double, along path: [Double], _ plan: ScenarioPlan
  ) -> Double {
    terms.reduce(constant) { sum, term in
      let series = fitted.place(ofSeries: term.series)!
      let cell = plan.moments.cell(
        step: term.period.year - specification.baseYear - 1, series: series)
      return sum + term.weight * fitted.transformations[series].inverse(path[cell])
    }
  }

  /// How the conditions were taken in.
  func conditioning(
    _ conditional: ConditionalForecast, effects: ConditionEffects
  ) -> Conditioning {
    let agreement = conditional.agreement
    return Conditioning(
      plausibility: effects.degreesOfFreedom == 0 || !effects.distance.isFinite
        ? nil : plausibility(effects.distance, degreesOfFreedom: effects.degreesOfFreedom),
      regionProbability: conditional.regionProbability,
      candidates: conditional.candidateCount, particles: conditional.ancestors.count,
      effectiveSampleSize: conditional.effectiveSampleSize,
      agreement: EngineComparison(
        draws: agreement.particles, mean: agreement.mean, covariance: agreement.covariance,
        logDensity: agreement.logDensity))
  }
}

extension ScenarioPlan {
  /// Mean of each cell under the assumptions, without conditions and views, model units.
  var unconditionalMean: [Double] {
    zip(moments.mean, shift.shift.flatMap { $0 }).map { $0 + $1 }
  }
}
