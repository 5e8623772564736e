/// Numbers as whole numbers in the same order, so that any range of them can be cut into parts.
enum OrderedKey {
  /// What is not a number stands before all numbers, in the bin that the kernel counts it in; −0 is
  /// +0.
  static func key(_ value: Double) -> UInt64 {
    if value.isNaN { return 0 }
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  static func value(_ key: UInt64) -> Double {
    if key == 0 { return .nan }
    return Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  static let all = UInt64.min...UInt64.max

  /// The keys of all values that double precision may count in a bin.
  static func keys(ofBin bin: Int, _ cell: CellSummary) -> ClosedRange<UInt64> {
    // A bin to either side: whatever rounding did, no value of the bin lies beyond.
    let lowest = cell.centre - cell.binWidth * Double(CellSummary.binCount / 2 + 2)
    let lower = lowest + cell.binWidth * Double(bin)
    let upper = lowest + cell.binWidth * Double(bin + 3)
    let first = bin == 0 ? 0 : key(lower)
    let last = bin > CellSummary.binCount ? UInt64.max : key(upper)
    return first...last
  }

  // MARK: Parts

  static let mostParts = 4096

  /// Bits that a key loses to become the number of its part.
  private static func shift(_ keys: ClosedRange<UInt64>) -> Int {
    let length = UInt64.bitWidth - (keys.upperBound - keys.lowerBound).leadingZeroBitCount
    return max(0, length - 12)
  }

  static func part(of key: UInt64, in keys: ClosedRange<UInt64>) -> Int {
    Int((key - keys.lowerBound) >> UInt64(shift(keys)))
  }

  /// The keys of a part.
  static func part(_ part: Int, of keys: ClosedRange<UInt64>) -> ClosedRange<UInt64> {
    let shift = UInt64(shift(keys))
    let first = keys.lowerBound + UInt64(part) << shift
    let (last, overflow) = first.addingReportingOverflow(1 << shift - 1)
    return first...(overflow ? keys.upperBound : min(last, keys.upperBound))
  }
}
