internal import COutturnSIMD

/// What paths are computed in.
package typealias Real = Double
/// As many bits as a `Real` has.
typealias Word = UInt64

// MARK: Words

/// The four words of one slot for one group. A word is the lower half of its lane; what stands in the
/// upper half is of no account.
@inline(__always)
func fillSlot(
  _ words: UnsafeMutablePointer<Real>, _ firstPath: Counters, slot: UInt64, purpose: UInt64,
  seed: UInt64
) {
  let w = philox(firstPath + Counters.lanes, slot: slot, purpose: purpose, seed: seed)
  w.w0.store(to: words)
  w.w1.store(to: words + 8)
  w.w2.store(to: words + 16)
  w.w3.store(to: words + 24)
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

/// (k + ½)·2⁻³² with k a word: exact, never 0, never 1.
///
/// Behind the exponent of 2²⁰ the word is worth k·2⁻³².
@inline(__always)
func uniform(_ word: Words) -> Reals {
  Reals(bits: (word & Words(0xFFFF_FFFF)) | Words(0x4130_0000_0000_0000))
    - Reals(0x1p20 - 0x1p-33)
}

/// √(−2·ln u) with u the uniform of a word.
@inline(__always)
func normalRadius(_ word: Words) -> Reals { minusTwoLogarithm(uniform(word)).squareRoot }

/// An angle in (−½, ½) half turns from the upper 31 bits of a word, symmetric about 0.
@inline(__always)
func halfTurns(_ word: Words) -> Reals {
  Reals(bits: (word & Words(0xFFFF_FFFE)) | Words(0x4130_0000_0000_0001)) - Reals(0x1p20 + 0.5)
}

/// Uniforms that can be multiplied before the product may underflow: each is at least 2⁻³³.
@inline(__always) var factorsPerLogarithm: Int { 30 }

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
