/// A sequence of random words, uniform numbers and, by the laws beside it, of variates.
///
/// Its state is a counter, so a copy continues with the same numbers.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: UInt64
  private let purpose: UInt32
  private let index: UInt32
  private var position: UInt64 = 0
  private var pending: UInt64?
  /// The second normal of a Box–Muller pair.
  var spareNormal: Double?

  init(key: UInt64, purpose: UInt32, index: UInt32) {
    self.key = key
    self.purpose = purpose
    self.index = index
  }

  /// 64 uniform random bits.
  public mutating func next() -> UInt64 {
    if let word = pending {
      pending = nil
      return word
    }
    let words = Philox.block(
      counter: (
        UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: position >> 32), index,
        purpose
      ), key: key)
    position += 1
    pending = UInt64(words.2) | UInt64(words.3) << 32
    return UInt64(words.0) | UInt64(words.1) << 32
  }

  /// A uniform number in the open interval (0, 1), of 52 bits: with 53 and the half that keeps it
  /// from 0 the largest would round to 1.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }
}
