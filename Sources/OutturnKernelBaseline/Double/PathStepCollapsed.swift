internal import COutturnSIMD

/// The recursion of a vector autoregression whose parameters are integrated out, for one group.
///
/// A step is drawn from its exact predictive law given the path so far, a multivariate Student t
/// with κ = ν − n + 1 + h degrees of freedom; then the posterior takes it in. With S = Λ·Λᵀ and
/// V = M·Mᵀ of the posterior before the path, q_h = Mᵀx_h, and T the lower factor of Λ⁻¹S_hΛ⁻ᵀ:
///
///     p_h = q_h − Σ_{s<h} (p_sᵀq_h/d_s)·p_s           V_h·x_h = M·p_h
///     d_h = 1 + q_hᵀp_h
///     y_h = B̄ᵀx_h + Λ(Σ_{s<h} (p_sᵀq_h/d_s)·f_s + f_h)    f_h = √d_h·T·u_h
///     T  ← T·C,  C·Cᵀ = I + u_h·u_hᵀ
///
/// u has density ∝ (1 + uᵀu)^(−(κ+n)/2). Its entries follow one by one from Student-t variates:
/// u_j = √D_j·t(κ+j)/√(κ+j) with D_j = 1 + Σ_{i<j} u_i². C has the closed form C_jj =
/// √(D_{j+1}/D_j), C_ij = u_i·u_j/√(D_j·D_{j+1}).
func stepCollapsed(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int
) {
  // With literals the loops over series are unrolled.
  let n = Int(job.pointee.series_count)
  if n == 4 && job.pointee.lags == 1 {
    collapsedSteps(job, workspace, group: group, column: column, series: 4, lags: 1)
  } else {
    collapsedSteps(
      job, workspace, group: group, column: column, series: n, lags: Int(job.pointee.lags))
  }
}

@inline(__always)
func collapsedSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, series n: Int, lags: Int
) {
  let rowLength = Int(workspace.pointee.paths_per_row)
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let rowFactor = job.pointee.parameters + k &* n

  let past = workspace.pointee.state + (lags &+ steps) &* n &* 8
  let factor = past + steps &* stepRowCount(series: n, regressors: k) &* 8
  let rotated = factor + (n &* (n &+ 1)) &* 4
  let solved = rotated + k &* 8
  let scratch = solved + n &* 8
  setIdentity(factor, order: n)

  var latest = workspace.pointee.state + steps &* n &* 8
  var variates = workspace.pointee.normals + group &* steps &* perStep
  var growth = workspace.pointee.values + column
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    rotate(rotated, rowFactor, latest, regressors: k)
    let own = StepRows(past, step: step, series: n, regressors: k)
    let inflation = project(rotated, past, solved, step: step, series: n, regressors: k)
    (Reals(1) / inflation).store(to: own.inverse)
    innovate(
      factor, variates, solved, own.innovation, scratch, scale: inflation.squareRoot, series: n)
    let current = latest - n &* 8
    advance(
      job, solved, from: latest, to: current, shift: shift, growth: growth, rowLength: rowLength,
      series: n, lags: lags)
    latest = current
    variates += perStep
    growth += n &* rowLength
    shift += n
    step &+= 1
  }
}

@inline(__always)
private func setIdentity(_ factor: UnsafeMutablePointer<Double>, order n: Int) {
  var entry = factor
  var i = 0
  while i < n {
    var j = 0
    while j <= i {
      Reals(j == i ? 1 : 0).store(to: entry)
      entry += 8
      j &+= 1
    }
    i &+= 1
  }
}

/// Draws f_h = scale·T·u, adds it to `solved` and takes it into T.
///
/// - Parameter scratch: 3·n rows.
@inline(__always)
private func innovate(
  _ factor: UnsafeMutablePointer<Double>, _ variates: UnsafeMutablePointer<Double>,
  _ solved: UnsafeMutablePointer<Double>, _ innovation: UnsafeMutablePointer<Double>,
  _ scratch: UnsafeMutablePointer<Double>, scale: Reals, series n: Int
) {
  let growths = scratch + n &* 8
  let spreads = growths + n &* 8
  var sum = Reals(1)
  var root = Reals(1)
  var j = 0
  while j < n {
    let u = root * Reals(at: variates + j &* 8)
    sum = u.times(u, plus: sum)
    let next = sum.squareRoot
    u.store(to: scratch + j &* 8)
    (next / root).store(to: growths + j &* 8)
    (u / (root * next)).store(to: spreads + j &* 8)
    root = next
    j &+= 1
  }
  var start = factor
  var i = 0
  while i < n {
    var product = Reals(0)
    j = i
    while j >= 0 {
      let entry = Reals(at: start + j &* 8)
      entry.times(Reals(at: growths + j &* 8), plus: product * Reals(at: spreads + j &* 8))
        .store(to: start + j &* 8)
      product = entry.times(Reals(at: scratch + j &* 8), plus: product)
      j &-= 1
    }
    let f = scale * product
    f.store(to: innovation + i &* 8)
    (f + Reals(at: solved + i &* 8)).store(to: solved + i &* 8)
    i &+= 1
    start += i &* 8
  }
}
