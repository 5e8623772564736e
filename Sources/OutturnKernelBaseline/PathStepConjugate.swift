internal import COutturnSIMD

/// Slots of the parameters of one path: normals first, then the uniforms of the chi draws.
@inline(__always)
func parameterSlots(_ job: UnsafePointer<outturn_job>) -> Int {
  let counts = parameterCounts(job)
  return slotsFor(counts.normals) &+ slotsFor(counts.uniforms)
}

/// Normals: A below its diagonal by rows, Z by rows, one for each odd chi; uniforms of the chis.
@inline(__always)
func parameterCounts(_ job: UnsafePointer<outturn_job>) -> (normals: Int, uniforms: Int) {
  let n = Int(job.pointee.series_count)
  let k = 1 &+ n &* Int(job.pointee.lags)
  var normals = (n &* (n &- 1)) &>> 1 &+ k &* n
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
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int
) {
  let n = Int(job.pointee.series_count)
  if n == 4 && job.pointee.lags == 1 {
    stepNormalInverseWishart(job, workspace, group: group, series: 4, lags: 1)
  } else {
    stepNormalInverseWishart(
      job, workspace, group: group, series: n, lags: Int(job.pointee.lags))
  }
}

@inline(__always)
private func stepNormalInverseWishart(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  series n: Int, lags: Int
) {
  let k = 1 &+ n &* lags
  let steps = Int(job.pointee.horizon)
  let perStep = 16 &* slotsFor(n)
  let mean = UnsafePointer(job.pointee.parameters!)
  let rowFactor = mean + k &* n
  let scaleFactor = rowFactor + (k &* (k &+ 1)) &>> 1
  let below = workspace.pointee.tails + group &* 16 &* parameterSlots(job)
  let coordinates = below + ((n &* (n &- 1)) &>> 1) &* 8
  let shockScale = D8(job.pointee.shock_scale)

  let historyLength = (lags &+ steps) &* n &* 8
  let rotated = workspace.pointee.state + historyLength
  let solved = rotated + k &* 8
  let reciprocals = solved + n &* 8
  drawDiagonal(job, below, reciprocals)

  var current = workspace.pointee.state + lags &* n &* 8
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var output = UnsafeMutablePointer(workspace.pointee.outputs!)
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    rotate(rotated, rowFactor, current, series: n, regressors: k)
    solve(
      solved, shock: shock, scale: shockScale, rotated, coordinates, below, reciprocals,
      series: n, regressors: k)
    var i = 0
    while i &+ 4 <= n {
      let mean = fourRegressions(mean + i, current, series: n, lags: lags)
      let next = mean + fourRows(scaleFactor, firstRow: i, times: solved)
      next.store(to: current + i &* 8)
      next.shifted(by: shift + i).store(to: output + i &* 8)
      i &+= 4
    }
    while i < n {
      let mean = regression(mean + i, current, series: n, lags: lags)
      let next = mean + row(scaleFactor, i, times: solved)
      next.store(to: current + i &* 8)
      (next + D8(shift[i])).store(to: output + i &* 8)
      i &+= 1
    }
    current += n &* 8
    shock += perStep
    output += n &* 8
    shift += n
    step &+= 1
  }
}

/// Turns a path's parameter words into normals in place and leaves 1/A_ii in `reciprocals`.
func drawDiagonal(
  _ job: UnsafePointer<outturn_job>, _ words: UnsafeMutablePointer<Double>,
  _ reciprocals: UnsafeMutablePointer<Double>
) {
  let n = Int(job.pointee.series_count)
  let k = 1 &+ n &* Int(job.pointee.lags)
  let counts = parameterCounts(job)
  transformToNormals(words, slots: slotsFor(counts.normals))
  var normal = words + ((n &* (n &- 1)) &>> 1 &+ k &* n) &* 8
  var uniforms = words + 16 &* slotsFor(counts.normals)
  var i = 0
  while i < n {
    let freedom = Int(job.pointee.degrees_of_freedom[0]) &- i
    let square = chiSquare(freedom, normal: normal, uniforms: uniforms)
    (D8(1) / square.squareRoot).store(to: reciprocals + i &* 8)
    if freedom & 1 != 0 { normal += 8 }
    uniforms += (freedom &>> 1) &* 8
    i &+= 1
  }
}

/// Solves Aᵀv = scale·ε + Zᵀq for v, from the last entry back.
@inline(__always)
private func solve(
  _ solved: UnsafeMutablePointer<Double>, shock: UnsafeMutablePointer<Double>, scale: D8,
  _ rotated: UnsafeMutablePointer<Double>, _ coordinates: UnsafeMutablePointer<Double>,
  _ below: UnsafeMutablePointer<Double>, _ reciprocals: UnsafeMutablePointer<Double>,
  series n: Int, regressors k: Int
) {
  var c = 0
  while c &+ 4 <= n {
    var sums = FourSums(
      a: D8(at: shock + c &* 8) * scale, b: D8(at: shock + (c &+ 1) &* 8) * scale,
      c: D8(at: shock + (c &+ 2) &* 8) * scale, d: D8(at: shock + (c &+ 3) &* 8) * scale)
    var z = coordinates + c &* 8
    var j = 0
    while j < k {
      let q = D8(at: rotated + j &* 8)
      sums.a = q.times(D8(at: z), plus: sums.a)
      sums.b = q.times(D8(at: z + 8), plus: sums.b)
      sums.c = q.times(D8(at: z + 16), plus: sums.c)
      sums.d = q.times(D8(at: z + 24), plus: sums.d)
      z += n &* 8
      j &+= 1
    }
    sums.store(to: solved + c &* 8)
    c &+= 4
  }
  while c < n {
    var sum = D8(at: shock + c &* 8) * scale
    var j = 0
    while j < k {
      sum = D8(at: rotated + j &* 8).times(D8(at: coordinates + (j &* n &+ c) &* 8), plus: sum)
      j &+= 1
    }
    sum.store(to: solved + c &* 8)
    c &+= 1
  }
  c = n &- 1
  while c >= 0 {
    let v = D8(at: solved + c &* 8) * D8(at: reciprocals + c &* 8)
    v.store(to: solved + c &* 8)
    // Row c of A holds what v_c takes from the sums before it.
    let entries = below + ((c &* (c &- 1)) &>> 1) &* 8
    var i = 0
    while i < c {
      let sum = D8(at: solved + i &* 8)
      (sum - D8(at: entries + i &* 8) * v).store(to: solved + i &* 8)
      i &+= 1
    }
    c &-= 1
  }
}

/// Mᵀx: entry j is Σ_{i≥j} M_ij x_i, with x = (1, lag 1, lag 2, …).
@inline(__always)
private func rotate(
  _ rotated: UnsafeMutablePointer<Double>, _ factor: UnsafePointer<Double>,
  _ current: UnsafeMutablePointer<Double>, series n: Int, regressors k: Int
) {
  D8(factor[0]).store(to: rotated)
  var row = factor + 1
  var i = 1
  while i < k {
    let lag = (i &- 1) / n &+ 1
    let x = D8(at: current - (lag &* n &- (i &- 1) % n) &* 8)
    var j = 0
    while j < i {
      x.times(D8(row[j]), plus: D8(at: rotated + j &* 8)).store(to: rotated + j &* 8)
      j &+= 1
    }
    (x * D8(row[i])).store(to: rotated + i &* 8)
    row += i &+ 1
    i &+= 1
  }
}
