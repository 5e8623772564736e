/// Why a state-space model or its observations are refused.
public enum StateSpaceError: Error, Hashable, Sendable {
  /// A covariance has a negative direction; `matrix` names it in the model's own letters.
  case notPositiveSemidefinite(matrix: String)
  /// The transition has a root on or outside the unit circle, so there is no stationary law to
  /// start from.
  case notStationary
  /// An observation without measurement error differs from what the others already fix exactly.
  ///
  /// `period` counts from 1, `row` from 0 in that period; `surprise` is the observation minus the
  /// value that the others imply.
  case contradiction(period: Int, row: Int, surprise: Double)
  /// The figures leave this many directions of a diffuse state without any law.
  case undetermined(directions: Int)
}
