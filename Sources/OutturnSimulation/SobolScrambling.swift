internal import OutturnKernel

/// Directions of the Sobol sequence after independent random linear scramblings with digital shifts.
///
/// Digits of a coordinate are multiplied by a random lower triangular matrix of bits with a unit
/// diagonal, then a random word is added: each point is uniform, a net stays a net, replicates are
/// independent. Source: Matoušek (1998), "On the L₂-discrepancy for anchored boxes",
/// doi:10.1006/jcom.1998.0489, section 2.
enum SobolScrambling {
  /// Counter purpose of the scramblings; it never changes.
  private static let purpose: UInt64 = 0x5348_0007
  /// Words of one replicate and dimension: eight lanes with the shift, the higher bits' directions,
  /// none beyond.
  private static let entryLength = 40

  /// The table that the kernel reads, by replicate and dimension.
  static func table(dimensions: Int, replicates: Int, seed: UInt64, kernel: Kernel) -> [UInt64] {
    let bits = SobolDirections.bits
    let slots = (bits + 2) / 2
    let groups = (replicates + 7) / 8
    var words = [UInt64](repeating: 0, count: groups * slots * 32)
    var table: [UInt64] = []
    table.reserveCapacity(replicates * dimensions * entryLength)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: words.count * 8, alignment: 64)
    defer { memory.deallocate() }
    let random = memory.bindMemory(to: Double.self, capacity: words.count)
    var byDimension: [[UInt64]] = []
    for dimension in 0..<dimensions {
      kernel.randomWords(
        random, firstPath: 0, groups: groups, firstSlot: UInt64(dimension * slots), slots: slots,
        purpose: purpose, seed: seed)
      for index in words.indices { words[index] = random[index].bitPattern }
      byDimension.append(words)
    }
    for replicate in 0..<replicates {
      for dimension in 0..<dimensions {
        let own = (0..<2 * slots).map { number in
          let place = (replicate / 8 * 4 * slots + 2 * number) * 8 + replicate % 8
          let words = byDimension[dimension]
          return words[place] & 0xFFFF_FFFF | words[place + 8] << 32
        }
        table += entry(SobolDirections.directions(dimension), words: own)
      }
    }
    return table
  }

  private static func entry(_ directions: [UInt32], words: [UInt64]) -> [UInt64] {
    let columns = (0..<SobolDirections.bits).map { column in
      let top = UInt64(1) << (63 - UInt64(column))
      return top | (words[column] & (top - 1))
    }
    let scrambled = directions.map { direction in
      columns.indices.reduce(UInt64(0)) { sum, column in
        direction >> (31 - UInt32(column)) & 1 == 1 ? sum ^ columns[column] : sum
      }
    }
    let shift = words[SobolDirections.bits]
    let lanes = (0..<8).map { lane in
      (0..<3).reduce(shift) { lane >> $1 & 1 == 1 ? $0 ^ scrambled[$1] : $0 }
    }
    let higher = Array(scrambled[3...])
    let unused = entryLength - lanes.count - higher.count
    return lanes + higher + [UInt64](repeating: 0, count: unused)
  }
}
