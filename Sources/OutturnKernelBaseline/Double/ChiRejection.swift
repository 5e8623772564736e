// χ² of any real number of degrees of freedom by the rejection of Marsaglia and Tsang (2000),
// doi:10.1145/358407.358414. Eight lanes try together; a lane keeps what it took first, so that
// its value does not depend on the others.

/// One attempt a lane: the gamma variate d·(1 + c·z)³ and the lanes that take it.
///
/// The acceptance test is their exact one, ln u < z²/2 + d − d·v + d·ln v. A base that is not
/// positive, possible 3·√d standard deviations out, is cut to 10⁻¹⁰⁰ and fails it. With t = c·z the
/// right side is −3d·Σ_{k≥4} (−t)ᵏ/k, for |t| ≤ ½ at least −3/2·d·t⁴: where 1 less that is above every u
/// no logarithm is taken.
@inline(__always)
func gammaAttempt(_ d: Double, _ c: Double, normal z: Reals, uniform u: Reals) -> (
  Reals, accepted: Words
) {
  let t = z * Reals(c)
  let base = z.times(Reals(c), plus: Reals(1)).atLeast(Reals(1e-100))
  let cube = base * base * base
  let fourth = (t * t) * (t * t)
  let surely =
    fourth.times(Reals(-1.5 * d), plus: Reals(1)).within(u, Reals(.infinity))
    & fourth.within(Reals(0), Reals(0.0625))
  if surely.isAllSet { return (cube * Reals(d), surely) }
  let logarithm = naturalLogarithm(base) * Reals(3)
  let bound = (z * z).times(Reals(0.5), plus: (logarithm - cube).times(Reals(d), plus: Reals(d)))
  return (cube * Reals(d), bound.within(naturalLogarithm(u), Reals(.infinity)))
}

/// χ²(ν) of eight lanes, ν > 0.
///
/// - Parameters:
///   - normal: A standard normal for the first attempt.
///   - uniform: A word for the first attempt.
///   - index: Tells the variates of one counter apart, of `count`; further attempts take slots of
///     their own.
@inline(__always)
func chiSquareByRejection(
  _ freedom: Double, normal: Reals, uniform word: Words, index: Int, of count: Int, path: Counters,
  purpose: UInt64, seed: UInt64
) -> Reals {
  // Below a shape of 1 the method draws the next one and takes it back by a power of a uniform.
  let shape = 0.5 * freedom
  let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
  let c = 1 / (9 * d).squareRoot()
  var (value, accepted) = gammaAttempt(d, c, normal: normal, uniform: uniform(word))
  var attempt: UInt64 = 1
  while !accepted.isAllSet {
    let slot = rejectionSlots &+ attempt &* UInt64(count) &+ UInt64(index)
    let w = philox(path, slot: slot, purpose: purpose, seed: seed)
    let (z, _) = normals(Words(w.w0.vector), Words(w.w1.vector))
    let (next, taken) = gammaAttempt(d, c, normal: z, uniform: uniform(Words(w.w2.vector)))
    let new = taken & (accepted ^ Words(~0))
    value = Reals(bits: (value.bits & (new ^ Words(~0))) | (next.bits & new))
    accepted = accepted | new
    attempt &+= 1
  }
  if shape < 1 {
    let slot = rejectionSlots &+ UInt64(index)
    let w = philox(path, slot: slot, purpose: purpose, seed: seed)
    let u = uniform(Words(w.w0.vector))
    value = value * exponential(naturalLogarithm(u) * Reals(1 / shape))
  }
  return value * Reals(2)
}

/// First slot of the numbers that few lanes need.
@inline(__always)
var rejectionSlots: UInt64 { 0x4000_0000 }
