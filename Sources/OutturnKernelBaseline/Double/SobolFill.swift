internal import COutturnSIMD

/// Words of a replicate and dimension in the table of directions.
@inline(__always) var sobolEntryLength: Int { 40 }

/// Coefficients of one interval of a quantile's table.
@inline(__always) var quantileEntryLength: Int { 6 }

/// Intervals of a quantile's table for one unit of the log odds.
@inline(__always) var quantileIntervalsPerUnit: Double { 8 }

/// Student-t variates t(κ + h + j)/√(κ + h + j) of series j at step h, from scrambled Sobol points,
/// where the plain sampler keeps its normals.
///
/// Group g holds eight consecutive points of replicate g mod R, from index 8·⌊g/R⌋. The dimension
/// of series j at step h is h·n + j.
func fillSobolShocks(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, groups: Int
) {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let replicates = UInt64(truncatingIfNeeded: job.pointee.replicates)
  let perDegree = Int(job.pointee.quantile_intervals) &* quantileEntryLength
  var group = 0
  while group < groups {
    let number = firstGroup &+ UInt64(truncatingIfNeeded: group)
    let replicate = Int(truncatingIfNeeded: number % replicates)
    var directions = job.pointee.sobol + replicate &* steps &* n &* sobolEntryLength
    let upperIndex = number / replicates
    var row = workspace.pointee.normals + group &* steps &* perStep
    var step = 0
    while step < steps {
      var j = 0
      while j < n {
        sobolWords(directions, upperIndex).store(to: row + j &* 8)
        transformToStudent(row + j &* 8, job.pointee.quantiles + (step &+ j) &* perDegree)
        directions += sobolEntryLength
        j &+= 1
      }
      row += perStep
      step &+= 1
    }
    group &+= 1
  }
}

/// (k + ½)·2⁻⁵² with k the upper 52 bits: exact, never 0, never 1.
///
/// 53 bits and a half would need 54: the largest would round to 1.
@inline(__always)
private func uniformOf52Bits(_ word: Words) -> Reals {
  Reals(bits: word.shiftedRight(12) | Words(0x3FF0_0000_0000_0000)) - Reals(1 - 0x1p-53)
}

/// One coordinate of eight consecutive points.
///
/// - Parameter upperIndex: The points' index divided by 8.
@inline(__always)
private func sobolWords(_ directions: UnsafePointer<Double>, _ upperIndex: UInt64) -> Words {
  var word: UInt64 = 0
  var direction = directions + 8
  var rest = upperIndex
  while rest != 0 {
    word ^= direction[0].bitPattern & (0 &- (rest & 1))
    direction += 1
    rest = rest &>> 1
  }
  return Words(at: directions) ^ Words(word)
}

/// Turns eight random words into the quantiles at their uniforms, in place.
///
/// The table gives the quantile by the log odds |ln(u/(1 − u))|: a smooth function without a pole
/// at the ends of (0, 1).
@inline(__always)
private func transformToStudent(
  _ row: UnsafeMutablePointer<Double>, _ table: UnsafePointer<Double>
) {
  let word = Words(at: row)
  let u = uniformOf52Bits(word)
  let tail = u.atMost(Reals(1) - u)
  let logOdds = naturalLogarithm(tail / (Reals(1) - tail))
  (logOdds * Reals(-quantileIntervalsPerUnit)).atLeast(Reals(0)).store(to: row)
  var lane = 0
  while lane < 8 {
    let place = row[lane]
    let interval = Int(place)
    let c = table + interval &* quantileEntryLength
    let f = place - Double(interval)
    var sum = c[4].addingProduct(c[5], f)
    sum = c[3].addingProduct(sum, f)
    sum = c[2].addingProduct(sum, f)
    sum = c[1].addingProduct(sum, f)
    row[lane] = c[0].addingProduct(sum, f)
    lane &+= 1
  }
  // Below the median, where the word's highest bit is 0, the quantile is negative.
  let sign = (word ^ Words(.max)) & Words(1 &<< 63)
  (Words(at: row) ^ sign).store(to: row)
}
