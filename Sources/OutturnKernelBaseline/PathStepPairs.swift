internal import COutturnSIMD

// Antithetic pairs: group 2p draws its numbers as plain group p does, group 2p + 1 takes all of them
// at the other end. Normals change their sign, uniforms u become 1 − u; chi-squared variates are
// shared, as is the posterior draw.

/// Simulates consecutive groups, two at a time from one set of random numbers.
///
/// - Parameter firstGroup: Even.
func simulatePairs(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, groups: Int
) {
  let perStage = Int(workspace.pointee.groups_per_stage)
  let pairs = (groups &+ 1) &>> 1
  var done = 0
  while done < pairs {
    let count = pairs &- done < perStage ? pairs &- done : perStage
    let first = (firstGroup &>> 1) &+ UInt64(truncatingIfNeeded: done)
    fillRandomNumbers(
      job, workspace, firstPath: first &* UInt64(truncatingIfNeeded: lanes), groups: count)
    var pair = 0
    while pair < count {
      let draw = drawOfGroup(job, (first &+ UInt64(truncatingIfNeeded: pair)) &* 2)
      let place = (done &+ pair) &* 2
      var column = place &* lanes
      stepGroup(job, workspace, group: pair, column: column, draw: draw, mirrored: false)
      finishGroup(job, workspace, group: pair, column: column, draw: draw)
      if place &+ 1 < groups {
        mirror(job, workspace, group: pair)
        column &+= lanes
        stepGroup(job, workspace, group: pair, column: column, draw: draw, mirrored: true)
        finishGroup(job, workspace, group: pair, column: column, draw: draw)
      }
      pair &+= 1
    }
    done &+= count
  }
}

/// Takes the random numbers of a group to their other end, in place.
///
/// With parameters drawn for every path, v solves Aᵀv = ε + Zᵀq: ε and Z change their sign, A
/// stays, and a first step moves to the other side of its centre.
func mirror(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int
) {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let sign = Words.sign
  let shockRows = numbersPerSlot &* steps &* slotsFor(n &* Int(job.pointee.component_count))
  flip(workspace.pointee.normals + group &* lanes &* shockRows, rows: shockRows, bits: sign)
  if job.pointee.model == Int64(OUTTURN_NORMAL_INVERSE_WISHART) {
    let below = workspace.pointee.tails + group &* slotLength &* parameterSlots(job)
    let first = (n &* (n &- 1)) &>> 1
    flip(below + first &* lanes, rows: normalsBeforeDiagonal(job) &- first, bits: sign)
  }
  let levelRows = numbersPerSlot &* slotsFor(n)
  if job.pointee.has_level_normals != 0 {
    flip(workspace.pointee.level_normals + group &* lanes &* levelRows, rows: levelRows, bits: sign)
  }
  if job.pointee.has_level_uniforms != 0 {
    flip(
      workspace.pointee.level_uniforms + group &* lanes &* levelRows, rows: levelRows,
      bits: Words.allOnes)
  }
  if job.pointee.has_deflator != 0 {
    let rows = numbersPerSlot &* slotsFor(steps &+ 1)
    flip(workspace.pointee.deflator_normals + group &* lanes &* rows, rows: rows, bits: sign)
  }
}

/// Changes some bits of every number of some rows.
@inline(__always)
private func flip(_ start: UnsafeMutablePointer<Real>, rows: Int, bits: Words) {
  var row = 0
  while row < rows {
    (Words(at: start + row &* lanes) ^ bits).store(to: start + row &* lanes)
    row &+= 1
  }
}
