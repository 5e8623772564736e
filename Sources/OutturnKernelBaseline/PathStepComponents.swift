internal import COutturnSIMD

/// The recursion of a sum of diagonal autoregressive components, for one group.
///
/// x = c + ρ∘x + scale·s·(Lε); output = Σ w∘x + shift.
func stepComponents(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  // With a literal the loops over series are unrolled.
  let n = Int(job.pointee.series_count)
  if n == 4 {
    componentSteps(job, workspace, group: group, column: column, draw: draw, series: 4)
  } else {
    componentSteps(job, workspace, group: group, column: column, draw: draw, series: n)
  }
}

@inline(__always)
func componentSteps(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int, series n: Int
) {
  let rowLength = Int(workspace.pointee.paths_per_row)
  let components = Int(job.pointee.component_count)
  let steps = Int(job.pointee.horizon)
  let triangle = (n &* (n &+ 1)) &>> 1
  let perComponent = 4 &* n &+ triangle
  let perStep = slotLength &* slotsFor(n &* components)
  let parameters = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let states = UnsafeMutablePointer(workspace.pointee.state!)
  let shockScale = Reals(Real(job.pointee.shock_scale))
  let hasScales = workspace.pointee.scales != nil
  let isVolatile = job.pointee.volatility_count > 0

  var k = 0
  while k < components {
    var i = 0
    while i < n {
      Reals(parameters[k &* perComponent &+ i]).store(to: states + (k &* n &+ i) &* lanes)
      i &+= 1
    }
    k &+= 1
  }
  var normals = workspace.pointee.normals + group &* steps &* perStep
  var growth = workspace.pointee.values + column
  var shift = UnsafePointer(job.pointee.shift!)
  var step = 0
  while step < steps {
    var i = 0
    while i < n {
      Reals(shift[i]).store(to: growth + i &* rowLength)
      i &+= 1
    }
    var parameter = parameters
    var state = states
    var shock = normals
    k = 0
    while k < components {
      var scale = shockScale
      if hasScales && (isVolatile || job.pointee.degrees_of_freedom[k] > 0) {
        let place = ((group &* steps &+ step) &* components &+ k) &* lanes
        scale = scale * Reals(at: workspace.pointee.scales + place)
      }
      let intercepts = parameter + n
      let persistences = intercepts + n
      var factor = persistences + n
      let loadings = factor + triangle
      i = 0
      while i < n {
        var impulse = Reals(factor[0]) * Reals(at: shock)
        var j = 1
        while j <= i {
          impulse = Reals(at: shock + j &* lanes).times(Reals(factor[j]), plus: impulse)
          j &+= 1
        }
        factor += i &+ 1
        let carried = Reals(at: state).times(Reals(persistences[i]), plus: Reals(intercepts[i]))
        let next = impulse.times(scale, plus: carried)
        next.store(to: state)
        let sum = growth + i &* rowLength
        next.times(Reals(loadings[i]), plus: Reals(at: sum)).store(to: sum)
        state += lanes
        i &+= 1
      }
      shock += n &* lanes
      parameter += perComponent
      k &+= 1
    }
    normals += perStep
    growth += n &* rowLength
    shift += n
    step &+= 1
  }
}
