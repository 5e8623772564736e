private import Glibc

/// Philox4x32-10 as in the paper, one block at a time.
package enum ReferencePhilox {
  package static func block(counter: [UInt32], key: [UInt32]) -> [UInt32] {
    var c = counter
    var k = key
    for _ in 0..<10 {
      let p0 = UInt64(c[0]) * 0xD251_1F53
      let p1 = UInt64(c[2]) * 0xCD9E_8D57
      c = [
        UInt32(p1 >> 32) ^ c[1] ^ k[0], UInt32(truncatingIfNeeded: p1),
        UInt32(p0 >> 32) ^ c[3] ^ k[1], UInt32(truncatingIfNeeded: p0),
      ]
      k = [k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85]
    }
    return c
  }

  /// The two words of a slot.
  package static func words(
    path: UInt64, slot: UInt32, purpose: UInt32, seed: UInt64
  ) -> (a: UInt64, b: UInt64) {
    let w = block(
      counter: [
        UInt32(truncatingIfNeeded: path), UInt32(truncatingIfNeeded: path >> 32), slot, purpose,
      ], key: [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)])
    return (UInt64(w[0]) | UInt64(w[1]) << 32, UInt64(w[2]) | UInt64(w[3]) << 32)
  }

  /// Normal `index` of a purpose by Box and Muller: its slot is index/2.
  package static func normal(
    _ index: Int, path: UInt64, purpose: UInt32, seed: UInt64
  ) -> Double {
    let word = words(path: path, slot: UInt32(index / 2), purpose: purpose, seed: seed)
    let radius = (-2 * log(fraction(word.a))).squareRoot()
    let angle = .pi * (Double(word.b >> 12) * 0x1p-52 - 0.5)
    let cosine = word.b & 1 == 0 ? cos(angle) : -cos(angle)
    return radius * (index % 2 == 0 ? cosine : sin(angle))
  }

  /// Uniform `index` of a purpose, two a slot.
  package static func uniform(
    _ index: Int, path: UInt64, purpose: UInt32, seed: UInt64
  ) -> Double {
    let word = words(path: path, slot: UInt32(index / 2), purpose: purpose, seed: seed)
    return fraction(index % 2 == 0 ? word.a : word.b)
  }

  private static func fraction(_ word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }
}
