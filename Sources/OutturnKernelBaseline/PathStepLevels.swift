internal import COutturnSIMD

/// From the model's output to growth, and from growth to levels, for one group.
///
/// - Parameter column: Where the group's eight paths stand in a row of the block of values.
func accumulateLevels(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let outputs = UnsafeMutablePointer(workspace.pointee.outputs!)
  let priceFactors = outputs + steps &* n &* 8
  if job.pointee.has_deflator != 0 { fillPriceFactors(job, workspace, group, priceFactors) }
  var i = 0
  while i < n {
    let series = job.pointee.series + i
    let base = baseLevel(job, workspace, group: group, series: i, draw: draw)
    let growthRow = workspace.pointee.values! + (i &* rowLength &+ column)
    let isLogarithmic = series.pointee.transformation == Int64(OUTTURN_LOG_GROWTH)
    if isLogarithmic { exponentiate(outputs + i &* 8, stride: n &* 8, count: steps) }
    compound(
      outputs + i &* 8, growthRow, growthRow + steps &* n &* rowLength, base: base,
      outputStride: n &* 8, rowStride: n &* rowLength, steps: steps,
      priceFactors: series.pointee.uses_deflator != 0 ? priceFactors : nil)
    i &+= 1
  }
}

/// From log growth, 100·ln(1 + g/100), to growth, in place.
@inline(__always)
private func exponentiate(_ outputs: UnsafeMutablePointer<Double>, stride: Int, count: Int) {
  var output = outputs
  var step = 0
  while step < count {
    let growth = exponential(D8(at: output) * D8(0.01)).times(D8(100), plus: D8(-100))
    growth.store(to: output)
    output += stride
    step &+= 1
  }
}

/// Stores growth and the levels that follow from it.
@inline(__always)
private func compound(
  _ outputs: UnsafeMutablePointer<Double>, _ growthRows: UnsafeMutablePointer<Double>,
  _ levelRows: UnsafeMutablePointer<Double>, base: D8, outputStride: Int, rowStride: Int,
  steps: Int, priceFactors: UnsafeMutablePointer<Double>?
) {
  var output = outputs
  var growthRow = growthRows
  var levelRow = levelRows
  var level = base
  var step = 0
  while step < steps {
    let growth = D8(at: output)
    growth.store(to: growthRow)
    var factor = growth.times(D8(0.01), plus: D8(1))
    if let priceFactors { factor = factor * D8(at: priceFactors + step &* 8) }
    level = level * factor
    level.store(to: levelRow)
    output += outputStride
    growthRow += rowStride
    levelRow += rowStride
    step &+= 1
  }
}

/// The level before the first step, with what is not known of it.
@inline(__always)
private func baseLevel(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, series index: Int, draw: Int
) -> D8 {
  let series = job.pointee.series + index
  let level = D8(series.pointee.base_levels[draw &* Int(series.pointee.base_stride)])
  let size = D8(series.pointee.noise_size)
  let place = (group &* 2 &* slotsFor(Int(job.pointee.series_count)) &+ index) &* 8
  if series.pointee.noise == Int64(OUTTURN_NOISE_LOG_NORMAL) {
    return level * exponential(size * D8(at: workspace.pointee.level_normals + place))
  }
  if series.pointee.noise == Int64(OUTTURN_NOISE_UNIFORM) {
    let u = uniform(U8(at: workspace.pointee.level_uniforms + place))
    return level * size.times(u.times(D8(2), plus: D8(-1)), plus: D8(1))
  }
  return level
}

/// 1 + π/100 of every step, π = mean + common·z₀ + yearly·z.
func fillPriceFactors(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  _ group: Int, _ factors: UnsafeMutablePointer<Double>
) {
  let steps = Int(job.pointee.horizon)
  let normals = workspace.pointee.deflator_normals + group &* 16 &* slotsFor(steps &+ 1)
  let common = D8(at: normals)
  var step = 0
  while step < steps {
    let own = D8(at: normals + (step &+ 1) &* 8)
    let shared = common.times(
      D8(job.pointee.deflator_common[step]), plus: D8(job.pointee.deflator_means[step]))
    let change = own.times(D8(job.pointee.deflator_yearly[step]), plus: shared)
    change.times(D8(0.01), plus: D8(1)).store(to: factors + step &* 8)
    step &+= 1
  }
}
