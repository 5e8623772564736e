// χ² of any real number of degrees of freedom by the rejection of Marsaglia and Tsang (2000),
// doi:10.1145/358407.358414. Eight lanes try together; a lane keeps what it took first, so that
// its value does not depend on the others.

/// One attempt a lane: the gamma variate d·(1 + c·z)³ and the lanes that take it.
///
/// The acceptance test is their exact one, ln u < z²/2 + d − d·v + d·ln v. A base that is not
/// positive, possible 3·√d standard deviations out, is cut to 10⁻¹⁰⁰ and fails it.
@inline(__always)
func gammaAttempt(_ d: Double, _ c: Double, normal z: D8, uniform u: D8) -> (D8, accepted: U8) {
  let base = z.times(D8(c), plus: D8(1)).atLeast(D8(1e-100))
  let cube = base * base * base
  let logarithm = naturalLogarithm(base) * D8(3)
  let bound = (z * z).times(D8(0.5), plus: (logarithm - cube).times(D8(d), plus: D8(d)))
  return (cube * D8(d), bound.within(naturalLogarithm(u), D8(.infinity)))
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
  _ freedom: Double, normal: D8, uniform word: U8, index: Int, of count: Int, path: U8,
  purpose: UInt64, seed: UInt64
) -> D8 {
  // Below a shape of 1 the method draws the next one and takes it back by a power of a uniform.
  let shape = 0.5 * freedom
  let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
  let c = 1 / (9 * d).squareRoot()
  var (value, accepted) = gammaAttempt(d, c, normal: normal, uniform: uniform(word))
  var attempt: UInt64 = 1
  while !accepted.isAllSet {
    let slot = rejectionSlots &+ 2 &* (attempt &* UInt64(count) &+ UInt64(index))
    let (a, b) = philox(path, slot: slot, purpose: purpose, seed: seed)
    let (other, _) = philox(path, slot: slot &+ 1, purpose: purpose, seed: seed)
    let (next, taken) = gammaAttempt(d, c, normal: normals(a, b).0, uniform: uniform(other))
    let new = taken & (accepted ^ U8(~0))
    value = D8(bits: (value.bits & (new ^ U8(~0))) | (next.bits & new))
    accepted = accepted | new
    attempt &+= 1
  }
  if shape < 1 {
    let slot = rejectionSlots &+ 2 &* UInt64(index)
    let (a, _) = philox(path, slot: slot, purpose: purpose, seed: seed)
    value = value * exponential(naturalLogarithm(uniform(a)) * D8(1 / shape))
  }
  return value * D8(2)
}

/// First slot of the numbers that few lanes need.
@inline(__always)
var rejectionSlots: UInt64 { 0x4000_0000 }
