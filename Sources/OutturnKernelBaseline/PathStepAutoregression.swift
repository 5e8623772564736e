internal import COutturnSIMD

/// The recursion of a vector autoregression with the parameters of one draw, for one group.
///
/// The state is the history followed by what has been simulated, oldest first, so that a lag is
/// an address. The shift is added to the output alone.
func stepVectorAutoregression(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, draw: Int
) {
  let n = Int(job.pointee.series_count)
  let lags = Int(job.pointee.lags)
  let steps = Int(job.pointee.horizon)
  let perStep = 16 &* slotsFor(n)
  let coefficients = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let factorStart = coefficients + (1 &+ n &* lags) &* n
  let shockScale = D8(job.pointee.shock_scale)
  let hasScales = workspace.pointee.scales != nil

  placeHistory(job, workspace)
  var current = workspace.pointee.state + lags &* n &* 8
  var shock = workspace.pointee.normals + group &* steps &* perStep
  var output = UnsafeMutablePointer(workspace.pointee.outputs!)
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    var scale = shockScale
    if hasScales {
      scale = scale * D8(at: workspace.pointee.scales + (group &* steps &+ step) &* 8)
    }
    var factor = factorStart
    var i = 0
    while i < n {
      var impulse = D8(factor[0]) * D8(at: shock)
      var j = 1
      while j <= i {
        impulse = D8(at: shock + j &* 8).times(D8(factor[j]), plus: impulse)
        j &+= 1
      }
      factor += i &+ 1
      let next = impulse.times(
        scale, plus: regression(coefficients + i, current, series: n, lags: lags))
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

/// The conditional mean of one equation.
///
/// - Parameters:
///   - coefficients: The equation's column: its constant, then each regressor `series` further.
///   - current: Where the step's value will stand; lag l is `l·series` rows before.
@inline(__always)
func regression(
  _ coefficients: UnsafePointer<Double>, _ current: UnsafeMutablePointer<Double>, series n: Int,
  lags: Int
) -> D8 {
  var sum = D8(coefficients[0])
  var coefficient = coefficients + n
  var lag = 1
  while lag <= lags {
    let row = current - lag &* n &* 8
    var j = 0
    while j < n {
      sum = D8(at: row + j &* 8).times(D8(coefficient[0]), plus: sum)
      coefficient += n
      j &+= 1
    }
    lag &+= 1
  }
  return sum
}

/// Writes the history, oldest first, at the start of the state.
func placeHistory(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>
) {
  let n = Int(job.pointee.series_count)
  let lags = Int(job.pointee.lags)
  var lag = 0
  while lag < lags {
    let row = workspace.pointee.state + (lags &- 1 &- lag) &* n &* 8
    var i = 0
    while i < n {
      D8(job.pointee.history[lag &* n &+ i]).store(to: row + i &* 8)
      i &+= 1
    }
    lag &+= 1
  }
}
