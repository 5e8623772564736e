/// Why a forecast cannot be made under its conditions. Places count in the conditions given.
package enum ConditionError: Error, Hashable, Sendable {
  /// A condition cannot hold together with those of `others`.
  case contradiction(Int, others: [Int])
  /// A condition speaks of a combination whose value or distribution `others` already state.
  case alreadyStated(Int, others: [Int])
  /// The exact conditions leave no cell open.
  case nothingLeft
  /// So few of the candidates are compatible that nothing can be averaged over them.
  case outOfReach(effectiveSampleSize: Double, candidates: Int)
  /// No law near the model's has the means of the views together.
  case viewsOutOfReach
  /// The correlations stated of outcomes are not those of any law.
  case impossibleCorrelations
  /// A distribution reaches to where growth cannot lie.
  case impossibleGrowth(Int)
}
