/// What numbers can refuse.
public enum AlgebraError: Error, Hashable, Sendable {
  /// The leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(order: Int)
  /// The columns are linearly dependent: `rank` is what was found, `columns` are the places (from
  /// 0) of those that the others explain.
  case rankDeficient(rank: Int, columns: [Int])
  /// The triangle has a zero in this place (from 0) of its diagonal.
  case singular(index: Int)
  /// This many eigenvalues did not converge.
  case eigenvaluesDidNotConverge(count: Int)
}
