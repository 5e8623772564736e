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

/// −2·ln u for a uniform of 32 bits, 2⁻³³ ≤ u < 1; error below 2e-13.
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
  var a = Reals(0x1.347b6b6b6727bp-10)
  a = a.times(fourth, plus: 0x1.3f8bba347be09p-7)
  a = a.times(fourth, plus: 0x1.948b0e3d9ee36p-4)
  a = a.times(fourth, plus: k.times(Reals(-0x1.62e42fefa39efp+0), plus: 0x1.5e7f3550f85dep+7))
  var b = Reals(-0x1.6ee388f5aa592p-11)
  b = b.times(fourth, plus: -0x1.7a9b465b00a7dp-8)
  b = b.times(fourth, plus: -0x1.af833d5b7bce6p-5)
  b = b.times(fourth, plus: -0x1.5555555553bc5p+0)
  var c = Reals(0x1.811e2a495952ep-11)
  c = c.times(fourth, plus: 0x1.c9b4e1e1a8b10p-9)
  c = c.times(fourth, plus: 0x1.df762daee7526p-6)
  c = c.times(fourth, plus: 0x1.c71c71c84fb7cp-2)
  var d = Reals(-0x1.fa865ea6e2422p-12)
  d = d.times(fourth, plus: -0x1.16989fb1cbd21p-9)
  d = d.times(fourth, plus: -0x1.11fb22f8639ddp-6)
  d = d.times(fourth, plus: -0x1.948b0fd5f4761p-3)
  return d.times(f, plus: c).times(square, plus: b.times(f, plus: a))
}

/// sin πt and cos πt for t in [−½, ½]; error below 5e-14.
@inline(__always)
func sineAndCosine(halfTurns t: Reals) -> (sine: Reals, cosine: Reals) {
  let z = t * t
  var sine = Reals(0x1.d478a4e991963p-12)
  sine = sine.times(z, plus: -0x1.e2922260f7de7p-8)
  sine = sine.times(z, plus: 0x1.5076e3c92b1e1p-4)
  sine = sine.times(z, plus: -0x1.32d2c8f7b72a8p-1)
  sine = sine.times(z, plus: 0x1.466bc66c0c12cp+1)
  sine = sine.times(z, plus: -0x1.4abbce62442cep+2)
  sine = sine.times(z, plus: 0x1.921fb54442caap+1)
  var cosine = Reals(-0x1.a52e7c06fc674p-14)
  cosine = cosine.times(z, plus: 0x1.f9613b16e0231p-10)
  cosine = cosine.times(z, plus: -0x1.a6d0710dd3faep-6)
  cosine = cosine.times(z, plus: 0x1.e1f500e64734bp-3)
  cosine = cosine.times(z, plus: -0x1.55d3c7d856603p+0)
  cosine = cosine.times(z, plus: 0x1.03c1f0819ec82p+2)
  cosine = cosine.times(z, plus: -0x1.3bd3cc9be4183p+2)
  cosine = cosine.times(z, plus: 0x1.fffffffffffefp-1)
  return (sine * t, cosine)
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
