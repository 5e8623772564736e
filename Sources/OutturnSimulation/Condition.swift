public import OutturnModels

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
  /// Where it lies; one end may be infinite.
  case within(ClosedRange<Double>)
}
