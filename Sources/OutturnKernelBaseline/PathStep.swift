package import COutturnSIMD

/// Counters that keep the uses of random numbers apart. They never change.
enum Purpose {
  static var shocks: UInt64 { 0x5348_0001 }
  static var tails: UInt64 { 0x5348_0002 }
  static var levelNormals: UInt64 { 0x5348_0003 }
  static var levelUniforms: UInt64 { 0x5348_0004 }
  static var deflator: UInt64 { 0x5348_0005 }
  static var parameters: UInt64 { 0x5348_0006 }
  static var posteriorDraws: UInt64 { 0x5348_0007 }
  static var posteriorShocks: UInt64 { 0x5348_0008 }
  static var volatility: UInt64 { 0x5348_0009 }
  static var residuals: UInt64 { 0x5348_000A }
}

/// Simulates consecutive groups of paths and leaves growth and levels in the block of
/// values.
///
/// Stage by stage through small blocks: words, normals, scales, then the recursion of each group.
/// All lanes of group g use posterior draw (g · stride) mod count.
///
/// - Parameters:
///   - firstGroup: Index of the first group: its lanes are paths lanes·firstGroup ….
///   - groups: At most `paths_per_row`/lanes.
@inline(never)
package func simulatePaths(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, groups: Int
) {
  let perStage = Int(workspace.pointee.groups_per_stage)
  placeHistory(job, workspace)
  if job.pointee.has_fixed_levels != 0 { placeBaseLevels(job, workspace, group: 0, draw: 0) }
  let isFour = isFourSeries(job)
  let isFourAutoregressive =
    isFour && job.pointee.model == Int64(OUTTURN_VECTOR_AUTOREGRESSION)
  let stepsAbreast = isFour && job.pointee.is_marginal != 0
  let isFinished = compoundsWithSteps(job)
  if stepsAbreast { placeFirstMarginalStep(job, workspace) }
  if job.pointee.sampler == Int64(OUTTURN_ANTITHETIC) {
    simulatePairs(job, workspace, firstGroup: firstGroup, groups: groups)
    return
  }
  var done = 0
  while done < groups {
    let count = groups &- done < perStage ? groups &- done : perStage
    let first = firstGroup &+ UInt64(truncatingIfNeeded: done)
    fillRandomNumbers(
      job, workspace, firstPath: first &* UInt64(truncatingIfNeeded: lanes), groups: count)
    var group = 0
    if isFourAutoregressive {
      fourSeriesAutoregressionSteps(
        job, workspace, firstGroup: first, count: count, column: done &* lanes)
      if isFinished { group = count }
    }
    while group < count {
      let draw = drawOfGroup(job, first &+ UInt64(truncatingIfNeeded: group))
      let column = (done &+ group) &* lanes
      var end = group &+ 1
      if stepsAbreast {
        end = group &+ groupsAbreast < count ? group &+ groupsAbreast : count
        stepAbreast(job, workspace, group: group, count: end &- group, column: column)
      } else if !isFourAutoregressive {
        stepGroup(job, workspace, group: group, column: column, draw: draw, mirrored: false)
      }
      while !isFinished && group < end {
        finishGroup(
          job, workspace, group: group, column: (done &+ group) &* lanes, draw: draw)
        group &+= 1
      }
      group = end
    }
    done &+= count
  }
}

/// The recursion of one group by the job's law of motion: leaves the model's output where growth
/// stands in the block of values.
///
/// - Parameter column: Where the group's paths stand in a row of the block of values.
/// - Parameter mirrored: Whether this is the second group of a pair.
@inline(__always)
func stepGroup(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, draw: Int, mirrored: Bool
) {
  if job.pointee.model == Int64(OUTTURN_COMPONENTS) {
    stepComponents(job, workspace, group: group, column: column, draw: draw)
  } else if job.pointee.model == Int64(OUTTURN_VECTOR_AUTOREGRESSION) {
    stepVectorAutoregression(job, workspace, group: group, column: column, draw: draw)
  } else if job.pointee.model == Int64(OUTTURN_GAUSSIAN_PATHS) {
    stepGaussian(job, workspace, group: group, column: column, draw: draw)
  } else if !stepSobolPoints(job, workspace, group: group, column: column) {
    stepNormalInverseWishart(
      job, workspace, group: group, column: column, mirrored: mirrored)
  }
}

/// The posterior draw that a group uses; a pair of groups uses one.
@inline(__always)
func drawOfGroup(_ job: UnsafePointer<outturn_job>, _ group: UInt64) -> Int {
  let count = UInt64(truncatingIfNeeded: job.pointee.draw_count)
  if count == 1 { return 0 }
  let stride = UInt64(truncatingIfNeeded: job.pointee.draw_stride)
  let unit = group &>> UInt64(truncatingIfNeeded: job.pointee.pair_shift)
  return Int(truncatingIfNeeded: ((unit % count) &* stride) % count)
}

/// The posterior draw of a group, or of a pair of groups, whose numbers are made.
@inline(__always)
func drawOfNumbers(_ job: UnsafePointer<outturn_job>, firstPath: UInt64, group: Int) -> Int {
  let unit =
    firstPath / UInt64(truncatingIfNeeded: lanes) &+ UInt64(truncatingIfNeeded: group)
  return drawOfGroup(job, unit &<< UInt64(truncatingIfNeeded: job.pointee.pair_shift))
}

/// The batch that a group's paths are counted in.
@inline(__always)
func batchOfGroup(_ job: UnsafePointer<outturn_job>, _ group: UInt64) -> Int {
  let batches = UInt64(truncatingIfNeeded: job.pointee.path_batches)
  if batches > 0 {
    let unit = group &>> UInt64(truncatingIfNeeded: job.pointee.pair_shift)
    return Int(truncatingIfNeeded: unit % batches)
  }
  return Int(job.pointee.batch_of_draw[drawOfGroup(job, group)])
}

/// All random numbers of some groups.
///
/// Slots by purpose. Shocks: per step the normals by component and series. Tails: per step the
/// normals of the components with odd degrees of freedom, then the uniforms of all. Levels: one
/// normal or uniform a series. Deflator: z₀, then one normal a step. Each step begins a slot.
/// Volatility and residuals: by step one number a volatility or source, without gaps.
func fillRandomNumbers(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) {
  let seed = job.pointee.seed
  let offset = job.pointee.purpose_offset
  let steps = Int(job.pointee.horizon)
  let series = Int(job.pointee.series_count)
  if !fillSobolPoints(job, workspace, firstPath: firstPath, groups: groups) {
    fillShocks(job, workspace, firstPath: firstPath, groups: groups)
  }
  if job.pointee.has_level_normals != 0 {
    randomNormals(
      workspace.pointee.level_normals, firstPath: firstPath, groups: groups, firstSlot: 0,
      slots: slotsFor(series), purpose: Purpose.levelNormals &+ offset, seed: seed)
  }
  if job.pointee.has_level_uniforms != 0 {
    fillWords(
      workspace.pointee.level_uniforms, firstPath: firstPath, groups: groups, firstSlot: 0,
      slots: slotsFor(series), purpose: Purpose.levelUniforms &+ offset, seed: seed)
  }
  if job.pointee.has_deflator != 0 {
    randomNormals(
      workspace.pointee.deflator_normals, firstPath: firstPath, groups: groups, firstSlot: 0,
      slots: slotsFor(steps &+ 1), purpose: Purpose.deflator &+ offset, seed: seed)
  }
}

/// Normals, or residuals in their place, and scales of the shocks; words of the parameters where
/// they are drawn for every path.
func fillShocks(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) {
  let seed = job.pointee.seed
  let offset = job.pointee.purpose_offset
  let steps = Int(job.pointee.horizon)
  let series = Int(job.pointee.series_count)
  let shockSlots = steps &* slotsFor(series &* Int(job.pointee.component_count))
  if job.pointee.residual_rows > 0 {
    fillResiduals(job, workspace, firstPath: firstPath, groups: groups)
  } else {
    randomNormals(
      workspace.pointee.normals, firstPath: firstPath, groups: groups, firstSlot: 0,
      slots: shockSlots, purpose: Purpose.shocks &+ offset, seed: seed)
  }

  if job.pointee.model == Int64(OUTTURN_NORMAL_INVERSE_WISHART) {
    let slots = parameterSlots(job)
    fillWords(
      workspace.pointee.tails, firstPath: firstPath, groups: groups, firstSlot: 0, slots: slots,
      purpose: Purpose.parameters &+ offset, seed: seed)
  } else {
    let counts = tailCounts(job)
    let perStep = slotsFor(counts.normals) &+ slotsFor(counts.uniforms)
    if perStep > 0 {
      fillWords(
        workspace.pointee.tails, firstPath: firstPath, groups: groups, firstSlot: 0,
        slots: steps &* perStep, purpose: Purpose.tails &+ offset, seed: seed)
      fillScales(job, workspace, stepsOfGroups: groups &* steps)
    }
    if job.pointee.volatility_count > 0 {
      fillVolatilities(job, workspace, firstPath: firstPath, groups: groups)
    }
  }
}

/// Slots that hold `count` numbers.
@inline(__always)
func slotsFor(_ count: Int) -> Int { (count &+ numbersPerSlot &- 1) / numbersPerSlot }
