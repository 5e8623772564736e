// Normals by the method of Box and Muller (1958).

/// The two normals of a pair of words: the first gives the radius, the second an angle in
/// [−π/2, π/2] and, by its lowest bit, the sign of the cosine.
@inline(__always)
func normals(_ a: Words, _ b: Words) -> (Reals, Reals) {
  let radius = normalRadius(a)
  let (sine, cosine) = sineAndCosine(halfTurns: halfTurns(b))
  let product = radius * cosine
  return (
    Reals(bits: product.bits ^ b.shiftedLeft(Words.highestBit)), radius * sine
  )
}

/// Turns the words of `slots` slots into normals in place.
@inline(__always)
func transformToNormals(_ words: UnsafeMutablePointer<Real>, slots: Int) {
  transformToNormals(words, pairs: slots &* (numbersPerSlot &>> 1))
}

/// Turns some pairs of words into normals in place.
@inline(__always)
func transformToNormals(_ words: UnsafeMutablePointer<Real>, pairs: Int) {
  var address = words
  let end = words + pairs &* 2 &* lanes
  while address < end {
    let (first, second) = normals(Words(at: address), Words(at: address + lanes))
    first.store(to: address)
    second.store(to: address + lanes)
    address += 2 &* lanes
  }
}

/// Normals of consecutive slots of consecutive groups.
///
/// - Parameters:
///   - normals: By group, slot, number (four a slot), lane. 64-byte aligned.
///   - firstPath: Counter of the first lane of the first group.
@inline(never)
package func randomNormals(
  _ normals: UnsafeMutablePointer<Real>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  fillWords(
    normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
    purpose: purpose, seed: seed)
  transformToNormals(normals, slots: groups &* slots)
}
