import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Philox")
struct PhiloxTests {
  struct KnownAnswer: Sendable {
    var counter: (UInt32, UInt32, UInt32, UInt32)
    var key: UInt64
    var answer: [UInt32]
  }

  /// Random123's kat_vectors for philox4x32 with 10 rounds.
  static let knownAnswers = [
    KnownAnswer(
      counter: (0, 0, 0, 0), key: 0,
      answer: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
      counter: (.max, .max, .max, .max), key: .max,
      answer: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
      counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: 0x299f_31d0_a409_3822,
      answer: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  @Test("It gives the known answers of its authors.", arguments: 0..<knownAnswers.count)
  func knownAnswer(place: Int) {
    let known = Self.knownAnswers[place]
    let words = Philox.block(counter: known.counter, key: known.key)
    #expect([words.0, words.1, words.2, words.3] == known.answer)
  }
}
