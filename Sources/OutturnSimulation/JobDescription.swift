internal import COutturnSIMD
private import OutturnKernel
private import OutturnSeries

/// A plan in the form that crosses the kernel's border, with the memory it points to.
///
/// Nothing is written to after `init`, so workers may share it.
final class JobDescription: @unchecked Sendable {
  let job: outturn_job
  let shape: BlockShape
  let precision: Precision
  let closure: IdentityClosure
  /// The plan itself, 0, and its variants.
  let variants: Range<Int>
  private let memory: [UnsafeMutableRawPointer]

  /// - Parameter moves: By variant, step and series, model units: how much more than the plan's its
  ///   shift is.
  init(_ plan: SimulationPlan, variants moves: [[[Double]]] = []) {
    var arena = Arena(plan.precision)
    var job = outturn_job()
    let n = plan.model.seriesCount
    let steps = plan.horizon
    job.seed = plan.seed
    job.series_count = Int64(n)
    job.horizon = Int64(steps)
    job.draw_count = Int64(plan.model.drawCount)
    job.draw_stride = Int64(Self.stride(plan.model.drawCount))
    job.shock_scale = plan.shockScale
    let shift =
      plan.shift.isEmpty
      ? [Double](repeating: 0, count: steps * n) : plan.shift.flatMap { $0 }
    job.shift = arena.copyNumbers(shift)
    job.has_shift = shift.allSatisfy { $0 == 0 } ? 0 : 1
    let degreesOfFreedom = Self.describe(plan.model, in: &job, &arena)
    job.is_marginal = plan.integratesCoefficients ? 1 : 0
    if plan.integratesCoefficients, case .normalInverseWishart(let model) = plan.model,
      model.seriesCount == 4, model.lags == 1
    {
      let first = FirstStep(rowFactor: model.rowFactor, history: model.history)
      job.first_step = arena.copyNumbers(first.numbers)
    }
    Self.describeShocks(plan.model, in: &job, &arena)

    job.series = arena.copy(
      zip(plan.transformations, plan.levels).map { transformation, rule in
        Self.series(transformation, rule, &arena)
      })
    if plan.transformations.contains(.logGrowth) { job.has_log_growth = 1 }
    for rule in plan.levels {
      switch rule.noise {
      case .none: break
      case .logNormal: job.has_level_normals = 1
      case .uniform: job.has_level_uniforms = 1
      }
      if rule.usesDeflator { job.has_deflator = 1 }
    }
    let areFixed = plan.levels.allSatisfy { $0.noise == .none && $0.baseLevels.count == 1 }
    job.has_fixed_levels = areFixed ? 1 : 0
    if let deflator = plan.deflator {
      job.deflator_means = arena.copyNumbers(deflator.means)
      job.deflator_common = arena.copyNumbers(deflator.commonStandardDeviations)
      job.deflator_yearly = arena.copyNumbers(deflator.yearStandardDeviations)
    }
    job.targets = arena.copy(
      plan.targets.map { target in
        outturn_target(
          row: Int64(SimulatedPaths.Cell(target).row(seriesCount: n, horizon: steps)),
          exact_lower: target.exact.lowerBound, exact_upper: target.exact.upperBound,
          published_lower: target.published.lowerBound,
          published_upper: target.published.upperBound)
      })
    job.target_count = Int64(plan.targets.count)
    job.published_differs = plan.targets.contains { $0.published != $0.exact } ? 1 : 0
    job.integrated_count = Int64(plan.integratedTargetCount)
    job.integrated = arena.copy(
      plan.targets.prefix(plan.integratedTargetCount).map { Self.integrated($0, plan) })
    job.batch_of_draw = arena.copy(
      plan.batches.enumerated().flatMap { index, range in
        [Int32](repeating: Int32(index), count: range.count)
      })
    Self.describeSampling(plan, in: &job, &arena)
    shape = BlockShape(plan, degreesOfFreedom: degreesOfFreedom, variantCount: moves.count)
    job.variant_moves = arena.copyNumbers(moves.flatMap { $0.flatMap { $0 } })
    job.variant_count = Int64(moves.count)
    variants = 0..<moves.count + 1
    job.variant_columns = Int64(shape.pathsPerBlock)
    self.job = job
    precision = plan.precision
    closure = IdentityClosure(plan.identities, seriesCount: n, horizon: steps)
    memory = arena.blocks
  }

  deinit {
    for block in memory { block.deallocate() }
  }

  /// Coprime to `count` and near the golden section of it, so that any number of consecutive
  /// groups spreads evenly over the draws.
  static func stride(_ count: Int) -> Int {
    guard count > 2 else { return 1 }
    var stride = max(1, Int((Double(count) * 0.6180339887498949).rounded()))
    while greatestCommonDivisor(stride, count) != 1 { stride += 1 }
    return stride
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  private static func describe(
    _ model: PathModel, in job: inout outturn_job, _ arena: inout Arena
  ) -> [Int] {
    let degreesOfFreedom: [Int]
    switch model {
    case .components(let model):
      job.model = Int64(OUTTURN_COMPONENTS)
      job.component_count = Int64(model.componentCount)
      job.parameters = arena.copyNumbers(model.parameters)
      job.parameter_stride = Int64(model.parameters.count / model.drawCount)
      degreesOfFreedom = model.degreesOfFreedom
    case .vectorAutoregression(let model):
      job.model = Int64(OUTTURN_VECTOR_AUTOREGRESSION)
      job.component_count = 1
      job.lags = Int64(model.lags)
      job.parameters = arena.copyNumbers(model.parameters)
      job.parameter_stride = Int64(model.parameters.count / model.drawCount)
      job.history = arena.copyNumbers(model.history)
      degreesOfFreedom = [model.degreesOfFreedom]
    case .normalInverseWishart(let model):
      job.model = Int64(OUTTURN_NORMAL_INVERSE_WISHART)
      job.component_count = 1
      job.lags = Int64(model.lags)
      job.parameters = arena.copyNumbers(model.mean + model.rowFactor + model.scaleFactor)
      job.history = arena.copyNumbers(model.history)
      if model.hasReciprocalChis {
        let chis = model.reciprocalChis
        let count = chis[0].coefficients.count
        job.chi_coefficient_count = Int64(count)
        job.chi_reciprocals = arena.copyNumbers(
          (0..<count).flatMap { power in chis.map { $0.coefficients[power] } })
      }
      degreesOfFreedom = [model.degreesOfFreedom]
    case .gaussianPaths(let model):
      job.model = Int64(OUTTURN_GAUSSIAN_PATHS)
      job.component_count = 1
      job.parameters = arena.copyNumbers(model.parameters)
      job.parameter_stride = Int64(model.parameters.count / model.drawCount)
      degreesOfFreedom = [0]
    }
    job.degrees_of_freedom = arena.copy(degreesOfFreedom.map(Int64.init))
    return degreesOfFreedom
  }

  private static func describeShocks(
    _ model: PathModel, in job: inout outturn_job, _ arena: inout Arena
  ) {
    if let volatility = model.volatility {
      job.volatility_count = Int64(volatility.count)
      job.volatilities = arena.copyNumbers(volatility.parameters)
      job.volatility_stride = volatility.setCount == 1 ? 0 : Int64(4 * volatility.count)
    }
    if let residuals = model.residuals {
      job.residual_rows = Int64(residuals.rowCount)
      job.residuals = arena.copyNumbers(residuals.values)
      job.residual_stride =
        residuals.tableCount == 1 ? 0 : Int64(residuals.values.count / residuals.tableCount)
    }
  }

  private static func describeSampling(
    _ plan: SimulationPlan, in job: inout outturn_job, _ arena: inout Arena
  ) {
    job.path_batches = Int64(plan.pathBatchCount)
    switch plan.sampler {
    case .plain: job.sampler = Int64(OUTTURN_PLAIN)
    case .raoBlackwell: job.sampler = Int64(OUTTURN_RAO_BLACKWELL)
    case .antithetic:
      job.sampler = Int64(OUTTURN_ANTITHETIC)
      job.pair_shift = 1
    case .sobol:
      job.sampler = Int64(OUTTURN_SOBOL)
      guard case .normalInverseWishart(let model) = plan.model else {
        preconditionFailure("a plan whose sampler was checked")
      }
      let n = model.seriesCount
      job.replicates = Int64(Sampler.replicates)
      job.sobol = arena.copy(
        SobolScrambling.table(
          dimensions: plan.horizon * n, replicates: Sampler.replicates, seed: plan.seed,
          kernel: Kernel()
        ).map(Double.init(bitPattern:)))
      let first = model.degreesOfFreedom - n + 1
      job.quantiles = arena.copy(
        (0..<plan.horizon + n - 1).flatMap {
          StudentQuantileTable(degreesOfFreedom: first + $0).coefficients
        })
      job.quantile_intervals = Int64(StudentQuantileTable.intervals)
    }
  }

  /// A target's cell, and the bounds of growth in model units.
  private static func integrated(
    _ target: TargetCell, _ plan: SimulationPlan
  ) -> outturn_integrated {
    let transformation = plan.transformations[target.series]
    let isLevel = target.measure == .level
    let growthRow = target.step * plan.model.seriesCount + target.series
    func bound(_ value: Double) -> Double {
      if isLevel || !value.isFinite { return value }
      // Log growth has no value at −100 % and below.
      let forward = transformation.forward(value)
      return forward.isNaN ? -.infinity : forward
    }
    return outturn_integrated(
      series: Int64(target.series), step: Int64(target.step), is_level: isLevel ? 1 : 0,
      is_logarithmic: transformation == .logGrowth ? 1 : 0,
      row: Int64((isLevel ? plan.horizon * plan.model.seriesCount : 0) + growthRow),
      growth_row: Int64(growthRow), exact_lower: bound(target.exact.lowerBound),
      exact_upper: bound(target.exact.upperBound),
      published_lower: bound(target.published.lowerBound),
      published_upper: bound(target.published.upperBound))
  }

  private static func series(
    _ transformation: Transformation, _ rule: LevelRule, _ arena: inout Arena
  ) -> outturn_series {
    var series = outturn_series()
    switch transformation {
    case .identity: series.transformation = Int64(OUTTURN_IDENTITY)
    case .logGrowth: series.transformation = Int64(OUTTURN_LOG_GROWTH)
    }
    switch rule.noise {
    case .none: series.noise = Int64(OUTTURN_NOISE_NONE)
    case .logNormal(let standardDeviation):
      series.noise = Int64(OUTTURN_NOISE_LOG_NORMAL)
      series.noise_size = standardDeviation
    case .uniform(let relativeHalfWidth):
      series.noise = Int64(OUTTURN_NOISE_UNIFORM)
      series.noise_size = relativeHalfWidth
    }
    series.uses_deflator = rule.usesDeflator ? 1 : 0
    series.base_levels = arena.copyNumbers(rule.baseLevels)
    series.base_stride = rule.baseLevels.count == 1 ? 0 : 1
    return series
  }

  /// Copies arrays to memory that stays where it is.
  private struct Arena {
    private(set) var blocks: [UnsafeMutableRawPointer] = []
    private let precision: Precision

    init(_ precision: Precision) {
      self.precision = precision
    }

    /// Copies what paths are computed from, in the plan's precision. The header that is seen here
    /// has the type of double precision, whatever stands there.
    mutating func copyNumbers(_ values: [Double]) -> UnsafePointer<Double> {
      if precision == .double { return copy(values) }
      let single = copy(values.map { Float($0) })
      return UnsafeRawPointer(single).assumingMemoryBound(to: Double.self)
    }

    mutating func copy<Element: BitwiseCopyable>(_ values: [Element]) -> UnsafePointer<Element> {
      let bytes = max(1, values.count) * MemoryLayout<Element>.stride
      let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      values.withUnsafeBytes { source in
        memory.copyMemory(
          from: source.baseAddress ?? UnsafeRawPointer(memory), byteCount: source.count)
      }
      blocks.append(memory)
      return UnsafePointer(memory.assumingMemoryBound(to: Element.self))
    }
  }
}
