/// Philox4x32 with ten rounds: a bijection of a 128-bit counter under a 64-bit key.
///
/// Random access: block b of a stream needs no block before it. This is the scalar form, for
/// estimation and for reference; the path kernel has the same function on eight lanes.
///
/// - Source: Salmon, Moraes, Dror & Shaw (2011), doi:10.1145/2063384.2063405.
/// - Verified: `PhiloxTests`, known answers of Random123.
package enum Philox {
  /// Four random words for a counter of four words.
  package static func block(
    counter: (UInt32, UInt32, UInt32, UInt32), key: UInt64
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = UInt64(c0) * 0xD251_1F53
      let p1 = UInt64(c2) * 0xCD9E_8D57
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
        UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }
}
