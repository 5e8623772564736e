public import OutturnSeries

/// How a plan means its number: 以上, 超, 达到, 以内, 左右, 稳定在.
public enum Sense: String, Hashable, Sendable, CaseIterable, Codable {
  /// 以上, 不低于: that much or more.
  case atLeast = "at_least"
  /// 超, 突破: more than that.
  case above
  /// 达到, or the number alone: that much.
  case equals
  /// 以内, 降至: that much or less.
  case atMost = "at_most"
  /// 左右: within a band around it.
  case about
  /// 稳定在, 保持: the same figure again, as far as its digits say.
  case keep

  /// Whether falling short of the number misses the target. Not for `at_most`: there a higher
  /// outcome misses it.
  public var wantsMore: Bool { self != .atMost }

  /// Whether more is always enough.
  public var isFloor: Bool { self == .atLeast || self == .above }
}

/// Whether an outcome is judged as it is or as the statistics bureau would publish it.
public enum Rounding: String, Hashable, Sendable, CaseIterable, Codable {
  case exact
  /// Rounded half up to the decimals that are published: 5.45 is published as 5.5.
  case published
}

/// A comparison of an outcome with a number, as a target's sense or an expression states it.
public enum Comparison: String, Hashable, Sendable, CaseIterable, Codable {
  case atLeast = ">="
  case above = ">"
  case atMost = "<="
  case below = "<"

  /// The outcomes that meet the comparison, exactly.
  ///
  /// A strict comparison ends at the neighbouring `Double`: above 21 starts at `21.nextUp`.
  public func outcomes(_ threshold: PublishedFigure) -> ClosedRange<Double> {
    switch self {
    case .atLeast: threshold.value ... .infinity
    case .above: threshold.value.nextUp ... .infinity
    case .atMost: -.infinity...threshold.value
    case .below: -.infinity...threshold.value.nextDown
    }
  }

  /// The outcomes whose published form meets the comparison.
  ///
  /// With one decimal, at least 5.5 starts at 5.45 and above 5.5 at 5.55, since 5.6 is the first
  /// figure above it. The bureau rounds half up.
  /// Where number and decimals together go beyond the digits that a `Double` holds, rounding
  /// changes nothing, and the outcomes are the exact ones.
  /// - Parameter decimals: Decimals that are published, 0 or more.
  public func outcomes(_ threshold: PublishedFigure, published decimals: Int)
    -> ClosedRange<Double>
  {
    // In units of the last published decimal: the least or greatest figure that meets it.
    guard decimals <= 12,
      let (floor, ceiling) = Self.units(
        threshold.unscaled, shift: decimals - threshold.decimals)
    else { return outcomes(threshold) }
    func edge(_ units: Int, _ half: Int) -> Double {
      DecimalFraction.value(units * 10 + half, decimals: decimals + 1)
    }
    switch self {
    case .atLeast: return edge(ceiling, -5) ... .infinity
    case .above: return edge(floor + 1, -5) ... .infinity
    case .atMost: return -.infinity...edge(floor, 5).nextDown
    case .below: return -.infinity...edge(ceiling - 1, 5).nextDown
    }
  }

  /// unscaled·10^shift, rounded down and up; nil when it has more than 15 digits.
  private static func units(_ unscaled: Int, shift: Int) -> (floor: Int, ceiling: Int)? {
    if shift >= 0 {
      let (product, overflow) = unscaled.multipliedReportingOverflow(
        by: Int(DecimalFraction.power(shift)))
      guard !overflow, product.magnitude < 1_000_000_000_000_000 else { return nil }
      return (product, product)
    }
    let divisor = Int(DecimalFraction.power(-shift))
    let quotient = unscaled / divisor
    let remainder = unscaled % divisor
    return (quotient - (remainder < 0 ? 1 : 0), quotient + (remainder > 0 ? 1 : 0))
  }
}
