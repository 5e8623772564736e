// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405).
//
// Counter words: path (low, high), slot, purpose. Key: the seed. A slot gives two words of 64
// bits, a = w0 | w1·2³² and b = w2 | w3·2³², hence two normals or two uniforms.

/// The two words of one slot, for eight counters that share slot, purpose and seed.
///
/// Only the lower half of every lane of the state counts: products take lower halves, and the
/// upper halves are cut off at the end.
@inline(__always)
func philox(
  _ path: U8, slot: UInt64, purpose: UInt64, seed: UInt64
) -> (a: U8, b: U8) {
  let multiplier0 = U8(0xD251_1F53)
  let multiplier1 = U8(0xCD9E_8D57)
  // The first round: all that is the same in every lane is a scalar, all that is the same for
  // every slot leaves the caller's loop.
  let scalarProduct = (slot & 0xFFFF_FFFF) &* 0xCD9E_8D57
  let pathProduct = path.wideProduct(multiplier0)
  let purposeKey = purpose ^ (seed &>> 32)
  let slotKey = (scalarProduct &>> 32) ^ (seed & 0xFFFF_FFFF)
  var c0 = path.shiftedRight(32) ^ U8(slotKey)
  var c1 = U8(scalarProduct)
  var c2 = pathProduct.shiftedRight(32) ^ U8(purposeKey)
  var c3 = pathProduct
  var key0 = UInt32(truncatingIfNeeded: seed) &+ 0x9E37_79B9
  var key1 = UInt32(truncatingIfNeeded: seed &>> 32) &+ 0xBB67_AE85
  var round = 1
  while round < 10 {
    let product0 = c0.wideProduct(multiplier0)
    let product1 = c2.wideProduct(multiplier1)
    c0 = product1.shiftedRight(32) ^ c1 ^ U8(UInt64(key0))
    c1 = product1
    c2 = product0.shiftedRight(32) ^ c3 ^ U8(UInt64(key1))
    c3 = product0
    key0 = key0 &+ 0x9E37_79B9
    key1 = key1 &+ 0xBB67_AE85
    round &+= 1
  }
  let lower = U8(0xFFFF_FFFF)
  return ((c0 & lower) | c1.shiftedLeft(32), (c2 & lower) | c3.shiftedLeft(32))
}

/// Fills consecutive slots of consecutive groups of eight paths with random words.
///
/// - Parameters:
///   - words: By group, slot, word (a, b), lane; 16 words a slot.
///   - firstPath: Counter of the first lane of the first group.
@inline(__always)
func fillWords(
  _ words: UnsafeMutablePointer<Double>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  var address = words
  var group = 0
  while group < groups {
    let path = U8(firstPath &+ UInt64(truncatingIfNeeded: group &* 8)) + U8.lanes
    var slot = 0
    while slot < slots {
      let (a, b) = philox(
        path, slot: firstSlot &+ UInt64(truncatingIfNeeded: slot), purpose: purpose, seed: seed)
      a.store(to: address)
      b.store(to: address + 8)
      address += 16
      slot &+= 1
    }
    group &+= 1
  }
}

/// Random words for tests and for callers that make their own variates of them.
@inline(never)
package func randomWords(
  _ words: UnsafeMutablePointer<Double>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  fillWords(
    words, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
    purpose: purpose, seed: seed)
}
