/// What the answer to "is the target met?" hangs on.
package enum SourceOfUncertainty: Sendable, Hashable, CaseIterable {
  /// Which member of the combination is right.
  case model
  /// Parameters and the present state, within a member: which posterior draw.
  case parameters
  /// Shocks yet to come.
  case shocks
  /// The noise of the level that a path starts from.
  case baseLevel
  /// Changes of prices in the projected years.
  case deflator
}

/// A source's share of the variance of a target's being met.
package struct SourceShare: Sendable, Hashable {
  package let source: SourceOfUncertainty
  /// 0 to 1 but for simulation error; the shares of a target add up to 1.
  package let share: Double
  /// By leaving out batches of draws in turn.
  package let standardError: Double
  /// The part of the variance that would go if this source alone were known, on average. Model and
  /// parameters are known together or not at all.
  package let ifKnown: Double
}
