public import OutturnAlgebra

/// How the observations of one period read the state: y = d + Z·α + ε, ε ~ N(0, H).
public struct ObservationEquation: Sendable, Hashable {
  /// Z, q×m: a row an observation, a column a state.
  public let design: Matrix
  /// H, q×q, positive semidefinite; a zero variance is a hard observation.
  public let covariance: Matrix
  /// d, q.
  public let intercept: [Double]

  /// - Parameters:
  ///   - design: Z, q×m.
  ///   - covariance: H, q×q; without it the observations are exact.
  ///   - intercept: d, q; zeros without it.
  public init(design: Matrix, covariance: Matrix? = nil, intercept: [Double]? = nil) {
    let q = design.rowCount
    self.design = design
    self.covariance = covariance ?? Matrix(rowCount: q, columnCount: q)
    self.intercept = intercept ?? Array(repeating: 0, count: q)
    precondition(
      self.covariance.rowCount == q && self.covariance.columnCount == q
        && self.intercept.count == q, "H and d are not those of \(q) observations")
  }

  /// q.
  public var observationCount: Int { design.rowCount }
}
