internal import COutturnSIMD

/// Slots of the parameters of one path: normals first, then the uniforms of the chi draws.
@inline(__always)
func parameterSlots(_ job: UnsafePointer<outturn_job>) -> Int {
  let counts = parameterCounts(job)
  return slotsFor(counts.normals) &+ slotsFor(counts.uniforms)
}

/// Normals: A below its diagonal by rows, Z by rows unless it is integrated out, one for each chi, or
/// for each odd one where chis come from uniforms; those uniforms.
@inline(__always)
func parameterCounts(_ job: UnsafePointer<outturn_job>) -> (normals: Int, uniforms: Int) {
  let n = Int(job.pointee.series_count)
  var normals = normalsBeforeDiagonal(job)
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

/// Normals of A below its diagonal and of Z.
@inline(__always)
func normalsBeforeDiagonal(_ job: UnsafePointer<outturn_job>) -> Int {
  let n = Int(job.pointee.series_count)
  let below = (n &* (n &- 1)) &>> 1
  if job.pointee.is_marginal != 0 { return below }
  return below &+ (1 &+ n &* Int(job.pointee.lags)) &* n
}

/// Rows that the recursion of one group works on, behind those of the path itself.
struct ConjugateRows {
  /// q = Mᵀx: k rows.
  var rotated: UnsafeMutablePointer<Real>
  /// v, or what it is solved from: n rows.
  var solved: UnsafeMutablePointer<Real>
  /// 1/A_ii: n rows.
  var reciprocals: UnsafeMutablePointer<Real>
  /// Where Z is integrated out, what the steps before leave, see `StepRows`.
  var steps: UnsafeMutablePointer<Real>

  @inline(__always) func moved(by count: Int) -> ConjugateRows {
    ConjugateRows(
      rotated: rotated + count, solved: solved + count, reciprocals: reciprocals + count,
      steps: steps + count)
  }
}

/// Groups that are stepped side by side, a power of two.
@inline(__always) var groupsAbreast: Int { 4 }

/// Neighbouring groups have rows of their own.
@inline(__always)
func conjugateRows(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  series n: Int, lags: Int
) -> ConjugateRows {
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let ofPath = (lags &+ steps) &* n
  var ofGroup = k &+ 2 &* n
  if job.pointee.is_marginal != 0 { ofGroup &+= steps &* stepRowCount(series: n, regressors: k) }
  let place = group & (groupsAbreast &- 1)
  let rotated = workspace.pointee.state + (ofPath &+ place &* ofGroup) &* lanes
  let solved = rotated + k &* lanes
  let reciprocals = solved + n &* lanes
  return ConjugateRows(
    rotated: rotated, solved: solved, reciprocals: reciprocals, steps: reciprocals + n &* lanes)
}

/// The recursion of a vector autoregression with parameters drawn for every path, for one group.
///
/// In whitened coordinates: with S = Λ·Λᵀ, V = M·Mᵀ, A the Bartlett factor (A_ii² ~ χ²(ν−i),
/// normals below) and Z standard normal, Σ = (ΛA⁻ᵀ)(ΛA⁻ᵀ)ᵀ and B = B̄ + M·Z·(ΛA⁻ᵀ)ᵀ. A step is
/// then y = B̄ᵀx + Λv with Aᵀv = ε + Zᵀ(Mᵀx): neither B nor Σ is formed. Over few steps Z is
/// integrated out, see `addProjection`.
func stepNormalInverseWishart(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, mirrored: Bool
) {
  let rows = conjugateRows(
    job, workspace, group: group, series: Int(job.pointee.series_count),
    lags: Int(job.pointee.lags))
  let below = workspace.pointee.tails + group &* slotLength &* parameterSlots(job)
  // The mirrored path has the diagonal that stands there from the first one of the pair.
  if !mirrored {
    drawParameterNormals(job, below)
    reciprocateDiagonal(job, below, rows.reciprocals)
  }
  if job.pointee.is_marginal != 0 && isFourSeries(job) {
    fourSeriesMarginalSteps(job, workspace, group: group, count: 1, column: column)
  } else {
    conjugateSteps(job, workspace, group: group, column: column, below, rows)
  }
}

/// The same for neighbouring groups, at most `groupsAbreast`, of the four series of
/// `fourSeriesMarginalSteps`.
///
/// A stage of all of them before the next: what waits for its own last number leaves the machine idle.
func stepAbreast(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  count: Int, column: Int
) {
  let apart = slotLength &* parameterSlots(job)
  var words = workspace.pointee.tails + group &* apart
  let end = words + count &* apart
  while words < end {
    drawParameterNormals(job, words)
    words += apart
  }
  words -= count &* apart
  var own = group
  while words < end {
    let rows = conjugateRows(job, workspace, group: own, series: 4, lags: 1)
    // Inlined with the number of series as a literal: the call takes 1 ns a path.
    if let coefficients = job.pointee.chi_reciprocals {
      placeReciprocals(
        job, coefficients, of: words + normalsBeforeDiagonal(job) &* lanes, in: rows.reciprocals,
        series: 4)
    } else {
      reciprocateDiagonal(job, words, rows.reciprocals)
    }
    words += apart
    own &+= 1
  }
  fourSeriesMarginalSteps(job, workspace, group: group, count: count, column: column)
}

@inline(__always)
func conjugateSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, _ below: UnsafeMutablePointer<Real>, _ rows: ConjugateRows
) {
  let n = Int(job.pointee.series_count)
  let lags = Int(job.pointee.lags)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let rowFactor = job.pointee.parameters + k &* n
  let coordinates = below + ((n &* (n &- 1)) &>> 1) &* lanes
  let shockScale = Reals(Real(job.pointee.shock_scale))
  let isMarginal = job.pointee.is_marginal != 0

  var latest = workspace.pointee.state + steps &* n &* lanes
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var growth = workspace.pointee.values + column
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    rotate(rows.rotated, rowFactor, latest, regressors: k)
    if isMarginal {
      addProjection(rows, shock: shock, step: step, series: n, regressors: k)
    } else {
      addCoordinates(
        rows.solved, shock: shock, scale: shockScale, rows.rotated, coordinates, series: n,
        regressors: k)
    }
    substituteBack(rows.solved, below, rows.reciprocals, series: n)
    let current = latest - n &* lanes
    advance(
      job, rows.solved, from: latest, to: current, shift: shift, growth: growth,
      rowLength: rowLength, series: n, lags: lags)
    latest = current
    shock += perStep
    growth += n &* rowLength
    shift += n
    step &+= 1
  }
}

/// The next values y = B̄ᵀx + Λv, and what the shift makes of them.
@inline(__always)
func advance(
  _ job: UnsafePointer<outturn_job>, _ solved: UnsafeMutablePointer<Real>,
  from latest: UnsafeMutablePointer<Real>, to current: UnsafeMutablePointer<Real>,
  shift: UnsafePointer<Real>, growth: UnsafeMutablePointer<Real>, rowLength: Int, series n: Int,
  lags: Int
) {
  let count = n &* lags
  let mean = UnsafePointer(job.pointee.parameters!)
  let scaleFactor = mean + (1 &+ count) &* n + rowStart(1 &+ count)
  var i = 0
  while i &+ 4 <= n {
    let centre = fourRegressions(mean + i, latest, series: n, count: count)
    let next = centre + fourRows(scaleFactor, firstRow: i, times: solved)
    next.store(to: current + i &* lanes)
    next.shifted(by: shift + i).store(to: growth + i &* rowLength, stride: rowLength)
    i &+= 4
  }
  while i < n {
    let centre = regression(mean + i, latest, series: n, count: count)
    let next = centre + row(scaleFactor, i, times: solved)
    next.store(to: current + i &* lanes)
    (next + Reals(shift[i])).store(to: growth + i &* rowLength)
    i &+= 1
  }
}

/// Turns a path's parameter words into normals in place.
func drawParameterNormals(
  _ job: UnsafePointer<outturn_job>, _ words: UnsafeMutablePointer<Real>
) {
  transformToNormals(words, pairs: (parameterCounts(job).normals &+ 1) &>> 1)
}

/// Leaves 1/A_ii in `reciprocals`, from what `drawParameterNormals` leaves.
func reciprocateDiagonal(
  _ job: UnsafePointer<outturn_job>, _ words: UnsafeMutablePointer<Real>,
  _ reciprocals: UnsafeMutablePointer<Real>
) {
  let n = Int(job.pointee.series_count)
  var normal = words + normalsBeforeDiagonal(job) &* lanes
  if let coefficients = job.pointee.chi_reciprocals {
    placeReciprocals(job, coefficients, of: normal, in: reciprocals, series: n)
    return
  }
  var uniforms = words + slotLength &* slotsFor(parameterCounts(job).normals)
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

/// 1/A_ii by their polynomials, from a row of normals each.
@inline(__always)
private func placeReciprocals(
  _ job: UnsafePointer<outturn_job>, _ coefficients: UnsafePointer<Real>,
  of normals: UnsafeMutablePointer<Real>, in reciprocals: UnsafeMutablePointer<Real>, series n: Int
) {
  let count = Int(job.pointee.chi_coefficient_count)
  var i = 0
  while i &+ 4 <= n {
    chiReciprocals(FourSums(at: normals + i &* lanes), coefficients + i, apart: n, count: count)
      .store(to: reciprocals + i &* lanes)
    i &+= 4
  }
  while i < n {
    chiReciprocal(Reals(at: normals + i &* lanes), coefficients + i, apart: n, count: count)
      .store(to: reciprocals + i &* lanes)
    i &+= 1
  }
}

/// scale·ε + Zᵀq.
@inline(__always)
private func addCoordinates(
  _ sums: UnsafeMutablePointer<Real>, shock: UnsafeMutablePointer<Real>, scale: Reals,
  _ rotated: UnsafeMutablePointer<Real>, _ coordinates: UnsafeMutablePointer<Real>,
  series n: Int, regressors k: Int
) {
  var c = 0
  while c &+ 4 <= n {
    var four = FourSums(at: shock + c &* lanes).scaled(by: scale)
    var z = coordinates + c &* lanes
    var j = 0
    while j < k {
      four.add(Reals(at: rotated + j &* lanes), times: z)
      z += n &* lanes
      j &+= 1
    }
    four.store(to: sums + c &* lanes)
    c &+= 4
  }
  while c < n {
    var sum = Reals(at: shock + c &* lanes) * scale
    var j = 0
    while j < k {
      sum = Reals(at: rotated + j &* lanes).times(
        Reals(at: coordinates + (j &* n &+ c) &* lanes), plus: sum)
      j &+= 1
    }
    sum.store(to: sums + c &* lanes)
    c &+= 1
  }
}

/// Solves Aᵀv = sums for v in place, from the last entry back.
@inline(__always)
func substituteBack(
  _ sums: UnsafeMutablePointer<Real>, _ below: UnsafeMutablePointer<Real>,
  _ reciprocals: UnsafeMutablePointer<Real>, series n: Int
) {
  let whole = n & ~3
  var c = n
  while c > whole {
    c &-= 1
    var sum = Reals(at: sums + c &* lanes)
    var i = c &+ 1
    while i < n {
      sum = sum.minus(Reals(at: entry(below, i, c)), times: Reals(at: sums + i &* lanes))
      i &+= 1
    }
    (sum * Reals(at: reciprocals + c &* lanes)).store(to: sums + c &* lanes)
  }
  while c > 0 {
    c &-= 4
    var four = FourSums(at: sums + c &* lanes)
    var i = c &+ 4
    while i < n {
      four.subtract(Reals(at: sums + i &* lanes), times: entry(below, i, c))
      i &+= 1
    }
    four.substituteBack(below, row: c, reciprocals + c &* lanes)
    four.store(to: sums + c &* lanes)
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
