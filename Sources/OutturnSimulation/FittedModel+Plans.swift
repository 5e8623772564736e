package import OutturnAlgebra
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

  package init(
    scenario: Scenario, region: Int, horizon: Int, paths: Int, targets: [TargetCell] = [],
    bases: [String: StartingLevel] = [:], measures: [Measure] = [.growth, .level],
    sampler: Sampler = .plain, precision: Precision = .double
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
  }
}

/// A simulation plan with what its assumptions do.
package struct ScenarioPlan: Sendable {
  package let plan: SimulationPlan
  package let moments: PredictiveMoments
  package let shift: AssumptionShift
}

extension FittedModel {
  /// Prepares a simulation of one model form.
  ///
  /// Scenarios of one form see the same shocks: their seeds do not depend on the scenario.
  ///
  /// - Returns: nil when the form cannot start, see ``pathModel(_:region:tails:)``.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` when the assumed cells cannot be assumed
  ///   together.
  package func plan(
    _ form: ModelForm, _ request: SimulationRequest
  ) throws(AlgebraError) -> ScenarioPlan? {
    let scenario = request.scenario
    guard
      let model = pathModel(form, region: request.region, tails: scenario.tails)
    else { return nil }
    let moments = PredictiveMoments(
      of: model, horizon: request.horizon, shockScale: scenario.volatility)
    let shift = try AssumptionShift(moments, assumed: assumedCells(request))
    let perBatch = drawCount / Self.batchCount
    let batches = (0..<Self.batchCount).map { $0 * perBatch..<($0 + 1) * perBatch }
    let plan = SimulationPlan(
      model: model, horizon: request.horizon, paths: request.paths, seed: seed.value,
      transformations: transformations, shift: shift.shift, shockScale: scenario.volatility,
      levels: specification.modelled.map { series in
        levelRule(series, region: request.region, base: request.bases[series] ?? .asSpecified)
      }, deflator: deflatorRule(horizon: request.horizon), targets: request.targets,
      batches: batches, members: form == .regional ? memberBatches : [0..<Self.batchCount],
      measures: request.measures, sampler: request.sampler, precision: request.precision)
    return ScenarioPlan(plan: plan, moments: moments, shift: shift)
  }

  /// The batches of each member of the regional model.
  package var memberBatches: [Range<Int>] {
    let perMember = Self.batchCount / regional.members.count
    return regional.members.indices.map { $0 * perMember..<($0 + 1) * perMember }
  }

  /// The cells that each assumption speaks of, model units. A later assumption about a cell wins
  /// over an earlier one; years beyond the horizon are left out.
  package func assumedCells(
    _ request: SimulationRequest
  ) -> [[(step: Int, series: Int, value: Double)]] {
    let first = specification.baseYear + 1
    let projected = first...(specification.baseYear + request.horizon)
    var owner: [Int: Int] = [:]
    let n = specification.modelled.count
    let all = request.scenario.assumptions.enumerated().map { index, assumption in
      guard let series = place(ofSeries: assumption.series) else {
        preconditionFailure("series \(assumption.series) is not modelled")
      }
      let value = transformations[series].forward(assumption.growth)
      return (assumption.years ?? projected).filter(projected.contains).map { year in
        let step = year - first
        owner[step * n + series] = index
        return (step: step, series: series, value: value)
      }
    }
    return all.enumerated().map { index, cells in
      cells.filter { owner[$0.step * n + $0.series] == index }
    }
  }
}
