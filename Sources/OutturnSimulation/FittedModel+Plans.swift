internal import OutturnModels
internal import OutturnRandom
package import OutturnSeries

/// What is asked of a simulation.
package struct SimulationRequest: Sendable {
  package var scenario: Scenario
  /// Place of the region.
  package var region: Int
  /// Years to project, from the year after the base year.
  package var horizon: Int
  package var paths: Int
  package var targets: [TargetCell]
  /// Base levels that are not as specified, by series.
  package var bases: [String: StartingLevel]
  package var measures: [Measure]
  package var sampler: Sampler
  package var precision: Precision
  /// Most threads for what comes before the paths; the result does not depend on it.
  package var threads: Int
  /// Figures that tell of a cell without being it.
  package var measurements: PathMeasurements

  package init(
    scenario: Scenario, region: Int, horizon: Int, paths: Int, targets: [TargetCell] = [],
    bases: [String: StartingLevel] = [:], measures: [Measure] = [.growth, .level],
    sampler: Sampler = .plain, precision: Precision = .double, threads: Int = 1,
    measurements: PathMeasurements = .none
  ) {
    self.scenario = scenario
    self.region = region
    self.horizon = horizon
    self.paths = paths
    self.targets = targets
    self.bases = bases
    self.measures = measures
    self.sampler = sampler
    self.precision = precision
    self.threads = threads
    self.measurements = measurements
  }
}

/// A simulation plan with what its assumptions and conditions do.
package struct ScenarioPlan: Sendable {
  package let plan: SimulationPlan
  /// Without assumptions and conditions.
  package let moments: PredictiveMoments
  package let shift: AssumptionShift
  /// Nil without conditions and views.
  package let conditional: ConditionalForecast?
}

extension FittedModel {
  /// Prepares a simulation of one model form.
  ///
  /// Scenarios of one form see the same shocks: their seeds do not depend on the scenario. Under
  /// conditions paths are drawn whole, so these see shocks of their own.
  ///
  /// - Parameter prepared: A plan for a request that differs in paths, targets, bases and measures
  ///   alone: what was computed for it is used again.
  /// - Returns: nil when the form cannot start, see ``pathModel(_:region:tails:)``.
  /// - Throws: ``ScenarioError``.
  package func plan(
    _ form: ModelForm, _ request: SimulationRequest, reusing prepared: ScenarioPlan? = nil
  ) throws(ScenarioError) -> ScenarioPlan? {
    if let prepared {
      return ScenarioPlan(
        plan: plan(
          form, request, model: prepared.plan.model, shift: prepared.plan.shift,
          identities: prepared.plan.identities, conditional: prepared.conditional),
        moments: prepared.moments, shift: prepared.shift,
        conditional: prepared.conditional)
    }
    let scenario = request.scenario
    guard
      let model = try pathModel(form, region: request.region, tails: scenario.tails)
    else { return nil }
    let moments = PredictiveMoments(
      of: model, horizon: request.horizon, shockScale: scenario.volatility)
    let cells = try assumedCells(request, moments: moments)
    let shift: AssumptionShift
    do {
      shift = try AssumptionShift(moments, assumed: cells)
    } catch {
      throw .contradictoryAssumptions
    }
    guard
      !scenario.conditions.isEmpty || !scenario.views.isEmpty || !request.measurements.isEmpty
    else {
      return ScenarioPlan(
        plan: plan(
          form, request, model: model, shift: shift.shift,
          identities: try pathIdentities(
            request, moments: moments, assumed: cells, conditional: nil), conditional: nil),
        moments: moments, shift: shift, conditional: nil)
    }
    let conditional: ConditionalForecast
    do {
      conditional = try ConditionalForecast(
        model, horizon: request.horizon, shockScale: scenario.volatility, shift: shift.shift,
        conditions: pathConditions(request), correlations: Self.correlations(scenario),
        views: pathViews(request), measurements: request.measurements, seed: seed,
        threads: request.threads)
    } catch {
      throw .conditions(error)
    }
    return ScenarioPlan(
      plan: plan(
        form, request, model: .gaussianPaths(conditional.model), shift: [],
        identities: try pathIdentities(
          request, moments: moments, assumed: cells, conditional: conditional),
        conditional: conditional), moments: moments, shift: shift, conditional: conditional)
  }

  /// - Parameter conditional: Whose particles are the draws of the model, or nil.
  private func plan(
    _ form: ModelForm, _ request: SimulationRequest, model: PathModel, shift: [[Double]],
    identities: [PathIdentity], conditional: ConditionalForecast?
  ) -> SimulationPlan {
    let perBatch = drawCount / Self.batchCount
    let batches = (0..<Self.batchCount).map { $0 * perBatch..<($0 + 1) * perBatch }
    return SimulationPlan(
      model: model, horizon: request.horizon, paths: request.paths, seed: seed.value,
      transformations: transformations, shift: shift,
      shockScale: conditional == nil ? request.scenario.volatility : 1,
      levels: specification.modelled.map { series in
        let rule = levelRule(series, region: request.region, bases: request.bases)
        return conditional.map { rule.of(draws: $0.ancestors) } ?? rule
      }, deflator: deflatorRule(horizon: request.horizon), identities: identities,
      targets: request.targets,
      batches: conditional?.batches(batches) ?? batches,
      members: form == .regional ? memberBatches : [0..<Self.batchCount],
      measures: request.measures, sampler: request.sampler, precision: request.precision)
  }

  /// The batches of each member of the regional model.
  package var memberBatches: [Range<Int>] {
    let perMember = Self.batchCount / regional.members.count
    return regional.members.indices.map { $0 * perMember..<($0 + 1) * perMember }
  }
}
