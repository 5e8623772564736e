public import OutturnModels

/// How two outcomes whose distributions are stated move together.
///
/// The correlation of the normal scores: of the values behind a Gaussian copula, so that each outcome
/// keeps the distribution stated for it. Without one, outcomes are independent.
public struct OutcomeCorrelation: Sendable, Hashable {
  public var first: CellCombination
  public var second: CellCombination
  /// Between −1 and 1.
  public var value: Double
  /// As it was written.
  public var text: String

  public init(
    _ first: CellCombination, _ second: CellCombination, value: Double, text: String
  ) {
    self.first = first
    self.second = second
    self.value = value
    self.text = text
  }
}

extension Scenario {
  /// The correlations of outcomes that still have distributions: one that has become a value or a
  /// region has nothing left to correlate.
  package var correlationsInForce: [OutcomeCorrelation] {
    let distributed = Set(conditions.filter(\.law.isDistribution).map(\.combination))
    return correlations.filter {
      distributed.contains($0.first) && distributed.contains($0.second)
    }
  }
}
