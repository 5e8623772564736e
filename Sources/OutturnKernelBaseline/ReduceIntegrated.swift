internal import COutturnSIMD

/// Adds every path's own probability of its targets to sums by batch.
///
/// Called when growth and levels are as they are counted.
func addProbabilities(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, paths: Int
) {
  let targets = Int(job.pointee.integrated_count)
  var path = 0
  while path < paths {
    let group = firstGroup &+ UInt64(truncatingIfNeeded: path / lanes)
    var sums = workspace.pointee.probability_sums + batchOfGroup(job, group) &* targets &* 16
    var counted = Words.allOnes
    if path &+ lanes > paths {
      // All ones, from the sign of lane − count, where a lane counts.
      let behind = Words.lanes - Words(Word(truncatingIfNeeded: paths &- path))
      counted = behind.signedShiftedRight(Words.highestBit)
    }
    var t = 0
    while t < targets {
      let target = job.pointee.integrated + t
      let exact = probability(
        job, workspace, t, column: path, lower: target.pointee.exact_lower,
        upper: target.pointee.exact_upper)
      reals_accumulate(sums, Reals(bits: exact.bits & counted).vector)
      var published = exact
      if target.pointee.published_lower != target.pointee.exact_lower
        || target.pointee.published_upper != target.pointee.exact_upper
      {
        published = probability(
          job, workspace, t, column: path, lower: target.pointee.published_lower,
          upper: target.pointee.published_upper)
      }
      reals_accumulate(sums + 8, Reals(bits: published.bits & counted).vector)
      sums += 16
      t &+= 1
    }
    path &+= lanes
  }
}

/// The probability that a target is met given all but its step's normals, for one group.
///
/// Where these move nothing it is whether the path meets it.
@inline(__always)
func probability(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, _ t: Int,
  column: Int, lower: Double, upper: Double
) -> Reals {
  let target = job.pointee.integrated + t
  let rowLength = Int(workspace.pointee.paths_per_row)
  let centre = Reals(at: workspace.pointee.centres + t &* rowLength + column)
  let deviation = Reals(at: workspace.pointee.deviations + t &* rowLength + column)
  let value = Reals(
    at: workspace.pointee.values + Int(target.pointee.row) &* rowLength + column)
  var least = Reals(Real(lower))
  var most = Reals(Real(upper))
  if target.pointee.is_level != 0 {
    // The level before the step's growth: what the bounds are of it is growth.
    let growth = Reals(
      at: workspace.pointee.values + Int(target.pointee.growth_row) &* rowLength + column)
    let before = value / growth.times(Reals(0.01), plus: 1)
    (least, most) = growthBounds(
      least / before, most / before, isLogarithmic: target.pointee.is_logarithmic != 0)
  }
  var p = Reals(1)
  if lower > -Double.infinity || target.pointee.is_level != 0 {
    p = upperTail((least - centre) / deviation)
  }
  if upper < Double.infinity || target.pointee.is_level != 0 {
    p = (p - upperTail((most - centre) / deviation)).atLeast(Reals(0))
  }
  let still = deviation.within(Reals(0), Reals(0))
  let known = target.pointee.is_level != 0 ? value : centre
  let met = known.within(Reals(Real(lower)), Reals(Real(upper))) & Reals(1).bits
  return Reals(bits: (met & still) | (p.bits & (still ^ Words.allOnes)))
}

/// Growth in model units that takes a level to given multiples of it.
@inline(__always)
func growthBounds(_ lower: Reals, _ upper: Reals, isLogarithmic: Bool) -> (Reals, Reals) {
  if isLogarithmic {
    // Growth of −100 % and less has no logarithm and no path.
    let least = Reals(Real(0x1p-120))
    let most = Reals(Real(0x1p120))
    return (
      naturalLogarithm(lower.atLeast(least).atMost(most)) * Reals(100),
      naturalLogarithm(upper.atLeast(least).atMost(most)) * Reals(100)
    )
  }
  let one = lower.times(Reals(100), plus: -100)
  let other = upper.times(Reals(100), plus: -100)
  // Below a negative level the two change places.
  return (one.atMost(other), one.atLeast(other))
}
