/// The law of the shocks of a period.
public enum ErrorLaw: Sendable, Hashable {
  /// N(0, Σ).
  case normal
  /// Multivariate Student t of scale Σ: a period's shocks share one mixing factor. The degrees of
  /// freedom are one of these, equally likely before the data; a single one is fixed.
  ///
  /// - Source: Geweke (1993), doi:10.1002/jae.3950080504.
  case student(degreesOfFreedom: [Double])

  /// Empty for the normal law.
  package var degreesOfFreedom: [Double] {
    switch self {
    case .normal: return []
    case .student(let list):
      precondition(!list.isEmpty && list.allSatisfy { $0 > 0 }, "degrees of freedom \(list)")
      return list
    }
  }
}
