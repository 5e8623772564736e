// Elementary functions of single precision by shorter polynomials: minimax fits (Remez exchange in 40
// digits) with coefficients rounded to 24 bits.

/// ln x for positive, normal, finite x; error below 1.2e-7 of |ln x|, or of 1 where that is more.
///
/// x = 2ᵏ·(1 + f) with 1 + f in [√½, √2); ln(1 + f) = f − f²/2 + f³·p(f).
@inline(__always)
func naturalLogarithm(_ x: Reals) -> Reals {
  let rootHalf = Words(0x3F35_04F3)
  let shifted = x.bits - rootHalf
  let m = Reals(bits: (shifted & Words(0x007F_FFFF)) + rootHalf)
  let k = Reals(rounding: shifted.signedShiftedRight(23))
  let f = m - Reals(1)
  let z = f * f
  var p = Reals(0x1.645dbcp-4)
  p = p.times(f, plus: -0x1.243268p-3)
  p = p.times(f, plus: 0x1.31745cp-3)
  p = p.times(f, plus: -0x1.538254p-3)
  p = p.times(f, plus: 0x1.98d7f4p-3)
  p = p.times(f, plus: -0x1.000382p-2)
  p = p.times(f, plus: 0x1.5556d8p-2)
  let tail = (f * p).times(z, plus: z * Reals(-0.5))
  return k.times(Reals(0x1.62e430p-1), plus: f + tail)
}

/// sin πt and cos πt for t in [−½, ½]; error below 2e-7.
@inline(__always)
func sineAndCosine(halfTurns t: Reals) -> (sine: Reals, cosine: Reals) {
  let z = t * t
  var sine = Reals(0x1.3e17ccp-4)
  sine = sine.times(z, plus: -0x1.32535ap-1)
  sine = sine.times(z, plus: 0x1.4668f2p+1)
  sine = sine.times(z, plus: -0x1.4abbc4p+2)
  sine = sine.times(z, plus: 0x1.921fb6p+1)
  var cosine = Reals(-0x1.8fb73cp-6)
  cosine = cosine.times(z, plus: 0x1.e126f2p-3)
  cosine = cosine.times(z, plus: -0x1.55d076p+0)
  cosine = cosine.times(z, plus: 0x1.03c1e4p+2)
  cosine = cosine.times(z, plus: -0x1.3bd3ccp+2)
  cosine = cosine.times(z, plus: 1)
  return (sine * t, cosine)
}

/// eˣ, relative error below 2e-7; x is first brought within [−86, 88], so that the result is neither 0 nor infinite.
@inline(__always)
func exponential(_ x: Reals) -> Reals {
  let x = x.atLeast(Reals(-86)).atMost(Reals(88))
  let magic = Reals(0x1.8p23)
  let shifted = x.times(Reals(0x1.715476p0), plus: magic)
  let k = shifted - magic
  var r = k.times(Reals(-0x1.62e4p-1), plus: x)
  r = k.times(Reals(-0x1.7f7d1cp-20), plus: r)
  var p = Reals(0x1.6dbc64p-10)
  p = p.times(r, plus: 0x1.124148p-7)
  p = p.times(r, plus: 0x1.555454p-5)
  p = p.times(r, plus: 0x1.555486p-3)
  p = p.times(r, plus: 0.5)
  let power = (r * r).times(p, plus: r) + Reals(1)
  // k stands in the lowest bits of `shifted`; added to the exponent it multiplies by 2ᵏ.
  return Reals(bits: power.bits + shifted.bits.shiftedLeft(23))
}

/// P(Z ≥ z) of a standard normal; relative error below 5e-6 for z ≥ 0 up to 6; z is first brought within
/// [−13, 13].
///
/// For z ≥ 0 exp(−z²/2)·t·p(t) with t = 1/(1 + z/4), below 0 the complement.
@inline(__always)
func upperTail(_ z: Reals) -> Reals {
  let distance = Reals(bits: z.bits & (Words.allOnes ^ Words.sign)).atMost(Reals(13))
  let t = Reals(1) / distance.times(Reals(0.25), plus: 1)
  var p = Reals(0x1.e85d22p-6)
  p = p.times(t, plus: -0x1.61cf44p-3)
  p = p.times(t, plus: 0x1.59b1e6p-2)
  p = p.times(t, plus: -0x1.03af0cp-2)
  p = p.times(t, plus: 0x1.e18a86p-3)
  p = p.times(t, plus: 0x1.2f7956p-6)
  p = p.times(t, plus: 0x1.b84e66p-4)
  p = p.times(t, plus: 0x1.9152cap-4)
  p = p.times(t, plus: 0x1.98e748p-4)
  let tail = exponential(distance * distance * Reals(-0.5)) * (p * t)
  let isBelow = z.bits.signedShiftedRight(Words.highestBit)
  return Reals(
    bits: ((Reals(1) - tail).bits & isBelow) | (tail.bits & (isBelow ^ Words.allOnes)))
}
