internal import OutturnAlgebra

/// A row of Z without its zeros.
struct SparseRow: Sendable {
  let places: [Int]
  let weights: [Double]

  init(_ dense: [Double]) {
    places = dense.indices.filter { dense[$0] != 0 }
    weights = places.map { dense[$0] }
  }

  /// z·x.
  func product(_ x: [Double]) -> Double {
    var sum = 0.0
    for (place, weight) in zip(places, weights) { sum += weight * x[place] }
    return sum
  }

  /// P·zᵀ, m.
  func product(_ p: Matrix) -> [Double] {
    var result = [Double](repeating: 0, count: p.rowCount)
    for (place, weight) in zip(places, weights) {
      let start = place * p.rowCount
      for i in result.indices { result[i] += weight * p.elements[start + i] }
    }
    return result
  }

  /// x + factor·zᵀ.
  func add(_ factor: Double, to x: inout [Double]) {
    for (place, weight) in zip(places, weights) { x[place] += factor * weight }
  }
}

/// The observations of one period as independent scalars: the univariate treatment.
///
/// Cells without a value are left out. Where those that remain have correlated errors, both sides
/// are multiplied by L⁻¹ of H = L·D·Lᵀ, whose determinant is 1, so the likelihood is unchanged.
///
/// - Source: Durbin & Koopman (2012), §6.4.
struct PreparedPeriod: Sendable {
  /// Rows of Z with a value.
  let observed: [Int]
  let rows: [SparseRow]
  /// Variance of each scalar's error.
  let variances: [Double]
  private let intercepts: [Double]
  private let mixing: Matrix?

  init(
    _ equation: ObservationEquation, isObserved: [Bool]
  ) throws(StateSpaceError) {
    precondition(
      isObserved.count == equation.observationCount,
      "\(isObserved.count) values for \(equation.observationCount) observations")
    let observed = isObserved.indices.filter { isObserved[$0] }
    let block = equation.covariance[observed, observed]
    let isDiagonal = (0..<observed.count).allSatisfy { i in
      (0..<observed.count).allSatisfy { i == $0 || block[i, $0] == 0 }
    }
    var dense = observed.map { equation.design.row($0) }
    var intercepts = observed.map { equation.intercept[$0] }
    if isDiagonal {
      mixing = nil
      variances = block.diagonal
      if !variances.allSatisfy({ $0 >= 0 }) { throw .notPositiveSemidefinite(matrix: "H") }
    } else {
      let factor = try SemidefiniteFactor(block, name: "H")
      mixing = factor.unitLower
      variances = factor.pivots
      for i in dense.indices {
        for k in 0..<i {
          let weight = factor.unitLower[i, k]
          for j in dense[i].indices { dense[i][j] -= weight * dense[k][j] }
          intercepts[i] -= weight * intercepts[k]
        }
      }
    }
    self.observed = observed
    self.intercepts = intercepts
    rows = dense.map(SparseRow.init)
  }

  /// The period's values, those observed only, as the scalars' values less their intercepts.
  func scalars(_ values: [Double]) -> [Double] {
    var result = values
    if let mixing {
      for i in result.indices {
        for k in 0..<i { result[i] -= mixing[i, k] * result[k] }
      }
    }
    for i in result.indices { result[i] -= intercepts[i] }
    return result
  }
}
