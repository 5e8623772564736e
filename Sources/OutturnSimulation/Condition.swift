public import OutturnModels
private import OutturnRandom

/// Knowledge about an outcome: what a combination of growth figures turns out to be.
///
/// An ``Assumption`` moves the centre of a distribution and leaves its spread; a condition keeps
/// only the futures in which it holds, so that spreads shrink and parameters are re-weighted.
public struct Condition: Sendable, Hashable {
  /// Of growth in per cent; its periods are calendar years.
  public var combination: CellCombination
  public var law: ConditionLaw
  /// As it was written.
  public var text: String

  public init(_ combination: CellCombination, law: ConditionLaw, text: String) {
    self.combination = combination
    self.law = law
    self.text = text
  }
}

/// What is known of a combination.
public enum ConditionLaw: Sendable, Hashable {
  /// Its value.
  case exact(Double)
  /// Its distribution: a normal law, or one with unequal sides. `centre` is the mode.
  case distributed(centre: Double, below: Double, above: Double)
  /// A triangular distribution.
  case triangular(low: Double, mode: Double, high: Double)
  /// Student's t about a centre; more than 2 degrees of freedom.
  case studentT(centre: Double, scale: Double, degreesOfFreedom: Double)
  /// Values that are equally likely.
  case empirical([Double])
  /// Where it lies; one end may be infinite.
  case within(ClosedRange<Double>)

  /// Whether it is a distribution, and neither a value nor a region.
  public var isDistribution: Bool { stated != nil }

  /// The distribution; nil for a value or a region.
  package var stated: StatedLaw? {
    switch self {
    case .exact, .within: nil
    case .distributed(let centre, let below, let above):
      .twoPiece(TwoPieceNormal(mode: centre, below: below, above: above))
    case .triangular(let low, let mode, let high):
      .triangular(Triangular(low: low, mode: mode, high: high))
    case .studentT(let centre, let scale, let degreesOfFreedom):
      .studentT(centre: centre, scale: scale, degreesOfFreedom: degreesOfFreedom)
    case .empirical(let values): StatedLaw(empirical: values)
    }
  }
}
