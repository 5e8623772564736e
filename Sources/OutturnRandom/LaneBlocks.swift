internal import OutturnAlgebra

/// Memory for what the kernel writes: aligned where it writes, then one array.
enum LaneBlocks {
  /// Bytes of numbers and results that stay in the first-level cache.
  private static let stageBytes = 32 * 1024

  /// An array of groups of rows of eight lanes, filled some groups at a time.
  ///
  /// - Parameters:
  ///   - scratch: Doubles that the body writes on for so many groups.
  ///   - body: Called with the block for some groups, the scratch, the first of the groups and
  ///     their number. Both addresses are multiples of 64 bytes.
  static func fill(
    groups: Int, rows: Int, scratch: (Int) -> Int,
    _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, Int, Int) -> Void
  ) -> [Double] {
    let perGroup = rows * 8
    let stage = Swift.max(1, Swift.min(groups, stageBytes / 8 / (perGroup + scratch(1))))
    let length = (stage * perGroup + 7) & ~7
    let memory = AlignedBlock(count: length + scratch(stage))
    let block = memory.pointer
    return Array(unsafeUninitializedCapacity: groups * perGroup) { target, count in
      var done = 0
      while done < groups {
        let some = Swift.min(stage, groups - done)
        body(block, block + length, done, some)
        (target.baseAddress! + done * perGroup).initialize(from: block, count: some * perGroup)
        done += some
      }
      count = groups * perGroup
    }
  }
}
