/// How often a series is observed.
public enum Frequency: String, Sendable, CaseIterable {
  case annual, quarterly, monthly

  /// Periods in a year.
  public var periodsPerYear: Int {
    switch self {
    case .annual: 1
    case .quarterly: 4
    case .monthly: 12
    }
  }
}

/// A year, quarter or month, written `2026`, `2026Q1` or `2026-03`.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let frequency: Frequency
  /// Periods since year 0 at this frequency.
  public let ordinal: Int

  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// The calendar year.
  public init(year: Int) {
    self.init(frequency: .annual, ordinal: year)
  }

  /// A quarter (1 to 4) or month (1 to 12) of a year.
  public init(year: Int, index: Int, of frequency: Frequency) {
    precondition(
      1...frequency.periodsPerYear ~= index, "a year has no \(frequency.rawValue) period \(index)")
    self.init(frequency: frequency, ordinal: year * frequency.periodsPerYear + index - 1)
  }

  public var year: Int {
    (ordinal - (indexInYear - 1)) / frequency.periodsPerYear
  }

  /// Its place within the year, from 1.
  public var indexInYear: Int {
    let count = frequency.periodsPerYear
    return (ordinal % count + count) % count + 1
  }

  /// The period that many periods later, or earlier when `count` is negative.
  public func advanced(by count: Int) -> Period {
    Period(frequency: frequency, ordinal: ordinal + count)
  }

  /// Periods from `self` to `other`; both must have the same frequency.
  public func distance(to other: Period) -> Int {
    precondition(
      frequency == other.frequency, "\(self) and \(other) differ in frequency")
    return other.ordinal - ordinal
  }

  public static func < (left: Period, right: Period) -> Bool {
    precondition(
      left.frequency == right.frequency, "\(left) and \(right) differ in frequency")
    return left.ordinal < right.ordinal
  }

  public var description: String {
    switch frequency {
    case .annual: "\(year)"
    case .quarterly: "\(year)Q\(indexInYear)"
    case .monthly: "\(year)-\(indexInYear < 10 ? "0" : "")\(indexInYear)"
    }
  }
}
