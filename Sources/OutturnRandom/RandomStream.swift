internal import OutturnAlgebra
internal import OutturnKernel

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

  /// The next words, as ``next()`` would give them one by one, in the bits of doubles.
  mutating func fillWords(_ words: UnsafeMutablePointer<Double>, count: Int) {
    var filled = 0
    if count > 0, let word = pending {
      words[0] = Double(bitPattern: word)
      pending = nil
      filled = 1
    }
    let blocks = (count - filled + 1) / 2
    let groups = (blocks + 7) / 8
    if groups == 0 { return }
    let memory = AlignedBlock(count: 32 * groups)
    Kernel().randomWords(
      memory.pointer, firstPath: position, groups: groups, firstSlot: UInt64(index), slots: 1,
      purpose: UInt64(purpose), seed: key)
    position += UInt64(blocks)
    for block in 0..<blocks {
      let place = memory.pointer + block / 8 * 32 + block % 8
      words[filled] = Double(bitPattern: Self.word(place[0], place[8]))
      let second = Self.word(place[16], place[24])
      if filled + 1 < count {
        words[filled + 1] = Double(bitPattern: second)
      } else {
        pending = second
      }
      filled += 2
    }
  }

  /// Two words of the kernel, each in the lower half of its number.
  private static func word(_ low: Double, _ high: Double) -> UInt64 {
    low.bitPattern & 0xFFFF_FFFF | high.bitPattern << 32
  }

  /// A uniform number in the open interval (0, 1), of 52 bits: with 53 and the half that keeps it
  /// from 0 the largest would round to 1.
  public mutating func uniform() -> Double { Self.uniform(next()) }

  /// The same of a word.
  static func uniform(_ word: UInt64) -> Double { (Double(word >> 12) + 0.5) * 0x1p-52 }
}
