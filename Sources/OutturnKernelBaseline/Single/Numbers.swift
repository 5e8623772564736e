internal import COutturnSIMD

/// What paths are computed in.
package typealias Real = Float
/// As many bits as a `Real` has.
typealias Word = UInt32

// MARK: Words

/// The four words of one slot for one group: the generator runs for its even and for its odd paths.
@inline(__always)
func fillSlot(
  _ words: UnsafeMutablePointer<Real>, _ firstPath: Counters, slot: UInt64, purpose: UInt64,
  seed: UInt64
) {
  let lower = Counters(0xFFFF_FFFF)
  let even = firstPath + Counters.lanes.shiftedLeft(1)
  let a = philox(even, slot: slot, purpose: purpose, seed: seed)
  let b = philox(even + Counters(1), slot: slot, purpose: purpose, seed: seed)
  ((a.w0 & lower) | b.w0.shiftedLeft(32)).store(to: words)
  ((a.w1 & lower) | b.w1.shiftedLeft(32)).store(to: words + 16)
  ((a.w2 & lower) | b.w2.shiftedLeft(32)).store(to: words + 32)
  ((a.w3 & lower) | b.w3.shiftedLeft(32)).store(to: words + 48)
}

/// (k + ½)·2⁻²³ with k the upper 23 bits: exact, never 0, never 1.
@inline(__always)
func uniform(_ word: Words) -> Reals {
  Reals(bits: word.shiftedRight(9) | Words(0x3F80_0000)) - Reals(1 - 0x1p-24)
}

/// √(−2·ln u) with u = (k + ½)·2⁻³¹, k the upper 31 bits, rounded: never 0, but it may be 1, which is
/// the radius 0.
@inline(__always)
func normalRadius(_ word: Words) -> Reals {
  let u = Reals(rounding: word.shiftedRight(1)).times(Reals(0x1p-31), plus: 0x1p-32)
  return (naturalLogarithm(u) * Reals(-2)).squareRoot
}

/// An angle in [−½, ½] half turns from all bits of a word.
@inline(__always)
func halfTurns(_ word: Words) -> Reals { Reals(rounding: word) * Reals(0x1p-32) }

/// Uniforms that can be multiplied before the product may underflow: each is at least 2⁻²⁴.
@inline(__always) var factorsPerLogarithm: Int { 5 }

// MARK: Sums

/// Sums of a block of their own, in bins.
@inline(__always)
func startSums(_ cell: UnsafePointer<outturn_cell>) -> (sum: Reals, squares: Reals) {
  (Reals(0), Reals(0))
}

/// Widens the sums of a block and adds them to those of the cell.
@inline(__always)
func keepSums(_ cell: UnsafePointer<outturn_cell>, sum: Reals, squares: Reals) {
  reals_accumulate(cell.pointee.sums, sum.vector)
  reals_accumulate(cell.pointee.sums + 8, squares.vector)
}

// MARK: Sobol points have no form in single precision.

@inline(__always)
func fillSobolPoints(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) -> Bool { false }

@inline(__always)
func stepSobolPoints(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int
) -> Bool { false }
