/// Counters as bytes: most are zero and the rest small, so a histogram takes a few kilobytes.
///
/// Each number is zigzagged (0, −1, 1, −2, … become 0, 1, 2, 3, …) and written in groups of seven
/// bits, lowest first, the eighth bit saying that more follow. A zero is followed by the number of
/// zeros in the run, in the same groups.
enum CounterCoding {
  static func bytes(_ counters: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = 0
    while place < counters.count {
      let value = counters[place]
      append(UInt64(bitPattern: (value << 1) ^ (value >> 63)), to: &bytes)
      place += 1
      guard value == 0 else { continue }
      let end = counters[place...].firstIndex { $0 != 0 } ?? counters.count
      append(UInt64(end - place + 1), to: &bytes)
      place = end
    }
    return bytes
  }

  /// - Returns: nil for bytes that ``bytes(_:)`` does not write for so many counters.
  static func counters(_ bytes: ArraySlice<UInt8>, count: Int) -> [Int64]? {
    var rest = bytes
    var counters: [Int64] = []
    while counters.count < count {
      guard let word = next(&rest) else { return nil }
      if word == 0 {
        guard let run = next(&rest), run >= 1, run <= UInt64(count - counters.count) else {
          return nil
        }
        counters += repeatElement(0, count: Int(run))
      } else {
        counters.append(Int64(bitPattern: word >> 1) ^ -Int64(bitPattern: word & 1))
      }
    }
    return rest.isEmpty ? counters : nil
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    var word = word
    while word >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: word) | 0x80)
      word >>= 7
    }
    bytes.append(UInt8(word))
  }

  private static func next(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var word: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      let part = UInt64(byte & 0x7F)
      guard shift < 63 || part <= 1 else { return nil }
      word |= part << shift
      if byte < 0x80 { return word }
    }
    return nil
  }
}
