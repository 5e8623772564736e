/// Paths of vector autoregressions with parameters of their own in every lane:
/// y = Bᵀ·(1, y₋₁, …, y₋ₚ) + L·ε.
///
/// - Parameters:
///   - draws: By group: B by rows, then L packed by rows; eight lanes each. Rows of B after the
///     constant and n·`lags` regressors do not act.
///   - outputs: By group, step, series, lane.
///   - scratch: `slotsFor(n)`·`slotLength`·steps a group for the shocks, then (lags + steps)·n·8.
///   - history: By lag, the latest first, and series.
///   - shocks: Whether there are any.
@inline(never)
package func conjugatePaths(
  _ draws: UnsafePointer<Double>, _ outputs: UnsafeMutablePointer<Double>,
  _ scratch: UnsafeMutablePointer<Double>, history: UnsafePointer<Double>, series n: Int,
  regressors k: Int, lags: Int, steps: Int, firstDraw: UInt64, groups: Int, seed: UInt64,
  shocks: Bool
) {
  if shocks {
    randomNormals(
      scratch, firstPath: firstDraw, groups: groups, firstSlot: 0, slots: slotsFor(n) &* steps,
      purpose: Purpose.posteriorShocks, seed: seed)
  }
  // With a literal the loops over series are unrolled.
  if n == 3 {
    fillPaths(
      draws, outputs, scratch, history: history, series: 3, regressors: k, lags: lags,
      steps: steps, groups: groups, shocks: shocks)
  } else if n == 4 {
    fillPaths(
      draws, outputs, scratch, history: history, series: 4, regressors: k, lags: lags,
      steps: steps, groups: groups, shocks: shocks)
  } else {
    fillPaths(
      draws, outputs, scratch, history: history, series: n, regressors: k, lags: lags,
      steps: steps, groups: groups, shocks: shocks)
  }
}

@inline(__always)
func fillPaths(
  _ draws: UnsafePointer<Double>, _ outputs: UnsafeMutablePointer<Double>,
  _ scratch: UnsafeMutablePointer<Double>, history: UnsafePointer<Double>, series n: Int,
  regressors k: Int, lags: Int, steps: Int, groups: Int, shocks: Bool
) {
  let perStep = slotsFor(n) &* slotLength
  let state = scratch + groups &* perStep &* steps
  let start = state + steps &* n &* 8
  var i = 0
  while i < lags &* n {
    Reals(history[i]).store(to: start + i &* 8)
    i &+= 1
  }
  var coefficients = draws
  var output = outputs
  var shock = scratch
  var group = 0
  while group < groups {
    let factor = coefficients + k &* n &* 8
    var latest = start
    var step = 0
    while step < steps {
      let current = latest - n &* 8
      i = 0
      while i < n {
        // Where the series end first, the last sums are of what stands behind the row, and not used.
        let means = fourLaneRegressions(coefficients + i &* 8, latest, series: n, count: n &* lags)
        let left = n &- i
        finish(means.a, i)
        if left > 1 { finish(means.b, i &+ 1) }
        if left > 2 { finish(means.c, i &+ 2) }
        if left > 3 { finish(means.d, i &+ 3) }
        i &+= 4
      }
      @inline(__always) func finish(_ mean: Reals, _ i: Int) {
        let value = shocks ? laneRow(factor, i, times: shock, plus: mean) : mean
        value.store(to: current + i &* 8)
        value.store(to: output + i &* 8)
      }
      latest = current
      shock += perStep
      output += n &* 8
      step &+= 1
    }
    coefficients += (k &* n &+ (n &* (n &+ 1)) &>> 1) &* 8
    group &+= 1
  }
}

/// The conditional means of four neighbouring equations with coefficients by lane; otherwise as
/// `regression`.
@inline(__always)
func fourLaneRegressions(
  _ coefficients: UnsafePointer<Double>, _ regressors: UnsafeMutablePointer<Double>,
  series n: Int, count: Int
) -> FourSums {
  var coefficient = UnsafeMutablePointer(mutating: coefficients)
  var sums = FourSums(at: coefficient)
  var j = 0
  while j < count {
    coefficient += n &* 8
    sums.add(Reals(at: regressors + j &* 8), times: coefficient)
    j &+= 1
  }
  return sums
}

/// One row of a packed lower triangle by lane times a vector, added to a sum.
@inline(__always)
func laneRow(
  _ factor: UnsafePointer<Double>, _ index: Int, times vector: UnsafeMutablePointer<Double>,
  plus start: Reals
) -> Reals {
  let entries = factor + ((index &* (index &+ 1)) &>> 1) &* 8
  var sum = start
  var j = 0
  while j <= index {
    sum = Reals(at: vector + j &* 8).times(Reals(at: entries + j &* 8), plus: sum)
    j &+= 1
  }
  return sum
}
