internal import COutturnSIMD

// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405).
//
// Counter words: path (low, high), slot, purpose. Key: the seed. A slot gives four words of 32 bits,
// a number each.

/// The four words of one slot, for eight counters that share slot, purpose and seed, each in the
/// lower half of a lane; what stands in the upper halves is of no account.
@inline(__always)
func philox(
  _ path: Counters, slot: UInt64, purpose: UInt64, seed: UInt64
) -> (w0: Counters, w1: Counters, w2: Counters, w3: Counters) {
  let multiplier0 = Counters(0xD251_1F53)
  let multiplier1 = Counters(0xCD9E_8D57)
  // The first round: all that is the same in every lane is a scalar, all that is the same for
  // every slot leaves the caller's loop.
  let scalarProduct = (slot & 0xFFFF_FFFF) &* 0xCD9E_8D57
  let pathProduct = path.wideProduct(multiplier0)
  let purposeKey = purpose ^ (seed &>> 32)
  let slotKey = (scalarProduct &>> 32) ^ (seed & 0xFFFF_FFFF)
  var c0 = path.shiftedRight(32) ^ Counters(slotKey)
  var c1 = Counters(scalarProduct)
  var c2 = pathProduct.shiftedRight(32) ^ Counters(purposeKey)
  var c3 = pathProduct
  var key0 = UInt32(truncatingIfNeeded: seed) &+ 0x9E37_79B9
  var key1 = UInt32(truncatingIfNeeded: seed &>> 32) &+ 0xBB67_AE85
  var round = 1
  while round < 10 {
    let product0 = c0.wideProduct(multiplier0)
    let product1 = c2.wideProduct(multiplier1)
    c0 = product1.shiftedRight(32) ^ c1 ^ Counters(UInt64(key0))
    c1 = product1
    c2 = product0.shiftedRight(32) ^ c3 ^ Counters(UInt64(key1))
    c3 = product0
    key0 = key0 &+ 0x9E37_79B9
    key1 = key1 &+ 0xBB67_AE85
    round &+= 1
  }
  return (c0, c1, c2, c3)
}

/// Fills consecutive slots of consecutive groups of paths with random words.
///
/// - Parameters:
///   - words: By group, slot, word, lane.
///   - firstPath: Counter of the first lane of the first group.
@inline(__always)
func fillWords(
  _ words: UnsafeMutablePointer<Real>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  var address = words
  var group = 0
  while group < groups {
    let first = Counters(firstPath &+ UInt64(truncatingIfNeeded: group &* lanes))
    var slot = 0
    while slot < slots {
      fillSlot(
        address, first, slot: firstSlot &+ UInt64(truncatingIfNeeded: slot), purpose: purpose,
        seed: seed)
      address += slotLength
      slot &+= 1
    }
    group &+= 1
  }
}

/// Eight words of 64 bits, for the generator in either precision.
struct Counters {
  var vector: outturn_u8

  @inline(__always) init(_ vector: outturn_u8) { self.vector = vector }
  @inline(__always) init(_ value: UInt64) { vector = u8_all(value) }

  /// 0, 1, …, 7.
  @inline(__always) static var lanes: Counters { Counters(u8_lanes()) }

  @inline(__always) func store(to address: UnsafeMutableRawPointer) { u8_store(address, vector) }

  /// The 64-bit product of the lower halves.
  @inline(__always) func wideProduct(_ other: Counters) -> Counters {
    Counters(u8_wide_mul(vector, other.vector))
  }
  @inline(__always) func shiftedLeft(_ bits: UInt32) -> Counters { Counters(u8_shl(vector, bits)) }
  @inline(__always) func shiftedRight(_ bits: UInt32) -> Counters {
    Counters(u8_shr(vector, bits))
  }

  @inline(__always) static func + (a: Counters, b: Counters) -> Counters {
    Counters(u8_add(a.vector, b.vector))
  }
  @inline(__always) static func & (a: Counters, b: Counters) -> Counters {
    Counters(u8_and(a.vector, b.vector))
  }
  @inline(__always) static func | (a: Counters, b: Counters) -> Counters {
    Counters(u8_or(a.vector, b.vector))
  }
  @inline(__always) static func ^ (a: Counters, b: Counters) -> Counters {
    Counters(u8_xor(a.vector, b.vector))
  }
}

/// Random words for tests and for callers that make their own variates of them.
@inline(never)
package func randomWords(
  _ words: UnsafeMutablePointer<Real>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
  slots: Int, purpose: UInt64, seed: UInt64
) {
  fillWords(
    words, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
    purpose: purpose, seed: seed)
}
