internal import COutturnSIMD

/// The recursion of a vector autoregression with the parameters of one draw, for one group.
///
/// The state holds the latest values first: a step writes before them, so that the regressors of
/// the next one lie in order from there. The shift is added to the output alone.
func stepVectorAutoregression(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, draw: Int
) {
  // With a literal the loops over series are unrolled.
  let n = Int(job.pointee.series_count)
  if n == 4 {
    autoregressionSteps(job, workspace, group: group, draw: draw, series: 4)
  } else {
    autoregressionSteps(job, workspace, group: group, draw: draw, series: n)
  }
}

@inline(__always)
func autoregressionSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, draw: Int, series n: Int
) {
  let lags = Int(job.pointee.lags)
  let steps = Int(job.pointee.horizon)
  let perStep = 16 &* slotsFor(n)
  let coefficients = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let factor = coefficients + (1 &+ n &* lags) &* n
  let shockScale = D8(job.pointee.shock_scale)
  let hasScales = workspace.pointee.scales != nil

  var latest = workspace.pointee.state + steps &* n &* 8
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var output = UnsafeMutablePointer(workspace.pointee.outputs!)
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    var scale = shockScale
    if hasScales {
      scale = scale * D8(at: workspace.pointee.scales + (group &* steps &+ step) &* 8)
    }
    let current = latest - n &* 8
    var i = 0
    while i &+ 4 <= n {
      let mean = fourRegressions(coefficients + i, latest, series: n, count: n &* lags)
      let impulse = fourRows(factor, firstRow: i, times: shock)
      let next = FourSums(
        a: impulse.a.times(scale, plus: mean.a), b: impulse.b.times(scale, plus: mean.b),
        c: impulse.c.times(scale, plus: mean.c), d: impulse.d.times(scale, plus: mean.d))
      next.store(to: current + i &* 8)
      next.shifted(by: shift + i).store(to: output + i &* 8)
      i &+= 4
    }
    while i < n {
      let mean = regression(coefficients + i, latest, series: n, count: n &* lags)
      let next = row(factor, i, times: shock).times(scale, plus: mean)
      next.store(to: current + i &* 8)
      (next + D8(shift[i])).store(to: output + i &* 8)
      i &+= 1
    }
    latest = current
    shock += perStep
    output += n &* 8
    shift += n
    step &+= 1
  }
}

/// Four sums that are accumulated side by side, so that none waits for another.
struct FourSums {
  var a: D8
  var b: D8
  var c: D8
  var d: D8

  /// To four consecutive rows.
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    a.store(to: address)
    b.store(to: address + 8)
    c.store(to: address + 16)
    d.store(to: address + 24)
  }

  /// Adds a factor times four consecutive rows.
  @inline(__always) mutating func add(_ factor: D8, times rows: UnsafeMutablePointer<Double>) {
    a = factor.times(D8(at: rows), plus: a)
    b = factor.times(D8(at: rows + 8), plus: b)
    c = factor.times(D8(at: rows + 16), plus: c)
    d = factor.times(D8(at: rows + 24), plus: d)
  }

  /// Takes away a factor times four consecutive rows.
  @inline(__always) mutating func subtract(
    _ factor: D8, times rows: UnsafeMutablePointer<Double>
  ) {
    a = a.minus(factor, times: D8(at: rows))
    b = b.minus(factor, times: D8(at: rows + 8))
    c = c.minus(factor, times: D8(at: rows + 16))
    d = d.minus(factor, times: D8(at: rows + 24))
  }

  @inline(__always) func shifted(by shift: UnsafePointer<Double>) -> FourSums {
    FourSums(a: a + D8(shift[0]), b: b + D8(shift[1]), c: c + D8(shift[2]), d: d + D8(shift[3]))
  }

  @inline(__always) static func + (x: FourSums, y: FourSums) -> FourSums {
    FourSums(a: x.a + y.a, b: x.b + y.b, c: x.c + y.c, d: x.d + y.d)
  }
}

/// The conditional means of four neighbouring equations; see `regression`.
@inline(__always)
func fourRegressions(
  _ coefficients: UnsafePointer<Double>, _ regressors: UnsafeMutablePointer<Double>,
  series n: Int, count: Int
) -> FourSums {
  var sums = FourSums(
    a: D8(coefficients[0]), b: D8(coefficients[1]), c: D8(coefficients[2]),
    d: D8(coefficients[3]))
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    let x = D8(at: regressors + j &* 8)
    sums.a = x.times(D8(coefficient[0]), plus: sums.a)
    sums.b = x.times(D8(coefficient[1]), plus: sums.b)
    sums.c = x.times(D8(coefficient[2]), plus: sums.c)
    sums.d = x.times(D8(coefficient[3]), plus: sums.d)
    coefficient += n
    j &+= 1
  }
  return sums
}

/// The conditional mean of one equation.
///
/// - Parameters:
///   - coefficients: The equation's column: its constant, then each regressor `series` further.
///   - regressors: Lag 1 of each series, then lag 2 of each, …: `count` rows.
@inline(__always)
func regression(
  _ coefficients: UnsafePointer<Double>, _ regressors: UnsafeMutablePointer<Double>,
  series n: Int, count: Int
) -> D8 {
  var sum = D8(coefficients[0])
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    sum = D8(at: regressors + j &* 8).times(D8(coefficient[0]), plus: sum)
    coefficient += n
    j &+= 1
  }
  return sum
}

/// One row of a packed lower triangle times a vector.
@inline(__always)
func row(
  _ factor: UnsafePointer<Double>, _ index: Int, times vector: UnsafeMutablePointer<Double>
) -> D8 {
  let entries = factor + (index &* (index &+ 1)) &>> 1
  var sum = D8(entries[0]) * D8(at: vector)
  var j = 1
  while j <= index {
    sum = D8(at: vector + j &* 8).times(D8(entries[j]), plus: sum)
    j &+= 1
  }
  return sum
}

/// Four neighbouring rows of a packed lower triangle times a vector; sums as in `row`.
@inline(__always)
func fourRows(
  _ factor: UnsafePointer<Double>, firstRow index: Int,
  times vector: UnsafeMutablePointer<Double>
) -> FourSums {
  let a = factor + (index &* (index &+ 1)) &>> 1
  let b = a + (index &+ 1)
  let c = b + (index &+ 2)
  let d = c + (index &+ 3)
  let first = D8(at: vector)
  var sums = FourSums(
    a: D8(a[0]) * first, b: D8(b[0]) * first, c: D8(c[0]) * first, d: D8(d[0]) * first)
  var j = 1
  while j <= index {
    let value = D8(at: vector + j &* 8)
    sums.a = value.times(D8(a[j]), plus: sums.a)
    sums.b = value.times(D8(b[j]), plus: sums.b)
    sums.c = value.times(D8(c[j]), plus: sums.c)
    sums.d = value.times(D8(d[j]), plus: sums.d)
    j &+= 1
  }
  let second = D8(at: vector + (index &+ 1) &* 8)
  sums.b = second.times(D8(b[index &+ 1]), plus: sums.b)
  sums.c = second.times(D8(c[index &+ 1]), plus: sums.c)
  sums.d = second.times(D8(d[index &+ 1]), plus: sums.d)
  let third = D8(at: vector + (index &+ 2) &* 8)
  sums.c = third.times(D8(c[index &+ 2]), plus: sums.c)
  sums.d = third.times(D8(d[index &+ 2]), plus: sums.d)
  sums.d = D8(at: vector + (index &+ 3) &* 8).times(D8(d[index &+ 3]), plus: sums.d)
  return sums
}

/// Writes the history, the latest first, at the end of the state. It stays there.
func placeHistory(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
) {
  let n = Int(job.pointee.series_count)
  let start = workspace.pointee.state + Int(job.pointee.horizon) &* n &* 8
  let count = Int(job.pointee.lags) &* n
  var i = 0
  while i < count {
    D8(job.pointee.history[i]).store(to: start + i &* 8)
    i &+= 1
  }
}
