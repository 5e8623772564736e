internal import OutturnAlgebra

/// Memory for what the kernel writes, filled in stages whose numbers stay in the first-level cache.
enum LaneBlocks {
  private static let stageBytes = 32 * 1024

  /// A block of groups of rows of eight lanes, filled some groups at a time.
  ///
  /// - Parameters:
  ///   - scratch: Doubles that the body writes on for so many groups.
  ///   - body: Fills some groups: called with where they begin, the scratch, the first of the groups
  ///     and their number. Both addresses are multiples of 64 bytes.
  static func fill(
    groups: Int, rows: Int, scratch: (Int) -> Int,
    _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, Int, Int) -> Void
  ) -> AlignedBlock {
    let perGroup = rows * 8
    let stage = Swift.max(1, Swift.min(groups, stageBytes / 8 / (perGroup + scratch(1))))
    let block = AlignedBlock(uninitialized: groups * perGroup)
    let words = AlignedBlock(count: scratch(stage))
    var done = 0
    while done < groups {
      let some = Swift.min(stage, groups - done)
      body(block.pointer + done * perGroup, words.pointer, done, some)
      done += some
    }
    return block
  }
}
