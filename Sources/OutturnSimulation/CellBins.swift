/// Where a recorded cell's values stand and how they are binned.
struct CellBins: Sendable {
  let row: Int
  let centre: Double
  let width: Double
}
