internal import COutturnSIMD

// What a path says of a target before the normals of the target's step are drawn: growth in its cell
// is then normal, and what the path has is one draw of it. The mean is the path's growth less what
// the normals gave it.

/// Leaves mean and standard deviation of growth in every target's cell, for one group.
///
/// Called when growth stands in model units, before levels.
func integrateSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, draw: Int
) {
  let rowLength = Int(workspace.pointee.paths_per_row)
  var t = 0
  while t < Int(job.pointee.integrated_count) {
    let target = job.pointee.integrated + t
    let series = Int(target.pointee.series)
    let step = Int(target.pointee.step)
    let shock: Shock
    if job.pointee.model == Int64(OUTTURN_COMPONENTS) {
      shock = componentShock(
        job, workspace, group: group, draw: draw, series: series, step: step)
    } else if job.pointee.model == Int64(OUTTURN_VECTOR_AUTOREGRESSION) {
      shock = autoregressionShock(
        job, workspace, group: group, draw: draw, series: series, step: step)
    } else if job.pointee.model == Int64(OUTTURN_GAUSSIAN_PATHS) {
      shock = gaussianShock(job, workspace, group: group, draw: draw, series: series, step: step)
    } else {
      shock = conjugateShock(job, workspace, group: group, series: series, step: step)
    }
    let growth = Reals(
      at: workspace.pointee.values + Int(target.pointee.growth_row) &* rowLength + column)
    (growth - shock.value).store(to: workspace.pointee.centres + t &* rowLength + column)
    shock.variance.squareRoot.store(to: workspace.pointee.deviations + t &* rowLength + column)
    t &+= 1
  }
}

/// What a step's normals add to a cell, and the variance of that.
struct Shock {
  var value: Reals
  var variance: Reals
}

/// A row of a packed lower triangle, from `first` on, times normals.
@inline(__always)
func rowShock(
  _ entries: UnsafePointer<Real>, _ normals: UnsafeMutablePointer<Real>, count: Int
) -> Shock {
  var value = Reals(0)
  var variance = Reals(0)
  var j = 0
  while j < count {
    let entry = Reals(entries[j])
    value = Reals(at: normals + j &* lanes).times(entry, plus: value)
    variance = entry.times(entry, plus: variance)
    j &+= 1
  }
  return Shock(value: value, variance: variance)
}

/// Where row i of a packed lower triangle begins.
@inline(__always)
func rowStart(_ i: Int) -> Int { (i &* (i &+ 1)) &>> 1 }

/// Σ_k w·s·(Lε) over the components.
@inline(__always)
func componentShock(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  draw: Int, series i: Int, step: Int
) -> Shock {
  let n = Int(job.pointee.series_count)
  let components = Int(job.pointee.component_count)
  let triangle = rowStart(n)
  let place = group &* Int(job.pointee.horizon) &+ step
  var normals = workspace.pointee.normals + place &* slotLength &* slotsFor(n &* components)
  var parameter = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  var sum = Shock(value: Reals(0), variance: Reals(0))
  var k = 0
  while k < components {
    let own = rowShock(parameter + 3 &* n + rowStart(i), normals, count: i &+ 1)
    var factor =
      Reals(Real(job.pointee.shock_scale)) * Reals(parameter[3 &* n &+ triangle &+ i])
    if workspace.pointee.scales != nil
      && (job.pointee.volatility_count > 0 || job.pointee.degrees_of_freedom[k] > 0)
    {
      let scales = workspace.pointee.scales + (place &* components &+ k) &* lanes
      factor = factor * Reals(at: scales)
    }
    sum.value = own.value.times(factor, plus: sum.value)
    sum.variance = own.variance.times(factor * factor, plus: sum.variance)
    normals += n &* lanes
    parameter += 4 &* n &+ triangle
    k &+= 1
  }
  return sum
}

/// s·(Lε).
@inline(__always)
func autoregressionShock(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  draw: Int, series i: Int, step: Int
) -> Shock {
  let n = Int(job.pointee.series_count)
  let place = group &* Int(job.pointee.horizon) &+ step
  let coefficients = (1 &+ n &* Int(job.pointee.lags)) &* n
  let parameters = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  var shock = rowShock(
    parameters + coefficients + rowStart(i),
    workspace.pointee.normals + place &* slotLength &* slotsFor(n), count: i &+ 1)
  var scale = Reals(Real(job.pointee.shock_scale))
  if workspace.pointee.scales != nil {
    scale = scale * Reals(at: workspace.pointee.scales + place &* lanes)
  }
  shock.value = shock.value * scale
  shock.variance = shock.variance * (scale * scale)
  return shock
}

/// The part of a row of L that its own step's normals stand in.
@inline(__always)
func gaussianShock(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  draw: Int, series i: Int, step: Int
) -> Shock {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let cell = step &* n &+ i
  let parameters = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let row = parameters + steps &* n + rowStart(cell)
  let place = group &* steps &+ step
  return rowShock(
    row + step &* n, workspace.pointee.normals + place &* slotLength &* slotsFor(n), count: i &+ 1)
}

/// A row of C·ε with C = ΛA⁻ᵀ: C·Aᵀ = Λ is solved for the row from its first entry on. Where the
/// coefficients are integrated out, √d times that.
@inline(__always)
func conjugateShock(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  series i: Int, step: Int
) -> Shock {
  let n = Int(job.pointee.series_count)
  let lags = Int(job.pointee.lags)
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let below = workspace.pointee.tails + group &* slotLength &* parameterSlots(job)
  // The step is done: its rows serve for the row of C.
  let rows = conjugateRows(job, workspace, group: group, series: n, lags: lags)
  let scaleFactor = job.pointee.parameters + k &* n + rowStart(k) + rowStart(i)
  let normals =
    workspace.pointee.normals + (group &* steps &+ step) &* slotLength &* slotsFor(n)
  var shock = Shock(value: Reals(0), variance: Reals(0))
  var j = 0
  while j < n {
    var sum = Reals(j <= i ? scaleFactor[j] : 0)
    var l = 0
    while l < j {
      sum = sum.minus(Reals(at: rows.solved + l &* lanes), times: Reals(at: entry(below, j, l)))
      l &+= 1
    }
    let c = sum * Reals(at: rows.reciprocals + j &* lanes)
    c.store(to: rows.solved + j &* lanes)
    shock.value = Reals(at: normals + j &* lanes).times(c, plus: shock.value)
    shock.variance = c.times(c, plus: shock.variance)
    j &+= 1
  }
  var scale = Reals(Real(job.pointee.shock_scale))
  if job.pointee.is_marginal != 0 {
    let own = StepRows(rows.steps, step: step, series: n, regressors: k)
    scale = Reals(at: own.deviation)
  }
  shock.value = shock.value * scale
  shock.variance = shock.variance * (scale * scale)
  return shock
}
