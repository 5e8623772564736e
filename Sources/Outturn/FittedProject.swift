internal import OutturnFiles
internal import OutturnModels
internal import OutturnAlgebra
internal import OutturnPlanning
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// A model folder with its posteriors, ready to project and to judge targets.
public struct FittedProject: Sendable {
  public let project: Project
  public let options: ForecastOptions
  let fitted: FittedModel
  /// Place of the region among the model's regions.
  let region: Int

  init(
    _ project: Project, options: ForecastOptions
  ) throws(ForecastFailure) {
    let specification = project.model.specification
    let id = options.region ?? specification.focus
    guard let region = specification.regions.firstIndex(where: { $0.id == id }) else {
      throw ForecastFailure.unknownRegion(id, in: specification)
    }
    do {
      fitted = try FittedModel(
        specification, dataset: project.model.dataset, draws: options.draws,
        seed: Seed(options.seed), threads: options.threads)
    } catch {
      throw ForecastFailure(error)
    }
    self.project = project
    self.options = options
    self.region = region
  }

  var specification: ModelSpecification { fitted.specification }

  var regionIdentity: RegionIdentity {
    let region = specification.regions[region]
    return RegionIdentity(id: region.id, name: region.name, code: region.code)
  }

  /// Steps to the last projected year.
  func horizon(through year: Int?) throws(ForecastFailure) -> Int {
    let last = year ?? options.through ?? specification.through
    let steps = last - specification.baseYear
    guard steps >= 1 else {
      throw ForecastFailure.horizonWithoutYears(last, baseYear: specification.baseYear)
    }
    guard steps <= Self.longestHorizon else {
      throw ForecastFailure.horizonTooLong(
        last, latest: specification.baseYear + Self.longestHorizon)
    }
    return steps
  }

  /// Years that may be projected at most: the models speak of years, not of generations.
  static let longestHorizon = 40

  func header(paths: Int?, warnings: [DocumentWarning]) -> DocumentHeader {
    var header = project.header(
      seed: options.seed, paths: paths, warnings: warnings + options.precision.warnings)
    header.sampler = options.sampler.rawValue
    header.precision = options.precision.rawValue
    if options.hasExactQuantiles { header.quantileMethod = "order_statistic" }
    return header
  }

  /// Models whose paths were simulated, for the document. The conjugate one has no weight: it is
  /// there to be compared.
  func members(withConjugate: Bool) -> [ModelMember] {
    let regional = fitted.regional.members.map { member in
      ModelMember(
        id: member.name, name: ModelNames.name(of: member.name),
        weight: 1 / Double(fitted.regional.members.count))
    }
    let conjugate = ModelMember(
      id: ModelNames.conjugate, name: ModelNames.name(of: ModelNames.conjugate), weight: 0)
    return regional + (withConjugate ? [conjugate] : [])
  }

  /// Prepares a simulation, or says why its assumptions and conditions cannot hold.
  ///
  /// - Parameter prepared: A plan for a request that differs in paths, targets, bases and measures
  ///   alone.
  func plan(
    _ form: ModelForm, _ request: SimulationRequest, reusing prepared: ScenarioPlan? = nil
  ) throws(ForecastFailure) -> ScenarioPlan? {
    if request.sampler == .raoBlackwell,
      let series = request.targets.map({ specification.modelled[$0.series] }).first(where: { id in
        fitted.closedIdentities(region: request.region).contains {
          $0.total == id || $0.parts.contains(id)
        }
      })
    {
      throw .identityWithinStep(fitted.definition(of: series).name, id: series)
    }
    try checkResampling(request)
    do {
      return try fitted.plan(form, request, reusing: prepared)
    } catch {
      switch error {
      case .contradictoryAssumptions: throw .contradictoryAssumptions(request.scenario)
      case .impossibleDeviation(let place):
        throw .impossibleDeviation(request.scenario.assumptions[place], in: request.scenario)
      case .conditions(let error): throw .conditions(error, in: request.scenario)
      case .unclosable(let total, let year):
        throw .unclosable(total, year: year, in: request.scenario)
      case .tooFewResiduals(let form, let rows):
        throw .tooFewResiduals(form, rows: rows, series: specification.modelled.count)
      }
    }
  }

  /// Simulates a plan, or takes what others have simulated.
  func simulate(_ plan: SimulationPlan) throws(ForecastFailure) -> PathEnsemble {
    let ensemble: PathEnsemble
    do {
      ensemble = try options.simulation.ensemble(of: plan, threads: options.threads)
    } catch {
      throw ForecastFailure(error)
    }
    guard options.hasExactQuantiles else { return ensemble }
    let judged = Set(plan.targets.map { PrintedCell($0.measure, $0.series, $0.step) })
    return plan.withExactQuantiles(ensemble, threads: options.threads) { measure, series, step in
      PathEnsemble.printedQuantiles
        + (judged.contains(PrintedCell(measure, series, step))
          ? PathEnsemble.thresholdProbabilities + PathEnsemble.thresholdProbabilities.map { 1 - $0 }
          : [])
    }
  }

  private struct PrintedCell: Hashable {
    let measure: Measure
    let series: Int
    let step: Int

    init(_ measure: Measure, _ series: Int, _ step: Int) {
      self.measure = measure
      self.series = series
      self.step = step
    }
  }

  /// Given base levels by series, for the simulation.
  var givenBases: [String: StartingLevel] { options.baseLevels.mapValues(StartingLevel.given) }
}
