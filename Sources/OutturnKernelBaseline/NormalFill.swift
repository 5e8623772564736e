// Normals by the method of Box and Muller (1958): radius from word a, angle from word b.

/// (k + ½)·2⁻⁵² with k the upper 52 bits: exact, never 0, never 1.
///
/// 53 bits and a half would need 54: the largest would round to 1.
@inline(__always)
func uniform(_ word: U8) -> D8 {
  D8(bits: word.shiftedRight(12) | U8(0x3FF0_0000_0000_0000)) - D8(1 - 0x1p-53)
}

/// (k + ½)·2⁻³² with k the lower half of a word: enough where many uniforms are multiplied.
@inline(__always)
func lowerUniform(_ word: U8) -> D8 {
  let k = word.shiftedLeft(20) & U8(0x000F_FFFF_FFF0_0000)
  return D8(bits: k | U8(0x3FF0_0000_0008_0000)) - D8(1)
}

/// (k + ½)·2⁻³² with k the upper half of a word.
@inline(__always)
func upperUniform(_ word: U8) -> D8 {
  let k = word.shiftedRight(12) & U8(0x000F_FFFF_FFF0_0000)
  return D8(bits: k | U8(0x3FF0_0000_0008_0000)) - D8(1)
}

/// The two normals of a slot's words.
///
/// The upper 52 bits of b give an angle in [−π/2, π/2), its lowest bit the sign of the cosine.
@inline(__always)
func normals(_ a: U8, _ b: U8) -> (D8, D8) {
  let radius = (naturalLogarithm(uniform(a)) * D8(-2)).squareRoot
  let turn = D8(bits: b.shiftedRight(12) | U8(0x3FF0_0000_0000_0000)) - D8(1.5)
  let (sine, cosine) = sineAndCosine(halfTurns: turn)
  let product = radius * cosine
  return (D8(bits: product.bits ^ b.shiftedLeft(63)), radius * sine)
}

/// Turns the words of `slots` slots into normals in place.
@inline(__always)
func transformToNormals(_ words: UnsafeMutablePointer<Double>, slots: Int) {
  var address = words
  let end = words + slots &* 16
  while address < end {
    let (first, second) = normals(U8(at: address), U8(at: address + 8))
    first.store(to: address)
    second.store(to: address + 8)
    address += 16
  }
}

/// Normals of consecutive slots of consecutive groups.
///
/// - Parameters:
///   - normals: By group, slot, number (two a slot), lane. 64-byte aligned.
///   - firstPath: Counter of the first lane of the first group.
@inline(never)
package func randomNormals(
  _ normals: UnsafeMutablePointer<Double>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  fillWords(
    normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
    purpose: purpose, seed: seed)
  transformToNormals(normals, slots: groups &* slots)
}
