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

  /// Word `index` of a purpose: four a slot.
  package static func word(
    _ index: Int, path: UInt64, purpose: UInt32, seed: UInt64
  ) -> UInt32 {
    block(
      counter: [
        UInt32(truncatingIfNeeded: path), UInt32(truncatingIfNeeded: path >> 32),
        UInt32(index / 4), purpose,
      ], key: [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)])[index % 4]
  }

  /// Normal `index` of a purpose by Box and Muller: two neighbouring words give two.
  package static func normal(
    _ index: Int, path: UInt64, purpose: UInt32, seed: UInt64
  ) -> Double {
    let u = uniform(index & ~1, path: path, purpose: purpose, seed: seed)
    let word = word(index | 1, path: path, purpose: purpose, seed: seed)
    let radius = (-2 * log(u)).squareRoot()
    let angle = .pi * (Double(word | 1) * 0x1p-32 - 0.5)
    let cosine = word & 1 == 0 ? cos(angle) : -cos(angle)
    return radius * (index % 2 == 0 ? cosine : sin(angle))
  }

  /// Uniform `index` of a purpose, four a slot.
  package static func uniform(
    _ index: Int, path: UInt64, purpose: UInt32, seed: UInt64
  ) -> Double {
    (Double(word(index, path: path, purpose: purpose, seed: seed)) + 0.5) * 0x1p-32
  }
}
