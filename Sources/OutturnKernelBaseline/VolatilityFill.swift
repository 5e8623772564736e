internal import COutturnSIMD

// Stochastic volatility: h(t) = a + φ·h(t−1) + ω·η(t), η normal, and scales times exp(h(t)).

/// Multiplies the scales of consecutive groups by the volatilities of their paths, from normals of
/// a purpose of their own.
///
/// Where shocks are normal the scale is the volatility itself. The numbers of a pair of groups are
/// made once: both paths have one volatility.
func fillVolatilities(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) {
  let steps = Int(job.pointee.horizon)
  let sources = Int(job.pointee.component_count)
  let count = Int(job.pointee.volatility_count)
  let slots = slotsFor(steps &* count)
  randomNormals(
    workspace.pointee.volatility_normals, firstPath: firstPath, groups: groups, firstSlot: 0,
    slots: slots, purpose: Purpose.volatility &+ job.pointee.purpose_offset,
    seed: job.pointee.seed)
  var group = 0
  while group < groups {
    let draw = drawOfNumbers(job, firstPath: firstPath, group: group)
    var law = job.pointee.volatilities + draw &* Int(job.pointee.volatility_stride)
    let normals = workspace.pointee.volatility_normals + group &* slots &* slotLength
    let scales = workspace.pointee.scales + group &* steps &* sources &* lanes
    var v = 0
    while v < count {
      let drift = Reals(law[1])
      let persistence = Reals(law[2])
      let deviation = Reals(law[3])
      let end = count == 1 ? sources : v &+ 1
      var h = Reals(law[0])
      var step = 0
      while step < steps {
        let carried = h.times(persistence, plus: drift)
        h = Reals(at: normals + (step &* count &+ v) &* lanes).times(deviation, plus: carried)
        let volatility = exponential(h)
        var k = v
        while k < end {
          let scale = scales + (step &* sources &+ k) &* lanes
          if job.pointee.degrees_of_freedom[k] > 0 {
            (volatility * Reals(at: scale)).store(to: scale)
          } else {
            volatility.store(to: scale)
          }
          k &+= 1
        }
        step &+= 1
      }
      law += 4
      v &+= 1
    }
    group &+= 1
  }
}
