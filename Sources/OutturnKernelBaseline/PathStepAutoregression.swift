internal import COutturnSIMD

/// The recursion of a vector autoregression with the parameters of one draw, for one group.
///
/// The state holds the latest values first: a step writes before them, so that the regressors of
/// the next one lie in order from there. The shift is added to the output alone.
func stepVectorAutoregression(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let n = Int(job.pointee.series_count)
  if isFourSeries(job) {
    fourSeriesAutoregressionSteps(job, workspace, group: group, column: column, draw: draw)
  } else if n == 4 {
    // With a literal the loops over series are unrolled.
    autoregressionSteps(job, workspace, group: group, column: column, draw: draw, series: 4)
  } else {
    autoregressionSteps(job, workspace, group: group, column: column, draw: draw, series: n)
  }
}

@inline(__always)
func autoregressionSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int, series n: Int
) {
  let rowLength = Int(workspace.pointee.paths_per_row)
  let lags = Int(job.pointee.lags)
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let coefficients = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let factor = coefficients + (1 &+ n &* lags) &* n
  let shockScale = Reals(Real(job.pointee.shock_scale))
  let hasScales = workspace.pointee.scales != nil

  var latest = workspace.pointee.state + steps &* n &* lanes
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var growth = workspace.pointee.values + column
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    var scale = shockScale
    if hasScales {
      scale = scale * Reals(at: workspace.pointee.scales + (group &* steps &+ step) &* lanes)
    }
    let current = latest - n &* lanes
    var i = 0
    while i &+ 4 <= n {
      let mean = fourRegressions(coefficients + i, latest, series: n, count: n &* lags)
      let impulse = fourRows(factor, firstRow: i, times: shock)
      let next = FourSums(
        a: impulse.a.times(scale, plus: mean.a), b: impulse.b.times(scale, plus: mean.b),
        c: impulse.c.times(scale, plus: mean.c), d: impulse.d.times(scale, plus: mean.d))
      next.store(to: current + i &* lanes)
      next.shifted(by: shift + i).store(to: growth + i &* rowLength, stride: rowLength)
      i &+= 4
    }
    while i < n {
      let mean = regression(coefficients + i, latest, series: n, count: n &* lags)
      let next = row(factor, i, times: shock).times(scale, plus: mean)
      next.store(to: current + i &* lanes)
      (next + Reals(shift[i])).store(to: growth + i &* rowLength)
      i &+= 1
    }
    latest = current
    shock += perStep
    growth += n &* rowLength
    shift += n
    step &+= 1
  }
}

/// Writes the history, the latest first, at the end of the state. It stays there.
func placeHistory(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
) {
  let n = Int(job.pointee.series_count)
  let start = workspace.pointee.state + Int(job.pointee.horizon) &* n &* lanes
  let count = Int(job.pointee.lags) &* n
  var i = 0
  while i < count {
    Reals(job.pointee.history[i]).store(to: start + i &* lanes)
    i &+= 1
  }
}
