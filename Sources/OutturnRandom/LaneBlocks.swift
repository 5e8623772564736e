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
    let block = AlignedBlock(uninitialized: groups * rows * 8)
    stages(groups: groups, rows: rows, scratch: scratch) { words, first, some in
      body(block.pointer + first * rows * 8, words, first, some)
    }
    return block
  }

  /// Stages of so many groups that their rows and the scratch stay in the cache.
  ///
  /// - Parameter body: Called with the scratch, the first of some groups and their number.
  static func stages(
    groups: Int, rows: Int, scratch: (Int) -> Int,
    _ body: (UnsafeMutablePointer<Double>, Int, Int) -> Void
  ) {
    let stage = Swift.max(1, Swift.min(groups, stageBytes / 8 / (rows * 8 + scratch(1))))
    let words = AlignedBlock(count: scratch(stage))
    var done = 0
    while done < groups {
      let some = Swift.min(stage, groups - done)
      body(words.pointer, done, some)
      done += some
    }
  }
}
