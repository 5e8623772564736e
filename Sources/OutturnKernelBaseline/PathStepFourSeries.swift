internal import COutturnSIMD

// Four series with one lag, the most common shape of small models: the state of a group stays in
// registers from step to step, where the general recursions keep it in memory. Sums are taken in
// another order, so the last bits differ from theirs.

/// `autoregressionSteps` for four series and one lag.
@inline(__always)
func fourSeriesAutoregressionSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let steps = Int(job.pointee.horizon)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let coefficients = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let factor = coefficients + 20
  let shockScale = Reals(Real(job.pointee.shock_scale))
  let scales = workspace.pointee.scales
  let isScaled = job.pointee.shock_scale != 1

  var y = FourSums(job.pointee.history)
  var shock = workspace.pointee.normals + group &* steps &* 4 &* lanes
  var growth = workspace.pointee.values + column
  let shift = job.pointee.has_shift != 0 ? job.pointee.shift : nil
  var step = 0
  while step < steps {
    var shocks = FourSums(at: shock)
    if let scales {
      shocks = shocks.scaled(by: shockScale * Reals(at: scales + (group &* steps &+ step) &* lanes))
    } else if isScaled {
      shocks = shocks.scaled(by: shockScale)
    }
    var next = FourSums(coefficients)
    next.add(y.a, timesEach: coefficients + 4)
    next.add(y.b, timesEach: coefficients + 8)
    next.add(y.c, timesEach: coefficients + 12)
    next.add(y.d, timesEach: coefficients + 16)
    next.add(factor, lowerTimes: shocks)
    y = next
    if let shift {
      y.shifted(by: shift + step &* 4).store(to: growth, stride: rowLength)
    } else {
      y.store(to: growth, stride: rowLength)
    }
    shock += 4 &* lanes
    growth += 4 &* rowLength
    step &+= 1
  }
}

/// Whether the functions of this file serve a vector autoregression.
@inline(__always)
func isFourSeries(_ job: UnsafePointer<outturn_job>) -> Bool {
  job.pointee.series_count == 4 && job.pointee.lags == 1
}

/// `conjugateSteps` with `addProjection` for four series and one lag, for one group or two neighbouring ones, over at most
/// five steps.
///
/// A step waits for its root and for a chain of sums; two groups in turn fill what one leaves idle.
/// With literals for the steps every loop is unrolled.
func fourSeriesMarginalSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  count: Int, column: Int
) {
  let steps = Int(job.pointee.horizon)
  let groups = FourSeriesGroups(job, workspace, group: group, count: count, column: column)
  fourSeriesMarginalStep(job, groups, step: 0, isLast: steps == 1)
  if steps > 1 { fourSeriesMarginalStep(job, groups, step: 1, isLast: steps == 2) }
  if steps > 2 { fourSeriesMarginalStep(job, groups, step: 2, isLast: steps == 3) }
  if steps > 3 { fourSeriesMarginalStep(job, groups, step: 3, isLast: steps == 4) }
  if steps > 4 { fourSeriesMarginalStep(job, groups, step: 4, isLast: true) }
}

/// Where neighbouring groups have their numbers, and how far apart.
private struct FourSeriesGroups {
  var count: Int
  var rows: ConjugateRows
  var rowsApart: Int
  var shocks: UnsafeMutablePointer<Real>
  var shocksApart: Int
  var below: UnsafeMutablePointer<Real>
  var belowApart: Int
  var growth: UnsafeMutablePointer<Real>
  var rowLength: Int

  @inline(__always) init(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
    count: Int, column: Int
  ) {
    self.count = count
    rows = conjugateRows(job, workspace, group: group, series: 4, lags: 1)
    let next = conjugateRows(job, workspace, group: group &+ 1, series: 4, lags: 1)
    rowsApart = next.rotated - rows.rotated
    shocksApart = Int(job.pointee.horizon) &* 4 &* lanes
    shocks = workspace.pointee.normals + group &* shocksApart
    belowApart = slotLength &* parameterSlots(job)
    below = workspace.pointee.tails + group &* belowApart
    growth = workspace.pointee.values + column
    rowLength = Int(workspace.pointee.paths_per_row)
  }
}

/// Leaves what every group's first step is given in both sets of rows. It stays there.
func placeFirstMarginalStep(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
) {
  let q = FiveRows(job.pointee.parameters + 20, times: FourSums(job.pointee.history))
  let inflation = q.product(q, plus: Reals(1))
  var group = 0
  while group < 2 {
    let rows = conjugateRows(job, workspace, group: group, series: 4, lags: 1)
    let first = StepRows(rows.steps, step: 0, series: 4, regressors: 5)
    q.store(to: first.direction)
    inflation.squareRoot.store(to: first.deviation)
    (Reals(1) / inflation).store(to: first.inverse)
    group &+= 1
  }
}

@inline(__always)
private func fourSeriesMarginalStep(
  _ job: UnsafePointer<outturn_job>, _ groups: FourSeriesGroups, step: Int, isLast: Bool
) {
  let mean = UnsafePointer(job.pointee.parameters!)
  let history = UnsafePointer(job.pointee.history!)
  let shift = job.pointee.has_shift != 0 ? job.pointee.shift + step &* 4 : nil
  var rows = groups.rows
  var shock = groups.shocks + step &* 4 &* lanes
  var below = groups.below
  var growth = groups.growth + step &* 4 &* groups.rowLength
  var group = 0
  while group < groups.count {
    let own = StepRows(rows.steps, step: step, series: 4, regressors: 5)
    var y = step == 0 ? FourSums(history) : FourSums(at: rows.solved)
    var solved: FourSums
    if step == 0 {
      solved = FourSums(at: shock).scaled(by: Reals(at: own.deviation))
      if !isLast { solved.store(to: own.innovation) }
    } else {
      let q = FiveRows(mean + 20, times: y)
      var p = q
      var inflation = q.product(q, plus: Reals(1))
      solved = FourSums(a: Reals(0), b: Reals(0), c: Reals(0), d: Reals(0))
      var s = 0
      while s < step {
        let earlier = StepRows(rows.steps, step: s, series: 4, regressors: 5)
        let direction = FiveRows(at: earlier.direction)
        let product = q.product(direction)
        let weight = product * Reals(at: earlier.inverse)
        inflation = inflation.minus(product, times: weight)
        solved.add(weight, times: earlier.innovation)
        p.subtract(weight, times: direction)
        s &+= 1
      }
      let deviation = inflation.squareRoot
      deviation.store(to: own.deviation)
      let innovation = FourSums(at: shock).scaled(by: deviation)
      if !isLast {
        (Reals(1) / inflation).store(to: own.inverse)
        p.store(to: own.direction)
        innovation.store(to: own.innovation)
      }
      solved = solved + innovation
    }
    solved.substituteBack(below, row: 0, rows.reciprocals)
    var next = FourSums(mean)
    next.add(y.a, timesEach: mean + 4)
    next.add(y.b, timesEach: mean + 8)
    next.add(y.c, timesEach: mean + 12)
    next.add(y.d, timesEach: mean + 16)
    next.add(mean + 35, lowerTimes: solved)
    y = next
    if !isLast { y.store(to: rows.solved) }
    if let shift { y = y.shifted(by: shift) }
    y.store(to: growth, stride: groups.rowLength)
    rows = rows.moved(by: groups.rowsApart)
    shock += groups.shocksApart
    below += groups.belowApart
    growth += lanes
    group &+= 1
  }
}

/// Five rows of one group: the constant and four regressors in the coordinates of V.
private struct FiveRows {
  var a: Reals
  var b: Reals
  var c: Reals
  var d: Reals
  var e: Reals

  @inline(__always) init(at rows: UnsafeMutablePointer<Real>) {
    a = Reals(at: rows)
    b = Reals(at: rows + lanes)
    c = Reals(at: rows + 2 &* lanes)
    d = Reals(at: rows + 3 &* lanes)
    e = Reals(at: rows + 4 &* lanes)
  }

  /// Mᵀx with x = (1, y), M packed by rows.
  @inline(__always) init(_ m: UnsafePointer<Real>, times y: FourSums) {
    a = y.a.times(Reals(m[1]), plus: m[0])
    a = y.b.times(Reals(m[3]), plus: a)
    a = y.c.times(Reals(m[6]), plus: a)
    a = y.d.times(Reals(m[10]), plus: a)
    b = y.b.times(Reals(m[4]), plus: Reals(m[2]) * y.a)
    b = y.c.times(Reals(m[7]), plus: b)
    b = y.d.times(Reals(m[11]), plus: b)
    c = y.c.times(Reals(m[8]), plus: Reals(m[5]) * y.b)
    c = y.d.times(Reals(m[12]), plus: c)
    d = y.d.times(Reals(m[13]), plus: Reals(m[9]) * y.c)
    e = Reals(m[14]) * y.d
  }

  @inline(__always) func store(to address: UnsafeMutablePointer<Real>) {
    a.store(to: address)
    b.store(to: address + lanes)
    c.store(to: address + 2 &* lanes)
    d.store(to: address + 3 &* lanes)
    e.store(to: address + 4 &* lanes)
  }

  @inline(__always) func product(_ other: FiveRows) -> Reals {
    let one = e.times(other.e, plus: b.times(other.b, plus: a * other.a))
    return one + d.times(other.d, plus: c * other.c)
  }

  @inline(__always) func product(_ other: FiveRows, plus sum: Reals) -> Reals {
    let one = e.times(other.e, plus: b.times(other.b, plus: a.times(other.a, plus: sum)))
    return one + d.times(other.d, plus: c * other.c)
  }

  @inline(__always) mutating func subtract(_ factor: Reals, times other: FiveRows) {
    a = a.minus(factor, times: other.a)
    b = b.minus(factor, times: other.b)
    c = c.minus(factor, times: other.c)
    d = d.minus(factor, times: other.d)
    e = e.minus(factor, times: other.e)
  }
}
