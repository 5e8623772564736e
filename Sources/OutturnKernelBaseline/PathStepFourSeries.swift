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

/// `conjugateSteps` for four series and one lag.
///
/// - Parameters:
///   - below: A below its diagonal, then Z by rows.
///   - reciprocals: 1/A_ii.
@inline(__always)
func fourSeriesConjugateSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, _ below: UnsafeMutablePointer<Real>,
  _ reciprocals: UnsafeMutablePointer<Real>
) {
  let steps = Int(job.pointee.horizon)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let mean = UnsafePointer(job.pointee.parameters!)
  let m = mean + 20
  let scaleFactor = mean + 35
  let z = below + 6 &* lanes
  let shockScale = Reals(Real(job.pointee.shock_scale))
  let isScaled = job.pointee.shock_scale != 1

  var y = FourSums(job.pointee.history)
  var shock = workspace.pointee.normals + group &* steps &* 4 &* lanes
  var growth = workspace.pointee.values + column
  let shift = job.pointee.has_shift != 0 ? job.pointee.shift : nil
  var step = 0
  while step < steps {
    var solved = FourSums(at: shock)
    if isScaled { solved = solved.scaled(by: shockScale) }
    // Entries of Mᵀx with x = (1, y), M packed by rows, each with its row of Z.
    var rotated = y.a.times(Reals(m[1]), plus: m[0])
    rotated = y.b.times(Reals(m[3]), plus: rotated)
    rotated = y.c.times(Reals(m[6]), plus: rotated)
    rotated = y.d.times(Reals(m[10]), plus: rotated)
    solved.add(rotated, times: z)
    rotated = y.b.times(Reals(m[4]), plus: Reals(m[2]) * y.a)
    rotated = y.c.times(Reals(m[7]), plus: rotated)
    rotated = y.d.times(Reals(m[11]), plus: rotated)
    solved.add(rotated, times: z + 4 &* lanes)
    rotated = y.c.times(Reals(m[8]), plus: Reals(m[5]) * y.b)
    rotated = y.d.times(Reals(m[12]), plus: rotated)
    solved.add(rotated, times: z + 8 &* lanes)
    solved.add(y.d.times(Reals(m[13]), plus: Reals(m[9]) * y.c), times: z + 12 &* lanes)
    solved.add(Reals(m[14]) * y.d, times: z + 16 &* lanes)
    solved.substituteBack(below, row: 0, reciprocals)

    var next = FourSums(mean)
    next.add(y.a, timesEach: mean + 4)
    next.add(y.b, timesEach: mean + 8)
    next.add(y.c, timesEach: mean + 12)
    next.add(y.d, timesEach: mean + 16)
    next.add(scaleFactor, lowerTimes: solved)
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
