private import Glibc
internal import OutturnAlgebra

/// A least-squares fit that only serves a test: its residuals, and which columns were not needed.
struct AuxiliaryRegression {
  let residualSumOfSquares: Double
  /// Σ(y − ȳ)².
  let centredTotal: Double
  /// Σy².
  let uncentredTotal: Double
  /// Linearly independent columns.
  let rank: Int
  /// Columns that the others explain, in ascending order.
  let dependent: [Int]

  /// Fits y on columns of T values each.
  ///
  /// Columns that the others explain do not change the fit: they are left out and told.
  ///
  /// - Throws: ``EstimationError/tooFewObservations(response:observations:needed:)`` unless some
  ///   degree of freedom is left; `name` is what the error names.
  init(_ y: [Double], on columns: [[Double]], name: String) throws(EstimationError) {
    let count = y.count
    if count <= columns.count {
      throw .tooFewObservations(
        response: name, observations: count, needed: columns.count + 1)
    }
    let x = Matrix(
      rowCount: count, columnCount: columns.count, columnMajor: columns.flatMap(\.self))
    let right = Matrix(column: y)
    var residuals = right
    // A projection along Q needs no coefficients, so that no condition number enters; the second
    // pass removes what rounding left of the first.
    let all = PivotedQR(x)
    let left = all.dependentColumns
    let kept = columns.indices.filter { !left.contains($0) }
    let basis =
      left.isEmpty
      ? all.orthonormalBasis() : PivotedQR(x[Array(0..<count), kept]).orthonormalBasis()
    for _ in 0..<2 {
      residuals = residuals - basis * basis.multiplied(by: residuals, transposingSelf: true)
    }
    dependent = left
    rank = all.rank
    let mean = y.reduce(0, +) / Double(count)
    residualSumOfSquares = residuals.elements.reduce(0) { $0 + $1 * $1 }
    centredTotal = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    uncentredTotal = y.reduce(0) { $0 + $1 * $1 }
  }

  var centredRSquared: Double { 1 - residualSumOfSquares / centredTotal }
  var uncentredRSquared: Double { 1 - residualSumOfSquares / uncentredTotal }
}

extension FittedLinearRegression {
  /// The columns of √w∘X.
  var scaledColumns: [[Double]] {
    (0..<coefficients.count).map { rows.scaledRegressors.column($0) }
  }

  /// F of a smaller sum of squares against this equation's own: what `added` more coefficients
  /// explain.
  func incrementTest(
    _ name: String, hypothesis: String, residualSumOfSquares: Double, added: Int, omitted: [String]
  ) throws(EstimationError) -> RegressionTest {
    let left = degreesOfFreedom - added
    if added == 0 { throw .collinear(names: omitted) }
    if left < 1 {
      throw .tooFewObservations(
        response: specification.response, observations: observationCount,
        needed: coefficients.count + added + 1)
    }
    let gain = max(0, self.residualSumOfSquares - residualSumOfSquares) / Double(added)
    return RegressionTest(
      name, hypothesis: hypothesis, statistic: gain / (residualSumOfSquares / Double(left)),
      law: .fisherF(numerator: added, denominator: left), omitted: omitted)
  }
}
