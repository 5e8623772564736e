import OutturnKernel
import Testing
import _OutturnTestSupport

@Suite("Philox4x32-10")
struct PhiloxTests {
  static let supported = InstructionSet.allCases.filter(\.isSupported)

  struct KnownAnswer: Sendable {
    var counter: [UInt32]
    var key: [UInt32]
    var block: [UInt32]
  }

  /// From the kat_vectors of Random123, the authors' own implementation.
  static let knownAnswers = [
    KnownAnswer(
      counter: [0, 0, 0, 0], key: [0, 0],
      block: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      block: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      block: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  @Test("the published known answers hold on every instruction set", arguments: supported)
  func knownAnswersHold(set: InstructionSet) {
    for known in Self.knownAnswers {
      #expect(ReferencePhilox.block(counter: known.counter, key: known.key) == known.block)
      let words = AlignedDoubles(count: 32)
      Kernel(set).randomWords(
        words.pointer, firstPath: join(known.counter[0], known.counter[1]), groups: 1,
        firstSlot: UInt64(known.counter[2]), slots: 1, purpose: UInt64(known.counter[3]),
        seed: join(known.key[0], known.key[1]))
      for (number, word) in known.block.enumerated() {
        #expect(UInt32(truncatingIfNeeded: words[number * 8].bitPattern) == word)
      }
    }
  }

  @Test("every lane, slot and group has the word of its own counter", arguments: supported)
  func lanesFollowTheirCounters(set: InstructionSet) {
    let first: UInt64 = 0xFFFF_FFF8
    let words = AlignedDoubles(count: 3 * 5 * 32)
    Kernel(set).randomWords(
      words.pointer, firstPath: first, groups: 3, firstSlot: 7, slots: 5, purpose: 11,
      seed: 0x1234_5678_9ABC_DEF0)
    for group in 0..<3 {
      for slot in 0..<5 {
        for lane in 0..<8 {
          for number in 0..<4 {
            let expected = ReferencePhilox.word(
              (7 + slot) * 4 + number, path: first + UInt64(8 * group + lane), purpose: 11,
              seed: 0x1234_5678_9ABC_DEF0)
            let place = ((group * 5 + slot) * 4 + number) * 8 + lane
            #expect(UInt32(truncatingIfNeeded: words[place].bitPattern) == expected)
          }
        }
      }
    }
  }

  private func join(_ low: UInt32, _ high: UInt32) -> UInt64 { UInt64(low) | UInt64(high) << 32 }
}
