// Elementary functions by polynomials: the mathematics library differs between machines.
// Coefficients are minimax fits (Remez exchange in 50 digits) on the reduced intervals.

/// ln x for positive, normal, finite x; relative error below 1e-15.
///
/// x = 2ᵏ·m with m in [√½, √2); ln m = 2·artanh s, s = (m − 1)/(m + 1).
@inline(__always)
func naturalLogarithm(_ x: Reals) -> Reals {
  let rootHalf = Words(0x3FE6_A09E_667F_3BCD)
  let shifted = x.bits - rootHalf
  let m = Reals(bits: (shifted & Words(0x000F_FFFF_FFFF_FFFF)) + rootHalf)
  // k + 1023 is positive: put behind the exponent of 2⁵² it becomes a double.
  let exponent = (shifted + Words(0x3FF0_0000_0000_0000)).shiftedRight(52)
  let k = Reals(bits: exponent | Words(0x4330_0000_0000_0000)) - Reals(0x1p52 + 1023)
  let f = m - Reals(1)
  let s = f / (m + Reals(1))
  let z = s * s
  var p = Reals(0x1.58785e4803d41p-3)
  p = p.times(z, plus: 0x1.732c13fc2e422p-3)
  p = p.times(z, plus: 0x1.c722789942883p-3)
  p = p.times(z, plus: 0x1.24924176d7439p-2)
  p = p.times(z, plus: 0x1.999999a294bbap-2)
  p = p.times(z, plus: 0x1.5555555553960p-1)
  p = p.times(z, plus: 2)
  return s.times(p, plus: k * Reals(0x1.62e42fefa39efp-1))
}

/// −2·ln u for a uniform of 32 bits, 2⁻³³ ≤ u < 1; error below 6e-12, a fortieth of the least value.
///
/// u = 2ᵏ·(1½ + f) with f in [−½, ½); the polynomial in four parts, so that none waits long for the
/// one before it. Without a division, for which the other operations would wait.
@inline(__always)
func minusTwoLogarithm(_ u: Reals) -> Reals {
  // The exponent's lowest six bits, 30 to 62, put behind that of 2⁶: k + 127.
  let exponent = u.bits.shiftedRight(6) & Words(0x000F_C000_0000_0000)
  let k = Reals(bits: exponent | Words(0x4050_0000_0000_0000))
  let mantissa = u.bits & Words(0x000F_FFFF_FFFF_FFFF)
  let f = Reals(bits: mantissa | Words(0x3FF0_0000_0000_0000)) - Reals(1.5)
  let square = f * f
  let fourth = square * square
  var a = Reals(0x1.dcf8fc7195daep-10)
  a = a.times(fourth, plus: 0x1.40c7a76ec4ea8p-7)
  a = a.times(fourth, plus: 0x1.948b33199b7fdp-4)
  a = a.times(fourth, plus: k.times(Reals(-0x1.62e42fefa39efp+0), plus: 0x1.5e7f3550f869fp+7))
  var b = Reals(-0x1.36132501c977fp-10)
  b = b.times(fourth, plus: -0x1.7d3bfcbca5cb6p-8)
  b = b.times(fourth, plus: -0x1.af83c7da7f38ep-5)
  b = b.times(fourth, plus: -0x1.555555558b21cp+0)
  var c = Reals(0x1.acbf39d10006ap-9)
  c = c.times(fourth, plus: 0x1.df685b40ac3b3p-6)
  c = c.times(fourth, plus: 0x1.c71c71a373831p-2)
  var d = Reals(-0x1.fa3e6b89f155ap-10)
  d = d.times(fourth, plus: -0x1.11e866fae8905p-6)
  d = d.times(fourth, plus: -0x1.948b0ef170b84p-3)
  return d.times(f, plus: c).times(square, plus: b.times(f, plus: a))
}

/// sin πt and cos πt for t in [−½, ½]; error below 2e-11.
@inline(__always)
func sineAndCosine(halfTurns t: Reals) -> (sine: Reals, cosine: Reals) {
  let z = t * t
  var sine = Reals(-0x1.cbb9ff1ba58b7p-8)
  sine = sine.times(z, plus: 0x1.500b0a9ddb91ap-4)
  sine = sine.times(z, plus: -0x1.32d0eed768c93p-1)
  sine = sine.times(z, plus: 0x1.466bbf007fbf4p+1)
  sine = sine.times(z, plus: -0x1.4abbce4d23cadp+2)
  sine = sine.times(z, plus: 0x1.921fb544395c3p+1)
  var cosine = Reals(0x1.e259c6c7bc63cp-10)
  cosine = cosine.times(z, plus: -0x1.a651cf200ced5p-6)
  cosine = cosine.times(z, plus: 0x1.e1f24e5b7bc22p-3)
  cosine = cosine.times(z, plus: -0x1.55d3c04b7014dp+0)
  cosine = cosine.times(z, plus: 0x1.03c1f06d7e71bp+2)
  cosine = cosine.times(z, plus: -0x1.3bd3cc9b93a17p+2)
  cosine = cosine.times(z, plus: 0x1.fffffffffe5adp-1)
  return (sine * t, cosine)
}

/// 1/√x for positive, normal, finite x; relative error below 5e-16. On the units of products, for where
/// roots and divisions would be waited for.
///
/// A first value from the bits, off by less than 4 %, then steps of order three, three and two.
@inline(__always)
func reciprocalRoot(_ x: Reals) -> Reals {
  var y = Reals(bits: Words(0x5FE6_EB50_C7B5_37A9) - x.bits.shiftedRight(1))
  var e = (x * y) * y
  y = y * e.times(e.times(Reals(0.375), plus: -1.25), plus: 1.875)
  e = (x * y) * y
  y = y * e.times(e.times(Reals(0.375), plus: -1.25), plus: 1.875)
  return (y * Reals(0.5)).times(Reals(1).minus(x * y, times: y), plus: y)
}

/// eˣ, relative error below 1e-15; x is first brought within [−708, 709], so that the result is neither 0 nor infinite.
@inline(__always)
func exponential(_ x: Reals) -> Reals {
  let x = x.atLeast(Reals(-708)).atMost(Reals(709))
  let magic = Reals(0x1.8p52)
  let shifted = x.times(Reals(0x1.71547652b82fep0), plus: magic)
  let k = shifted - magic
  var r = k.times(Reals(-0x1.62e42fefa3800p-1), plus: x)
  r = k.times(Reals(-0x1.ef35793c76730p-45), plus: r)
  var p = Reals(0x1.28bc1b35a4118p-22)
  p = p.times(r, plus: 0x1.72ea203d6de2ep-19)
  p = p.times(r, plus: 0x1.a01989aa3aa00p-16)
  p = p.times(r, plus: 0x1.a0198c5996007p-13)
  p = p.times(r, plus: 0x1.6c16c18a53ef2p-10)
  p = p.times(r, plus: 0x1.1111112600c12p-7)
  p = p.times(r, plus: 0x1.555555554eca7p-5)
  p = p.times(r, plus: 0x1.555555555060bp-3)
  p = p.times(r, plus: 0x1.000000000000ep-1)
  let power = (r * r).times(p, plus: r + Reals(1))
  // k stands in the lowest bits of `shifted`; added to the exponent it multiplies by 2ᵏ.
  return Reals(bits: power.bits + shifted.bits.shiftedLeft(52))
}

/// P(Z ≥ z) of a standard normal; relative error below 5e-14 for z ≥ 0 up to 8; z is first brought within
/// [−37.5, 37.5].
///
/// For z ≥ 0 exp(−z²/2)·t·p(t) with t = 1/(1 + z/4), below 0 the complement.
@inline(__always)
func upperTail(_ z: Reals) -> Reals {
  let distance = Reals(bits: z.bits & (Words.allOnes ^ Words.sign)).atMost(Reals(37.5))
  let t = Reals(1) / distance.times(Reals(0.25), plus: 1)
  var p = Reals(-0x1.6a8c94148338cp-9)
  p = p.times(t, plus: 0x1.d279d01330f5ep-6)
  p = p.times(t, plus: -0x1.0f5c2f0116fbfp-3)
  p = p.times(t, plus: 0x1.770558fda7277p-2)
  p = p.times(t, plus: -0x1.549e28631adacp-1)
  p = p.times(t, plus: 0x1.abf22bf9a98e4p-1)
  p = p.times(t, plus: -0x1.842ffd8c12edcp-1)
  p = p.times(t, plus: 0x1.0d76c56775f14p-1)
  p = p.times(t, plus: -0x1.26b503bde2a80p-2)
  p = p.times(t, plus: 0x1.cc0d8c0317aa7p-4)
  p = p.times(t, plus: -0x1.5b83b9c201857p-5)
  p = p.times(t, plus: 0x1.1d4b8e62b20f9p-6)
  p = p.times(t, plus: 0x1.5d7363bbe3c70p-6)
  p = p.times(t, plus: 0x1.64e5e2e039decp-5)
  p = p.times(t, plus: 0x1.03f4e711ac58ep-4)
  p = p.times(t, plus: 0x1.4beed44ef0cd5p-4)
  p = p.times(t, plus: 0x1.7efbdd71bbebcp-4)
  p = p.times(t, plus: 0x1.988454ecc1c49p-4)
  p = p.times(t, plus: 0x1.9884533671f6cp-4)
  let tail = exponential(distance * distance * Reals(-0.5)) * (p * t)
  let isBelow = z.bits.signedShiftedRight(Words.highestBit)
  return Reals(
    bits: ((Reals(1) - tail).bits & isBelow) | (tail.bits & (isBelow ^ Words.allOnes)))
}
