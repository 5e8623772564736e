internal import COutturnSIMD

/// What paths are computed in.
package typealias Real = Double
/// As many bits as a `Real` has.
typealias Word = UInt64

// MARK: Words

/// The two words of one slot, w0 | w1·2³² and w2 | w3·2³², for one group.
@inline(__always)
func fillSlot(
  _ words: UnsafeMutablePointer<Real>, _ firstPath: Counters, slot: UInt64, purpose: UInt64,
  seed: UInt64
) {
  let (a, b) = slotWords(
    firstPath + Counters.lanes, slot: slot, purpose: purpose, seed: seed)
  a.store(to: words)
  b.store(to: words + 8)
}

/// The two words of one slot for eight counters.
@inline(__always)
func slotWords(
  _ path: Counters, slot: UInt64, purpose: UInt64, seed: UInt64
) -> (a: Words, b: Words) {
  let lower = Counters(0xFFFF_FFFF)
  let w = philox(path, slot: slot, purpose: purpose, seed: seed)
  return (
    Words(((w.w0 & lower) | w.w1.shiftedLeft(32)).vector),
    Words(((w.w2 & lower) | w.w3.shiftedLeft(32)).vector)
  )
}

extension Double {
  /// self − factor · other, rounded once, as in a lane.
  @inline(__always) func minus(_ factor: Double, times other: Double) -> Double {
    number_fnma(factor, other, self)
  }
}

extension Reals {
  /// The sum of the lanes: halves, quarters, eighths.
  @inline(__always) var sum: Double { reals_sum(vector) }
}

extension Words {
  /// Whether every bit of every lane is set.
  @inline(__always) var isAllSet: Bool { words_all_set(vector) != 0 }
}

/// (k + ½)·2⁻⁵² with k the upper 52 bits: exact, never 0, never 1.
///
/// 53 bits and a half would need 54: the largest would round to 1.
@inline(__always)
func uniform(_ word: Words) -> Reals {
  Reals(bits: word.shiftedRight(12) | Words(0x3FF0_0000_0000_0000)) - Reals(1 - 0x1p-53)
}

/// (k + ½)·2⁻³² with k the lower half of a word: enough where many uniforms are multiplied.
@inline(__always)
func lowerUniform(_ word: Words) -> Reals {
  let k = word.shiftedLeft(20) & Words(0x000F_FFFF_FFF0_0000)
  return Reals(bits: k | Words(0x3FF0_0000_0008_0000)) - Reals(1)
}

/// (k + ½)·2⁻³² with k the upper half of a word.
@inline(__always)
func upperUniform(_ word: Words) -> Reals {
  let k = word.shiftedRight(12) & Words(0x000F_FFFF_FFF0_0000)
  return Reals(bits: k | Words(0x3FF0_0000_0008_0000)) - Reals(1)
}

/// The uniform that a normal's radius comes from.
@inline(__always)
func radiusUniform(_ word: Words) -> Reals { uniform(word) }

/// An angle in [−½, ½) half turns from the upper 52 bits of a word.
@inline(__always)
func halfTurns(_ word: Words) -> Reals {
  Reals(bits: word.shiftedRight(12) | Words(0x3FF0_0000_0000_0000)) - Reals(1.5)
}

/// The first of the two short uniforms in a pair's word.
@inline(__always)
func firstShortUniform(_ words: UnsafeMutablePointer<Real>, pair: Int) -> Reals {
  lowerUniform(Words(at: words + pair &* lanes))
}

/// The second of the two short uniforms in a pair's word.
@inline(__always)
func secondShortUniform(_ words: UnsafeMutablePointer<Real>, pair: Int) -> Reals {
  upperUniform(Words(at: words + pair &* lanes))
}

/// Uniforms that can be multiplied before the product may underflow: each is at least 2⁻⁵³.
@inline(__always) var factorsPerLogarithm: Int { 16 }

// MARK: Sums

/// Sums of a cell that a block is added to: a lane each, in the order of the blocks.
@inline(__always)
func startSums(_ cell: UnsafePointer<outturn_cell>) -> (sum: Reals, squares: Reals) {
  (Reals(at: cell.pointee.sums), Reals(at: cell.pointee.sums + 8))
}

@inline(__always)
func keepSums(_ cell: UnsafePointer<outturn_cell>, sum: Reals, squares: Reals) {
  sum.store(to: cell.pointee.sums)
  squares.store(to: cell.pointee.sums + 8)
}

// MARK: Sobol points

/// Shocks of Sobol points where the sampler wants them.
@inline(__always)
func fillSobolPoints(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) -> Bool {
  if job.pointee.sampler != Int64(OUTTURN_SOBOL) { return false }
  fillSobolShocks(job, workspace, firstGroup: firstPath &>> 3, groups: groups)
  return true
}

/// The recursion of Sobol points where the sampler wants it.
@inline(__always)
func stepSobolPoints(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int
) -> Bool {
  if job.pointee.sampler != Int64(OUTTURN_SOBOL) { return false }
  stepCollapsed(job, workspace, group: group, column: column)
  return true
}
