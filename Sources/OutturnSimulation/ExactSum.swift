/// A sum of numbers that is the same in any order and any grouping: each is rounded once to a
/// multiple of 2⁻³² and added as an integer.
struct ExactSum: Sendable, Hashable {
  /// In units of 2⁻³².
  private var units: Int128 = 0

  init() {}

  /// - Parameter value: Below 2⁸⁰ in size.
  mutating func add(_ value: Double) {
    units += Int128((value * 0x1p32).rounded())
  }

  mutating func merge(_ other: ExactSum) { units += other.units }

  var value: Double { Double(units) * 0x1p-32 }

  // MARK: Counters

  static let limbCount = 4

  /// Appends the sum as limbs of 32 bits, lowest first, so that limbs of several sums can be added
  /// without carrying.
  func append(to counters: inout [Int64]) {
    for limb in 0..<Self.limbCount - 1 {
      counters.append(Int64(truncatingIfNeeded: units >> (32 * limb)) & 0xFFFF_FFFF)
    }
    counters.append(Int64(truncatingIfNeeded: units >> (32 * (Self.limbCount - 1))))
  }

  /// - Parameter limbs: What ``append(to:)`` appends, or sums of that.
  /// - Returns: nil where the sum does not fit.
  init?(limbs: ArraySlice<Int64>) {
    precondition(limbs.count == Self.limbCount, "\(limbs.count) limbs")
    for (limb, value) in limbs.enumerated() {
      let (part, overflow) = Int128(value).multipliedReportingOverflow(
        by: Int128(1) << (32 * limb))
      let (next, carried) = units.addingReportingOverflow(part)
      if overflow || carried { return nil }
      units = next
    }
  }

  var isNegative: Bool { units < 0 }
}
