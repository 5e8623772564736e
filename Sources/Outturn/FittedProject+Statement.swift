internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// A scenario as it was used, with what its assumptions do.
  ///
  /// - Parameter only: Years whose effects are told; nil means all of the plan's.
  func statement(
    _ scenario: Scenario, plan: ScenarioPlan, only: ClosedRange<Int>?
  ) -> ScenarioStatement {
    let shift = plan.shift
    let cells = shift.cells
    let effects = plan.conditional?.effects(moments: plan.moments, shift: shift)
    var result = ScenarioStatement(
      id: scenario.id, name: scenario.name, story: scenario.story, source: scenario.source,
      assumptions: scenario.assumptions.enumerated().compactMap { place, assumption in
        statement(assumption, cells: cells.filter { $0.assumption == place })
      }, volatility: scenario.volatility, tails: scenario.tails?.text,
      plausibility: cells.isEmpty
        ? nil : plausibility(shift.distance, degreesOfFreedom: cells.count),
      conditions: plan.conditional.map { conditions(scenario, plan: plan, $0) } ?? [],
      correlations: correlations(scenario),
      conditioning: plan.conditional.map { conditioning($0, effects: effects!) },
      views: views(scenario, plan: plan), divergence: plan.conditional?.divergence,
      effects: cells.isEmpty && plan.conditional == nil
        ? [] : self.effects(scenario, plan: plan, conditions: effects, only: only))
    result.origins = scenario.origins.map {
      ScenarioOrigin(id: $0.id, name: $0.name, story: $0.story, source: $0.source)
    }
    return result
  }

  private func correlations(_ scenario: Scenario) -> [CorrelationStatement] {
    scenario.correlationsInForce.map { correlation in
      func text(_ combination: CellCombination) -> String {
        scenario.conditions.first { $0.combination == combination }!.text
      }
      return CorrelationStatement(
        first: text(correlation.first), second: text(correlation.second),
        value: correlation.value)
    }
  }

  func plausibility(_ distance: Double, degreesOfFreedom: Int) -> Plausibility {
    Plausibility(
      distance: distance.squareRoot(), degreesOfFreedom: degreesOfFreedom,
      probability: ChiSquared.exceedance(distance, degreesOfFreedom: Double(degreesOfFreedom)))
  }

  private func statement(
    _ assumption: Assumption, cells: [AssumptionShift.Cell]
  ) -> AssumptionStatement? {
    guard let first = cells.map(\.step).min(), let last = cells.map(\.step).max() else {
      return nil
    }
    let definition = fitted.definition(of: assumption.series)
    let means = cells.map { definition.transformation.inverse($0.modelledMean) }
    let departure = assumption.departure
    let growths = cells.map { definition.transformation.inverse($0.modelledMean + $0.gap) }
    return AssumptionStatement(
      series: assumption.series, name: definition.name, first: period(first),
      last: period(last),
      growth: departure == nil
        ? assumption.growth : growths.reduce(0, +) / Double(growths.count),
      deviation: departure.map { _ in assumption.growth }, deviatesFrom: departure?.scenario,
      modelledMean: means.reduce(0, +) / Double(means.count))
  }

  /// The centre of every series with and without assumptions and conditions, in per cent.
  private func effects(
    _ scenario: Scenario, plan: ScenarioPlan, conditions: ConditionEffects?,
    only: ClosedRange<Int>?
  ) -> [ScenarioEffect] {
    (0..<plan.moments.horizon).flatMap { step -> [ScenarioEffect] in
      if let only, !only.contains(period(step).year) { return [] }
      return specification.modelled.enumerated().map { place, series in
        let definition = fitted.definition(of: series)
        let cell = plan.moments.cell(step: step, series: place)
        let mean = plan.moments.mean[cell]
        let centre = plan.conditional?.mean[cell] ?? mean + plan.shift.shift[step][place]
        let move = centre - mean
        let before = definition.transformation.inverse(mean)
        let after = definition.transformation.inverse(centre)
        // The parts add up in model units; in per cent they keep their proportions.
        let scale = move == 0 ? 0 : (after - before) / move
        let assumed = scenario.assumptions.enumerated().compactMap { index, assumption in
          plan.shift.cells.contains { $0.assumption == index }
            ? EffectContribution(
              kind: .assumption, source: assumption.text,
              change: plan.shift.contributions[index][step][place] * scale) : nil
        }
        let known =
          conditions.map { conditions in
            zip(
              scenario.conditions.map { (EffectContribution.Kind.condition, $0.text) }
                + scenario.views.map { (.view, $0.text) }, conditions.contributions
            ).map {
              EffectContribution(kind: $0.0, source: $0.1, change: $1[cell] * scale)
            } + [
              EffectContribution(
                kind: .reweighting, source: "", change: conditions.reweighting[cell] * scale)
            ]
          } ?? []
        return ScenarioEffect(
          series: series, name: definition.name, period: period(step), meanBefore: before,
          meanAfter: after, contributions: assumed + known)
      }
    }
  }

  /// The projected period of a step.
  func period(_ step: Int) -> Period { Period(year: specification.baseYear + 1 + step) }
}

extension Assumption {
  /// As it is written on the command line; a deviation as `industry@2026=plan-1.5`.
  var text: String {
    let years =
      switch years {
      case nil: ""
      case .some(let years) where years.count == 1: "@\(years.lowerBound)"
      case .some(let years): "@\(years.lowerBound)..\(years.upperBound)"
      }
    let whole = growth.rounded() == growth && abs(growth) < 1e9
    let base = departure.map { $0.scenario + (growth < 0 ? "" : "+") } ?? ""
    return "\(series)\(years)=\(base)\(whole ? "\(Int(growth))" : "\(growth)")"
  }
}
