internal import COutturnSIMD

/// From the model's output to growth, in place, and from growth to levels, for one group.
///
/// - Parameter column: Where the group's eight paths stand in a row of the block of values.
func accumulateLevels(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let stride = n &* rowLength
  let bases = workspace.pointee.base_levels!
  if job.pointee.has_fixed_levels == 0 {
    placeBaseLevels(job, workspace, group: group, draw: draw)
  }
  var i = 0
  var growth = workspace.pointee.values + column
  if job.pointee.has_deflator == 0 && job.pointee.has_log_growth == 0 {
    while i &+ 4 <= n {
      compoundFour(
        growth, growth + steps &* stride, bases: bases + i &* lanes, rowLength: rowLength,
        stride: stride, steps: steps)
      growth += 4 &* rowLength
      i &+= 4
    }
    while i < n {
      compound(
        growth, growth + steps &* stride, base: Reals(at: bases + i &* lanes), stride: stride,
        steps: steps, priceFactors: nil)
      growth += rowLength
      i &+= 1
    }
    return
  }
  let priceFactors = UnsafeMutablePointer(workspace.pointee.price_factors!)
  if job.pointee.has_deflator != 0 { fillPriceFactors(job, workspace, group, priceFactors) }
  while i < n {
    let series = job.pointee.series + i
    let isLogarithmic = series.pointee.transformation == Int64(OUTTURN_LOG_GROWTH)
    if isLogarithmic { exponentiate(growth, stride: stride, count: steps) }
    compound(
      growth, growth + steps &* stride, base: Reals(at: bases + i &* lanes), stride: stride,
      steps: steps, priceFactors: series.pointee.uses_deflator != 0 ? priceFactors : nil)
    growth += rowLength
    i &+= 1
  }
}

/// From log growth, 100·ln(1 + g/100), to growth, in place.
@inline(__always)
private func exponentiate(_ rows: UnsafeMutablePointer<Real>, stride: Int, count: Int) {
  var row = rows
  var step = 0
  while step < count {
    let growth = exponential(Reals(at: row) * Reals(0.01)).times(Reals(100), plus: Reals(-100))
    growth.store(to: row)
    row += stride
    step &+= 1
  }
}

/// Stores the levels that follow from growth.
@inline(__always)
private func compound(
  _ growthRows: UnsafeMutablePointer<Real>, _ levelRows: UnsafeMutablePointer<Real>,
  base: Reals, stride: Int, steps: Int, priceFactors: UnsafeMutablePointer<Real>?
) {
  var growthRow = growthRows
  var levelRow = levelRows
  var level = base
  var step = 0
  while step < steps {
    var factor = Reals(at: growthRow).times(Reals(0.01), plus: Reals(1))
    if let priceFactors { factor = factor * Reals(at: priceFactors + step &* lanes) }
    level = level * factor
    level.store(to: levelRow)
    growthRow += stride
    levelRow += stride
    step &+= 1
  }
}

/// `compound` for four neighbouring series whose growth is that of their levels.
@inline(__always)
private func compoundFour(
  _ growthRows: UnsafeMutablePointer<Real>, _ levelRows: UnsafeMutablePointer<Real>,
  bases: UnsafeMutablePointer<Real>, rowLength: Int, stride: Int, steps: Int
) {
  var growthRow = growthRows
  var levelRow = levelRows
  var levels = FourSums(at: bases)
  var step = 0
  while step < steps {
    levels = levels.grown(FourSums(at: growthRow, stride: rowLength))
    levels.store(to: levelRow, stride: rowLength)
    growthRow += stride
    levelRow += stride
    step &+= 1
  }
}

/// Leaves the levels before the first step.
func placeBaseLevels(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  draw: Int
) {
  let bases = workspace.pointee.base_levels!
  var i = 0
  while i < Int(job.pointee.series_count) {
    baseLevel(job, workspace, group: group, series: i, draw: draw).store(to: bases + i &* lanes)
    i &+= 1
  }
}

/// The level before the first step, with what is not known of it.
@inline(__always)
private func baseLevel(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, series index: Int, draw: Int
) -> Reals {
  let series = job.pointee.series + index
  let level = Reals(series.pointee.base_levels[draw &* Int(series.pointee.base_stride)])
  let size = Reals(Real(series.pointee.noise_size))
  let place = (group &* numbersPerSlot &* slotsFor(Int(job.pointee.series_count)) &+ index) &* lanes
  if series.pointee.noise == Int64(OUTTURN_NOISE_LOG_NORMAL) {
    return level * exponential(size * Reals(at: workspace.pointee.level_normals + place))
  }
  if series.pointee.noise == Int64(OUTTURN_NOISE_UNIFORM) {
    let u = uniform(Words(at: workspace.pointee.level_uniforms + place))
    return level * size.times(u.times(Reals(2), plus: Reals(-1)), plus: Reals(1))
  }
  return level
}

/// 1 + π/100 of every step, π = mean + common·z₀ + yearly·z.
func fillPriceFactors(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  _ group: Int, _ factors: UnsafeMutablePointer<Real>
) {
  let steps = Int(job.pointee.horizon)
  let normals = workspace.pointee.deflator_normals + group &* slotLength &* slotsFor(steps &+ 1)
  let common = Reals(at: normals)
  var step = 0
  while step < steps {
    let own = Reals(at: normals + (step &+ 1) &* lanes)
    let shared = common.times(
      Reals(job.pointee.deflator_common[step]), plus: Reals(job.pointee.deflator_means[step]))
    let change = own.times(Reals(job.pointee.deflator_yearly[step]), plus: shared)
    change.times(Reals(0.01), plus: Reals(1)).store(to: factors + step &* lanes)
    step &+= 1
  }
}
