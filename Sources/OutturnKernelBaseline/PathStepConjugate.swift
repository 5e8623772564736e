internal import COutturnSIMD

/// Slots of the parameters of one path: normals first, then the uniforms of the chi draws.
@inline(__always)
func parameterSlots(_ job: UnsafePointer<outturn_job>) -> Int {
  let counts = parameterCounts(job)
  return slotsFor(counts.normals) &+ slotsFor(counts.uniforms)
}

/// Normals: A below its diagonal by rows, Z by rows, one for each chi, or for each odd one where
/// chis come from uniforms; those uniforms.
@inline(__always)
func parameterCounts(_ job: UnsafePointer<outturn_job>) -> (normals: Int, uniforms: Int) {
  let n = Int(job.pointee.series_count)
  let k = 1 &+ n &* Int(job.pointee.lags)
  var normals = (n &* (n &- 1)) &>> 1 &+ k &* n
  if job.pointee.chi_reciprocals != nil { return (normals &+ n, 0) }
  var uniforms = 0
  var i = 0
  while i < n {
    let freedom = Int(job.pointee.degrees_of_freedom[0]) &- i
    normals &+= freedom & 1
    uniforms &+= freedom &>> 1
    i &+= 1
  }
  return (normals, uniforms)
}

/// The recursion of a vector autoregression with parameters drawn for every path, for one group.
///
/// In whitened coordinates: with S = Λ·Λᵀ, V = M·Mᵀ, A the Bartlett factor (A_ii² ~ χ²(ν−i),
/// normals below) and Z standard normal, Σ = (ΛA⁻ᵀ)(ΛA⁻ᵀ)ᵀ and B = B̄ + M·Z·(ΛA⁻ᵀ)ᵀ. A step is
/// then y = B̄ᵀx + Λv with Aᵀv = ε + Zᵀ(Mᵀx): neither B nor Σ is formed.
func stepNormalInverseWishart(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, mirrored: Bool
) {
  let n = Int(job.pointee.series_count)
  let lags = Int(job.pointee.lags)
  let below = workspace.pointee.tails + group &* slotLength &* parameterSlots(job)
  let reciprocals =
    workspace.pointee.state + ((lags &+ Int(job.pointee.horizon)) &* n &+ 1 &+ n &* lags &+ n)
    &* lanes
  // The mirrored path has the diagonal that stands there from the first one of the pair.
  if !mirrored { drawDiagonal(job, below, reciprocals) }
  if n == 4 && lags == 1 {
    fourSeriesConjugateSteps(
      job, workspace, group: group, column: column, below, reciprocals)
  } else {
    conjugateSteps(
      job, workspace, group: group, column: column, below, reciprocals, series: n, lags: lags)
  }
}

@inline(__always)
func conjugateSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, _ below: UnsafeMutablePointer<Real>,
  _ reciprocals: UnsafeMutablePointer<Real>, series n: Int, lags: Int
) {
  let rowLength = Int(workspace.pointee.paths_per_row)
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let mean = UnsafePointer(job.pointee.parameters!)
  let rowFactor = mean + k &* n
  let scaleFactor = rowFactor + (k &* (k &+ 1)) &>> 1
  let coordinates = below + ((n &* (n &- 1)) &>> 1) &* lanes
  let shockScale = Reals(Real(job.pointee.shock_scale))

  let rotated = workspace.pointee.state + (lags &+ steps) &* n &* lanes
  let solved = rotated + k &* lanes

  var latest = workspace.pointee.state + steps &* n &* lanes
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var growth = workspace.pointee.values + column
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    rotate(rotated, rowFactor, latest, regressors: k)
    solve(
      solved, shock: shock, scale: shockScale, rotated, coordinates, below, reciprocals,
      series: n, regressors: k)
    let current = latest - n &* lanes
    var i = 0
    while i &+ 4 <= n {
      let centre = fourRegressions(mean + i, latest, series: n, count: n &* lags)
      let next = centre + fourRows(scaleFactor, firstRow: i, times: solved)
      next.store(to: current + i &* lanes)
      next.shifted(by: shift + i).store(to: growth + i &* rowLength, stride: rowLength)
      i &+= 4
    }
    while i < n {
      let centre = regression(mean + i, latest, series: n, count: n &* lags)
      let next = centre + row(scaleFactor, i, times: solved)
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

/// Turns a path's parameter words into normals in place and leaves 1/A_ii in `reciprocals`.
func drawDiagonal(
  _ job: UnsafePointer<outturn_job>, _ words: UnsafeMutablePointer<Real>,
  _ reciprocals: UnsafeMutablePointer<Real>
) {
  let n = Int(job.pointee.series_count)
  let k = 1 &+ n &* Int(job.pointee.lags)
  let counts = parameterCounts(job)
  transformToNormals(words, slots: slotsFor(counts.normals))
  var normal = words + ((n &* (n &- 1)) &>> 1 &+ k &* n) &* lanes
  if let coefficients = job.pointee.chi_reciprocals {
    var i = 0
    while i < n {
      chiReciprocal(Reals(at: normal + i &* lanes), coefficients + i &* chiCoefficients)
        .store(to: reciprocals + i &* lanes)
      i &+= 1
    }
    return
  }
  var uniforms = words + slotLength &* slotsFor(counts.normals)
  var i = 0
  while i < n {
    let freedom = Int(job.pointee.degrees_of_freedom[0]) &- i
    let square = chiSquare(freedom, normal: normal, uniforms: uniforms)
    (Reals(1) / square.squareRoot).store(to: reciprocals + i &* lanes)
    normal += (freedom & 1) &* lanes
    uniforms += (freedom &>> 1) &* lanes
    i &+= 1
  }
}

/// Solves Aᵀv = scale·ε + Zᵀq for v, from the last entry back.
@inline(__always)
private func solve(
  _ solved: UnsafeMutablePointer<Real>, shock: UnsafeMutablePointer<Real>, scale: Reals,
  _ rotated: UnsafeMutablePointer<Real>, _ coordinates: UnsafeMutablePointer<Real>,
  _ below: UnsafeMutablePointer<Real>, _ reciprocals: UnsafeMutablePointer<Real>,
  series n: Int, regressors k: Int
) {
  let whole = n & ~3
  var c = n
  while c > whole {
    c &-= 1
    var sum = Reals(at: shock + c &* lanes) * scale
    var j = 0
    while j < k {
      sum = Reals(at: rotated + j &* lanes).times(
        Reals(at: coordinates + (j &* n &+ c) &* lanes), plus: sum)
      j &+= 1
    }
    var i = c &+ 1
    while i < n {
      sum = sum.minus(Reals(at: entry(below, i, c)), times: Reals(at: solved + i &* lanes))
      i &+= 1
    }
    (sum * Reals(at: reciprocals + c &* lanes)).store(to: solved + c &* lanes)
  }
  while c > 0 {
    c &-= 4
    var sums = FourSums(at: shock + c &* lanes).scaled(by: scale)
    var z = coordinates + c &* lanes
    var j = 0
    while j < k {
      sums.add(Reals(at: rotated + j &* lanes), times: z)
      z += n &* lanes
      j &+= 1
    }
    var i = c &+ 4
    while i < n {
      sums.subtract(Reals(at: solved + i &* lanes), times: entry(below, i, c))
      i &+= 1
    }
    sums.substituteBack(below, row: c, reciprocals + c &* lanes)
    sums.store(to: solved + c &* lanes)
  }
}

/// Where A_ic stands, c < i.
@inline(__always)
func entry(
  _ below: UnsafeMutablePointer<Real>, _ i: Int, _ c: Int
) -> UnsafeMutablePointer<Real> {
  below + ((i &* (i &- 1)) &>> 1 &+ c) &* lanes
}

/// Mᵀx: entry j is Σ_{i≥j} M_ij x_i, with x = 1 and then the regressors.
@inline(__always)
func rotate(
  _ rotated: UnsafeMutablePointer<Real>, _ factor: UnsafePointer<Real>,
  _ regressors: UnsafeMutablePointer<Real>, regressors k: Int
) {
  var j = 0
  while j < k {
    var column = factor + ((j &* (j &+ 1)) &>> 1 &+ j)
    var sum = Reals(column[0])
    if j > 0 { sum = sum * Reals(at: regressors + (j &- 1) &* lanes) }
    var i = j &+ 1
    while i < k {
      column += i
      sum = Reals(at: regressors + (i &- 1) &* lanes).times(Reals(column[0]), plus: sum)
      i &+= 1
    }
    sum.store(to: rotated + j &* lanes)
    j &+= 1
  }
}
