internal import COutturnSIMD

/// `conjugateSteps` with `addProjection` for four series and one lag, for neighbouring groups, at
/// most `groupsAbreast`, over at most five steps.
///
/// The first step's regressors x₀ are the same on every path, and so is most of what it tells of the
/// coefficients: V falls to V₁ = V − Vx₀(Vx₀)ᵀ/d₀, and w at a later x is (x₀ᵀVx/d₀)·w₀ on average. With
/// V₁ = aaᵀ + NNᵀ, a = Vx₀/(|q₀|·√d₀), Nᵀx₀ = 0, the later steps' q are (aᵀx, Nᵀx): five numbers and a
/// mean of (aᵀx)·|q₀|·ε₀.
///
/// A step waits for its root and for a chain of sums; the next groups fill what one leaves idle.
/// With literals for the steps every loop is unrolled.
func fourSeriesMarginalSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  count: Int, column: Int
) {
  let steps = Int(job.pointee.horizon)
  let groups = FourSeriesGroups(job, workspace, group: group, count: count, column: column)
  firstMarginalStep(job, workspace, groups, group: group)
  if steps > 1 { laterMarginalStep(groups, step: 1, isLast: steps == 2) }
  if steps > 2 { laterMarginalStep(groups, step: 2, isLast: steps == 3) }
  if steps > 3 { laterMarginalStep(groups, step: 3, isLast: steps == 4) }
  if steps > 4 { laterMarginalStep(groups, step: 4, isLast: true) }
}

/// Where neighbouring groups have their numbers and how far apart, and what is the same for all.
private struct FourSeriesGroups {
  var count: Int
  var rows: ConjugateRows
  var rowsApart: Int
  var shocks: UnsafeMutablePointer<Real>
  var shocksApart: Int
  var below: UnsafeMutablePointer<Real>
  var belowApart: Int
  var growth: UnsafeMutablePointer<Real>
  var mean: UnsafePointer<Real>
  var firstStep: UnsafePointer<Real>
  var output: FourSeriesOutput

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
    mean = job.pointee.parameters
    firstStep = job.pointee.first_step
    output = FourSeriesOutput(job, workspace)
  }

  /// B̄ᵀx + Λv.
  @inline(__always) func next(_ y: FourSums, _ v: FourSums) -> FourSums {
    var next = FourSums(mean, times: y)
    next.add(mean + 35, lowerTimes: v)
    return next
  }
}

/// Leaves the deviation of the first step, the same for every group, in all sets of rows. It stays
/// there.
func placeFirstMarginalStep(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
) {
  var group = 0
  while group < groupsAbreast {
    let rows = conjugateRows(job, workspace, group: group, series: 4, lags: 1)
    let first = StepRows(rows.steps, step: 0, series: 4, regressors: 5)
    Reals(job.pointee.first_step[0]).store(to: first.deviation)
    group &+= 1
  }
}

@inline(__always)
private func firstMarginalStep(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  _ groups: FourSeriesGroups, group first: Int
) {
  let history = FourSums(job.pointee.history)
  var rows = groups.rows
  var group = 0
  while group < groups.count {
    let own = StepRows(rows.steps, step: 0, series: 4, regressors: 5)
    let shocks = FourSums(at: groups.shocks + group &* groups.shocksApart)
    shocks.scaled(by: Reals(groups.firstStep[1])).store(to: own.innovation)
    var solved = shocks.scaled(by: Reals(groups.firstStep[0]))
    solved.substituteBack(groups.below + group &* groups.belowApart, row: 0, rows.reciprocals)
    let y = groups.next(history, solved)
    y.store(to: rows.solved)
    if groups.output.hasOwnLevels {
      placeBaseLevels(job, workspace, group: first &+ group, draw: 0)
    }
    var levels = FourSums(at: workspace.pointee.base_levels)
    groups.output.leave(y, step: 0, levels: &levels, at: groups.growth + group &* lanes)
    rows = rows.moved(by: groups.rowsApart)
    group &+= 1
  }
}

@inline(__always)
private func laterMarginalStep(_ groups: FourSeriesGroups, step: Int, isLast: Bool) {
  var rows = groups.rows
  var shock = groups.shocks + step &* 4 &* lanes
  var below = groups.below
  var growth = groups.growth + step &* 4 &* groups.output.rowLength
  var group = 0
  while group < groups.count {
    let own = StepRows(rows.steps, step: step, series: 4, regressors: 5)
    let first = StepRows(rows.steps, step: 0, series: 4, regressors: 5)
    var y = FourSums(at: rows.solved)
    let q = FiveRows(groups.firstStep + 2, times: y)
    var p = q
    var inflation = q.product(q, plus: Reals(1))
    var solved = FourSums(at: first.innovation).scaled(by: q.a)
    var s = 1
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
    solved = solved + innovation
    solved.substituteBack(below, row: 0, rows.reciprocals)
    y = groups.next(y, solved)
    if !isLast {
      (Reals(1) / inflation).store(to: own.inverse)
      p.store(to: own.direction)
      innovation.store(to: own.innovation)
      y.store(to: rows.solved)
    }
    let before = growth + groups.output.levelsApart - 4 &* groups.output.rowLength
    var levels = FourSums(at: before, stride: groups.output.rowLength)
    groups.output.leave(y, step: step, levels: &levels, at: growth)
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

  /// (aᵀx, Nᵀx) with x = (1, y): by row its constant, then what it takes of the last values.
  @inline(__always) init(_ m: UnsafePointer<Real>, times y: FourSums) {
    a = y.a.times(Reals(m[1]), plus: Reals(m[0]))
    a = y.b.times(Reals(m[2]), plus: a)
    a = y.c.times(Reals(m[3]), plus: a)
    a = y.d.times(Reals(m[4]), plus: a)
    b = y.a.times(Reals(m[6]), plus: Reals(m[5]))
    b = y.b.times(Reals(m[7]), plus: b)
    b = y.c.times(Reals(m[8]), plus: b)
    b = y.d.times(Reals(m[9]), plus: b)
    c = y.b.times(Reals(m[11]), plus: Reals(m[10]))
    c = y.c.times(Reals(m[12]), plus: c)
    c = y.d.times(Reals(m[13]), plus: c)
    d = y.c.times(Reals(m[15]), plus: Reals(m[14]))
    d = y.d.times(Reals(m[16]), plus: d)
    e = y.d.times(Reals(m[18]), plus: Reals(m[17]))
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
