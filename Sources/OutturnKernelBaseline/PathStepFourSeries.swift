internal import COutturnSIMD

// Four series with one lag, the most common shape of small models: the state of a group stays in
// registers from step to step, where the general recursions keep it in memory. Sums are taken in
// another order, so the last bits differ from theirs.

/// Whether the functions of this file serve a vector autoregression.
@inline(__always)
func isFourSeries(_ job: UnsafePointer<outturn_job>) -> Bool {
  job.pointee.series_count == 4 && job.pointee.lags == 1
}

/// Whether the recursion leaves levels as well: they follow from growth and nothing lies between.
@inline(__always)
func compoundsWithSteps(_ job: UnsafePointer<outturn_job>) -> Bool {
  let isStepped =
    job.pointee.model == Int64(OUTTURN_VECTOR_AUTOREGRESSION)
    || (job.pointee.model == Int64(OUTTURN_NORMAL_INVERSE_WISHART)
      && job.pointee.is_marginal != 0 && job.pointee.sampler != Int64(OUTTURN_SOBOL))
  return isStepped && isFourSeries(job) && job.pointee.has_deflator == 0
    && job.pointee.has_log_growth == 0 && job.pointee.variant_count == 0
    && job.pointee.integrated_count == 0
}

/// What a step of four series leaves in the block of values.
struct FourSeriesOutput {
  let rowLength: Int
  let shift: UnsafePointer<Real>?
  /// From a row of growth to that of its level; 0 where levels are left to others.
  let levelsApart: Int
  /// By step, whether nobody reads growth.
  let unreadGrowth: UInt64
  /// Whether levels before the first step are to be placed for every group.
  let hasOwnLevels: Bool

  @inline(__always) init(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
  ) {
    let steps = Int(job.pointee.horizon)
    let compounds = compoundsWithSteps(job)
    rowLength = Int(workspace.pointee.paths_per_row)
    shift = job.pointee.has_shift != 0 ? job.pointee.shift : nil
    levelsApart = compounds ? steps &* 4 &* rowLength : 0
    unreadGrowth = compounds && steps <= 64 ? job.pointee.unread_growth : 0
    hasOwnLevels = compounds && job.pointee.has_fixed_levels == 0
  }

  /// Leaves growth and, where `levelsApart` is not 0, the levels that follow from those before.
  ///
  /// - Parameter growth: Where the step's growth stands.
  @inline(__always) func leave(
    _ y: FourSums, step: Int, levels: inout FourSums, at growth: UnsafeMutablePointer<Real>
  ) {
    var y = y
    if let shift { y = y.shifted(by: shift + step &* 4) }
    if levelsApart != 0 {
      levels = levels.grown(y)
      levels.store(to: growth + levelsApart, stride: rowLength)
    }
    if (unreadGrowth &>> UInt64(truncatingIfNeeded: step)) & 1 == 0 {
      y.store(to: growth, stride: rowLength)
    }
  }
}

/// `autoregressionSteps` for four series and one lag, for one group.
func fourSeriesAutoregressionSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let stage = FourSeriesStage(job, workspace)
  var path = FourSeriesPath(job, workspace, stage, group: group, column: column, draw: draw)
  var step = 0
  while step < stage.steps {
    path.advance(stage, step)
    step &+= 1
  }
}

/// The same for consecutive groups, two at a time: the chain of sums of one leaves the machine half
/// idle.
///
/// - Parameters:
///   - firstGroup: Whose numbers stand first.
///   - column: Where its paths stand in a row of the block of values.
func fourSeriesAutoregressionSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, count: Int, column: Int
) {
  let stage = FourSeriesStage(job, workspace)
  var group = 0
  while group &+ 2 <= count {
    let index = firstGroup &+ UInt64(truncatingIfNeeded: group)
    let place = column &+ group &* lanes
    var first = FourSeriesPath(
      job, workspace, stage, group: group, column: place, draw: drawOfGroup(job, index))
    var second = FourSeriesPath(
      job, workspace, stage, group: group &+ 1, column: place &+ lanes,
      draw: drawOfGroup(job, index &+ 1))
    var step = 0
    while step < stage.steps {
      first.advance(stage, step)
      second.advance(stage, step)
      step &+= 1
    }
    group &+= 2
  }
  if group < count {
    let index = firstGroup &+ UInt64(truncatingIfNeeded: group)
    fourSeriesAutoregressionSteps(
      job, workspace, group: group, column: column &+ group &* lanes,
      draw: drawOfGroup(job, index))
  }
}

/// What the groups of a stage share.
private struct FourSeriesStage {
  let steps: Int
  let parameters: UnsafePointer<Real>
  let parameterStride: Int
  let history: UnsafePointer<Real>
  let normals: UnsafeMutablePointer<Real>
  let scales: UnsafeMutablePointer<Real>?
  let shockScale: Real
  let bases: UnsafeMutablePointer<Real>
  let growth: UnsafeMutablePointer<Real>
  let output: FourSeriesOutput

  @inline(__always) init(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
  ) {
    steps = Int(job.pointee.horizon)
    parameters = job.pointee.parameters
    parameterStride = Int(job.pointee.parameter_stride)
    history = job.pointee.history
    normals = workspace.pointee.normals
    scales = workspace.pointee.scales
    shockScale = Real(job.pointee.shock_scale)
    bases = workspace.pointee.base_levels
    growth = workspace.pointee.values
    output = FourSeriesOutput(job, workspace)
  }
}

/// One group of an autoregression on its way.
private struct FourSeriesPath {
  let coefficients: UnsafePointer<Real>
  let scales: UnsafeMutablePointer<Real>?
  var y: FourSums
  var levels: FourSums
  var shock: UnsafeMutablePointer<Real>
  var growth: UnsafeMutablePointer<Real>

  @inline(__always) init(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
    _ stage: FourSeriesStage, group: Int, column: Int, draw: Int
  ) {
    if stage.output.hasOwnLevels { placeBaseLevels(job, workspace, group: group, draw: draw) }
    coefficients = stage.parameters + draw &* stage.parameterStride
    scales = stage.scales.map { $0 + group &* stage.steps &* lanes }
    y = FourSums(stage.history)
    levels = FourSums(at: stage.bases)
    shock = stage.normals + group &* stage.steps &* 4 &* lanes
    growth = stage.growth + column
  }

  @inline(__always) mutating func advance(_ stage: FourSeriesStage, _ step: Int) {
    var shocks = FourSums(at: shock)
    if let scales {
      shocks = shocks.scaled(by: Reals(stage.shockScale) * Reals(at: scales + step &* lanes))
    } else if stage.shockScale != 1 {
      shocks = shocks.scaled(by: Reals(stage.shockScale))
    }
    var next = FourSums(coefficients, times: y)
    next.add(coefficients + 20, lowerTimes: shocks)
    y = next
    stage.output.leave(y, step: step, levels: &levels, at: growth)
    shock += 4 &* lanes
    growth += 4 &* stage.output.rowLength
  }
}
